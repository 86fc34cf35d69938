import { AxeBuilder } from "@axe-core/playwright";
import { type APIRequestContext, expect, type Locator, type Page, type Response } from "@playwright/test";
import { readFileSync } from "node:fs";

/** The example of the documentation. */
export const EXAMPLE = readFileSync(new URL("../docs/examples/three-tier.json", import.meta.url), "utf8");

/** Opens `url` and waits until the page answers to clicks: the browser side says so on `html`. */
export async function gotoHydrated(page: Page, url: string): Promise<Response | null> {
  const response = await page.goto(url);
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  return response;
}

/** Collects everything that a clean page does not do: exceptions, errors on the console, dialogs. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    const expected = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !expected) faults.push(`console: ${message.text()}`);
  });
  page.on("dialog", (dialog) => {
    if (dialog.type() !== "beforeunload") faults.push(`dialog: ${dialog.message()}`);
    void dialog.accept();
  });
  return faults;
}

/** No accessibility rule of WCAG 2.2 A and AA is broken, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    const told = violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(" ")).join(", ")}`);
    expect(told, colorScheme).toEqual([]);
  }
}

/** The monthly total on the page. */
export function monthly(page: Page): Locator {
  return page.locator(".total.main .amount");
}

/** Saves a design through the API. */
export async function savedDesign(
  request: APIRequestContext,
  document: string = EXAMPLE,
): Promise<{ id: string; key: string }> {
  const response = await request.post("/api/v1/designs", { data: document, headers: { "content-type": "application/json" } });
  expect(response.status()).toBe(201);
  return (await response.json()) as { id: string; key: string };
}

/** What the API says a design costs a month, as the page writes it. */
export async function pricedMonthly(request: APIRequestContext, document: string): Promise<string> {
  const response = await request.post("/api/v1/estimates", { data: document, headers: { "content-type": "application/json" } });
  expect(response.status()).toBe(200);
  const { totals } = (await response.json()) as { totals: { monthly: string } };
  return new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(Number(totals.monthly));
}

/** On a phone the editor shows one area at a time. */
export async function showArea(page: Page, name: "Components" | "Details" | "Estimate"): Promise<void> {
  const tab = page.getByRole("button", { name, exact: true });
  if (await tab.isVisible()) await tab.click();
}

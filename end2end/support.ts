import { type APIRequestContext, expect, type Locator, type Page, type Response } from "@playwright/test";
import axe from "axe-core";
import { readFileSync } from "node:fs";

/** The example of the documentation. */
export const EXAMPLE = readFileSync(new URL("../docs/examples/three-tier.json", import.meta.url), "utf8");

/** Opens `url` and waits until the page reacts to clicks, which the browser side marks on `html`. */
export async function gotoHydrated(page: Page, url: string): Promise<Response | null> {
  const response = await page.goto(url);
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  return response;
}

/** Collects everything that must not happen on a page: exceptions, console errors, dialogs. */
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

/** The rules of WCAG 2.2 A and AA. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** All that can differ in dark mode. */
const COLOR_RULES = ["color-contrast", "link-in-text-block"];

/** Expects that no accessibility rule of WCAG 2.2 A and AA is violated `within` a page, in light and dark mode. */
export async function expectAccessible(page: Page, within = "html"): Promise<void> {
  // A target that is partly covered by a sticky bar would be measured as too small.
  await page.evaluate(() => scrollTo(0, 0));
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const told = await page.evaluate(
      async ([within, runOnly]) => {
        const { axe } = window as unknown as { axe: typeof import("axe-core") };
        const { violations } = await axe.run(within, { runOnly, resultTypes: ["violations"] });
        return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
      },
      [within, colorScheme === "light" ? RULES : COLOR_RULES] as const,
    );
    expect(told, colorScheme).toEqual([]);
  }
}

/** Waits until the page shows all changes. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const busy = document.querySelector(".busy");
        const check = () => {
          if (busy?.classList.contains("on")) return false;
          observer.disconnect();
          done();
          return true;
        };
        const observer = new MutationObserver(check);
        // Signals of the page take effect after the event that set them.
        setTimeout(() => check() || (busy && observer.observe(busy, { attributeFilter: ["class"] })));
      }),
  );
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

/** The monthly cost of a design according to the API, formatted as on the page. */
export async function pricedMonthly(request: APIRequestContext, document: string): Promise<string> {
  const response = await request.post("/api/v1/estimates", { data: document, headers: { "content-type": "application/json" } });
  expect(response.status()).toBe(200);
  const { totals } = (await response.json()) as { totals: { monthly: string } };
  return new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(Number(totals.monthly));
}

/** On a phone the editor shows one area at a time. */
export async function showArea(page: Page, name: "Components" | "Details" | "Estimate"): Promise<void> {
  // Until the styles are there, the buttons are visible on a desktop, too.
  if ((page.viewportSize()?.width ?? Infinity) > 700) return;
  const tab = page.getByRole("button", { name, exact: true });
  if (await tab.isVisible()) await tab.click();
}

/** JSON of arbitrary shape. */
export type Json = any;

/** Saves the design of the page and reads it back. */
export async function saved(page: Page, request: APIRequestContext): Promise<Json> {
  const save = page.waitForResponse((response) => response.request().method() === "POST" && /\/api\/page\/(create|save)$/.test(response.url()));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await save;
  await expect(page.locator(".save-note")).toContainText("Saved");
  const id = new URL(page.url()).pathname.split("/")[2];
  const response = await request.get(`/api/v1/designs/${id}`);
  expect(response.status()).toBe(200);
  return ((await response.json()) as Json).design;
}

/** A component of the saved design. */
export async function component(page: Page, request: APIRequestContext, id: string): Promise<Json> {
  const { components } = await saved(page, request);
  return components.find((one: Json) => one.id === id);
}

/** Adds a component through the menu, and waits for its form: until then, labels are those of the form before. */
export async function add(page: Page, name: string): Promise<void> {
  await showArea(page, "Components");
  await page.locator("#add").click();
  const answered = page.waitForResponse("**/api/page/show*");
  await page.locator("#add-menu").getByRole("button", { name, exact: true }).click();
  await answered;
  await settled(page);
}

/** The row of a component in the outline. */
export function outlineRow(page: Page, name: string): Locator {
  return page.locator(".outline-row").filter({ has: page.locator(".name").getByText(name, { exact: true }) });
}

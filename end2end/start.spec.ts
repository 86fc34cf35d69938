import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expectAccessible, faultsOf, gotoHydrated, monthly, pricedMonthly } from "./support.ts";

/** The example of the start page. */
const EXAMPLE = readFileSync(new URL("../docs/examples/three-tier-web.json", import.meta.url), "utf8");

test("the start page explains and shows a priced example", { tag: ["@phone", "@no-js"] }, async ({ page, request }) => {
  const response = await page.goto("/");
  expect(response?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("to the cent");
  await expect(monthly(page)).toHaveText(await pricedMonthly(request, EXAMPLE));
  await expect(page.locator(".recent")).toHaveCount(0);
});

test("the start page is accessible and without faults", { tag: "@phone" }, async ({ page }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/");
  await expectAccessible(page);
  expect(faults).toEqual([]);
});

test("the example opens in the editor with the same total", async ({ page, request }) => {
  await gotoHydrated(page, "/");
  await page.getByRole("link", { name: "Open the example" }).click();
  await expect(page).toHaveURL(/example=three-tier-web/);
  await expect(monthly(page)).toHaveText(await pricedMonthly(request, EXAMPLE));
  const attached = (one: { config?: { attached_to?: string } }) => one.config?.attached_to !== undefined;
  const shown = JSON.parse(EXAMPLE).components.filter((one: { config?: { attached_to?: string } }) => !attached(one));
  await expect(page.locator(".outline-row")).toHaveCount(shown.length);
});

test("an address that leads nowhere says so with status 404", { tag: "@no-js" }, async ({ page }) => {
  for (const path of ["/nowhere", "/d/nope", "/d/nope/edit"]) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no design here");
  }
});

test("the theme is kept", async ({ page }) => {
  await gotoHydrated(page, "/");
  const button = page.getByRole("button", { name: /Theme/ });
  await button.click();
  await button.click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await gotoHydrated(page, "/new");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.locator("#more > summary").click();
  await expect(page.getByRole("button", { name: "Theme: dark" })).toBeVisible();
});

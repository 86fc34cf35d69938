import { expect, test } from "@playwright/test";
import { expectAccessible, faultsOf, gotoHydrated, monthly, showArea } from "./support.ts";

test("a design is made, priced while typing, saved, and opened elsewhere", { tag: "@phone" }, async ({ page, browser, baseURL }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new");
  await expect(monthly(page)).toHaveText("$0.00");
  await page.getByLabel("Design", { exact: true }).fill("Shop");

  // One m5.large at $0.096 an hour and 20 GiB of gp3 at $0.08.
  await showArea(page, "Components");
  await page.getByRole("button", { name: "+ EC2 instances" }).click();
  await showArea(page, "Details");
  await expect(monthly(page)).toHaveText("$71.68");

  await page.getByLabel("Instances", { exact: true }).fill("3");
  await expect(monthly(page)).toHaveText("$215.04");
  await page.getByLabel("Instance type").fill("c5.xlarge");
  await expect(monthly(page)).toHaveText("$377.10");
  await page.getByLabel("Operating system").selectOption("windows");
  await expect(monthly(page)).toHaveText("$780.06");
  await page.getByLabel("Runs").selectOption("weekly");
  await expect(page.locator(".change")).toHaveText(/^−/);
  await page.getByLabel("Hours a day").fill("12");
  // 3 × 5 × 12 h × 730 ÷ 168 × $0.354 and 3 × 20 GiB × $0.08.
  await expect(monthly(page)).toHaveText("$281.68");

  await page.getByLabel("Size").fill("1TB");
  await page.getByLabel("IOPS").fill("4,000");
  await page.getByLabel("Throughput").fill("250");
  // 3 × (1,024 × $0.08 + 1,000 × $0.005 + 125 × $0.04).
  await expect(monthly(page)).toHaveText("$552.64");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/\/d\/[a-z0-9]{20,}\/edit\?c=group#[a-z0-9]{20,}$/);
  await expect(page.locator(".save-note")).toContainText("Saved");
  const link = await page.getByLabel("Link to share").inputValue();
  expect(link).toMatch(new RegExp(`^${baseURL}/d/[a-z0-9]+$`));

  const other = await (await browser.newContext()).newPage();
  const response = await other.goto(link);
  expect(response?.status()).toBe(200);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Shop");
  await expect(monthly(other)).toHaveText("$552.64");
  await expectAccessible(other);
  await other.context().close();

  // The key is in the address, so editing continues after a reload.
  await page.reload();
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  await expect(monthly(page)).toHaveText("$552.64");
  await page.getByLabel("Design", { exact: true }).fill("Shop, renamed");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator(".save-note")).toContainText("Saved");

  await gotoHydrated(page, "/");
  const recent = page.locator(".recent").getByRole("link", { name: "Shop, renamed" });
  await expect(recent).toBeVisible();
  await recent.click();
  await expect(page).toHaveURL(/\/edit#/);
  expect(faults).toEqual([]);
});

test("a line opens into its working and can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  const line = page.locator(".component-lines .line").first();
  await line.locator("summary").click();
  await expect(line.locator("pre")).toContainText("4 instances × 730 hours = 2,920 instance-hours");
  await line.getByRole("button", { name: "Copy working" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("2,920 instance-hours × $0.0816 per instance-hour = $238.27");
  // It stays open while values change.
  await page.getByLabel("Instances", { exact: true }).fill("6");
  await expect(line.locator("pre")).toContainText("6 instances × 730 hours");
});

test("undo and redo go step by step", async ({ page }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  const count = page.getByLabel("Instances", { exact: true });
  const before = await monthly(page).textContent();
  await count.fill("40");
  await expect(monthly(page)).not.toHaveText(before ?? "");
  const after = await monthly(page).textContent();
  await page.keyboard.press("Control+z");
  await expect(count).toHaveValue("4");
  await expect(monthly(page)).toHaveText(before ?? "");
  await page.keyboard.press("Control+Shift+z");
  await expect(count).toHaveValue("40");
  await expect(monthly(page)).toHaveText(after ?? "");

  await page.getByRole("button", { name: "Remove group Web servers" }).click();
  await expect(page.locator(".outline-row")).toHaveCount(3);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".outline-row")).toHaveCount(4);
  await expect(monthly(page)).toHaveText(after ?? "");
});

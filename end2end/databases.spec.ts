import { expect, type Page, test } from "@playwright/test";
import { add, component, expectAccessible, faultsOf, gotoHydrated, outlineRow, showArea } from "./support.ts";

async function expectCost(page: Page, name: string, cost: string): Promise<void> {
  await showArea(page, "Components");
  await expect(outlineRow(page, name).locator(".cost")).toHaveText(cost);
  await showArea(page, "Details");
}

test("SQL Server pays for its license by the vCPU", { tag: "@phone" }, async ({ page, request }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new");
  await add(page, "RDS database");
  await expect(page.getByLabel("License", { exact: true })).toHaveCount(0);
  await page.getByLabel("Engine", { exact: true }).selectOption("sqlserver-standard");
  await page.getByLabel("Instance class").fill("db.m7i.2xlarge");
  // 730 hours of 0.712, of 4 vCPUs at 0.12 and 0.046, and 100 GB at 0.115.
  await expectCost(page, "Database", "$1,015.98");
  await page.getByLabel("License", { exact: true }).selectOption("bring-your-own-license");
  await expectCost(page, "Database", "$665.58");
  await page.getByLabel("Instance class").fill("db.m5.2xlarge");
  await expect(page.locator(".field-notes").filter({ hasText: "generation 7 and newer" })).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await component(page, request, "database")).toMatchObject({
    config: { engine: "sqlserver-standard", license: "bring-your-own-license", instance_class: "db.m5.2xlarge" },
  });
  expect(faults).toEqual([]);
});

test("a reservation that is bought apart covers a database", { tag: "@phone" }, async ({ page }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new");
  await add(page, "RDS database");
  await expectCost(page, "Database", "$134.14");
  await add(page, "RDS reserved DB instances");
  // The instance is covered: 100 GB at 0.115 are left.
  await expectCost(page, "Database", "$11.50");
  await page.getByLabel("Engine", { exact: true }).selectOption("mysql");
  await expectCost(page, "Database", "$134.14");
  await expect(page.locator("#findings")).toContainText("gives no discount");
  await expectAccessible(page);
  expect(faults).toEqual([]);
});

test("a table changes its capacity and keeps its requests", { tag: "@phone" }, async ({ page, request }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new");
  await add(page, "DynamoDB table");
  await page.getByLabel("Writes", { exact: true }).fill("10m");
  await page.getByLabel("Stored, with indexes", { exact: true }).fill("100");
  // 10 million writes at 0.625 a million, and 100 GB at 0.25.
  await expectCost(page, "DynamoDB table", "$31.25");
  await page.getByLabel("Capacity", { exact: true }).selectOption("provisioned");
  await expect(page.getByLabel("Write units", { exact: true })).toBeVisible();
  await page.getByLabel("Write units", { exact: true }).fill("100");
  // 100 write units at 0.00065 and the one read unit that a table has at least at 0.00013, for 730 hours.
  await expectCost(page, "DynamoDB table", "$72.54");
  await expectAccessible(page);
  expect(await component(page, request, "table")).toMatchObject({ config: { capacity: "provisioned", write_units: 100 } });
  expect(faults).toEqual([]);
});

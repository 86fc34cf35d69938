import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, faultsOf, gotoHydrated, showArea } from "./support.ts";

async function add(page: Page, name: string): Promise<void> {
  await showArea(page, "Components");
  await page.locator("#add").click();
  await page.locator("#add-menu").getByRole("button", { name, exact: true }).click();
  await showArea(page, "Details");
}

/** The amount of a line of the estimate. */
function amount(page: Page, label: string) {
  return page.locator(".estimate-area .line summary").filter({ has: page.getByText(label, { exact: true }) }).locator(".cost");
}

async function expectAmount(page: Page, label: string, text: string): Promise<void> {
  await showArea(page, "Estimate");
  await expect(amount(page, label)).toHaveText(text);
  await showArea(page, "Details");
}

test("the highest dimension of a steady load is billed and shown", { tag: "@phone" }, async ({ page }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new");
  await add(page, "Load balancer");
  await expectAmount(page, "Application Load Balancer hours", "$16.43");
  // 50 new connections a second of 20 seconds: 2 LCUs against a third of one.
  await page.getByLabel("New connections", { exact: true }).fill("50");
  await page.getByLabel("Mean connection duration", { exact: true }).fill("20");
  await expectAmount(page, "Capacity units (LCU)", "$11.68");
  const capacity = page.locator(".capacity");
  await expect(capacity.locator("li.main")).toContainText("New connections");
  await expect(capacity.locator("li.main")).toContainText("2");
  await expect(capacity).toContainText("16.7 %");
  await expectAccessible(page);
  expect(faults).toEqual([]);
});

test("a month's gigabytes are no hourly load", async ({ page }) => {
  await gotoHydrated(page, "/new");
  await add(page, "Load balancer");
  await page.getByLabel("Processed bytes in a month", { exact: true }).fill("100");
  await expectAmount(page, "Capacity units (LCU)", "$0.80");
  await expect(page.locator(".capacity li.main")).toContainText("Processed bytes");
});

test("a day whose dimensions peak at different hours costs more than its average", async ({ page }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new");
  await add(page, "Load balancer");
  await page.getByLabel("New connections", { exact: true }).fill("50");
  await page.getByLabel("Processed bytes", { exact: true }).fill("2");
  await expectAmount(page, "Capacity units (LCU)", "$11.68");
  await page.getByLabel("Load over the day").selectOption("hours");
  await expect(page.locator("table.load-day tbody tr")).toHaveCount(24);
  await expectAmount(page, "Capacity units (LCU)", "$11.68");

  // One hour with ten times the bytes: 20 units in that hour, 2 in the other 23.
  const cell = page.getByLabel("12:00, GB per hour", { exact: true });
  await cell.fill("20");
  await expectAmount(page, "Capacity units (LCU)", "$16.06");
  const chart = page.locator(".capacity figure.chart");
  await expect(chart.locator(".marks")).toContainText("12:00: Processed bytes, 20 LCUs");
  await chart.getByText("Figures of this chart").click();
  await expect(chart.locator("tbody tr")).toHaveCount(24);
  await expect(chart.locator("tbody tr").nth(12)).toContainText("Processed bytes");

  // Unreadable text is reported with its hour, and the estimate keeps its amounts.
  await cell.fill("much");
  await expect(page.locator(".field-notes").filter({ hasText: "12:00, GB per hour" })).toBeVisible();
  await expect(page.locator(".stale-note")).toBeVisible();
  await cell.press("Tab");
  await expect(cell).toHaveValue("much");
  await cell.fill("20");
  await expect(page.locator(".stale-note")).toHaveCount(0);

  // Profiles keep the mean; the switch brings the average back.
  await page.getByRole("button", { name: "Flat" }).click();
  await expect(cell).toHaveValue("2.75");
  await page.getByRole("button", { name: "Office hours" }).click();
  await expect(page.getByLabel("09:00, New connections per second", { exact: true })).toHaveValue("85");
  await expectAccessible(page);
  await page.getByLabel("Load over the day").selectOption("average");
  await expect(page.getByLabel("New connections", { exact: true })).toHaveValue("50");
  await expect(page.locator("table.load-day")).toHaveCount(0);
  expect(faults).toEqual([]);
});

test("each type has its own usage values", async ({ page }) => {
  await gotoHydrated(page, "/new");
  await add(page, "Load balancer");
  const type = page.getByLabel("Type", { exact: true });
  await type.selectOption("network");
  await expect(page.getByLabel("Requests", { exact: true })).toHaveCount(0);
  await page.getByLabel("New connections", { exact: true }).fill("800");
  await page.locator("summary").filter({ hasText: "UDP" }).click();
  await page.getByLabel("New UDP flows", { exact: true }).fill("400");
  // One unit for each protocol; the protocols are added up.
  await expectAmount(page, "Capacity units (NLCU)", "$8.76");
  await expect(page.locator(".capacity")).toContainText("UDP new flows");
  await type.selectOption("classic");
  await expect(page.getByLabel("New connections", { exact: true })).toHaveCount(0);
  await page.getByLabel("Processed bytes in a month", { exact: true }).fill("10000");
  await expectAmount(page, "Classic Load Balancer data processing", "$80.00");
  await expect(page.locator(".capacity li")).toHaveCount(0);
  await type.selectOption("gateway");
  await expect(page.getByLabel("Scheme")).toHaveCount(0);
});

test("free allowances are a switch beside the totals", { tag: "@phone" }, async ({ page }) => {
  await gotoHydrated(page, "/new");
  await showArea(page, "Components");
  await page.locator("#add").click();
  await page.locator("#add-menu").getByRole("button", { name: "Data transfer", exact: true }).click();
  await showArea(page, "Details");
  await page.getByLabel("Data", { exact: true }).fill("1000");
  const monthly = page.getByRole("status", { name: "Totals" }).locator(".main .amount");
  await expect(monthly).toHaveText("$90.00");
  await expect(page.locator(".allowances")).toContainText("off");
  await page.locator("#free-allowances > summary").click();
  await page.getByLabel("100 GB a month to the internet").check();
  await expect(monthly).toHaveText("$81.00");
  await expect(page.locator("#free-allowances > summary")).toContainText("all on");
  // Behind the open menu, links of the estimate are partly covered.
  await expectAccessible(page, ".totals-frame");
});

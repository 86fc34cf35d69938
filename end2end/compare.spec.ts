import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, faultsOf, gotoHydrated, monthly, outlineRow, savedDesign, showArea } from "./support.ts";

/** Opens the comparison of the first group of the example. */
async function compareWeb(page: Page): Promise<void> {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await showArea(page, "Details");
  await page.locator(".work-area").getByRole("button", { name: "Compare purchase options" }).click();
  await expect(row(page, "Spot")).toBeVisible();
}

function row(page: Page, name: string) {
  return page.locator(".compare-table tbody tr").filter({ has: page.locator("th", { hasText: name }) }).first();
}

test("an option is compared, used, and taken back with one undo", { tag: "@phone" }, async ({ page }) => {
  const faults = faultsOf(page);
  await compareWeb(page);
  await expect(page.locator(".compare-table tbody tr")).toHaveCount(27);
  const before = (await monthly(page).textContent()) ?? "";
  await expect(row(page, "On-demand")).toContainText("in use");

  // $238.27 on-demand against $157.68: 80.59 less a month.
  await page.getByRole("button", { name: "Use Standard RI, 1 year, no upfront" }).click();
  await expect(page.locator(".change")).toHaveText("−$80.59");
  await expect(row(page, "Standard RI, 1 year, no upfront")).toContainText("in use");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(monthly(page)).toHaveText(before);
  await expect(row(page, "On-demand")).toContainText("in use");

  // Upfront payments are shown separately from the monthly cost.
  await page.getByRole("button", { name: "Use Standard RI, 3 years, all upfront" }).click();
  await expect(page.locator(".totals .total").first()).toContainText("$3,388.02");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Back to the design" }).click();
  await showArea(page, "Estimate");
  await expect(page.locator(".estimate-area")).toContainText("standard Reserved Instance, 3 years, all upfront");
  expect(faults).toEqual([]);
});

test("the table is filtered, sorted, cut and copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await compareWeb(page);
  const rows = page.locator(".compare-table tbody tr");
  await page.getByLabel("Filter Option").fill("1y RI");
  await expect(rows).toHaveCount(6);
  await page.getByLabel("Filter Effective monthly").fill("<160");
  await expect(rows).toHaveCount(3);
  await page.getByLabel("Filter Effective monthly").fill("");
  await page.getByLabel("Filter Option").fill("!SP");
  await expect(rows).toHaveCount(15);

  // It opens in the order of the effective month, with on-demand on top.
  await expect(rows.first().locator("th")).toContainText("On-demand");
  await expect(rows.nth(1).locator("th")).toContainText("Standard RI, 3 years, all upfront");
  await expect(page.getByRole("columnheader", { name: "Effective monthly" })).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("button", { name: "Effective monthly", exact: true }).click();
  await expect(rows.nth(1).locator("th")).toContainText("Dedicated host");

  await page.locator(".menu summary", { hasText: "Columns" }).click();
  await page.locator(".menu-list").getByLabel("Over 36 months").uncheck();
  await expect(page.getByRole("columnheader", { name: "Over 36 months" })).toHaveCount(0);

  const copied = async (name: string) => {
    await page.getByRole("button", { name }).click();
    return (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split(/\r?\n/);
  };
  const markdown = await copied("Copy as Markdown");
  expect(markdown).toHaveLength(17);
  expect(markdown[0]).toMatch(/^\| Option \| Upfront \|/);
  expect(markdown[0]).not.toContain("36 months");
  const csv = await copied("Copy as CSV");
  expect(csv).toHaveLength(16);
  expect(csv.some((line) => line.startsWith("standard-1y-no-upfront,") && line.includes(",157.68,"))).toBe(true);
});

test("charts follow the options chosen and tell their figures as text", { tag: "@phone" }, async ({ page }) => {
  await compareWeb(page);
  const charts = page.locator(".chart");
  await expect(charts).toHaveCount(2);
  await expect(charts.first().locator(".legend li")).toHaveCount(7);
  await expect(charts.first().locator(".drawing svg")).toHaveAttribute("role", "img");
  await page.getByLabel("Show Convertible RI, 1 year, no upfront in the charts").check();
  await expect(charts.first().locator(".legend li")).toHaveCount(8);
  await expect(charts.first().locator(".marks")).toContainText("On-demand = Standard RI, 1 year, no upfront");
  await charts.first().locator(".figures summary").click();
  await expect(charts.first().locator(".figure-table")).toContainText("$157.68");
  await expectAccessible(page);
});

test("groups are compared one by one and together", async ({ page }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await page.locator(".outline-area").getByRole("button", { name: "Compare purchase options" }).click();
  const cost = () => row(page, "On-demand").locator("td").nth(4).textContent();
  await expect(row(page, "Spot")).toBeVisible();
  const all = await cost();
  await page.locator(".compare-groups").getByLabel("Web servers").uncheck();
  await expect.poll(cost).not.toBe(all);
  // The last group cannot be removed, because there would be nothing to compare.
  for (const name of ["Application servers", "Night batch"]) {
    await page.locator(".compare-groups").getByLabel(name).uncheck();
  }
  await page.locator(".compare-groups").getByLabel("Database servers").click();
  await expect(page.locator(".compare-groups").getByLabel("Database servers")).toBeChecked();
});

test("hosts are placed below the groups that need them", async ({ page }) => {
  await compareWeb(page);
  await page.getByRole("button", { name: "Use Dedicated host, on-demand" }).click();
  await page.getByRole("button", { name: "Back to the design" }).click();
  await expect(page.locator(".outline-row")).toHaveCount(5);
  await expect(page.locator(".estimate-area")).toContainText("m7g dedicated host, on-demand");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".outline-row")).toHaveCount(4);
});

test("a database moves to another deployment, and back with one undo", { tag: "@phone" }, async ({ page }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new?example=three-tier-web");
  const before = (await monthly(page).textContent()) ?? "";
  await showArea(page, "Components");
  await outlineRow(page, "Database").click();
  await showArea(page, "Details");
  await page.locator(".work-area").getByRole("button", { name: "Compare purchase options" }).click();
  await page.getByRole("button", { name: "Compare deployments" }).click();
  await expect(page.locator(".compare-table tbody tr")).toHaveCount(7);
  await expect(row(page, "RDS Multi-AZ instance")).toContainText("in use");
  await expect(page.locator(".chart")).toHaveCount(2);
  await expect(page.locator(".chart .marks").first()).toContainText("Aurora I/O-Optimized costs less than Aurora Standard");
  await expectAccessible(page);

  // The new total leaves out the I/O that is not entered, so that there is no difference to show.
  await page.getByRole("button", { name: /^Use .*Aurora Standard$/ }).click();
  await expect(page.locator(".totals")).toContainText("1 charge depends on usage that is open");
  await expect(page.locator(".change")).toHaveText("");
  await expect(row(page, "Aurora Standard")).toContainText("in use");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(monthly(page)).toHaveText(before);
  await expect(row(page, "RDS Multi-AZ instance")).toContainText("in use");
  expect(faults).toEqual([]);
});

test("a shared comparison is the same with and without scripts", { tag: "@no-js" }, async ({ page, request }) => {
  const { id } = await savedDesign(request);
  await page.goto(`/d/${id}/compare?groups=web`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Purchase options of");
  await expect(row(page, "Standard RI, 1 year, no upfront")).toContainText("$157.68");
  await expect(page.locator(".chart .drawing svg")).toHaveCount(2);
  await page.getByLabel("Database servers").check();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page).toHaveURL(/groups=web&groups=database/);
  await expect(row(page, "Standard RI, 1 year, no upfront")).not.toContainText("$157.68");
});

import { expect, type Page, test } from "@playwright/test";
import { add, component, expectAccessible, faultsOf, gotoHydrated, outlineRow, showArea } from "./support.ts";

/** Fills the fields of the open form. */
async function fill(page: Page, figures: Record<string, string>): Promise<void> {
  for (const [label, figure] of Object.entries(figures)) await page.getByLabel(label, { exact: true }).fill(figure);
}

async function expectRow(page: Page, name: string, figure: string, cost: string): Promise<void> {
  await showArea(page, "Components");
  await expect(outlineRow(page, name).locator(".key-figure")).toHaveText(figure);
  await expect(outlineRow(page, name).locator(".cost")).toHaveText(cost);
  await showArea(page, "Details");
}

test("a queue pays for requests by its type", { tag: "@phone" }, async ({ page, request }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new");
  await add(page, "SQS queue");
  await expect(page.getByLabel("Requests", { exact: true })).toHaveAttribute("placeholder", "depends on usage");
  await expectRow(page, "SQS queue", "Standard queue", "depends on usage");
  await fill(page, { Requests: "100000000" });
  await expectRow(page, "SQS queue", "Standard queue", "$40.00");
  await page.getByLabel("Type").selectOption("fifo");
  await fill(page, { "Size of a request": "65" });
  await expectRow(page, "SQS queue", "FIFO queue", "$100.00");
  await fill(page, { "Size of a request": "1025" });
  await expect(page.locator(".field-notes").filter({ hasText: "1 MiB at most" })).toBeVisible();
  await expectAccessible(page);
  expect(await component(page, request, "queue")).toMatchObject({
    kind: "sqs",
    config: { queue_type: "fifo" },
    usage: { requests: 100000000, request_kib: 1025 },
  });
  expect(faults).toEqual([]);
});

test("a database asks for what its storage type has", { tag: "@phone" }, async ({ page, request }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new");
  await add(page, "RDS database");
  // 730 x $0.168 and 100 x $0.115.
  await expectRow(page, "Database", "1 × db.m7g.large, PostgreSQL, 100 GiB gp3", "$134.14");
  await page.getByLabel("Storage type").selectOption("io1");
  await expect(page.getByLabel("Throughput", { exact: true })).toHaveCount(0);
  await expect(page.locator(".field-notes").filter({ hasText: "created with their IOPS" })).toBeVisible();
  await fill(page, { "Provisioned IOPS": "1000" });
  await expectRow(page, "Database", "1 × db.m7g.large, PostgreSQL, 100 GiB io1", "$235.14");
  await expect(page.locator(".field-notes").filter({ hasText: "gp3 has the same performance for less" })).toBeVisible();
  await page.getByLabel("Storage type").selectOption("magnetic");
  await expect(page.getByLabel("Provisioned IOPS")).toHaveCount(0);
  await page.getByLabel("Storage type").selectOption("gp3");
  await fill(page, { "Instance class": "db.none.large" });
  await expect(page.locator(".field-notes").filter({ hasText: "There is no database class db.none.large" })).toBeVisible();
  await fill(page, { "Instance class": "db.t3.large", Databases: "2" });
  await expectRow(page, "Database", "2 × db.t3.large, PostgreSQL, 100 GiB gp3", "$234.70");
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await component(page, request, "database")).toMatchObject({
    placement: { count: 2 },
    config: { engine: "postgresql", instance_class: "db.t3.large", storage_gib: 100 },
  });
  expect(faults).toEqual([]);
});

test("a keystroke with the drawing open is one request", async ({ page }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await page.getByRole("button", { name: "Drawing", exact: true }).first().click();
  await expect(page.locator("#drawing svg")).toBeVisible();
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") asked.push(new URL(request.url()).pathname);
  });
  const answered = page.waitForResponse((response) => response.url().endsWith("/api/page/show"));
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await answered;
  await page.waitForTimeout(500);
  expect(asked).toEqual(["/api/page/show"]);
});

test("a keystroke with the paths open is one request, and keeps the focus", async ({ page }) => {
  await gotoHydrated(page, "/new?example=three-tier-web");
  await page.locator(".outline-section[data-key=section-Flows] .outline-row").first().click();
  await expect(page.locator(".path-panel")).toBeVisible();
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") asked.push(new URL(request.url()).pathname);
  });
  const before = await page.locator(".path-sum").textContent();
  const requests = page.getByLabel("Requests", { exact: true });
  await requests.fill("7777");
  await expect(page.locator(".path-sum")).not.toHaveText(before ?? "");
  await expect(requests).toBeFocused();
  expect(asked).toEqual(["/api/page/show"]);
});

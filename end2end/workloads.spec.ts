import { expect, test } from "@playwright/test";
import { expectAccessible, faultsOf, gotoHydrated, monthly, outlineRow, showArea } from "./support.ts";

test("a workload is described, compared, and an option opened as a design", { tag: "@phone" }, async ({ page }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/workloads");
  await expect(page.locator("#answer")).toHaveText("At 20 requests per second, Fargate costs least: $57.67 a month");
  await expectAccessible(page);

  await page.getByLabel("Requests", { exact: true }).fill("3");
  await page.getByLabel("Time that it computes").fill("50");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.locator("#answer")).toHaveText("At 3 requests per second, Lambda costs least: $12.09 a month");
  await expect(page.getByLabel("Time that it computes")).toHaveValue("50");
  await expect(page).toHaveURL(/requests_per_second=3/);

  await page.getByRole("link", { name: "Open Lambda as a design" }).click();
  await expect(page).toHaveURL(/\/new\?workload=compute&option=lambda/);
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  await expect(monthly(page)).toHaveText("$12.09");
  expect(faults).toEqual([]);
});

test("a wrong value is told at its field, with everything else kept", async ({ page }) => {
  await gotoHydrated(page, "/workloads/front-door");
  await page.getByLabel("Size of a response").fill("huge");
  await page.getByLabel("Requests", { exact: true }).fill("7");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByLabel("Size of a response")).toHaveAccessibleDescription(/"huge" is not a number/);
  await expect(page.getByLabel("Requests", { exact: true })).toHaveValue("7");
  await expectAccessible(page);
  await page.getByRole("link", { name: "CloudFront or direct" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("CloudFront or direct");
  await expectAccessible(page);
});

test("a function leads to the ways to run it, with what the design says of it", async ({ page, context }) => {
  await gotoHydrated(page, "/new?example=serverless-api");
  await outlineRow(page, "Order handler").click();
  await showArea(page, "Details");
  const opened = context.waitForEvent("page");
  await page.locator(".work-area").getByRole("link", { name: "Ways to run a workload" }).click();
  const other = await opened;
  await expect(other.locator("#answer")).toContainText("requests per second");
  expect(new URL(other.url()).searchParams.get("memory_mb")).not.toBeNull();
});

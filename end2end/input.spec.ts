import { expect, type Route, test } from "@playwright/test";
import { component, expectAccessible, faultsOf, gotoHydrated, monthly } from "./support.ts";

test("bad input is told at its field, and nothing is lost", async ({ page }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  const before = (await monthly(page).textContent()) ?? "";
  const size = page.getByLabel("Size").first();
  for (const [text, told] of [
    ["-5", "Use 1 to 1,048,576"],
    ["1e30", "out of range"],
    ["1000000000000000000000000000000", "out of range"],
    ["many", "is not a number"],
    ["", "Enter a number"],
    ["1.5", "Use a whole number"],
  ] as const) {
    await size.fill(text);
    await expect(size).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator(".field-notes").filter({ hasText: told })).toBeVisible();
    await expect(page.locator(".stale-note")).toBeVisible();
    await expect(monthly(page)).toHaveText(before);
  }
  await size.fill("1.5");
  await size.blur();
  await expect(size).toHaveValue("1.5");
  await expectAccessible(page);
  await size.fill("20");
  await expect(page.locator(".stale-note")).toHaveCount(0);
  await expect(monthly(page)).toHaveText(before);
  expect(faults).toEqual([]);
});

test("an unknown instance type is told with what may have been meant", async ({ page }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  const before = (await monthly(page).textContent()) ?? "";
  const type = page.getByLabel("Instance type");
  await type.fill("m7g.larg");
  await expect(page.locator(".field-notes").filter({ hasText: "did you mean m7g.large" })).toBeVisible();
  await expect(monthly(page)).toHaveText(before);
  await type.fill("m7g.large");
  await expect(page.locator(".stale-note")).toHaveCount(0);
});

test("the type field offers the types of the region with their prices", async ({ page }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  const option = page.locator("datalist#types-us-east-1 option[value='m7g.large']");
  await expect(option).toHaveText("2 vCPU · 8 GiB · $0.0816/h");
  expect(await page.locator("datalist#types-us-east-1 option").count()).toBeGreaterThan(500);
});

test("what AWS would refuse is told, saved and priced", async ({ page }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await page.getByLabel("Volume type").selectOption("st1");
  await expect(page.locator(".field-notes").filter({ hasText: "st1 volumes cannot be boot volumes" })).toBeVisible();
  await expect(page.locator(".findings")).toContainText("ebs-boot-type");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator(".save-note")).toContainText("Saved");
});

test("usage that is not known is shown as such", async ({ page }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await page.getByLabel("Runs").selectOption("hours");
  await page.getByLabel("Hours per month: how well known").selectOption("open");
  await expect(page.locator(".component-lines .line .cost").first()).toHaveText("depends on usage: $0.0816 per instance-hour");
  await expect(page.locator(".total.main .least")).toHaveText("at least ");
  await page.getByLabel("Hours per month: how well known").selectOption("range");
  await page.getByLabel("Low", { exact: true }).fill("100");
  await page.getByLabel("Typical", { exact: true }).fill("200");
  await page.getByLabel("High", { exact: true }).fill("400");
  await expect(page.locator(".totals .range")).toContainText("a month");
  await expect(page.locator(".total.main .least")).toHaveText("");
});

test("a region without prices says so and names those that have one", async ({ page }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await page.getByLabel("Instance type").fill("m8id.large");
  await page.getByLabel("Region").first().selectOption("mx-central-1");
  await expect(page.locator(".component-lines .line .cost").first()).toContainText("no price");
  await expect(page.locator(".total.main .least")).toHaveText("at least ");
  await page.locator(".component-lines .line summary").first().click();
  await expect(page.locator(".component-lines .line pre").first()).toContainText("us-east-1");
});

test("work stays on the page while the server is away", async ({ page, context }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await context.setOffline(true);
  await page.getByLabel("Instances", { exact: true }).fill("9");
  await expect(page.locator(".save-note")).toContainText("Offline");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator(".save-note")).toContainText("Your work is still on this page");
  await expect(page.getByLabel("Instances", { exact: true })).toHaveValue("9");
  await context.setOffline(false);
  await expect(page.locator(".save-note")).not.toContainText("Offline");
  // Nine at $0.0816 for 730 hours instead of four, and five more root volumes.
  await expect(page.locator(".component-lines .line .cost").first()).toHaveText("$536.11");
});

test("what is entered while an answer is on its way is kept", async ({ page, request }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  const held = async (route: Route) => {
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  };
  await page.route("**/api/page/show*", held, { times: 1 });
  const sent = page.waitForRequest("**/api/page/show*");
  await page.getByLabel("Purchase option").selectOption("spot");
  await sent;
  // The answer comes before the next request, which waits until typing pauses.
  await page.getByLabel("Name", { exact: true }).first().fill("Web on Spot");
  release();
  await expect(page.locator(".outline-row").first()).toContainText("Spot");
  const web = await component(page, request, "web");
  expect([web.name, web.config.purchase]).toEqual(["Web on Spot", "spot"]);
});

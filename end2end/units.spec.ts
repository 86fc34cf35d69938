import { expect, test } from "@playwright/test";
import { add, component, expectAccessible, gotoHydrated, monthly, outlineRow, settled } from "./support.ts";

test("a text is read with the unit of its field", async ({ page, request }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  const instances = page.getByLabel("Instances", { exact: true });
  await instances.fill("10TB");
  await expect(page.locator(".field-notes").filter({ hasText: "“tb” is not a unit that fits here" })).toBeVisible();
  await expect(instances).toHaveAttribute("aria-invalid", "true");
  await instances.fill("2k");
  await expect(page.locator(".stale-note")).toHaveCount(0);
  await instances.blur();
  await expect(instances).toHaveValue("2000");
  await page.getByLabel("Size").first().fill("10TB");
  expect((await component(page, request, "web-root")).config.size_gib).toBe(10_240);
});

test("a size is shown and typed in another unit", async ({ page, request }) => {
  await gotoHydrated(page, "/new");
  await add(page, "EBS volume");
  const size = page.getByLabel("Size", { exact: true });
  await expect(size).toHaveValue("100");
  const before = (await monthly(page).textContent()) ?? "";
  await page.locator("#volume-size-unit").selectOption({ label: "TiB" });
  await expect(size).toHaveValue("0.09765625");
  await expect(monthly(page)).toHaveText(before);
  await size.fill("2");
  await expect(outlineRow(page, "Volume").locator(".key-figure")).toHaveText("1 × gp3 2048 GiB");
  await size.blur();
  await expect(size).toHaveValue("2");
  await page.locator("#volume-size-unit").selectOption({ label: "GiB" });
  await expect(size).toHaveValue("2048");
  expect((await component(page, request, "volume")).config.size_gib).toBe(2_048);
});

test("usage is given at a rate, once, by the hour, and read back", { tag: "@phone" }, async ({ page, request }) => {
  await gotoHydrated(page, "/new");
  await add(page, "SQS queue");
  const requests = page.getByLabel("Requests", { exact: true });
  const usage = async () => (await component(page, request, "queue")).usage.requests;
  await requests.fill("26,280k");
  await expect(monthly(page)).toHaveText("$10.51");
  // The same amount in another unit.
  await page.getByLabel("Requests: unit").selectOption("per-second");
  await expect(requests).toHaveValue("10");
  await expect(monthly(page)).toHaveText("$10.51");
  await requests.fill("20");
  await expect(monthly(page)).toHaveText("$21.02");
  expect(await usage()).toEqual({ value: 20, unit: "per-second" });
  const known = page.getByLabel("Requests: how well known");
  await known.selectOption("range");
  await page.getByLabel("High", { exact: true }).fill("30");
  await expect(page.locator(".totals .range")).toContainText("$31.54");
  expect(await usage()).toEqual({ low: 20, typical: 20, high: 30, unit: "per-second" });
  // When one end passes another value, that value follows.
  await page.getByLabel("Low", { exact: true }).fill("25");
  await expect(page.getByLabel("Typical", { exact: true })).toHaveValue("25");
  await known.selectOption("day");
  await expect(page.getByLabel("Hour 09:00")).toHaveValue("90000");
  await page.getByLabel("Hour 09:00").fill("1m");
  await page.getByLabel("Hour 09:00").press("ArrowRight");
  await expect(page.getByLabel("Hour 10:00")).toBeFocused();
  await expectAccessible(page);
  expect((await usage()).by_hour[9]).toBe(1_000_000);
  await known.selectOption("once");
  await page.getByLabel("In month").fill("3");
  await page.getByLabel("Requests", { exact: true }).fill("5m");
  await expect(monthly(page)).toHaveText("$0.00");
  expect(await usage()).toEqual({ once: 5_000_000, month: 3 });
  await known.selectOption("one");
  await expect(page.getByLabel("Requests", { exact: true })).toHaveValue("5000000");
  await page.reload();
});

test("each free allowance has its own switch", { tag: "@phone" }, async ({ page }) => {
  await gotoHydrated(page, "/new");
  await add(page, "SQS queue");
  await page.getByLabel("Requests", { exact: true }).fill("2m");
  await expect(monthly(page)).toHaveText("$0.80");
  await page.locator("#free-allowances summary").click();
  await page.locator("#allowance-sqs").check();
  await expect(monthly(page)).toHaveText("$0.40");
  await expect(page.locator("#free-allowances summary")).toContainText("1 of");
  await expect(page.locator("#allowance-internet_out")).not.toBeChecked();
  await expectAccessible(page);
  await page.locator("#allowance-sqs").uncheck();
  await expect(monthly(page)).toHaveText("$0.80");
});

test("what is typed takes the place of a text that was selected, also when an answer changes it", async ({ page }) => {
  await gotoHydrated(page, "/new");
  await add(page, "Data transfer");
  await page.getByLabel("Data", { exact: true }).fill("100");
  await page.getByLabel("Data: how well known").selectOption("range");
  const [typical, high] = ["Typical", "High"].map((label) => page.getByLabel(label, { exact: true }));
  await expect(high).not.toHaveValue("");
  await settled(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/page/show*", async (route) => {
    await held;
    await route.continue();
  });
  // The high end follows, first while nobody has typed into it, and then after typing.
  for (const [middle, end] of [["5000", "10000"], ["20000", "40000"]] as const) {
    await typical.fill(middle);
    await page.keyboard.press("Tab");
    await expect(high).toBeFocused();
    release();
    await expect(high).toHaveValue(middle);
    await page.keyboard.type(end);
    await expect(high).toHaveValue(end);
  }
});

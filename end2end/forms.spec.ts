import { expect, test } from "@playwright/test";
import { add, component, expectAccessible, faultsOf, gotoHydrated, showArea } from "./support.ts";

test("every purchase option has its fields and reaches the document", async ({ page, request }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  const option = page.getByLabel("Purchase option");
  await expect(option).toHaveValue("on-demand");
  const purchase = async () => (await component(page, request, "web")).config.purchase;

  await option.selectOption("reserved");
  await page.getByLabel("Term").selectOption("3y");
  await page.getByLabel("Offering class").selectOption("convertible");
  await page.getByLabel("Scope").selectOption("zonal");
  await expect(page.locator(".outline-row").first()).toContainText("Reserved 3y");
  expect(await purchase()).toEqual({ reserved: { class: "convertible", term: "3y", payment: "no-upfront", scope: "zonal" } });

  // Term and payment are kept if the next option has them.
  await option.selectOption("ec2-instance");
  await page.getByLabel("Payment").selectOption("all-upfront");
  await expect(page.getByLabel("Offering class")).toHaveCount(0);
  expect(await purchase()).toEqual({ savings_plan: { plan: "ec2-instance", term: "3y", payment: "all-upfront" } });
  await option.selectOption("compute");
  expect(await purchase()).toEqual({ savings_plan: { plan: "compute", term: "3y", payment: "all-upfront" } });

  await option.selectOption("spot");
  await expect(page.getByLabel("Term")).toHaveCount(0);
  await page.getByLabel("Repeated work", { exact: true }).fill("12.5");
  const spot = await component(page, request, "web");
  expect([spot.config.purchase, spot.usage.repeated_work_percent]).toEqual(["spot", 12.5]);
  // An optional number can be removed again.
  await page.getByLabel("Repeated work", { exact: true }).fill("");
  expect((await component(page, request, "web")).usage).not.toHaveProperty("repeated_work_percent");

  await option.selectOption("on-demand");
  await expect(page.getByLabel("Repeated work", { exact: true })).toHaveCount(0);
  expect(await purchase()).toBeUndefined();
  expect(faults).toEqual([]);
});

test("a mixed fleet has a base, and a split above it", { tag: "@phone" }, async ({ page, request }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await showArea(page, "Details");
  await page.getByLabel("Instances", { exact: true }).fill("10");
  await page.getByLabel("Purchase option").selectOption("mixed");
  await page.getByLabel("Base", { exact: true }).fill("3");
  await page.getByLabel("On-demand above the base").fill("50");
  await expect(page.getByText("Of 10: 3 base, 4 on-demand, 3 Spot")).toBeVisible();
  await page.getByLabel("On-demand above the base").fill("101");
  await expect(page.locator(".field-notes").filter({ hasText: "Use 0 to 100" })).toBeVisible();
  await page.getByLabel("On-demand above the base").fill("25");
  await page.getByLabel("The base is bought").selectOption("reserved");
  await page.getByLabel("Payment").selectOption("partial-upfront");
  await expectAccessible(page);
  const base_purchase = { reserved: { class: "standard", term: "1y", payment: "partial-upfront" } };
  expect((await component(page, request, "web")).config.purchase).toEqual({ mixed: { base: 3, base_purchase, on_demand_percent: 25 } });
  // With nothing on Spot, no work is repeated.
  await expect(page.getByLabel("Repeated work", { exact: true })).toBeVisible();
  await page.getByLabel("On-demand above the base").fill("100");
  await expect(page.getByLabel("Repeated work", { exact: true })).toHaveCount(0);
});

test("a week of Auto Scaling is filled, typed, pasted and undone", { tag: "@phone" }, async ({ page, request }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await showArea(page, "Details");
  const cell = (name: string) => page.getByLabel(name, { exact: true });
  const paste = (name: string, text: string) =>
    cell(name).evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);

  await page.getByLabel("Runs").selectOption("profile");
  await expect(cell("Mon 09:00")).toHaveValue("4");
  await expect(page.getByText("4 at peak")).toBeVisible();
  await page.getByLabel("Base count").fill("2");
  await page.getByLabel("Peak count").fill("10");
  await page.getByRole("button", { name: "Fill the week" }).click();
  await expect(cell("Fri 17:00")).toHaveValue("10");
  await expect(cell("Sat 12:00")).toHaveValue("2");
  await expect(page.getByText("736 instance-hours a week, 2 to 10 instances")).toBeVisible();

  await cell("Mon 09:00").fill("12");
  await expect(page.getByText("12 at peak")).toBeVisible();
  await cell("Mon 09:00").press("ArrowRight");
  await expect(cell("Mon 10:00")).toBeFocused();
  await cell("Mon 10:00").press("ArrowDown");
  await expect(cell("Tue 10:00")).toBeFocused();

  await paste("Sat 22:00", "7\t8\t9\n5\t6");
  await expect(cell("Sat 23:00")).toHaveValue("8");
  await expect(cell("Sun 22:00")).toHaveValue("5");
  await paste("Sat 00:00", "1\tmany");
  await expect(page.locator(".field-notes").filter({ hasText: "Nothing was pasted: “many” is not a number" })).toBeVisible();
  await expect(cell("Sat 00:00")).toHaveValue("2");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(cell("Sat 23:00")).toHaveValue("2");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(cell("Mon 09:00")).toHaveValue("10");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(cell("Mon 09:00")).toHaveValue("12");

  // Unreadable text stays, with the reason; an emptied cell gets its value back.
  await cell("Wed 03:00").fill("x");
  await expect(page.locator(".field-notes").filter({ hasText: "Wed 03:00: “x” is not a number" })).toBeVisible();
  await expect(page.locator(".stale-note")).toBeVisible();
  await cell("Wed 04:00").fill("");
  await cell("Wed 04:00").blur();
  await expect(cell("Wed 04:00")).toHaveValue("2");
  await expect(cell("Wed 03:00")).toHaveValue("x");
  await expectAccessible(page);
  await cell("Wed 03:00").fill("3");
  await expect(page.locator(".stale-note")).toHaveCount(0);

  await page.getByRole("button", { name: "Copy Monday to all days" }).click();
  await expect(cell("Sun 09:00")).toHaveValue("12");
  await page.getByLabel("Minimum size").fill("2");
  const web = await component(page, request, "web");
  expect(web.placement).toBeUndefined();
  expect(web.usage.running.profile.min).toBe(2);
  expect(web.usage.running.profile.counts).toHaveLength(7);
  expect(web.usage.running.profile.counts[6][9]).toBe(12);

  // The grid scrolls inside its box; the page does not scroll.
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.getByLabel("Runs").selectOption("always");
  await expect(page.getByLabel("Instances", { exact: true })).toHaveValue("12");
  expect(faults).toEqual([]);
});

test("a weekly schedule may say when it starts", async ({ page, request }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await page.getByLabel("Runs").selectOption("weekly");
  await page.getByLabel("From hour").fill("25");
  await expect(page.locator(".field-notes").filter({ hasText: "Use 0 to 24" })).toBeVisible();
  await page.getByLabel("From hour").fill("6.5");
  expect((await component(page, request, "web")).usage.running.weekly.from_hour).toBe(6.5);
});

test("a group may run several types and vary in size", { tag: "@phone" }, async ({ page, request }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await showArea(page, "Details");
  await page.getByText("Several types, minimum and maximum").click();
  await page.getByRole("button", { name: "+ Instance type" }).click();
  await expect(page.getByLabel("Weight 2")).toHaveValue("2");
  await page.getByRole("button", { name: "+ Instance type" }).click();
  await page.getByLabel("Instance type 3").fill("c7g.xlarge");
  await page.getByLabel("Weight 3").fill("1000");
  await expect(page.locator(".field-notes").filter({ hasText: "Use 1 to 999" })).toBeVisible();
  await page.getByLabel("Weight 3").fill("2");
  await page.getByLabel("Estimate for").selectOption("cheapest");
  await page.getByLabel("Auto Scaling between a minimum and a maximum").check();
  await page.getByLabel("Maximum size").fill("12");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove type 2" }).click();
  await expect(page.getByLabel("Instance type 2")).toHaveValue("c7g.xlarge");
  const { mix, group_size } = (await component(page, request, "web")).config;
  expect(mix).toEqual({ others: [{ instance_type: "c7g.xlarge", weight: 2 }], estimate: "cheapest" });
  expect(group_size).toEqual({ min: 1, max: 12 });
  expect(faults).toEqual([]);
});

test("options are folded away until one is set", async ({ page, request }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await expect(page.getByLabel("Tenancy")).toBeHidden();
  await page.getByText("More options").click();
  await expect(page.getByLabel("CPU credits")).toHaveCount(0);
  await page.getByLabel("Instance type").fill("t3.large");
  await page.getByLabel("CPU credits").selectOption("unlimited");
  await page.getByLabel("Average CPU utilisation", { exact: true }).fill("55");
  await page.getByLabel("Public IPv4 addresses").fill("1");
  await page.getByLabel("Capacity reservation").fill("2");
  await page.getByRole("checkbox", { name: "Detailed monitoring" }).check();
  await page.getByLabel("Tenancy").selectOption("dedicated");
  await expectAccessible(page);
  const { config, usage } = await component(page, request, "web");
  expect(config).toMatchObject({ tenancy: "dedicated", credits: "unlimited", detailed_monitoring: true, public_ipv4: 1, capacity_reservation: 2 });
  expect(usage.cpu_percent).toBe(55);
  await page.reload();
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  await expect(page.getByLabel("Tenancy")).toHaveValue("dedicated");
  await expect(page.getByLabel("Tenancy")).toBeVisible();
});

test("dedicated hosts are added, linked, removed and brought back", async ({ page, request }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await page.getByText("More options").click();
  await page.getByLabel("Tenancy").selectOption("host");
  await expect(page.getByLabel("Runs on")).toHaveValue("hosts");
  await expect(page.locator(".outline-row").first()).toContainText("on dedicated hosts");
  expect((await component(page, request, "web")).config).toMatchObject({ tenancy: "host", host: "hosts" });

  await page.locator(".outline-row").last().click();
  await expect(page.getByText("Used by Web servers")).toBeVisible();
  await expect(page.getByLabel("Instance family")).toHaveValue("m7g");
  await page.getByLabel("Hosts", { exact: true }).fill("2");
  await page.getByLabel("Purchase option").selectOption("reserved");
  await page.getByLabel("Payment").selectOption("all-upfront");
  await expectAccessible(page);
  const hosts = await component(page, request, "hosts");
  expect(hosts).toMatchObject({ placement: { count: 2 }, config: { family: "m7g", purchase: { reserved: { term: "1y", payment: "all-upfront" } } } });

  await page.getByRole("button", { name: "Remove hosts" }).click();
  await page.locator(".outline-row").first().click();
  expect((await component(page, request, "web")).config).not.toHaveProperty("tenancy");
  // One step removed both, and undo restores both.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Runs on")).toHaveValue("hosts");
  expect((await component(page, request, "web")).config.host).toBe("hosts");
  expect(faults).toEqual([]);
});

test("a Savings Plan is added, and a bad amount is told at its field", { tag: "@phone" }, async ({ page, request }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await add(page, "Savings Plan");
  await expect(page.locator("#add-menu")).not.toHaveAttribute("open");
  const amount = page.getByLabel("Commitment");
  for (const [text, told] of [
    ["much", "is not a number"],
    ["0", "Commit at least 0.001"],
    ["1.2345", "Use at most 3 decimals"],
  ] as const) {
    await amount.fill(text);
    await expect(amount).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator(".field-notes").filter({ hasText: told })).toBeVisible();
  }
  await amount.fill("$2.125");
  await expect(amount).toHaveAttribute("aria-invalid", "false");
  await page.getByLabel("Kind").selectOption("ec2-instance");
  await page.getByLabel("Instance family").fill("c7g");
  await page.getByLabel("Term").selectOption("3y");
  await expectAccessible(page);
  await showArea(page, "Components");
  await expect(page.locator(".outline-row").last()).toContainText("c7g, $2.125 an hour, 3y no upfront");
  const plan = await component(page, request, "savings-plan");
  expect(plan.config).toEqual({ plan: "ec2-instance", family: "c7g", usd_per_hour: 2.125, term: "3y", payment: "no-upfront" });
  await showArea(page, "Details");
  await page.getByLabel("Kind").selectOption("compute");
  expect((await component(page, request, "savings-plan")).config).not.toHaveProperty("family");
});

test("Reserved Instances start from the group in use and may be zonal", async ({ page, request }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await add(page, "Reserved Instances");
  await expect(page.getByLabel("Instance type")).toHaveValue("m7g.large");
  await page.getByLabel("Instances", { exact: true }).fill("3");
  await page.getByLabel("Scope").selectOption("zonal");
  await page.getByLabel("Zone", { exact: true }).fill("east");
  await expect(page.locator(".field-notes").filter({ hasText: "letter of a zone" })).toBeVisible();
  await page.getByLabel("Zone", { exact: true }).fill("b");
  await page.getByLabel("Offering class").selectOption("convertible");
  await expectAccessible(page);
  await expect(page.locator(".outline-row").last()).toContainText("3 × m7g.large, convertible 1y no upfront");
  expect((await component(page, request, "reserved")).placement.zones).toEqual({ b: 3 });
  await page.getByRole("button", { name: "Duplicate reservation" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Reserved Instances (copy)");
  await page.getByLabel("Scope").selectOption("regional");
  expect((await component(page, request, "reserved-2")).placement).toEqual({ count: 3 });
});

test("the menu is used with the keyboard", async ({ page }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await page.locator("#add").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.locator("#add-menu")).not.toHaveAttribute("open");
  await page.keyboard.press("Enter");
  await expect(page.locator("#add-find")).toBeFocused();
  for (let stop = 0; stop < 16; stop += 1) await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "EBS volume", exact: true })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.locator("#add")).toBeFocused();
  await expect(page.locator(".outline-row").last()).toContainText("1 × gp3 100 GiB");
});

test("a service is found in the menu by what it is called", { tag: "@phone" }, async ({ page }) => {
  await gotoHydrated(page, "/new");
  await showArea(page, "Components");
  await page.locator("#add").click();
  const search = page.locator("#add-find");
  await expect(search).toBeFocused();
  await search.fill("rds");
  await expect(page.locator("#add-menu li button:visible")).toHaveText(["RDS database", "RDS reserved DB instances"]);
  await search.fill("amazon sqs");
  await expect(page.locator("#add-menu li button:visible")).toHaveCount(1);
  await search.fill("nothing at all");
  await expect(page.locator("#add-menu")).toContainText("Nothing of this name");
  await search.fill("sqs");
  await search.press("ArrowDown");
  await expect(page.getByRole("button", { name: "SQS queue", exact: true })).toBeFocused();
  await search.press("Enter");
  await expect(page.locator("#form-queue")).toBeVisible();
  // The menu starts over.
  await showArea(page, "Components");
  await page.locator("#add").click();
  await expect(search).toHaveValue("");
  await expect(page.locator("#add-menu li button:visible")).not.toHaveCount(1);
});

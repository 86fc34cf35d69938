import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { expectAccessible, faultsOf, gotoHydrated, monthly, saved, savedDesign, settled, showArea } from "./support.ts";

const DESIGN = readFileSync(new URL("../docs/examples/serverless-api.json", import.meta.url), "utf8");

test("what components cause elsewhere is added one by one or all at once, and undone", { tag: "@phone" }, async ({ page, request }) => {
  const faults = faultsOf(page);
  const { id, key } = await savedDesign(request, DESIGN);
  await gotoHydrated(page, `/d/${id}/edit#${key}`);
  const before = await monthly(page).textContent();
  await showArea(page, "Estimate");
  const section = page.getByRole("region", { name: "Often billed as well, not in the total" });
  await expect(section.locator("li")).toHaveCount(2);
  const logs = section.locator("li").filter({ hasText: "CloudWatch Logs of Order handler" });
  await expect(logs.locator(".cost")).toHaveText("+$6.34");
  await expect(logs).toContainText("45,000,000 invocations × 300 bytes of START, END and REPORT lines = 12.57 GB");
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  await logs.getByRole("button", { name: "Add CloudWatch Logs of Order handler" }).click();
  await settled(page);
  await expect(page.locator(".total.main .change")).toHaveText("+$6.34");
  await expect(section.locator("li")).toHaveCount(1);
  await expect(page.locator("#c-handler-logs .subtotal")).toHaveText("$6.34");

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(section.locator("li")).toHaveCount(2);
  await expect(monthly(page)).toHaveText(before ?? "");

  await section.getByRole("button", { name: "Add all (+$14.80 a month)" }).click();
  await settled(page);
  await expect(page.locator(".total.main .change")).toHaveText("+$14.80");
  await expect(section).toHaveCount(0);
  const design = await saved(page, request);
  const added = (design.components as { id: string; kind: string }[]).slice(6).map(({ id, kind }) => `${id} ${kind}`);
  expect(added).toEqual(["api-access-logs cloudwatch", "handler-logs cloudwatch"]);
  expect(faults).toEqual([]);
});

test("a shared design lists what is often billed as well, without buttons", { tag: "@no-js" }, async ({ page, request }) => {
  const { id } = await savedDesign(request, DESIGN);
  await page.goto(`/d/${id}`);
  const section = page.getByRole("region", { name: "Often billed as well, not in the total" });
  await expect(section).toContainText("All 2: +$14.80 a month");
  await expect(section.getByRole("button")).toHaveCount(0);
});

import { expect, test } from "@playwright/test";
import { expectAccessible, faultsOf, gotoHydrated, monthly, saved, savedDesign, settled, showArea } from "./support.ts";

const DESIGN = JSON.stringify({
  abacus: 1,
  region: "eu-west-1",
  components: [
    { id: "nat", kind: "nat-gateway", name: "NAT", placement: { count: 16 }, usage: { other_gb: 22137.66 } },
    { id: "vpn", kind: "vpn-connection", name: "VPN", placement: { count: 19 }, usage: { out_gb: 0 } },
  ],
});

test("own rates, support and tax are entered and shown beside the list price", { tag: "@phone" }, async ({ page, request }) => {
  const faults = faultsOf(page);
  const { id, key } = await savedDesign(request, DESIGN);
  await gotoHydrated(page, `/d/${id}/edit#${key}`);
  await expect(monthly(page)).toHaveText("$2,513.85");
  await showArea(page, "Components");
  const terms = page.locator(".terms-row");
  await terms.click();
  await showArea(page, "Details");
  await page.getByRole("button", { name: "+ Percentage off list" }).click();
  await page.getByLabel("Name", { exact: true }).fill("EDP 8 %");
  await page.getByLabel("Off list", { exact: true }).fill("8 %");
  await expect(monthly(page)).toHaveText("$2,312.74");
  await expect(page.locator(".total.main .list-total")).toHaveText("list $2,513.85");
  await expect(page.getByText("5 charges, $2,312.74 a month instead of $2,513.85.")).toBeVisible();

  await page.getByLabel("Charge with its list price").selectOption({ label: "NAT gateway data processing · $0.048 per GB, EU-NatGateway-Bytes" });
  await page.getByRole("button", { name: "+ Own price for this charge" }).click();
  const price = page.getByLabel("Price", { exact: true });
  await expect(price).toHaveValue("0.048");
  await price.fill("0.03");
  await expect(monthly(page)).toHaveText("$1,999.27");
  await page.getByLabel("Support plan").selectOption("Business Support+");
  await page.getByLabel("Tax", { exact: true }).fill("20");
  await page.getByLabel("Name of the tax").fill("VAT");
  await expect(page.locator(".totals .range")).toContainText("with Business Support+ and VAT, 20 %: $2,670.62 a month");
  await expectAccessible(page);

  await showArea(page, "Estimate");
  const line = page.locator(".component-lines .line").filter({ hasText: "NAT gateway data processing" });
  await expect(line.locator(".cost")).toHaveText("$664.13list $1,062.61");
  await line.locator("summary").click();
  await expect(line.locator("pre")).toContainText("22,137.66 GB × $0.03 per GB = $664.13");
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  const design = await saved(page, request);
  expect([design.own_rates, design.support, design.tax]).toEqual([
    [
      { name: "EDP 8 %", rate: { percent_off: 8 } },
      {
        name: "NAT gateway data processing",
        rate: { unit_price: { usd: 0.03, per: "gb" } },
        applies_to: { usage_type: "EU-NatGateway-Bytes" },
      },
    ],
    { plan: "business-plus" },
    { name: "VAT", percent: 20 },
  ]);
  await page.goto(`/d/${id}`);
  await expect(page.locator("#own-rates")).toContainText("EDP 8 %");
  await expect(page.locator(".below-total")).toContainText("To pay");
  await expectAccessible(page);
  expect(faults).toEqual([]);
});

test("what a rate applies to is narrowed, dated and taken back", async ({ page, request }) => {
  const { id, key } = await savedDesign(request, DESIGN);
  await gotoHydrated(page, `/d/${id}/edit#${key}`);
  await page.locator(".terms-row").click();
  await page.getByRole("button", { name: "+ Percentage off list" }).click();
  await page.getByLabel("Off list", { exact: true }).fill("50");
  await expect(monthly(page)).toHaveText("$1,256.92");
  await page.locator("#rate-0-more > summary").click();
  await page.getByLabel("Component", { exact: true }).selectOption("VPN");
  await expect(monthly(page)).toHaveText("$2,097.75");
  await page.getByLabel("Component", { exact: true }).selectOption("Every component");
  await page.getByLabel("Usage type").fill("*NatGateway-Hours");
  await expect(monthly(page)).toHaveText("$2,233.53");
  await page.getByLabel("Usage type").fill("*Nothing");
  await expect(page.getByText("Applies to no charge of this design.")).toBeVisible();
  await page.getByLabel("Usage type").fill("");

  await page.getByLabel("In force from").fill("soon");
  await expect(page.locator("#rate-0-from-error")).toHaveText("Enter a date such as 2027-01-15");
  await page.getByLabel("In force from").fill("2027-03-01");
  await page.getByLabel("First month of the design").fill("2027-01");
  await expect(page.locator(".total.main dt")).toHaveText("Monthly, month 1");
  await expect(monthly(page)).toHaveText("$2,513.85");
  await expect(page.getByText("Comes into force on 2027-03-01.")).toBeVisible();

  await page.getByRole("button", { name: "Remove rate Discount" }).click();
  await settled(page);
  await page.getByLabel("First month of the design").fill("");
  const design = await saved(page, request);
  expect([design.own_rates, design.first_month]).toEqual([undefined, undefined]);
});

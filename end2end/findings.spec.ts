import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, faultsOf, gotoHydrated, monthly, savedDesign, showArea } from "./support.ts";

const GATEWAY = { id: "nat", name: "NAT gateways", kind: "nat-gateway", placement: { zones: { a: 1, b: 1, c: 1 } } };

function flow(id: string, service: string): object {
  const config = { from: "web", to: `@service/${service}` };
  return { id, name: id, kind: "flow", config, usage: { request_gb: 2 } };
}

const TOKYO = JSON.stringify({
  abacus: 1,
  name: "Tokyo",
  region: "ap-northeast-1",
  components: [
    { id: "queue", name: "queue", kind: "flow", config: { from: "web", to: "@service/sqs" }, usage: { request_gb: 2 } },
    { id: "web", kind: "ec2", config: { instance_type: "t4g.small" }, placement: { zones: { a: 1, b: 1, c: 1 } } },
    GATEWAY,
    flow("secrets", "secretsmanager"),
    flow("trail", "cloudtrail"),
  ],
});

const ARCHIVE = JSON.stringify({
  abacus: 1,
  name: "Archive",
  region: "us-east-1",
  components: [
    {
      id: "archive",
      kind: "s3",
      config: { storage_class: "glacier" },
      usage: { gb: 1024, objects: 1000000, put_requests: 0, get_requests: 0, transitions_in: 1000000 },
    },
  ],
});

async function edit(page: Page, document: string): Promise<string> {
  const { id, key } = await savedDesign(page.request, document);
  await gotoHydrated(page, `/d/${id}/edit?c=${JSON.parse(document).components[0].id}#${key}`);
  return id;
}

test("path options of several flows are applied together from their finding", { tag: "@phone" }, async ({ page }) => {
  const faults = faultsOf(page);
  await edit(page, TOKYO);
  await expect(monthly(page)).toHaveText("$194.41");
  await showArea(page, "Details");
  await expect(page.locator(".path-sets tbody tr").first()).toContainText("−$55.06");
  await showArea(page, "Estimate");
  const finding = page.locator(".finding").filter({ hasText: "path-set" });
  await expect(finding).toContainText("$139.34 a month then");
  await expectAccessible(page);
  await finding.getByRole("button", { name: "Apply path-set" }).click();
  await expect(monthly(page)).toHaveText("$139.34");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(monthly(page)).toHaveText("$194.41");
  expect(faults).toEqual([]);
});

test("what occurs once has a total of its own, and a month", { tag: "@phone" }, async ({ page }) => {
  const faults = faultsOf(page);
  const id = await edit(page, ARCHIVE);
  const total = (name: string) => page.locator(".total").filter({ hasText: name }).locator(".amount");
  await expect(monthly(page)).toHaveText("$33.97");
  await showArea(page, "Details");
  await page.getByLabel("Lifecycle transitions into it: how well known").selectOption("once");
  await expect(monthly(page)).toHaveText("$3.97");
  await expect(total("Once")).toHaveText("$30.00");
  await expect(total("First 12 months")).toHaveText("$77.66");
  await showArea(page, "Estimate");
  await page.locator("#months-panel summary").click();
  await expect(page.locator(".months-table tbody tr").nth(11)).toContainText("$77.66");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await gotoHydrated(page, `/d/${id}/months`);
  await expect(page.locator(".months-table tbody tr").first()).toContainText("$30.00");
  await expectAccessible(page);
  expect(faults).toEqual([]);
});

import { expect, type Locator, type Page, test } from "@playwright/test";
import { add, component, expectAccessible, faultsOf, gotoHydrated, monthly, outlineRow, saved, savedDesign, showArea } from "./support.ts";

/** Servers in private subnets that talk to a bucket and to the internet; the network is left to Abacus. */
const DESIGN = JSON.stringify({
  abacus: 1,
  name: "Uploads",
  region: "us-east-1",
  components: [
    { id: "web", name: "Web", kind: "ec2", placement: { zones: { a: 2, b: 1 } }, config: { instance_type: "m7g.large" } },
    { id: "store", name: "Store", kind: "s3", config: { storage_class: "standard" }, usage: { gb: 500 } },
    {
      id: "out",
      name: "Web to the internet",
      kind: "flow",
      config: { from: "web", to: "@internet" },
      usage: { request_gb: 1000 },
    },
  ],
});

async function openEditor(page: Page, document: string): Promise<void> {
  const { id, key } = await savedDesign(page.request, document);
  await gotoHydrated(page, `/d/${id}/edit#${key}`);
}

/** Shows the drawing. The tab on a phone and the switch of the work area have the same name. */
async function showDrawing(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Drawing", exact: true }).click();
  await expect(page.locator(".drawing svg")).toBeVisible();
}

function drawn(page: Page, id: string): Locator {
  return page.locator(`.drawing [data-id="${id}"]`).first();
}

test("two components are connected in the drawing, and the path tells its cost", { tag: "@phone" }, async ({ page }) => {
  const faults = faultsOf(page);
  await openEditor(page, DESIGN);
  await showDrawing(page);
  await drawn(page, "web").click();
  const bar = page.getByRole("group", { name: "The selected component" });
  await expect(bar).toContainText("Web");
  await bar.getByLabel("Connect to").selectOption({ label: "Store" });
  await bar.getByRole("button", { name: "Connect" }).click();
  await expect(bar).toContainText("Web → Store");
  await bar.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Requests", { exact: true }).fill("300");
  await page.getByLabel("Responses", { exact: true }).fill("700");
  const path = page.locator(".path-panel");
  await expect(path.locator(".hop").first()).toContainText("Web");
  await expect(path.locator(".hop").last()).toContainText("Store");
  await expect(path.locator(".path-sum")).toContainText("a month");
  await expect(path.locator(".path-sum")).toContainText("300 GB + 700 GB back");
  await expectAccessible(page);
  expect(faults).toEqual([]);
});

test("another way is one step, and undo takes it back", async ({ page, request }) => {
  await openEditor(page, DESIGN);
  await outlineRow(page, "Web to the internet").click();
  const table = page.locator(".choices");
  await expect(table.getByText("In use")).toHaveCount(1);
  const before = await saved(page, request);
  const current = await table.locator("tr.current th").textContent();
  await table.getByRole("button", { name: /^Use / }).first().click();
  await expect(table.locator("tr.current th")).not.toHaveText(current ?? "");
  const after = await saved(page, request);
  expect(after).not.toEqual(before);
  await page.keyboard.press("Control+z");
  await expect(table.locator("tr.current th")).toHaveText(current ?? "");
  expect(await saved(page, request)).toEqual(before);
});

test("what is selected in the drawing is selected in the list, and the other way round", async ({ page }) => {
  await openEditor(page, DESIGN);
  await showDrawing(page);
  await drawn(page, "store").click();
  await expect(outlineRow(page, "Store")).toHaveAttribute("aria-current", "true");
  await expect(drawn(page, "store")).toHaveClass(/selected/);
  const priced = (name: string): Locator => page.locator(".component-lines", { has: page.getByRole("button", { name, exact: true }) });
  await expect(priced("Store")).toHaveClass(/current/);
  await priced("Web").getByRole("button", { name: "Web", exact: true }).click();
  await expect(drawn(page, "web")).toHaveClass(/selected/);
  await expect(priced("Web")).toHaveClass(/current/);
  // A row opens the form; the drawing shows the same component.
  await outlineRow(page, "Store").click();
  await outlineRow(page, "Web").click();
  await showDrawing(page);
  await expect(drawn(page, "web")).toHaveClass(/selected/);
  await expect(drawn(page, "store")).not.toHaveClass(/selected/);
  // By keyboard: the elements are links, and the focus survives an update of the drawing.
  await drawn(page, "store").focus();
  await page.keyboard.press("Enter");
  await expect(outlineRow(page, "Store")).toHaveAttribute("aria-current", "true");
  expect(page.url()).not.toContain("#c-");
});

test("instances move between zones in the drawing", { tag: "@phone" }, async ({ page, request }) => {
  await openEditor(page, DESIGN);
  await showDrawing(page);
  await drawn(page, "web").click();
  await page.getByRole("button", { name: "One less in zone a" }).click();
  await page.getByRole("button", { name: "One more in zone c" }).click();
  await expect(page.locator(".zone-bar")).toContainText("c");
  const { placement } = await component(page, request, "web");
  expect(placement.zones).toEqual({ a: 1, b: 1, c: 1 });
});

test("proposals are kept in one step", async ({ page, request }) => {
  await openEditor(page, DESIGN);
  const before = await saved(page, request);
  await showDrawing(page);
  const note = page.locator(".proposals");
  await note.locator("summary").click();
  await expect(note.getByRole("listitem").first()).toBeVisible();
  const total = await monthly(page).textContent();
  await note.getByRole("button", { name: "Keep the proposals" }).click();
  await expect(note).toHaveCount(0);
  await expect(monthly(page)).toHaveText(total ?? "");
  const kinds = (await saved(page, request)).components.map((one: { kind: string }) => one.kind);
  expect(kinds).toContain("vpc");
  await page.keyboard.press("Control+z");
  await expect(note).toHaveCount(1);
  expect(await saved(page, request)).toEqual(before);
});

test("subnets and routes of a VPC are written cell by cell", async ({ page, request }) => {
  const faults = faultsOf(page);
  await openEditor(page, DESIGN);
  await add(page, "Internet gateway");
  await add(page, "VPC");
  await page.getByLabel("Ranges", { exact: true }).fill("10.0.0.0/16");
  await page.getByRole("button", { name: "+ Subnet" }).click();
  await page.getByLabel("Name of subnet-1").fill("web-a");
  await page.getByLabel(/^Range of /).fill("10.0.1.0/24");
  await page.getByRole("button", { name: "+ Route table" }).click();
  await page.getByRole("button", { name: "+ Route", exact: true }).click();
  await page.getByLabel("Target of 0.0.0.0/0").selectOption({ label: "Internet gateway" });
  await page.getByLabel(/^Route table of /).selectOption("routes-1");
  await expect(page.locator(".plan-table")).toContainText("10.0.1.0/24");
  await expect(page.locator(".plan-table")).toContainText("251");
  await expectAccessible(page);
  const { config } = await component(page, request, "vpc");
  expect(config.subnets).toEqual([{ name: "web-a", zone: "a", cidr: "10.0.1.0/24", route_table: "routes-1" }]);
  expect(config.route_tables[0].routes).toEqual([{ destination: "0.0.0.0/0", target: "internet-gateway" }]);
  await page.getByLabel("Name of the route table").fill("public");
  await page.getByLabel("Name of the route table").blur();
  await expect(page.getByLabel(/^Route table of /)).toHaveValue("public");
  expect(faults).toEqual([]);
});

test("a design is drawn on its page without scripts", { tag: ["@phone", "@no-js"] }, async ({ page, request }) => {
  const { id } = await savedDesign(request, DESIGN);
  await page.goto(`/d/${id}`);
  await expect(page.locator(".drawing svg")).toBeVisible();
  await expect(drawn(page, "web")).toBeVisible();
  await expect(page.locator("#c-web")).toContainText("Web");
  await page.getByText("The drawing in words").click();
  await expect(page.locator(".drawing-words li").first()).toBeVisible();
});

test("a template opens in the editor", async ({ page }) => {
  await gotoHydrated(page, "/");
  const templates = page.locator(".template");
  const name = await templates.last().locator("> .name").textContent();
  await templates.last().click();
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  await expect(page.locator("#design-name")).toHaveValue(name ?? "");
  await showArea(page, "Components");
  await expect(page.locator(".outline-row").first()).toBeVisible();
});

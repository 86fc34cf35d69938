import { expect, type Page, test } from "@playwright/test";
import { EXAMPLE, expectAccessible, faultsOf, gotoHydrated, type Json, monthly, outlineRow, savedDesign, settled, showArea } from "./support.ts";

const WEB_SHOP = "/new?example=three-tier-web";

/** Expects that nothing is scrolled to reach anything: the page is one screen. */
async function expectOneScreen(page: Page): Promise<void> {
  const more = await page.evaluate(() => {
    const root = document.documentElement;
    return [root.scrollHeight - innerHeight, root.scrollWidth - innerWidth];
  });
  expect(more).toEqual([0, 0]);
}

test("from a template to a changed total in three actions without scrolling", async ({ page }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/");
  const total = async () => (await monthly(page).textContent()) ?? "";
  await page.locator(".template").filter({ hasText: "Three-tier" }).first().click();
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  const before = await total();
  await expect(page.locator(".drawing svg")).toBeVisible();
  await outlineRow(page, "Web servers").click();
  await page.getByLabel("Instances", { exact: true }).fill("8");
  await expect(monthly(page)).not.toHaveText(before);
  await expectOneScreen(page);
  expect(faults).toEqual([]);
});

test("a design opens on its drawing, and its content starts in the first quarter", { tag: "@phone" }, async ({ page }) => {
  const { id, key } = await savedDesign(page.request, EXAMPLE);
  await gotoHydrated(page, `/d/${id}/edit#${key}`);
  await expect(page.locator(".drawing svg")).toBeVisible();
  await expect(page.locator(".outline-row[aria-current]")).toHaveCount(0);
  const { height } = page.viewportSize() ?? { height: 0 };
  const top = await page.locator(".work-area").evaluate((area) => area.getBoundingClientRect().top);
  expect(top).toBeLessThan(height / 4);
  await expectOneScreen(page);
  await expectAccessible(page);
});

test("the address keeps what is shown, and Back goes through it", async ({ page }) => {
  await gotoHydrated(page, WEB_SHOP);
  await outlineRow(page, "Web servers").click();
  await expect(page).toHaveURL(/example=three-tier-web&c=web$/);
  await outlineRow(page, "Database").click();
  await expect(page.getByRole("heading", { name: "RDS", exact: false }).first()).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Instance type")).toHaveValue("m7g.large");
  await expect(outlineRow(page, "Web servers")).toHaveAttribute("aria-current", "true");
  await page.goBack();
  await expect(page.locator(".drawing svg")).toBeVisible();
  await page.goForward();
  await expect(page.getByLabel("Instance type")).toHaveValue("m7g.large");
  await page.reload();
  await expect(page.getByLabel("Instance type")).toHaveValue("m7g.large");
});

test("the palette adds, finds and acts by the keyboard alone", async ({ page }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, WEB_SHOP);
  const palette = page.locator("#palette");
  await page.keyboard.press("Control+k");
  await expect(palette).toBeVisible();
  await expectAccessible(page, "#palette");
  await page.keyboard.type("sqs queue");
  await page.keyboard.press("Enter");
  await settled(page);
  await expect(palette).toBeHidden();
  await expect(page.getByLabel("Requests", { exact: true })).toBeVisible();
  await expect(outlineRow(page, "SQS queue")).toHaveAttribute("aria-current", "true");
  await page.locator("body").press("/");
  await page.keyboard.type("web servers");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Instance type")).toHaveValue("m7g.large");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("show the drawing");
  await page.keyboard.press("Enter");
  await expect(page.locator(".drawing svg")).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("nothing like it");
  await expect(palette.getByRole("status")).toHaveText("Nothing of this name");
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  expect(faults).toEqual([]);
});

test("the list folds, filters, and sums its sections", async ({ page }) => {
  await gotoHydrated(page, WEB_SHOP);
  const databases = page.locator(".outline-section").filter({ hasText: "Databases" });
  // The cache and the database.
  await expect(databases.locator("summary .cost")).toHaveText("$1,430.53");
  await databases.locator("summary").click();
  await expect(outlineRow(page, "Database")).toBeHidden();
  await outlineRow(page, "Web servers").click();
  await page.getByLabel("Instances", { exact: true }).fill("5");
  await settled(page);
  await expect(outlineRow(page, "Database")).toBeHidden();
  await databases.locator("summary").click();
  await page.getByLabel("Filter the components").fill("m7g");
  await expect(page.locator(".outline-row:visible")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(outlineRow(page, "Web servers")).toBeFocused();
  await page.getByLabel("Filter the components").fill("");
  await outlineRow(page, "Load balancer").focus();
  await page.keyboard.press("ArrowDown");
  await expect(outlineRow(page, "Web servers")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(outlineRow(page, "Load balancer")).toBeFocused();
});

test("a removal says what went along, and is put back", { tag: "@phone" }, async ({ page }) => {
  await gotoHydrated(page, `${WEB_SHOP}&c=web`);
  const before = (await monthly(page).textContent()) ?? "";
  await page.getByRole("button", { name: "Remove group Web servers" }).click();
  const note = page.locator(".save-note");
  await expect(note).toContainText(/Removed Web servers, 1 volume and \d flows\./);
  await expect(monthly(page)).not.toHaveText(before);
  await note.getByRole("button", { name: "Put back" }).click();
  await expect(monthly(page)).toHaveText(before);
  await expect(note).not.toContainText("Removed");
  await showArea(page, "Components");
  await expect(outlineRow(page, "Web servers")).toBeVisible();
});

test("a conflict leaves the work of both: mine becomes a copy", async ({ page, context }) => {
  const { id, key } = await savedDesign(page.request, EXAMPLE);
  await gotoHydrated(page, `/d/${id}/edit?c=web#${key}`);
  const other = await context.newPage();
  await gotoHydrated(other, `/d/${id}/edit?c=web#${key}`);
  for (const [at, count] of [[other, "6"], [page, "7"]] as const) {
    await at.getByLabel("Instances", { exact: true }).fill(count);
    await settled(at);
    await at.getByRole("button", { name: "Save", exact: true }).click();
  }
  await expect(page.locator(".save-note")).toContainText("Saved elsewhere");
  await page.getByRole("button", { name: "Save mine as a copy" }).click();
  await expect(page).not.toHaveURL(new RegExp(id));
  const copy = new URL(page.url()).pathname.split("/")[2];
  const count = async (of: string) => {
    const { design } = (await (await page.request.get(`/api/v1/designs/${of}`)).json()) as Json;
    const zones: number[] = Object.values(design.components[0].placement.zones);
    return zones.reduce((sum, one) => sum + one, 0);
  };
  expect([await count(id), await count(copy ?? "")]).toEqual([6, 7]);
});

test("texts of the drawing are 11 px and more, and the drawing may have the whole width", async ({ page }) => {
  await gotoHydrated(page, WEB_SHOP);
  await expect(page.locator(".drawing svg")).toBeVisible();
  const smallest = () =>
    page.locator("#drawing").evaluate((drawing) => {
      const svg = drawing.querySelector("svg") as SVGSVGElement;
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      const sizes = Array.from(svg.querySelectorAll("text")).map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
      return Math.min(...sizes);
    });
  expect(await smallest()).toBeGreaterThanOrEqual(11);
  await page.getByRole("button", { name: "Whole width" }).click();
  await expect(page.locator(".outline-area")).toBeHidden();
  await page.getByRole("button", { name: "Fit to width" }).click();
  const shown = await page.locator("#drawing-frame").evaluate((frame) => frame.scrollWidth - frame.clientWidth);
  expect(shown).toBe(0);
  await page.getByRole("button", { name: "Whole width" }).click();
  await expect(page.locator(".outline-area")).toBeVisible();
});

test("where the money goes stands beside the estimate and on a page of its own", { tag: "@phone" }, async ({ page, request }) => {
  const faults = faultsOf(page);
  const document = JSON.parse(EXAMPLE);
  const { id, key } = await savedDesign(request, JSON.stringify(document));
  await gotoHydrated(page, `/d/${id}/edit?c=web#${key}`);
  await showArea(page, "Details");
  await page.getByLabel("Tags", { exact: true }).fill("env=prod");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator(".save-note")).toContainText("Saved");
  await showArea(page, "Estimate");
  const panel = page.locator("#breakdown-panel");
  await panel.locator("summary").click();
  await expect(panel.getByRole("group", { name: "By Service", exact: true })).toContainText("EC2");
  await expect(panel.getByRole("group", { name: "By Kind of charge" })).toContainText("Hours");
  await expect(panel.locator(".breakdown-table").last()).toContainText("prod");
  await expectAccessible(page);

  await page.goto(`/d/${id}/breakdown?by=tag:env`);
  await expect(page.locator(".breakdown-table")).toContainText("prod");
  await page.getByRole("link", { name: "Component" }).click();
  await expect(page.locator(".breakdown-table")).toContainText("Web servers");
  await expect(page.locator(".breakdown-table tfoot")).toContainText("100.0 %");
  await expectAccessible(page);
  expect(faults).toEqual([]);
});

test("a budget tells how far the design is", { tag: "@phone" }, async ({ page }) => {
  await gotoHydrated(page, `${WEB_SHOP}&show=form`);
  await showArea(page, "Details");
  await page.getByLabel("Budget a month").fill("3000");
  await expect(page.locator(".totals")).toContainText("$2,545.18 of $3,000.00 (84.8 %), $454.82 left");
  await page.getByLabel("Budget a month").fill("2000");
  await expect(page.locator(".totals")).toContainText("$545.18 over");
  await showArea(page, "Estimate");
  await expect(page.locator(".findings")).toContainText("budget-exceeded");
});

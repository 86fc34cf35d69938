import { expect, test } from "@playwright/test";
import { EXAMPLE, faultsOf, gotoHydrated, monthly, pricedMonthly, savedDesign } from "./support.ts";

test("a shared page is complete without scripts", { tag: ["@no-js-only"] }, async ({ page, request }) => {
  const { id } = await savedDesign(request);
  await page.goto(`/d/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Three-tier web shop");
  await expect(monthly(page)).toHaveText(await pricedMonthly(request, EXAMPLE));
  await expect(page.locator(".component-lines .line")).toHaveCount(11);
  await page.locator(".component-lines .line summary").first().click();
  await expect(page.locator(".component-lines .line pre").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy working" })).toHaveCount(0);
});

test("the editor without scripts says what it needs", { tag: ["@no-js-only"] }, async ({ page }) => {
  await page.goto("/new");
  await expect(page.getByText("Editing needs JavaScript")).toBeVisible();
});

test("a link without the key shows, and saving makes a copy", async ({ page, request }) => {
  const { id } = await savedDesign(request);
  await gotoHydrated(page, `/d/${id}`);
  await page.getByRole("link", { name: "Edit" }).click();
  await expect(page).toHaveURL(/\/edit$/);
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  await expect(page.locator(".save-note")).toContainText("no edit key");
  await page.getByRole("button", { name: "Save a copy" }).click();
  await expect(page).toHaveURL(/\/edit#/);
  expect(page.url()).not.toContain(id);
});

test("whoever saves second is told, and loses nothing", async ({ page, context, request }) => {
  const { id, key } = await savedDesign(request);
  const address = `/d/${id}/edit?c=web#${key}`;
  await gotoHydrated(page, address);
  const second = await context.newPage();
  await gotoHydrated(second, address);

  await page.getByLabel("Design", { exact: true }).fill("First was here");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator(".save-note")).toContainText("Saved");

  await second.getByLabel("Design", { exact: true }).fill("Second was here");
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.locator(".save-note")).toContainText("now at revision 2");
  await expect(second.getByLabel("Design", { exact: true })).toHaveValue("Second was here");
  await second.getByRole("button", { name: "Save mine as the next revision" }).click();
  await expect(second.locator(".save-note")).toContainText("Saved");

  for (const [revision, name] of [[1, "Three-tier web shop"], [2, "First was here"], [3, "Second was here"]]) {
    await second.goto(`/d/${id}?revision=${revision}`);
    await expect(second.getByRole("heading", { level: 1 })).toHaveText(String(name));
  }
});

test("text of a design runs nothing on any page", { tag: "@phone" }, async ({ page, request }) => {
  const faults = faultsOf(page);
  for (const evil of [
    "</textarea><script>alert(1)</script>",
    "</title></script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "javascript:alert(1)",
  ]) {
    const document = JSON.parse(EXAMPLE);
    document.name = evil;
    document.note = evil;
    for (const component of document.components) component.name = evil;
    const { id, key } = await savedDesign(request, JSON.stringify(document));
    await gotoHydrated(page, `/d/${id}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(evil);
    await expect(page.locator(".design-note")).toHaveText(evil);
    await gotoHydrated(page, `/d/${id}/edit?c=web#${key}`);
    await expect(page.getByLabel("Note about the design")).toHaveValue(evil);
    await gotoHydrated(page, "/");
    await expect(page.locator(".recent a").first()).toHaveText(evil);
    await page.locator(".recent a").first().click();
    await expect(page.getByLabel("Design", { exact: true })).toHaveValue(evil);
  }
  expect(faults).toEqual([]);
});

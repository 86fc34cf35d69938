import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, faultsOf, gotoHydrated, monthly, savedDesign } from "./support.ts";

const NEW = "/new?example=three-tier&c=web";

/** Waits until the page shows the typed number. */
async function fillInstances(page: Page, count: string): Promise<void> {
  const before = (await monthly(page).textContent()) ?? "";
  await page.getByLabel("Instances", { exact: true }).fill(count);
  await expect(monthly(page)).not.toHaveText(before);
}

const restore = (page: Page) => page.getByRole("button", { name: /^Restore your draft of \d\d:\d\d$/ });

test("a reload offers what was not saved, with what it costs", { tag: "@phone" }, async ({ page }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, NEW);
  const before = (await monthly(page).textContent()) ?? "";
  await page.getByRole("button", { name: "Details", exact: true }).last().click();
  await fillInstances(page, "9");
  const after = (await monthly(page).textContent()) ?? "";
  await page.reload();
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  await expect(monthly(page)).toHaveText(before);
  await expect(page.locator(".draft-bar")).toContainText("the monthly total changes by +$");
  await expectAccessible(page);
  await restore(page).click();
  await expect(page.locator(".draft-bar")).toHaveCount(0);
  await expect(monthly(page)).toHaveText(after);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(monthly(page)).toHaveText(before);
  expect(faults).toEqual([]);
});

test("a crash and a lost connection lose nothing", async ({ context }) => {
  const { id, key } = await savedDesign(context.request);
  const first = await context.newPage();
  await gotoHydrated(first, `/d/${id}/edit?c=web#${key}`);
  await context.setOffline(true);
  await first.getByLabel("Instances", { exact: true }).fill("7");
  await first.getByLabel("Name", { exact: true }).first().fill("Front");
  await expect(first.locator(".save-note")).toContainText("Offline");
  // A page that is closed like this does not warn about unsaved work.
  await first.close({ runBeforeUnload: false });
  await context.setOffline(false);

  const second = await context.newPage();
  await gotoHydrated(second, `/d/${id}/edit?c=web#${key}`);
  await restore(second).click();
  await expect(second.getByLabel("Instances", { exact: true })).toHaveValue("7");
  await expect(second.locator(".outline-row .name").first()).toHaveText("Front");
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.locator(".save-note")).toContainText("Saved");
  const response = await context.request.get(`/api/v1/designs/${id}`);
  const { design, revision } = (await response.json()) as { design: { components: { name: string }[] }; revision: number };
  expect([design.components[0]?.name, revision]).toEqual(["Front", 2]);
  // Saved work is no longer a draft.
  await second.reload();
  await expect(second.locator("html[data-hydrated]")).toBeAttached();
  await expect(second.locator(".draft-bar")).toHaveCount(0);
});

test("a draft can be discarded, and an untouched design leaves none", async ({ page }) => {
  page.on("dialog", (dialog) => void dialog.accept());
  await gotoHydrated(page, NEW);
  await fillInstances(page, "5");
  await gotoHydrated(page, NEW);
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(page.locator(".draft-bar")).toHaveCount(0);
  await gotoHydrated(page, NEW);
  await expect(page.locator(".draft-bar")).toHaveCount(0);
});

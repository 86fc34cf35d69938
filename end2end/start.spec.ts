import { expect, test } from "@playwright/test";

test("the start page has a heading", { tag: ["@phone", "@no-js"] }, async ({ page }) => {
  const response = await page.goto("/");
  expect(response?.status()).toBe(200);
  await expect(page.locator("h1")).toBeVisible();
});

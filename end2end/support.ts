import { expect, type Page, type Response } from "@playwright/test";

/** Opens `url` and waits until the page answers to clicks: the browser side says so on `html`. */
export async function gotoHydrated(page: Page, url: string): Promise<Response | null> {
  const response = await page.goto(url);
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  return response;
}

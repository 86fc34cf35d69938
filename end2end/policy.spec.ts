import { expect, type Page, test } from "@playwright/test";
import { gotoHydrated, savedDesign } from "./support.ts";

/** Appends `markup` to the body of the server's documents, keeping the server's own headers. */
async function append(page: Page, markup: string): Promise<void> {
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace("</body>", `${markup}</body>`) });
  });
}

test("only the scripts of a page itself run", async ({ page, request }) => {
  const { id } = await savedDesign(request);
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  });
  await append(
    page,
    `<script>document.documentElement.dataset.ran = "inline"</script>
     <script type="module">document.documentElement.dataset.ran = "module"</script>
     <script src="data:text/javascript,document.documentElement.dataset.ran='data'"></script>
     <img src="data:," onerror="document.documentElement.dataset.ran = 'handler'">
     <a id="evil" href="javascript:void(document.documentElement.dataset.ran = 'link')">evil</a>
     <style>html { border-top-width: 7px }</style>`,
  );
  for (const path of ["/", `/d/${id}`, `/d/${id}/edit`]) {
    refused.length = 0;
    await gotoHydrated(page, path);
    await page.locator("#evil").dispatchEvent("click");
    await expect.poll(() => refused.length, path).toBeGreaterThanOrEqual(6);
    await expect(page.locator("html")).not.toHaveAttribute("data-ran");
    await expect(page.locator("html")).toHaveAttribute("data-scripts", "");
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).borderTopWidth)).toBe("0px");
  }
});

test("a page that the browser has is not sent again, and a new revision is", async ({ page, request }) => {
  const { id, key } = await savedDesign(request);
  await gotoHydrated(page, `/d/${id}`);
  const name = await page.getByRole("heading", { level: 1 }).textContent();
  const known = await page.goto(`/d/${id}`);
  // The browser revalidates, is told that nothing has changed, and shows its cached page.
  expect(known?.headers()["etag"]).toMatch(/^"[0-9a-f]+-br"$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(String(name));

  const { design } = await (await request.get(`/api/v1/designs/${id}`)).json();
  const saved = await request.put(`/api/v1/designs/${id}`, {
    data: JSON.stringify({ ...design, name: "Renamed" }),
    headers: { authorization: `Bearer ${key}`, "if-match": '"1"', "content-type": "application/json" },
  });
  expect(saved.status()).toBe(200);
  await gotoHydrated(page, `/d/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Renamed");
  await expect(page).toHaveTitle("Renamed · Abacus");
});

test("the title follows the name of the design", async ({ page }) => {
  await gotoHydrated(page, "/new");
  await expect(page).toHaveTitle("Untitled design · Abacus");
  await page.getByLabel("Design", { exact: true }).fill("Shop <1>");
  await expect(page).toHaveTitle("Shop <1> · Abacus");
});

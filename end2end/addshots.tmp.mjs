import { chromium } from "playwright-core";
const [base, ...names] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless","--no-sandbox","--disable-gpu","--disable-quic","--no-first-run"] });
for (const name of names) {
  for (const [label, width, height, scheme] of [["d",1280,1000,"light"],["p",390,844,"dark"]]) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
    await page.goto(base + "/new");
    await page.waitForSelector("html[data-hydrated]");
    if (width < 600) await page.getByRole("button", { name: "Components", exact: true }).click();
    await page.locator("#add").click();
    if (name === "menu") { await page.screenshot({ path: `/tmp/shots/add-menu-${label}.png` }); await page.close(); continue; }
    await page.locator("#add-menu").getByRole("button", { name, exact: true }).click();
    await page.waitForTimeout(700);
    await page.screenshot({ path: `/tmp/shots/add-${name.replaceAll(" ", "_")}-${label}.png`, fullPage: true });
    await page.close();
  }
}
await browser.close();

import { chromium } from "playwright-core";
const base = process.argv[2]; const which = (process.argv[3] ?? "all").split(",");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
for (const [name, width, height] of [["desktop", 1440, 900], ["phone", 390, 844]]) for (const colorScheme of ["light", "dark"]) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  page.on("pageerror", e => console.log("ERR", e.message)); page.on("console", m => m.type() === "error" && console.log("CONSOLE", m.text()));
  const shot = (n) => page.screenshot({ path: `/tmp/shots/${n}-${name}-${colorScheme}.png`, fullPage: true });
  const tab = async (t) => { const b = page.getByRole("button", { name: t, exact: true }); if (await b.isVisible()) await b.click(); };
  if (which.includes("all") || which.includes("compare")) {
    await page.goto(base + "/new?example=three-tier"); await page.waitForSelector("html[data-hydrated]");
    await tab("Details");
    await page.locator(".work-area").getByRole("button", { name: "Compare purchase options" }).click();
    await page.waitForSelector(".compare-table tbody tr"); await page.waitForTimeout(400);
    await shot("compare");
  }
  if (which.includes("page")) {
    const r = await context.request.post(base + "/api/v1/designs", { data: (await import("node:fs")).readFileSync("../docs/examples/three-tier.json", "utf8"), headers: { "content-type": "application/json" } });
    const { id } = await r.json();
    await page.goto(base + `/d/${id}/compare?groups=web`); await page.waitForTimeout(500); await shot("comparepage");
  }
  await context.close();
}
await browser.close();

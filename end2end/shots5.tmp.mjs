// node shots5.tmp.mjs BASE mode  (editor of example files: id list)
import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
const [base, ...names] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless","--no-sandbox","--disable-gpu","--disable-quic","--no-first-run"] });
for (const spec of names) { // example:component:kind(edit|view)
  const [example, component, what = "edit"] = spec.split(":");
  const document = readFileSync(new URL(`../docs/examples/${example}.json`, import.meta.url), "utf8");
  const r = await fetch(base + "/api/v1/designs", { method: "POST", headers: { "content-type": "application/json" }, body: document });
  const { id, key } = await r.json();
  for (const [label, width, height, scheme] of [["d-light",1280,1000,"light"],["p-dark",390,844,"dark"]]) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
    await page.goto(`${base}/d/${id}${what === "view" ? "" : "/edit#" + key}`);
    await page.waitForSelector("html[data-hydrated]");
    if (what !== "view") {
      if (width < 600) await page.getByRole("button", { name: "Components", exact: true }).click();
      if (component) await page.locator(".outline-row").filter({ hasText: component }).first().click();
      await page.waitForTimeout(900);
    }
    await page.screenshot({ path: `/tmp/shots/${example}-${(component || what).replaceAll(" ", "_")}-${label}.png`, fullPage: true });
    await page.close();
  }
}
await browser.close();

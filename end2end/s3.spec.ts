import { expect, test } from "@playwright/test";
import { add, component, expectAccessible, faultsOf, gotoHydrated, outlineRow, saved, showArea } from "./support.ts";

test("a bucket is priced by storage and requests", { tag: "@phone" }, async ({ page, request }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new");
  await add(page, "S3 bucket");
  const stored = page.getByLabel("Stored", { exact: true });
  await expect(stored).toHaveAttribute("placeholder", "depends on usage");
  await expect(page.getByLabel("Objects", { exact: true })).toHaveAttribute("placeholder", "not needed");
  await expect(page.getByLabel("Data retrieved", { exact: true })).toHaveCount(0);
  await page.getByLabel("Bucket name").fill("media");
  await stored.fill("1 TB");
  await page.getByLabel("PUT, COPY, POST requests", { exact: true }).fill("1e6");
  await page.getByLabel("GET and other requests", { exact: true }).fill("10,000,000");
  await expectAccessible(page);
  await showArea(page, "Components");
  await expect(outlineRow(page, "S3 bucket").locator(".key-figure")).toHaveText("1 TB S3 Standard");
  // 1,024 x $0.023, 1,000,000 x $0.000005, 10,000,000 x $0.0000004.
  await expect(outlineRow(page, "S3 bucket").locator(".cost")).toHaveText("$32.55");
  const bucket = await component(page, request, "bucket");
  expect([bucket.config, bucket.usage]).toEqual([
    { storage_class: "standard", bucket: "media" },
    { gb: 1024, put_requests: 1_000_000, get_requests: 10_000_000 },
  ]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(faults).toEqual([]);
});

test("what is stored is said in one way, and kept when the way changes", async ({ page, request }) => {
  await gotoHydrated(page, "/new");
  await add(page, "S3 bucket");
  const way = page.getByLabel("Storage given as");
  const usage = async () => (await component(page, request, "bucket")).usage;
  await way.selectOption("mean");
  await page.getByLabel("Objects", { exact: true }).fill("1024");
  await page.getByLabel("Mean size of an object", { exact: true }).fill("2 MB");
  await expect(page.getByText("2 GB stored")).toBeVisible();
  expect(await usage()).toEqual({ objects: 1024, mean_kib: 2048 });

  await way.selectOption("sizes");
  await expect(page.getByLabel("Size of each 1")).toHaveValue("2048");
  await page.getByRole("button", { name: "+ Size" }).click();
  await page.getByLabel("Objects 2").fill("1e6");
  await page.getByLabel("Size of each 2").fill("1 parsec");
  await expect(page.locator(".field-notes").filter({ hasText: "not a unit" })).toBeVisible();
  await page.getByLabel("Size of each 2").fill("1 MB");
  await expect(page.getByText("978.56 GB stored")).toBeVisible();
  await expectAccessible(page);
  expect((await usage()).sizes).toEqual([
    { objects: 1024, kib: 2048 },
    { objects: 1_000_000, kib: 1024 },
  ]);
  await page.getByRole("button", { name: "Remove size 1" }).click();
  await expect(page.getByLabel("Objects 1")).toHaveValue("1000000");
  await expect(page.getByLabel("Objects 2")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Objects 2")).toHaveValue("1000000");

  await way.selectOption("gb");
  await expect(page.getByLabel("Stored", { exact: true })).toHaveValue("978.5625");
  expect(await usage()).toEqual({ objects: 1_001_024, gb: 978.5625 });
});

test("fields follow the storage class", async ({ page, request }) => {
  await gotoHydrated(page, "/new");
  await add(page, "S3 bucket");
  const storage = page.getByLabel("Storage class", { exact: true });
  const has = async (label: string, count: number) => expect(page.getByLabel(label, { exact: true })).toHaveCount(count);
  await storage.selectOption("standard-ia");
  await page.getByLabel("Data retrieved", { exact: true }).fill("10");
  await storage.selectOption("express-onezone");
  await has("Data uploaded", 1);
  await storage.selectOption("intelligent-tiering");
  await has("Data uploaded", 0);
  // A given value stays visible.
  await has("Data retrieved", 1);
  await page.getByLabel("In Infrequent Access", { exact: true }).fill("60");
  await page.getByLabel("In Archive Access", { exact: true }).fill("50");
  await expect(page.locator(".problem-list")).toContainText("more than all");
  await page.getByLabel("In Archive Access", { exact: true }).fill("10");
  await expect(page.locator(".problem-list li")).toHaveCount(0);
  await has("Restored, standard", 0);
  await storage.selectOption("deep-archive");
  await has("Restored, standard", 1);
  await has("Restored, expedited", 0);
  await storage.selectOption("glacier");
  await page.getByLabel("Restored, expedited", { exact: true }).fill("5");
  await expectAccessible(page);
  expect((await component(page, request, "bucket")).usage).toEqual({
    infrequent_percent: 60,
    archive_percent: 10,
    retrieved_gb: 10,
    expedited_gb: 5,
  });
});

test("growth, versions and replication are folded away until they are said", async ({ page, request }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new");
  await add(page, "S3 bucket");
  await expect(page.getByLabel("Growth", { exact: true })).toBeHidden();
  await page.getByText("Growth and lifecycle").click();
  await page.getByLabel("Growth", { exact: true }).selectOption("percent");
  await page.getByLabel("Growth rate", { exact: true }).fill("2.5");
  await page.getByText("Versions and other requests").click();
  await page.getByLabel("Noncurrent versions", { exact: true }).fill("20");
  await expect(page.getByLabel("How many versions", { exact: true })).toHaveAttribute("placeholder", "not needed");
  await page.getByText("Replication and access points").click();
  await page.getByLabel("Replicate to another bucket").check();
  await page.getByLabel("Destination region").selectOption("eu-west-1");
  await page.getByLabel("Destination storage class").selectOption("glacier-ir");
  await page.getByLabel("Replication Time Control").check();
  await page.getByLabel("Replicated", { exact: true }).fill("100");
  await expectAccessible(page);
  const bucket = await component(page, request, "bucket");
  expect([bucket.config.replication, bucket.usage]).toEqual([
    { region: "eu-west-1", storage_class: "glacier-ir", time_control: true },
    { growth_percent_per_month: 2.5, noncurrent_gb: 20, replicated_gb: 100 },
  ]);
  await page.reload();
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  await expect(page.getByLabel("Growth rate", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Replicated", { exact: true })).toBeVisible();
  await page.getByLabel("Growth", { exact: true }).selectOption("gb");
  await page.getByLabel("Replicate to another bucket").uncheck();
  const after = await component(page, request, "bucket");
  expect([after.config, after.usage]).toEqual([{ storage_class: "standard" }, { growth_gb_per_month: 100, noncurrent_gb: 20 }]);
  expect(faults).toEqual([]);
});

test("transfer out of a bucket stands right after it", async ({ page, request }) => {
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await add(page, "S3 bucket");
  await add(page, "Internet gateway");
  await outlineRow(page, "S3 bucket").click();
  await page.getByRole("button", { name: "Add transfer out" }).click();
  await expect(page.getByLabel("Sent by")).toHaveValue("bucket");
  await page.getByLabel("Data", { exact: true }).fill("100");
  await expect(outlineRow(page, "Data transfer").locator(".cost")).toHaveText("$9.00");
  const { components } = await saved(page, request);
  expect(components.slice(-3).map((one: { id: string }) => one.id)).toEqual(["bucket", "transfer", "internet-gateway"]);
  await outlineRow(page, "S3 bucket").click();
  await page.getByRole("button", { name: "Duplicate objects S3 bucket" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("S3 bucket (copy)");
  await page.getByRole("button", { name: "Remove objects S3 bucket (copy)" }).click();
  await outlineRow(page, "S3 bucket").click();
  await page.getByRole("button", { name: "Remove objects S3 bucket", exact: true }).click();
  await expect(outlineRow(page, "Data transfer")).toHaveCount(0);
});

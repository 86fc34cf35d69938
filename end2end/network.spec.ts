import { expect, type Page, test } from "@playwright/test";
import { add, component, expectAccessible, faultsOf, gotoHydrated, outlineRow, saved, showArea } from "./support.ts";

/** Fills the fields of the open form. */
async function fill(page: Page, figures: Record<string, string>): Promise<void> {
  for (const [label, figure] of Object.entries(figures)) await page.getByLabel(label, { exact: true }).fill(figure);
}

/** Expects this key figure and this monthly cost of a component in the outline. */
async function expectRow(page: Page, name: string, figure: string, cost: string): Promise<void> {
  await expect(outlineRow(page, name).locator(".key-figure")).toHaveText(figure);
  await expect(outlineRow(page, name).locator(".cost")).toHaveText(cost);
}

/** Expects a line with this cost. */
async function expectLine(page: Page, label: string, cost: string): Promise<void> {
  const line = page.locator(".component-lines .line").filter({ hasText: label });
  await expect(line.locator(".cost").first()).toHaveText(cost);
}

test("a NAT gateway pays for hours, data, addresses and what it sends", async ({ page, request }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new");
  await add(page, "NAT gateway");
  const sent = page.getByLabel("Sent to the internet", { exact: true });
  const received = page.getByLabel("Received from the internet", { exact: true });
  await expect(sent).toHaveAttribute("placeholder", "depends on usage");
  // Hours 730 x $0.045 and the address 730 x $0.005.
  await expectRow(page, "NAT gateway", "1 × zonal", "≥ $36.50");
  await sent.fill("100");
  await expect(received).toHaveAttribute("placeholder", "none");
  await received.fill("50");
  await expectLine(page, "NAT gateway hours", "$32.85");
  await expectLine(page, "NAT gateway data processing", "$6.75");
  await expectLine(page, "Public IPv4 addresses", "$3.65");
  await expectLine(page, "Data transfer to the internet", "$9.00");
  await expectRow(page, "NAT gateway", "1 × zonal", "$52.25");
  await expectAccessible(page);

  await page.getByLabel("Type").selectOption("regional");
  await fill(page, { "Active zones": "2", "Elastic IP addresses": "2" });
  await expectRow(page, "NAT gateway", "2 × regional", "$96.05");
  expect(await component(page, request, "nat")).toMatchObject({
    placement: { count: 2 },
    config: { mode: "regional", addresses: 2 },
    usage: { internet_out_gb: 100, internet_in_gb: 50 },
  });

  // A private gateway has no address; a given internet value stays visible.
  await page.getByLabel("Type").selectOption("private");
  await expect(page.getByLabel("Elastic IP addresses")).toHaveCount(0);
  await expect(sent).toBeVisible();
  await sent.fill("");
  await expect(sent).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expectRow(page, "NAT gateway", "2 × regional", "$96.05");
  await fill(page, { "Elastic IP addresses": "0" });
  await expect(page.locator(".field-notes").filter({ hasText: "needs an Elastic IP address" })).toBeVisible();
  expect(faults).toEqual([]);
});

test("data transfer has the fields of its path", { tag: "@phone" }, async ({ page, request }) => {
  const faults = faultsOf(page);
  await gotoHydrated(page, "/new?example=three-tier&c=web");
  await add(page, "Data transfer");
  const path = page.getByLabel("Data goes");
  await fill(page, { Data: "500" });
  const expectTransfer = async (figure: string, cost: string) => {
    await showArea(page, "Components");
    await expectRow(page, "Data transfer", figure, cost);
    await showArea(page, "Details");
  };
  await expectTransfer("out to the internet, 500 GB", "$45.00");
  await page.getByLabel("Sent by").selectOption("web");
  await expect(page.locator(".form").getByLabel("Region", { exact: true })).toHaveCount(0);
  await expectTransfer("out to the internet, 500 GB, from Web servers", "$45.00");

  await path.selectOption("other-region");
  await expect(page.getByLabel("To region")).toHaveValue("us-west-2");
  await expectTransfer("to us-west-2, 500 GB, from Web servers", "$10.00");
  await page.getByLabel("To region").selectOption("us-east-2");
  await expectTransfer("to us-east-2, 500 GB, from Web servers", "$5.00");
  expect((await component(page, request, "transfer")).config).toEqual({ path: "other-region", from: "web", to_region: "us-east-2" });

  await path.selectOption("cross-zone");
  await expect(page.getByLabel("To region")).toHaveCount(0);
  await fill(page, { Data: "2 TB" });
  await expectTransfer("between availability zones, 2 TB, from Web servers", "$40.96");
  await fill(page, { "Ends that pay": "1" });
  await expectTransfer("between availability zones, 2 TB, from Web servers", "$20.48");
  expect((await component(page, request, "transfer")).config).toEqual({ path: "cross-zone", from: "web", ends: 1 });
  await path.selectOption("same-region");
  await expect(page.getByLabel("Ends that pay")).toHaveCount(0);
  await expectTransfer("to AWS services of the region, 2 TB, from Web servers", "free");
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  // Everything attached to a removed group is removed with it.
  await showArea(page, "Components");
  await outlineRow(page, "Web servers").click();
  await page.getByRole("button", { name: "Remove group Web servers" }).click();
  await showArea(page, "Components");
  await expect(outlineRow(page, "Data transfer")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(outlineRow(page, "Data transfer")).toHaveCount(1);
  expect(faults).toEqual([]);
});

test("an internet gateway and a gateway endpoint are free, and shown", async ({ page, request }) => {
  await gotoHydrated(page, "/new");
  await add(page, "Internet gateway");
  await expectRow(page, "Internet gateway", "", "free");
  await page.getByLabel("Egress-only").check();
  await expectRow(page, "Internet gateway", "egress-only, free", "free");
  await expect(page.locator(".component-lines .line").filter({ hasText: "Egress-only internet gateway" }).locator(".cost").first()).toHaveText("$0.00");
  expect((await component(page, request, "internet-gateway")).config).toEqual({ egress_only: true });
  await add(page, "VPC endpoint");
  await page.getByLabel("Type").selectOption("gateway");
  await fill(page, { Service: "s3", Name: "S3 endpoint" });
  await expect(page.getByLabel("Availability zones")).toHaveCount(0);
  await expect(page.getByLabel("Data processed", { exact: true })).toHaveCount(0);
  await expectRow(page, "S3 endpoint", "1 × gateway endpoint to s3, free", "free");
  await expectAccessible(page);
  expect((await component(page, request, "endpoint")).config).toEqual({ endpoint_type: "gateway", service: "s3" });
});

test("an interface endpoint pays for hours in each zone and for data", async ({ page, request }) => {
  await gotoHydrated(page, "/new");
  await add(page, "VPC endpoint");
  await fill(page, { Service: "ecr.api", "Data processed": "500" });
  // Two zones: 2 x 730 x $0.01, and 500 x $0.01.
  await expectRow(page, "Interface endpoint", "1 × interface endpoint to ecr.api, 2 zones", "$19.60");
  await fill(page, { "Availability zones": "11" });
  await expect(page.locator(".field-notes").filter({ hasText: "Use 1 to 10" })).toBeVisible();
  await fill(page, { "Availability zones": "3", Endpoints: "2", "Hours per month": "100" });
  await expectRow(page, "Interface endpoint", "2 × interface endpoint to ecr.api, 3 zones", "$11.00");
  await expectAccessible(page);
  expect(await component(page, request, "endpoint")).toMatchObject({
    placement: { count: 2 },
    config: { endpoint_type: "interface", service: "ecr.api", zones: 3 },
    usage: { hours_per_month: 100, gb: 500 },
  });
});

test("addresses are paid by the hour, and free when they are one's own", async ({ page, request }) => {
  await gotoHydrated(page, "/new");
  await add(page, "Public IPv4 address");
  await fill(page, { Addresses: "3" });
  await expectRow(page, "Elastic IP address", "3 × Elastic IP address in use", "$10.95");
  await page.getByLabel("Type").selectOption("contiguous-block");
  await expectRow(page, "Elastic IP address", "3 × of a contiguous block (IPAM)", "$17.52");
  await page.getByLabel("Type").selectOption("byoip");
  await expectRow(page, "Elastic IP address", "3 × bring your own IP (BYOIP)", "free");
  await expectAccessible(page);
  expect((await component(page, request, "address")).config).toEqual({ address: "byoip" });
});

test("a transit gateway asks for the data of what is attached", { tag: "@phone" }, async ({ page, request }) => {
  await gotoHydrated(page, "/new");
  await add(page, "Transit gateway");
  const vpns = page.getByLabel("Sent by VPN connections", { exact: true });
  await expect(vpns).toHaveCount(0);
  await fill(page, { "Sent by VPCs": "1000" });
  await showArea(page, "Components");
  // 2 x 730 x $0.05, and 1,000 x $0.02.
  await expectRow(page, "Transit gateway", "1 × 2 attachments", "$93.00");
  await showArea(page, "Details");
  await fill(page, { "VPN attachments": "1" });
  await expect(vpns).toHaveAttribute("placeholder", "depends on usage");
  await vpns.fill("50");
  await showArea(page, "Components");
  await expectRow(page, "Transit gateway", "1 × 3 attachments", "$130.50");
  await showArea(page, "Details");
  await expectAccessible(page);
  const { config, usage } = await component(page, request, "transit-gateway");
  expect([config, usage]).toEqual([
    { vpcs: 2, vpns: 1, direct_connects: 0, connects: 0, peerings: 0 },
    { vpc_gb: 1000, vpn_gb: 50 },
  ]);
});

test("peering, VPN and Direct Connect ask for what they are billed by", async ({ page, request }) => {
  await gotoHydrated(page, "/new");
  await add(page, "VPC peering");
  await fill(page, { "Between availability zones": "100" });
  await expectRow(page, "VPC peering", "within the region", "$2.00");
  await page.getByLabel("Region of the peer").selectOption("eu-west-1");
  await fill(page, { "Between availability zones": "", "Sent to the peer": "100" });
  await expect(page.getByLabel("Between availability zones", { exact: true })).toHaveCount(0);
  await expectRow(page, "VPC peering", "to eu-west-1", "$2.00");

  await add(page, "Site-to-Site VPN");
  await fill(page, { "Sent from AWS": "100" });
  // 730 x $0.05, two addresses at 730 x $0.005, and 100 x $0.09.
  await expectRow(page, "VPN connection", "1 × VPN connection", "$52.80");
  await fill(page, { "Public IPv4 addresses": "0" });
  await expectRow(page, "VPN connection", "1 × VPN connection", "$45.50");

  // 730 x $2.25; data out has no price at most locations.
  await add(page, "Direct Connect");
  await page.getByLabel("Port capacity").selectOption("10G");
  await fill(page, { "Sent from AWS": "100" });
  await expectRow(page, "Direct Connect", "1 × 10 Gbps", "≥ $1,642.50");
  await expectAccessible(page);
  const { components } = await saved(page, request);
  expect(components.map((one: { id: string; config?: object }) => [one.id, one.config])).toEqual([
    ["peering", { peer_region: "eu-west-1" }],
    ["vpn", { addresses: 0 }],
    ["direct-connect", { port_speed: "10G", connection: "dedicated", location: "other" }],
  ]);
});

test("a NAT instance comes with its volume, address and transfer", async ({ page, request }) => {
  await gotoHydrated(page, "/new");
  await add(page, "NAT instance");
  await expect(page.getByLabel("Instance type")).toHaveValue("t4g.nano");
  // Instance 730 x $0.0042, address 730 x $0.005, volume 8 x $0.08.
  await expectRow(page, "NAT instance", "1 × t4g.nano · 1 volume", "$7.36");
  await outlineRow(page, "Data transfer").click();
  await fill(page, { Data: "100" });
  await expectRow(page, "Data transfer", "out to the internet, 100 GB, from NAT instance", "$9.00");
  const { components } = await saved(page, request);
  expect(components.map((one: { id: string }) => one.id)).toEqual(["nat-instance", "nat-instance-root", "transfer"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".outline-row")).toHaveCount(0);
});

test("usage of a network may be a range or not known", async ({ page, request }) => {
  await gotoHydrated(page, "/new");
  await add(page, "Data transfer");
  const known = page.getByLabel("Data: how well known");
  await known.selectOption("range");
  await fill(page, { Low: "100", Typical: "500", High: "1000" });
  await expectRow(page, "Data transfer", "out to the internet, 500 GB", "$45.00");
  await expect(page.locator(".totals .range")).toContainText("$9.00");
  await expectAccessible(page);
  expect((await component(page, request, "transfer")).usage.gb).toEqual({ low: 100, typical: 500, high: 1000 });
  await known.selectOption("open");
  await expectRow(page, "Data transfer", "out to the internet", "depends on usage");
  await expectAccessible(page);
  expect((await component(page, request, "transfer")).usage.gb).toBe("open");
  await page.reload();
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  await expect(known).toHaveValue("open");
  await known.selectOption("one");
  await expectRow(page, "Data transfer", "out to the internet, 100 GB", "$9.00");
});

test("the menu has every kind in its section", { tag: "@phone" }, async ({ page }) => {
  await gotoHydrated(page, "/new");
  await page.locator("#add").click();
  for (const [section, count] of [
    ["Compute", 15],
    ["Storage", 4],
    ["Databases", 14],
    ["Integration", 6],
    ["Security", 5],
    ["Monitoring", 1],
    ["Network", 19],
    ["Purchase", 10],
  ] as const) {
    const box = page.locator("#add-menu section").filter({ has: page.getByRole("heading", { name: section, exact: true }) });
    await expect(box.getByRole("button")).toHaveCount(count);
  }
  await expectAccessible(page);
  await page.locator("#add-menu").getByRole("button", { name: "Load balancer", exact: true }).click();
  await showArea(page, "Components");
  await expect(outlineRow(page, "Load balancer").locator(".key-figure")).toHaveText("1 × Application Load Balancer");
});

import { expect, test } from "@playwright/test";
import { expectAccessible, faultsOf, gotoHydrated, settled } from "./support.ts";

/** The entries of the add menu. The first test fails if the menu has others. */
const KINDS = [
  "EC2 instances",
  "Dedicated hosts",
  "Load balancer",
  "Lambda function",
  "Lambda@Edge function",
  "EKS cluster",
  "EKS pods on Fargate",
  "App Runner service",
  "AWS Batch job queue",
  "Elastic Beanstalk environment",
  "EMR cluster on EC2",
  "EMR on EKS",
  "EMR Serverless application",
  "ECR repository",
  "ECS service or task",
  "EBS volume",
  "EBS snapshots",
  "S3 bucket",
  "EFS file system",
  "RDS database",
  "Aurora DSQL cluster",
  "Aurora cluster",
  "DAX cluster",
  "DocumentDB cluster",
  "DynamoDB table",
  "ElastiCache cache",
  "Keyspaces table",
  "MemoryDB cluster",
  "Neptune cluster",
  "OpenSearch domain",
  "Redshift data warehouse",
  "Timestream for InfluxDB database",
  "Timestream for LiveAnalytics database",
  "API Gateway API",
  "AppSync API",
  "SQS queue",
  "SNS topic",
  "EventBridge bus",
  "Step Functions workflow",
  "KMS key",
  "WAF web ACL",
  "Secret",
  "Cognito user pool",
  "DNS Firewall",
  "CloudWatch metrics and logs",
  "Flow",
  "VPC",
  "NAT gateway",
  "NAT instance",
  "Transit gateway",
  "Public IPv4 address",
  "Internet gateway",
  "VPC endpoint",
  "VPC peering",
  "Site-to-Site VPN",
  "Client VPN endpoint",
  "Direct Connect",
  "CloudFront distribution",
  "Global Accelerator",
  "Route 53 hosted zone",
  "Route 53 health check",
  "Route 53 resolver endpoint",
  "Route 53 Profiles",
  "Data transfer",
  "Reserved Instances",
  "Savings Plan",
  "Aurora reserved DB instances",
  "Database Savings Plan",
  "DynamoDB reserved capacity",
  "ElastiCache reserved nodes",
  "MemoryDB reserved nodes",
  "OpenSearch Reserved Instances",
  "RDS reserved DB instances",
  "Redshift reserved nodes",
];

test("every kind of the menu is tested by keyboard", async ({ page }) => {
  await gotoHydrated(page, "/new");
  const labels = await page.locator("#add-menu li button").allTextContents();
  expect([...labels].sort()).toEqual([...KINDS].sort());
});

for (const kind of KINDS) {
  test(`the form of ${kind} works by keyboard alone`, async ({ page }) => {
    const faults = faultsOf(page);
    // A flow needs a component that can send.
    await gotoHydrated(page, kind === "Flow" ? "/new?example=three-tier&c=web" : "/new");
    await page.locator("#add").focus();
    await page.keyboard.press("Enter");
    const entry = page.locator("#add-menu").getByRole("button", { name: kind, exact: true });
    await entry.focus();
    await page.keyboard.press("Enter");
    await expect(page.locator("#add")).toBeFocused();
    await expect(page.locator("#work .form")).toBeVisible();
    await settled(page);
    await expectAccessible(page, "#work");
    for (const summary of await page.locator("#work details.more > summary").all()) {
      await summary.focus();
      if (!(await summary.evaluate((element) => (element.parentElement as HTMLDetailsElement).open))) await page.keyboard.press("Enter");
    }

    // Every control reached by Tab is used once, and keeps the focus while the page updates.
    const used = new Set<string>();
    await page.locator("#work").evaluate((work) => work.querySelector<HTMLElement>("input, select")?.focus());
    for (let step = 0; step < 80; step += 1) {
      const now = await page.evaluate(() => {
        const active = document.activeElement as HTMLInputElement | null;
        if (!active?.closest("#work .form")) return null;
        return { id: active.id, tag: active.tagName, type: active.type, cell: active.hasAttribute("data-cell") };
      });
      if (now === null) break;
      if (now.id !== "" && now.tag !== "BUTTON" && !used.has(now.id)) {
        used.add(now.id);
        if (now.tag === "SELECT") await page.keyboard.press("ArrowDown");
        else if (now.type === "checkbox") await page.keyboard.press("Space");
        else if (now.cell) await page.keyboard.type("1");
        else await page.keyboard.press("End").then(() => page.keyboard.type("1"));
        await settled(page);
        const still = await page.evaluate((id) => document.getElementById(id) === null || document.activeElement?.id === id, now.id);
        expect(still, `${now.id} keeps the focus`).toBe(true);
        if ((await page.evaluate(() => document.activeElement?.tagName)) === "BODY") break;
      }
      await page.keyboard.press("Tab");
    }
    expect(used.size).toBeGreaterThan(1);
    expect(faults).toEqual([]);
  });
}

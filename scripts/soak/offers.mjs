// Generates offer files of EC2 as AWS publishes them, of any size: all instance types with all systems and terms, and then
// products that are of no use to the catalogue, as most of a price list are.

import { closeSync, openSync, readFileSync, writeSync } from "node:fs";

/** The region of all generated files, and when they were published. */
export const REGION = "eu-west-1";
export const PUBLISHED = "2026-11-20T22:53:08Z";
export const VERSION = "20261120225308";

const COLUMNS = [
  ..."SKU OfferTermCode RateCode TermType PriceDescription EffectiveDate StartingRange EndingRange Unit PricePerUnit".split(" "),
  ..."Currency RelatedTo LeaseContractLength PurchaseOption OfferingClass".split(" "),
  ..."Product Family,serviceCode,Location,Tenancy,Operating System,License Model,usageType,operation".split(","),
  ..."CapacityStatus,MarketOption,Pre Installed S/W,Region Code".split(","),
];

const SYSTEMS = [
  ["Linux", "RunInstances"],
  ["Windows", "RunInstances:0002"],
  ["RHEL", "RunInstances:0010"],
  ["SUSE", "RunInstances:000g"],
  ["Ubuntu Pro", "RunInstances:0g00"],
];

/** Products that are no prices of the catalogue: kind of usage, tenancy, status. */
const OF_NO_USE = [
  ["DedicatedUsage", "Dedicated", "Used"],
  ["UnusedBox", "Shared", "UnusedCapacityReservation"],
  ["UnusedDed", "Dedicated", "UnusedCapacityReservation"],
  ["Reservation", "Shared", "AllocatedCapacityReservation"],
];

const types = readFileSync("crates/catalog/data/ec2-instance-types.csv", "utf8")
  .split("\n")
  .slice(3)
  .map((line) => line.split(",")[0])
  .filter(Boolean);

/** How many products are instances that the catalogue has a key for; they come first. */
export const INSTANCES = types.length * SYSTEMS.length;

/** A product by its number. */
function product(number) {
  const type = types[number % types.length];
  const [system, operation] = SYSTEMS[Math.floor(number / types.length) % SYSTEMS.length];
  const [kind, tenancy, status] = number < INSTANCES ? ["BoxUsage", "Shared", "Used"] : OF_NO_USE[number % OF_NO_USE.length];
  const sku = `SKU${String(number).padStart(13, "0")}`;
  const hourly = (0.01 + (number % 9973) / 1000).toFixed(10);
  return { sku, type, system, operation, tenancy, status, usageType: `EU-${kind}:${type}`, hourly };
}

const RESERVED = ["standard", "convertible"].flatMap((offering) =>
  ["1yr", "3yr"].flatMap((lease) => ["No Upfront", "Partial Upfront", "All Upfront"].map((payment) => ({ offering, lease, payment }))),
);

/** The terms of a product, each with its prices. */
function terms({ sku, hourly }) {
  const price = (term, number, unit, amount) => ({ rateCode: `${sku}.${term}.${number}`, unit, amount });
  const reserved = RESERVED.map((commitment, index) => {
    const term = `TERM${index}`;
    const fee = price(term, "FEE", "Quantity", "551");
    const rate = price(term, "HRS", "Hrs", commitment.payment === "All Upfront" ? "0.0000000000" : hourly);
    return { term, commitment, prices: commitment.payment === "No Upfront" ? [rate] : [fee, rate] };
  });
  return [{ term: "JRTCKXETXF", prices: [price("JRTCKXETXF", "6YS6EN2CT7", "Hrs", hourly)] }, ...reserved];
}

/** The lines of a product in CSV. */
function lines(made) {
  const { sku, type, system, operation, tenancy, status, usageType } = made;
  return terms(made)
    .flatMap(({ term, commitment, prices }) =>
      prices.map(({ rateCode, unit, amount }) => {
        const kind = commitment ? "Reserved" : "OnDemand";
        const { lease = "", payment = "", offering = "" } = commitment ?? {};
        const [from, to] = unit === "Hrs" ? ["0", "Inf"] : ["", ""];
        const text = `$${amount} per ${kind} ${system} ${type} Instance Hour`;
        const fields = [sku, term, rateCode, kind, text, "2026-11-01", from, to, unit, amount, "USD", "", lease, payment, offering];
        fields.push("Compute Instance", "AmazonEC2", "EU (Ireland)", tenancy, system, "No License required", usageType, operation);
        fields.push(status, "OnDemand", "NA", REGION);
        return `"${fields.join('","')}"\n`;
      }),
    )
    .join("");
}

/** The lines before those of the products. */
const HEAD =
  `"FormatVersion","v1.0"\n"Disclaimer","generated"\n"Publication Date","${PUBLISHED}"\n"Version","${VERSION}"\n` +
  `"OfferCode","AmazonEC2"\n"${COLUMNS.join('","')}"\n`;

/** A small offer in CSV: so many products, at least one. */
export function smallOffer(products = 20) {
  return HEAD + Array.from({ length: products }, (_, number) => lines(product(number))).join("");
}

/** An offer in CSV with one price on demand, of m5.large with Linux. */
export function onePrice(amount) {
  const number = types.indexOf("m5.large");
  return HEAD + `${lines({ ...product(number), hourly: amount }).split("\n")[0]}\n`;
}

/** Writes an offer of about `mb` megabytes as CSV. */
export function writeCsv(path, mb) {
  const out = new Out(path);
  out.add(HEAD);
  for (let number = 0; out.bytes < mb * 1e6; number++) out.add(lines(product(number)));
  return out.close();
}

/** Writes an offer of about `mb` megabytes as JSON. */
export function writeJson(path, mb) {
  const out = new Out(path);
  out.add(`{"formatVersion":"v1.0","disclaimer":"generated","offerCode":"AmazonEC2","version":"${VERSION}",`);
  out.add(`"publicationDate":"${PUBLISHED}","products":{`);
  // Terms have about fifteen times as many bytes as products.
  let products = 0;
  for (; out.bytes < mb * 62_000; products++) {
    const { sku, type, system, operation, tenancy, status, usageType } = product(products);
    const attributes = {
      servicecode: "AmazonEC2", location: "EU (Ireland)", locationType: "AWS Region", instanceType: type, tenancy,
      operatingSystem: system, licenseModel: "No License required", usagetype: usageType, operation, capacitystatus: status,
      marketoption: "OnDemand", preInstalledSw: "NA", regionCode: REGION,
    };
    out.add(`${products ? "," : ""}"${sku}":${JSON.stringify({ sku, productFamily: "Compute Instance", attributes })}`);
  }
  out.add('},"terms":{');
  for (const kind of ["OnDemand", "Reserved"]) {
    out.add(`${kind === "Reserved" ? "," : ""}"${kind}":{`);
    for (let number = 0; number < products; number++) {
      const made = product(number);
      const own = terms(made).filter(({ commitment }) => Boolean(commitment) === (kind === "Reserved"));
      const listed = Object.fromEntries(own.map((term) => [`${made.sku}.${term.term}`, listedTerm(made.sku, term)]));
      out.add(`${number ? "," : ""}"${made.sku}":${JSON.stringify(listed)}`);
    }
    out.add("}");
  }
  out.add("}}");
  return out.close();
}

function listedTerm(sku, { term, commitment, prices }) {
  const dimension = ({ rateCode, unit, amount }) => {
    const range = unit === "Hrs" ? { beginRange: "0", endRange: "Inf" } : {};
    return [rateCode, { rateCode, description: "generated", ...range, unit, pricePerUnit: { USD: amount }, appliesTo: [] }];
  };
  const { lease, payment, offering } = commitment ?? {};
  const termAttributes = commitment ? { LeaseContractLength: lease, OfferingClass: offering, PurchaseOption: payment } : {};
  const priceDimensions = Object.fromEntries(prices.map(dimension));
  return { offerTermCode: term, sku, effectiveDate: "2026-11-01T00:00:00Z", priceDimensions, termAttributes };
}

/** A file that is written a megabyte at a time. */
class Out {
  bytes = 0;
  #texts = [];
  #waiting = 0;

  constructor(path) {
    this.file = openSync(path, "w");
  }

  add(text) {
    this.#texts.push(text);
    this.bytes += text.length;
    this.#waiting += text.length;
    if (this.#waiting > 1e6) this.#flush();
  }

  #flush() {
    const bytes = Buffer.from(this.#texts.join(""), "latin1");
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at);
    this.#texts = [];
    this.#waiting = 0;
  }

  /** Returns the size in bytes. */
  close() {
    this.#flush();
    closeSync(this.file);
    return this.bytes;
  }
}

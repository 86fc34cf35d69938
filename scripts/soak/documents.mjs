// Small designs, in as many variants as a trial needs.

import { readFileSync } from "node:fs";

const TYPES = ["m7g.large", "c6i.xlarge", "r6i.large", "t3.medium", "m6i.2xlarge"];

const shop = JSON.parse(readFileSync("docs/examples/three-tier.json", "utf8"));

/** The three-tier web shop of the examples, with the counts of web and application servers changed. */
export function variantOfTheShop(number) {
  const copy = structuredClone(shop);
  copy.name = `Three-tier web shop ${number}`;
  const of = (id) => copy.components.find((component) => component.id === id);
  of("web").placement.zones = { a: 1 + (number % 50), b: 1 + Math.floor(number / 50) % 20 };
  of("web-root").config.size_gib = 20 + number;
  of("app").placement.zones.a = 1 + Math.floor(number / 1000);
  return JSON.stringify(copy);
}

const network = JSON.parse(readFileSync("docs/examples/three-tier-web.json", "utf8"));

/** The shop with its network and flows, in 10,000 variants with different counts, sizes and GB. */
export function variantWithNetwork(number) {
  const copy = structuredClone(network);
  copy.name = `Three-tier web shop ${number}`;
  const of = (id) => copy.components.find((component) => component.id === id);
  of("web").placement.zones = { a: 1 + (number % 50), b: 1 + (Math.floor(number / 50) % 20) };
  of("web-root").config.size_gib = 20 + (number % 500);
  of("pictures").usage.gb = 1000 + number;
  of("visitors").usage.request_gb = 150 + (number % 300);
  return JSON.stringify(copy);
}

/** 20 components: ten groups of instances, each with a volume. */
export function twentyComponents(number) {
  const components = Array.from({ length: 10 }, (_, index) => [
    {
      id: `group-${index}`,
      kind: "ec2",
      placement: { zones: { a: 1 + (number % 7), b: 1 + index } },
      config: { instance_type: TYPES[(number + index) % TYPES.length] },
    },
    {
      id: `volume-${index}`,
      kind: "ebs",
      config: { volume_type: "gp3", size_gib: 20 + (number % 500), attached_to: `group-${index}` },
    },
  ]).flat();
  return JSON.stringify({ abacus: 1, name: `Twenty ${number}`, region: "us-east-1", components });
}

/** A design whose content identifies the save: its author and its number. */
export function marked(author, number) {
  // The length varies, so that a save takes one page of a database or many.
  const note = `${author}/${number} `.repeat(1 + ((author * 31 + number * 17) % 400));
  return {
    abacus: 1,
    name: `save ${author}/${number}`,
    note: note.slice(0, 9_000),
    region: "us-east-1",
    components: [
      { id: `c-${author}-${number}`, kind: "ec2", config: { instance_type: TYPES[number % TYPES.length] } },
      { id: "volume", kind: "ebs", config: { volume_type: "gp3", size_gib: 1 + number } },
    ],
  };
}

/** Whether a design that was read back is what was saved; the server adds defaults to what it stores. */
export function same(design, saved) {
  return (
    design.name === saved.name &&
    design.note === saved.note &&
    design.components.length === saved.components.length &&
    design.components.every((component, index) => {
      const { id, config } = saved.components[index];
      return component.id === id && Object.entries(config).every(([key, value]) => component.config[key] === value);
    })
  );
}

/** A design of about `bytes` bytes, up to 400,000, that is cheap to read. */
export function large(bytes) {
  const components = Array.from({ length: Math.ceil(bytes / 260) }, (_, index) => ({
    id: `bucket-${index}`,
    name: "x".repeat(150),
    kind: "s3",
    config: { storage_class: "standard" },
    usage: { gb: index, objects: 1000 },
  }));
  return { abacus: 1, name: "Large", region: "us-east-1", components };
}

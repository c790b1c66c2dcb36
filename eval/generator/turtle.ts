import { groupBy, type Property, type Thing, type Value, type World } from "./world.js";

const PREFIXES: Readonly<Record<string, string>> = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  schema: "https://schema.org/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  cls: "https://example.org/classes#",
  geo: "https://example.org/geography#",
  bio: "https://example.org/lives#",
  art: "https://example.org/works#",
  org: "https://example.org/organisations#",
  nat: "https://example.org/nature#",
  food: "https://example.org/kitchen#",
  ev: "https://example.org/events#",
  ship: "https://example.org/ships#",
  rail: "https://example.org/railways#",
  light: "https://example.org/lighthouses#",
  prize: "https://example.org/prizes#",
  pl: "https://example.org/chengchuan/place/",
  rv: "https://example.org/chengchuan/river/",
  lk: "https://example.org/chengchuan/lake/",
  mt: "https://example.org/chengchuan/mountain/",
  mr: "https://example.org/chengchuan/range/",
  se: "https://example.org/chengchuan/sea/",
  ln: "https://example.org/chengchuan/dialect/",
  br: "https://example.org/chengchuan/bridge/",
  lh: "https://example.org/chengchuan/lighthouse/",
  rw: "https://example.org/chengchuan/railway/",
  th: "https://example.org/chengchuan/theatre/",
  st: "https://example.org/chengchuan/stadium/",
  og: "https://example.org/chengchuan/organisation/",
  tm: "https://example.org/chengchuan/team/",
  pe: "https://example.org/chengchuan/person/",
  ch: "https://example.org/chengchuan/character/",
  wk: "https://example.org/chengchuan/work/",
  pz: "https://example.org/chengchuan/prize/",
  in: "https://example.org/chengchuan/instrument/",
  sp: "https://example.org/chengchuan/species/",
  fd: "https://example.org/chengchuan/dish/",
  "in-g": "https://example.org/chengchuan/ingredient/",
  fs: "https://example.org/chengchuan/festival/",
  evn: "https://example.org/chengchuan/event/",
  sh: "https://example.org/chengchuan/ship/",
};

/** Which label a thing gets, by its prefix: graphs in the wild don't agree on one. */
const NAMED_BY: Readonly<Record<string, string>> = { pl: "rdfs:label", og: "schema:name", wk: "schema:name" };
const DATATYPES: Partial<Record<Property["kind"], string>> = {
  int: "xsd:integer",
  dec: "xsd:decimal",
  date: "xsd:date",
  year: "xsd:gYear",
};

export function iriOf(curie: string): string {
  const colon = curie.indexOf(":");
  return `${PREFIXES[curie.slice(0, colon)] ?? ""}${curie.slice(colon + 1)}`;
}

export function writeTurtle(world: World): string {
  const out = ["# An invented world, for `npm run eval`. Written by eval/generate.ts from eval/source. CC0 1.0."];
  for (const [prefix, iri] of Object.entries(PREFIXES)) out.push(`@prefix ${prefix}: <${iri}> .`);
  out.push("", "# Classes and properties");
  for (const [id, { zh, en }] of world.classes) out.push(`${id} rdfs:label ${both(zh, en)} .`);
  for (const { id, zh, en, furtherNames } of world.properties.values()) {
    const further = furtherNames.length === 0 ? "" : ` ; skos:altLabel ${furtherNames.map(tagged).join(", ")}`;
    out.push(`${id} rdfs:label ${both(zh, en)}${further} .`);
  }
  out.push("", "# Things");
  const facts = groupBy(world.facts, (fact) => fact.subject);
  for (const thing of world.things.values()) {
    const lines = (facts.get(thing.id) ?? []).map(({ property, value }) => {
      return `${property} ${writeValue(value, world.properties.get(property)?.kind ?? "str")}`;
    });
    out.push(`${[describe(thing), ...lines].join(" ;\n  ")} .`);
  }
  return `${out.join("\n")}\n`;
}

function describe({ id, zh, en, furtherNames, class: type, typed }: Thing): string {
  const named = NAMED_BY[id.slice(0, id.indexOf(":"))] ?? "skos:prefLabel";
  const parts = [`${named} ${both(zh, en)}`];
  if (furtherNames.length > 0) parts.push(`skos:altLabel ${furtherNames.map(tagged).join(", ")}`);
  if (typed) parts.unshift(`a ${type}`);
  return `${id} ${parts.join(" ; ")}`;
}

function writeValue(value: Value, kind: Property["kind"]): string {
  if ("thing" in value) return value.thing;
  const [first = "", second] = value.written;
  if (second !== undefined) return both(first, second);
  const datatype = DATATYPES[kind];
  return datatype === undefined ? quoted(first) : `${quoted(first)}^^${datatype}`;
}

function both(zh: string, en: string): string {
  return `${quoted(zh)}@zh, ${quoted(en)}@en`;
}

function tagged(name: string): string {
  return `${quoted(name)}@${/\p{Script=Han}/u.test(name) ? "zh" : "en"}`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

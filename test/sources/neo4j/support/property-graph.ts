import { readFileSync } from "node:fs";
import { type Literal, Parser, type Term } from "n3";
import neo4j, { type Driver } from "neo4j-driver";

const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const SUBCLASS_OF = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
const LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
const CREATE = `UNWIND $nodes AS node CALL (node) { CREATE (n:$(node.labels)) SET n = node.properties, n.iri = node.iri }`;
const RELATE = `UNWIND $relationships AS r MATCH (a {iri: r.from}), (b {iri: r.to}) CALL (a, b, r) { CREATE (a)-[:$(r.type)]->(b) }`;

interface PropertyGraph {
  readonly nodes: readonly { readonly iri: string; readonly labels: readonly string[]; readonly properties: object }[];
  readonly relationships: readonly { readonly from: string; readonly to: string; readonly type: string }[];
  /** What labels, properties and relationship types are called. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

const localName = (iri: string): string => decodeURIComponent(iri.split(/[#/]/).at(-1) ?? iri);

/** A world of statements as somebody would have put it into Neo4j: classes are labels, names are properties, links relationships. */
function propertyGraphOf(turtle: string): PropertyGraph {
  const quads = new Parser({ baseIRI: "http://base.example/" }).parse(turtle);
  const classes = new Set(quads.filter(({ predicate }) => predicate.value === RDF_TYPE).map(({ object }) => object.value));
  /** A node bears the labels of its class and of those above it. */
  const withHigher = (kind: string): string[] => [
    kind,
    ...quads
      .filter((one) => one.subject.value === kind && one.predicate.value === SUBCLASS_OF)
      .flatMap((one) => withHigher(one.object.value)),
  ];
  for (const kind of [...classes]) for (const higher of withHigher(kind)) classes.add(higher);
  const words = new Set([...quads.map(({ predicate }) => predicate.value), ...classes]);
  const isThing = (term: Term): boolean => term.termType !== "Literal" && !words.has(term.value);
  const nodes = new Map<string, { iri: string; labels: string[]; properties: Record<string, unknown> }>();
  const nodeOf = (iri: string) => {
    const node = nodes.get(iri) ?? { iri, labels: [], properties: {} };
    nodes.set(iri, node);
    return node;
  };
  const relationships: { from: string; to: string; type: string }[] = [];
  for (const { subject, predicate, object } of quads) {
    if (!isThing(subject)) continue;
    const { labels, properties } = nodeOf(subject.value);
    if (predicate.value === RDF_TYPE) labels.push(...withHigher(object.value).map(localName));
    else if (object.termType !== "Literal") {
      nodeOf(object.value);
      relationships.push({ from: subject.value, to: object.value, type: localName(predicate.value) });
    } else {
      const isName = predicate.value === LABEL;
      add(properties, isName ? (object.language.startsWith("zh") ? "chineseName" : "name") : localName(predicate.value), object);
    }
  }
  const names = Object.fromEntries(
    [...words].flatMap((iri) => {
      const called = quads.filter(({ subject, predicate }) => subject.value === iri && predicate.value === LABEL);
      return called.length === 0 ? [] : [[localName(iri), called.map(({ object }) => object.value)]];
    }),
  );
  return { nodes: [...nodes.values()], relationships, names };
}

function add(properties: Record<string, unknown>, key: string, literal: Literal): void {
  const value = propertyValue(literal);
  const before = properties[key];
  properties[key] = before === undefined ? value : [before, value].flat();
}

function propertyValue({ value, datatype }: Literal): unknown {
  const type = localName(datatype.value);
  if (type === "integer" || type === "gYear") return neo4j.int(value);
  if (type === "decimal" || type === "double") return Number(value);
  if (type === "boolean") return value === "true";
  if (type === "date") return neo4j.types.Date.fromStandardDate(new Date(`${value}T12:00:00`));
  return value;
}

/** Empties the database, and fills it with that world. */
export async function fillNeo4j(driver: Driver, turtle: string): Promise<PropertyGraph> {
  const graph = propertyGraphOf(turtle);
  await driver.executeQuery("MATCH (n) DETACH DELETE n");
  await driver.executeQuery(CREATE, { nodes: graph.nodes });
  await driver.executeQuery(RELATE, { relationships: graph.relationships });
  return graph;
}

export const world = (name: string): string => readFileSync(`test/sources/graph/worlds/${name}.ttl`, "utf8");

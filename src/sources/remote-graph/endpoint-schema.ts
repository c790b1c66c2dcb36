import { DataFactory, type Literal, type NamedNode } from "n3";
import { loadDictionary } from "../../language/dictionary/dictionary.js";
import type { Vocabulary } from "../graph/answers/vocabulary.js";
import { vocabularyOf } from "../graph/answers/vocabulary.js";
import { inTurns } from "../graph/in-turns.js";
import { KnowledgeGraph, localName, PROPERTY_FORMS, RDF_TYPE } from "../graph/knowledge-graph.js";
import { isOwnName, LABEL_PREDICATES } from "../graph/label-predicates.js";
import type { Endpoint } from "./endpoint.js";
import { Gathered, type GatherLimits } from "./gathered.js";
import { isIri } from "./statement-query.js";

/** The words of an endpoint's graph: which properties and classes it has, and what they are called. */
export interface EndpointSchema {
  readonly vocabulary: Vocabulary;
  /** Knows what predicates are called in running text. */
  readonly graph: KnowledgeGraph;
  /** Predicates that name things. */
  readonly naming: readonly string[];
  /** What every question begins with: names of properties and classes, and what there is little of. */
  readonly base: Gathered;
}

export interface SchemaLimits extends GatherLimits {
  /** Statements of each predicate that are looked at to tell what its values are. */
  readonly sample: number;
}

const MOST_PREDICATES = 500;
const MOST_CLASSES = 2_000;
const MOST_PROPERTY_FORMS = 20_000;
const SUBCLASS_OF = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
const SOMETHING = DataFactory.namedNode("urn:something");

/**
 * Reads an endpoint's properties and classes, all of them: a word that means something there must not be taken for another. Undefined if
 * there are more than 500 properties or 2,000 classes: nothing is answered from such an endpoint, but evidence is found in it.
 *
 * @throws TooMuchToGather past the limits; what the endpoint throws.
 */
export async function readSchema(
  endpoint: Endpoint,
  limits: SchemaLimits,
  signal: AbortSignal,
): Promise<EndpointSchema | undefined> {
  const rows = await endpoint.select({ asks: "predicates", limit: MOST_PREDICATES + 1 }, signal);
  if (rows.length > MOST_PREDICATES || rows.length >= limits.mostRows) return undefined;
  const all = rows.flatMap(({ p }) => (p?.termType === "NamedNode" && isIri(p.value) ? [p.value] : []));
  const naming = [
    ...LABEL_PREDICATES.filter((predicate) => all.includes(predicate)),
    ...all.filter((predicate) => isOwnName(localName(predicate))),
  ];
  const plain = all.filter((predicate) => !LABEL_PREDICATES.includes(predicate));
  const samples = new Gathered(endpoint, limits);
  await samples.fetchPredicates(
    plain.filter((predicate) => PROPERTY_FORMS.test(predicate)),
    MOST_PROPERTY_FORMS,
    signal,
  );
  await samples.fetchPredicates(
    plain.filter((predicate) => predicate === SUBCLASS_OF),
    MOST_CLASSES,
    signal,
  );
  if (samples.predicates.get(SUBCLASS_OF) === "cut") return undefined;
  await samples.fetchPredicates(plain, limits.sample, signal);
  const classes = await allObjects(endpoint, RDF_TYPE, limits, signal);
  if (classes === undefined) return undefined;
  for (const object of classes) samples.add(DataFactory.quad(SOMETHING, DataFactory.namedNode(RDF_TYPE), object));
  await samples.fetchNames(naming, signal);
  // What says what a thing is, is known only by its words; what it says, all of it, are words again.
  const { vocabulary: first } = await vocabularyFrom(samples, endpoint.place, signal);
  for (const predicate of first.classes.telling) {
    if (predicate === RDF_TYPE) continue;
    const objects = (await allObjects(endpoint, predicate, limits, signal)) ?? [];
    for (const object of objects) samples.add(DataFactory.quad(SOMETHING, DataFactory.namedNode(predicate), object));
  }
  await samples.fetchNames(naming, signal);
  const { vocabulary, graph } = await vocabularyFrom(samples, endpoint.place, signal);
  return { vocabulary, graph, naming, base: baseOf(samples, endpoint, limits, new Set(naming)) };
}

async function vocabularyFrom(
  { quads }: Gathered,
  place: string,
  signal: AbortSignal,
): Promise<{ readonly vocabulary: Vocabulary; readonly graph: KnowledgeGraph }> {
  const graph = new KnowledgeGraph();
  for (const quad of quads) graph.add(quad, place);
  graph.finish();
  return { vocabulary: await inTurns(vocabularyOf(graph, await loadDictionary()), signal), graph };
}

type ClassTerm = NamedNode | Literal;

async function allObjects(
  endpoint: Endpoint,
  predicate: string,
  limits: GatherLimits,
  signal: AbortSignal,
): Promise<readonly ClassTerm[] | undefined> {
  const rows = await endpoint.select({ asks: "objects", predicate, limit: MOST_CLASSES + 1 }, signal);
  if (rows.length > MOST_CLASSES || rows.length >= limits.mostRows) return undefined;
  return rows.flatMap(({ o }) => (o?.termType === "NamedNode" || o?.termType === "Literal" ? [o] : []));
}

/**
 * How many rows an endpoint gives: many keep back what goes beyond some thousands, without a word.
 *
 * @param needed more than this is not asked for at once
 */
export async function mostRows(endpoint: Endpoint, needed: number, signal: AbortSignal): Promise<number> {
  if (endpoint.givesAll === true) return Number.POSITIVE_INFINITY;
  const given = (await endpoint.select({ asks: "anything", limit: needed, offset: 0 }, signal)).length;
  if (given >= needed) return needed;
  const more = await endpoint.select({ asks: "anything", limit: 1, offset: given }, signal);
  return more.length > 0 ? given : Number.POSITIVE_INFINITY;
}

/** Names, and predicates that are whole. */
function baseOf(samples: Gathered, endpoint: Endpoint, limits: GatherLimits, naming: ReadonlySet<string>): Gathered {
  const base = new Gathered(endpoint, limits);
  for (const quad of samples.quads) {
    const { value: predicate } = quad.predicate;
    const isWhole = samples.predicates.get(predicate) === "whole";
    if (quad.subject.equals(SOMETHING) || !(isWhole || naming.has(predicate))) continue;
    base.add(quad);
  }
  for (const [predicate, state] of samples.predicates) if (state === "whole") base.predicates.set(predicate, state);
  for (const iri of samples.named) base.named.add(iri);
  return base;
}

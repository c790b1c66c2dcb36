import { questionLanguage } from "../../language/question-language.js";
import type { SearchTerms } from "../../language/search-terms.js";
import type { Evidence } from "../knowledge-source.js";
import { NOTHING_SPOKEN, type SpokenOf } from "./answers/spoken-of.js";
import { classTables, type Members } from "./class-tables.js";
import { type Edge, type GraphObject, type KnowledgeGraph, RDF_TYPE } from "./knowledge-graph.js";
import { type Neighbourhood, neighbourhood, type RelevantEdge, type Speaks } from "./neighbourhood.js";
import { type FactPiece, tellPieces } from "./tell-facts.js";

const NO_MEMBERS: Members = { isOf: () => false, of: () => [], isClass: () => false };

interface FactsNearOptions {
  /** Name of the source. */
  readonly source: string;
  readonly limit: number;
  /** Steps from the entities that the question names. */
  readonly hops: number;
  readonly maxNeighbours: number;
  readonly maxFactsPerSubject: number;
  /** Statements of the query that the question was understood as. */
  readonly proof: readonly Edge[];
  /** What the question's words mean here. Defaults to nothing. */
  readonly spoken?: SpokenOf | undefined;
  /** Defaults to none: of a graph that is there in part only, nothing is told of whole classes. */
  readonly members?: Members | undefined;
}

/** Lifts the statements that answer the question, as far as it was understood, above those that are only near. */
const PROVEN = 1.5;
/** Lifts what is told of the things that the question names. */
const NAMED = 1.5;
/** A thing that the question names is told more of than its neighbours: this many times as many statements. */
const NAMED_TIMES = 2;
/** What is known of a thing that a statement leads to matters nearly as much as the statement. */
const LED_TO = 0.8;
/** Lifts what a statement leads to above what only has something in common with it. */
const AS_WELL = 0.1;
const MOST_LISTED = 40;
/** Of what leads to a hub. */
const MOST_LOOKED_AT = 1_000;
/** Characters: longer texts are told only where the question speaks for them. */
const LONG_TEXT = 240;

/**
 * What a graph tells that a question may need, as evidence: what is known of the things that it names and of what they lead to, the things that lead to one of them
 * by the same relation, and of the classes that it speaks of the relations that it speaks of. Pure.
 */
export function factsNear(
  question: string,
  graph: KnowledgeGraph,
  mentioned: readonly string[],
  terms: SearchTerms,
  {
    source,
    limit,
    hops,
    maxNeighbours,
    maxFactsPerSubject,
    proof,
    spoken = NOTHING_SPOKEN,
    members = NO_MEMBERS,
  }: FactsNearOptions,
): Evidence[] {
  // A kind of thing is asked about by its members, and a relation by what it relates.
  const named = mentioned.filter((node) => !members.isClass(node) && graph.edgesOf(node).length === 0);
  const overlap = wordOverlap(question, terms);
  const speaks: Speaks = {
    ofPredicate: (predicate) => Math.max(overlap(graph.names(predicate)), spoken.predicates.get(predicate) ?? 0),
    ofTexts: overlap,
    ofKind: (node) => (spoken.classes.some((noun) => members.isOf(node, noun)) ? 1 : 0),
  };
  const near = neighbourhood(graph, new Set(named), { hops, maxNeighbours, speaks });
  const pieces = [
    ...byThing(graph, { ...near, edges: provenFirst(near.edges, proof) }, new Set(named), {
      isFar: hops > 1,
      maxFactsPerSubject,
    }),
    ...classTables(graph, { named, spoken, members, speaks }),
  ].sort((a, b) => b.relevance - a.relevance);
  return tellPieces(graph, pieces.slice(0, limit), { source, language: questionLanguage(question) });
}

/** What is told of each thing, and of what leads to it, what the question speaks for first. */
function byThing(
  graph: KnowledgeGraph,
  { edges: near, ends }: Neighbourhood,
  named: ReadonlySet<string>,
  { isFar, maxFactsPerSubject }: { readonly isFar: boolean; readonly maxFactsPerSubject: number },
): FactPiece[] {
  const found = new Map<string, { readonly told: RelevantEdge[]; relevance: number }>();
  const pieceOf = (about: string): { readonly told: RelevantEdge[]; relevance: number } => {
    const piece = found.get(about) ?? { told: [], relevance: 0 };
    found.set(about, piece);
    return piece;
  };
  for (const relevant of near) {
    const about = toldOf(graph, relevant.edge, named);
    const piece = pieceOf(about);
    piece.told.push(relevant);
    piece.relevance = Math.max(piece.relevance, relevant.relevance + (named.has(about) ? NAMED : 0));
  }
  for (const [about, relevance] of isFar ? ends : []) {
    const piece = pieceOf(about);
    piece.relevance = Math.max(piece.relevance, relevance * LED_TO) + relevance * AS_WELL;
  }
  return [...found].flatMap(([about, { told, relevance }]) => {
    const most = named.has(about) ? maxFactsPerSubject * NAMED_TIMES : maxFactsPerSubject;
    const { edges, left } = inOrder(graph, about, told, most);
    const facts = edges.filter((edge) => !isName(graph, edge));
    return facts.length === 0 ? [] : [{ about, edges: facts, left, relevance }];
  });
}

/** What the question speaks for, with all that leads to the thing by the same relation; then what else is known of it. */
function inOrder(
  graph: KnowledgeGraph,
  about: string,
  told: readonly RelevantEdge[],
  most: number,
): { readonly edges: Edge[]; readonly left: number } {
  const edges = new Set<Edge>();
  let own = 0;
  let left = 0;
  for (const { edge } of told) {
    if (edge.subject === about) {
      edges.add(edge);
      own += 1;
    } else if (!edges.has(edge)) {
      const room = edges.size < most ? MOST_LISTED - edges.size : 0;
      const others = leadingTo(graph, about, edge);
      for (const other of others.slice(0, room)) edges.add(other);
      if (room > 0) left += Math.max(0, others.length - room);
    }
    if (own >= most || edges.size >= MOST_LISTED) break;
  }
  for (const edge of described(graph, about)) {
    if (own >= most) break;
    if (edges.has(edge)) continue;
    edges.add(edge);
    own += 1;
  }
  // What has many values of one relation is told to have more: else they could be counted.
  const said = new Set([...edges].flatMap(({ subject, predicate }) => (subject === about ? [predicate] : [])));
  left += described(graph, about).filter((edge) => said.has(edge.predicate) && !edges.has(edge)).length;
  return { edges: [...edges], left };
}

/** `Crow Hill — name → Crow Hill`. */
function isName(graph: KnowledgeGraph, { subject, object }: Edge): boolean {
  return object.kind === "literal" && graph.names(subject).includes(object.text);
}

/** With which thing a statement is told: with its subject, or, where others lead to the same thing, with that. */
function toldOf(graph: KnowledgeGraph, { subject, predicate, object }: Edge, named: ReadonlySet<string>): string {
  if (named.has(subject) || object.kind !== "node" || predicate === RDF_TYPE) return subject;
  const isOne = graph
    .someIncoming(object.id, MOST_LOOKED_AT)
    .every((other) => other.predicate !== predicate || other.subject === subject);
  return isOne ? subject : object.id;
}

function leadingTo(graph: KnowledgeGraph, about: string, { predicate }: Edge): Edge[] {
  return graph.someIncoming(about, MOST_LOOKED_AT).filter((edge) => edge.predicate === predicate);
}

function described(graph: KnowledgeGraph, about: string): Edge[] {
  return graph.outgoing(about).filter(({ object }) => !isLong(object));
}

function isLong(object: GraphObject): boolean {
  return object.kind === "literal" && object.text.length > LONG_TEXT;
}

/** The neighbourhood with the statements of the query that the question was understood as on top. */
function provenFirst(near: readonly RelevantEdge[], proof: readonly Edge[]): readonly RelevantEdge[] {
  if (proof.length === 0) return near;
  const relevance = new Map(near.map((relevant) => [relevant.edge, relevant.relevance]));
  for (const edge of proof) relevance.set(edge, (relevance.get(edge) ?? 0) + PROVEN);
  return [...relevance].map(([edge, value]) => ({ edge, relevance: value })).sort((a, b) => b.relevance - a.relevance);
}

/** How much of the question's words a thing's names share: the best name counts. */
function wordOverlap(question: string, terms: SearchTerms): (texts: readonly string[]) => number {
  const asked = new Set(terms(question));
  const known = new Map<string, number>();
  const shareOf = (text: string): number => {
    const words = new Set(terms(text));
    let shared = 0;
    for (const word of words) if (asked.has(word)) shared += 1;
    return words.size === 0 ? 0 : shared / words.size;
  };
  return (texts) => {
    let best = 0;
    for (const text of texts) {
      const share = known.get(text) ?? shareOf(text);
      known.set(text, share);
      best = Math.max(best, share);
    }
    return best;
  };
}

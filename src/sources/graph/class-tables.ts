import type { ClassRef } from "./answers/class-ref.js";
import type { SpokenOf } from "./answers/spoken-of.js";
import { type Edge, type KnowledgeGraph, RDF_TYPE } from "./knowledge-graph.js";
import { farEnds, type Speaks } from "./neighbourhood.js";
import type { FactPiece } from "./tell-facts.js";

/** What of a graph's classes is needed to choose evidence. */
export interface Members {
  /** Whether a node is of a class. */
  isOf(node: string, noun: ClassRef): boolean;
  of(noun: ClassRef): readonly string[];
  isClass(node: string): boolean;
}

interface TableOptions {
  readonly named: readonly string[];
  readonly spoken: SpokenOf;
  readonly members: Members;
  readonly speaks: Speaks;
}

/** Of a class with more members than this, nothing is told that isn't of one thing that the question names. */
const MOST_MEMBERS = 40;
/** Of one relation: it is told of all members, or not at all, since who reads it may count. */
const MOST_LINES = 40;
/** Of several: about as long as two passages of a document. */
const MOST_TOGETHER = 26;
const MOST_TABLES = 2;
/** Relations that the question speaks for less than this are told only where it speaks for none, and names nothing. */
const SPOKEN = 0.45;
/** A table that the question speaks for, and one that it doesn't. */
const RELEVANCE = { spoken: 0.4, open: 0.35 } as const;
/** Lifts a table of those that belong to what the question names. */
const CONNECTED = 0.6;

/**
 * Of each class that a question speaks of, what its members have of the relations that it speaks for: how many of the boats are electric is counted from what drives
 * each of them. Members of the things that it names alone, where there are some. Pure.
 */
export function classTables(graph: KnowledgeGraph, options: TableOptions): FactPiece[] {
  const found: FactPiece[] = [];
  for (const noun of options.spoken.classes) {
    const members = options.members.of(noun);
    const near = connected(graph, members, options.named);
    const chosen = near ?? members.slice(0, MOST_MEMBERS + 1);
    if (chosen.length < 2 || chosen.length > MOST_MEMBERS) continue;
    const about = noun.types[0] ?? chosen[0] ?? "";
    const columns = columnsOf(graph, chosen, options);
    const spoken = columns.filter(({ relevance }) => relevance >= SPOKEN);
    const told = spoken.length > 0 ? spoken : options.named.length > 0 ? [] : columns;
    const edges: Edge[] = [];
    for (const column of told)
      if (edges.length + column.edges.length <= (edges.length === 0 ? MOST_LINES : MOST_TOGETHER)) edges.push(...column.edges);
    if (edges.length === 0) continue;
    const best = spoken[0]?.relevance ?? 0;
    found.push({
      about,
      title: noun.name,
      edges,
      relevance: (spoken.length > 0 ? RELEVANCE.spoken + best : RELEVANCE.open) + (near === undefined ? 0 : CONNECTED),
    });
  }
  const seen = new Set<string>();
  return found
    .sort((a, b) => b.relevance - a.relevance)
    .filter(({ edges }) => {
      const key = edges.map(({ subject, predicate }) => `${subject} ${predicate}`).join("\n");
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MOST_TABLES);
}

/** The members that a thing that the question names leads to, or that lead to it; undefined where there are no two. */
function connected(graph: KnowledgeGraph, members: readonly string[], named: readonly string[]): readonly string[] | undefined {
  const near = new Set(named.flatMap((node) => graph.edges(node).flatMap((edge) => farEnds(edge, node))));
  const some = members.filter((member) => near.has(member));
  return some.length > 1 ? some : undefined;
}

interface Column {
  readonly edges: readonly Edge[];
  readonly relevance: number;
}

/** What the members have, by relation, the one that the question speaks for most first. */
function columnsOf(graph: KnowledgeGraph, members: readonly string[], { speaks }: TableOptions): Column[] {
  const byPredicate = new Map<string, Edge[]>();
  for (const member of members)
    for (const edge of graph.outgoing(member))
      if (edge.predicate !== RDF_TYPE) byPredicate.set(edge.predicate, [...(byPredicate.get(edge.predicate) ?? []), edge]);
  const columns = [...byPredicate].map(([predicate, edges]) => {
    const values = edges.map(({ object }) =>
      speaks.ofTexts(
        (object.kind === "list" ? object.items : [object]).flatMap((item) =>
          item.kind === "node" ? graph.names(item.id) : item.kind === "literal" ? [item.text] : [],
        ),
      ),
    );
    return { edges, relevance: Math.max(speaks.ofPredicate(predicate), ...values) };
  });
  return columns.sort((a, b) => b.relevance - a.relevance || b.edges.length - a.edges.length);
}

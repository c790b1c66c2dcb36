import type { KnowledgeGraph } from "../knowledge-graph.js";

const SAMPLE = 2_000;
const KNOWN = new WeakMap<KnowledgeGraph, Map<string, boolean>>();

/** Whether a subject has one value of a predicate at most, as far as the graph shows: then another value speaks against the one asked for. */
export function functional(graph: KnowledgeGraph, predicate: string): boolean {
  const known = KNOWN.get(graph) ?? new Map<string, boolean>();
  KNOWN.set(graph, known);
  let answer = known.get(predicate);
  if (answer === undefined) {
    const edges = graph.edgesOf(predicate).slice(0, SAMPLE);
    const subjects = new Set(edges.map(({ subject }) => subject));
    answer =
      edges.length >= 2 &&
      subjects.size === edges.length &&
      edges.every((edge) => edge.object.kind !== "list" && graph.itemsOf(edge).length === 1);
    known.set(predicate, answer);
  }
  return answer;
}

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

const FEWEST_SORTED = 4;
const SORTED = new WeakMap<KnowledgeGraph, Map<string, boolean>>();

/** Whether a predicate sorts things: each has one value in each language, and several share one. */
export function sortsTexts(graph: KnowledgeGraph, predicate: string): boolean {
  const known = SORTED.get(graph) ?? new Map<string, boolean>();
  SORTED.set(graph, known);
  let answer = known.get(predicate);
  if (answer === undefined) {
    const all = graph.edgesOf(predicate);
    const subjects = new Set(all.slice(0, SAMPLE).map(({ subject }) => subject));
    const texts = new Map<string, Set<string>>();
    const told = new Set<string>();
    const isOne = all.slice(0, SAMPLE).every((edge) => {
      const [item, ...more] = graph.itemsOf(edge);
      if (item?.kind !== "literal" || more.length > 0 || told.has(`${edge.subject} ${item.language}`)) return false;
      told.add(`${edge.subject} ${item.language}`);
      texts.set(item.language, (texts.get(item.language) ?? new Set()).add(item.text));
      return true;
    });
    answer =
      isOne &&
      subjects.size >= FEWEST_SORTED &&
      [...texts.values()].every(({ size }) => size < Math.max(subjects.size, FEWEST_SORTED));
    known.set(predicate, answer);
  }
  return answer;
}

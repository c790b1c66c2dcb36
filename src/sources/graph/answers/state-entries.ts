import { nameKey } from "../atoms.js";
import type { KnowledgeGraph } from "../knowledge-graph.js";
import { STATE_WORDS } from "../lexicon/state-words.js";
import { either, named, type SetQuery } from "./query.js";
import { relation } from "./relation.js";
import { listed, phraseKey } from "./relation-words.js";
import type { WordEntry } from "./word-entry.js";

const MOST_VALUES = 24;
const SAMPLE = 5_000;

interface Values {
  readonly nodes: string[];
  readonly texts: string[];
}

/** `status "closed for renovation"`: what people say of a thing in such a state, and in its opposite. */
export function stateEntries(graph: KnowledgeGraph, predicate: string): { readonly key: string; readonly entry: WordEntry }[] {
  const values = valuesOf(graph, predicate);
  if (values === undefined) return [];
  return STATE_WORDS.flatMap(({ yesValues, noValues, yes, no }) => {
    const [are, aren] = [meaning(values, listed(yesValues)), meaning(values, listed(noValues))];
    const known = sizeOf(are) + sizeOf(aren);
    // A property of other values that has one by accident is no state of this sort.
    if (known === 0 || known * 2 < values.size) return [];
    const truths = { yes: setOf(are), no: setOf(aren) };
    const by = relation([{ predicate, inverse: false, own: true }], []);
    const entries = (words: string, great: boolean): { key: string; entry: WordEntry }[] =>
      listed(words).map((word) => ({
        key: phraseKey(word),
        entry: { category: "B", relation: by, great, own: false, truths },
      }));
    return [...entries(yes, true), ...entries(no, false)];
  });
}

/** The few different values of a predicate, by what they are called. */
function valuesOf(
  graph: KnowledgeGraph,
  predicate: string,
): Map<string, { readonly names: readonly string[]; readonly isNode: boolean }> | undefined {
  const found = new Map<string, { names: readonly string[]; isNode: boolean }>();
  for (const edge of graph.edgesOf(predicate).slice(0, SAMPLE)) {
    if (edge.object.kind === "list") return undefined;
    const isNode = edge.object.kind === "node";
    const id = edge.object.kind === "node" ? edge.object.id : edge.object.text;
    if (!isNode && id.length > 60) return undefined;
    if (!found.has(id)) found.set(id, { names: isNode ? graph.names(id) : [id], isNode });
    if (found.size > MOST_VALUES) return undefined;
  }
  return found.size === 0 ? undefined : found;
}

function meaning(
  values: ReadonlyMap<string, { readonly names: readonly string[]; readonly isNode: boolean }>,
  states: readonly string[],
): Values {
  const keys = states.map(nameKey);
  const found: Values = { nodes: [], texts: [] };
  for (const [id, { names, isNode }] of values) {
    const isSo = names.map(nameKey).some((name) => keys.some((key) => name === key || name.startsWith(`${key} for `)));
    if (isSo) (isNode ? found.nodes : found.texts).push(id);
  }
  return found;
}

function sizeOf({ nodes, texts }: Values): number {
  return nodes.length + texts.length;
}

function setOf({ nodes, texts }: Values): SetQuery {
  const words = named(texts.join(", "), [], texts);
  const [node, ...more] = nodes.map((id) => named(id, [id], []));
  if (node === undefined) return words;
  return more.length === 0 && texts.length === 0 ? node : either(node, ...more, ...(texts.length > 0 ? [words] : []));
}

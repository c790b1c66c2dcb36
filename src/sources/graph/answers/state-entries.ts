import { nameKey } from "../atoms.js";
import type { KnowledgeGraph } from "../knowledge-graph.js";
import { STATE_WORDS } from "../lexicon/state-words.js";
import { either, named, type SetQuery } from "./query.js";
import { relation } from "./relation.js";
import { listed, phraseKey } from "./relation-words.js";
import type { WordEntry } from "./word-entry.js";

const MOST_VALUES = 24;
const SAMPLE = 5_000;

/** Their words as they are looked up: read once, and not for every predicate. */
const STATES = STATE_WORDS.map(({ yesValues, noValues, yes, no }) => ({
  yesValues: listed(yesValues).map(nameKey),
  noValues: listed(noValues).map(nameKey),
  yes: listed(yes).map(phraseKey),
  no: listed(no).map(phraseKey),
}));

interface Values {
  readonly nodes: string[];
  readonly texts: string[];
}

/** `status "closed for renovation"`: what people say of a thing in such a state, and in its opposite. */
export function stateEntries(graph: KnowledgeGraph, predicate: string): { readonly key: string; readonly entry: WordEntry }[] {
  const values = valuesOf(graph, predicate);
  if (values === undefined) return [];
  return STATES.flatMap(({ yesValues, noValues, yes, no }) => {
    const [are, aren] = [meaning(values, yesValues), meaning(values, noValues)];
    const known = sizeOf(are) + sizeOf(aren);
    // A property of other values that has one by accident is no state of this sort.
    if (known === 0 || known * (known > 1 ? 3 : 2) < values.size) return [];
    const truths = { yes: setOf(are), no: setOf(aren) };
    const by = relation([{ predicate, inverse: false, own: true }], []);
    const entries = (keys: readonly string[], great: boolean): { key: string; entry: WordEntry }[] =>
      keys.map((key) => ({ key, entry: { category: "B", relation: by, great, own: false, truths } }));
    return [...entries(yes, true), ...entries(no, false)];
  });
}

interface Value {
  /** What it is called, as names are looked up. */
  readonly keys: readonly string[];
  readonly isNode: boolean;
}

/** The few different values of a predicate. */
function valuesOf(graph: KnowledgeGraph, predicate: string): Map<string, Value> | undefined {
  const found = new Map<string, Value>();
  for (const edge of graph.edgesOf(predicate).slice(0, SAMPLE)) {
    if (edge.object.kind === "list") return undefined;
    const isNode = edge.object.kind === "node";
    const id = edge.object.kind === "node" ? edge.object.id : edge.object.text;
    if (!isNode && id.length > 60) return undefined;
    if (!found.has(id)) found.set(id, { keys: (isNode ? graph.names(id) : [id]).map(nameKey), isNode });
    if (found.size > MOST_VALUES) return undefined;
  }
  return found.size === 0 ? undefined : found;
}

function meaning(values: ReadonlyMap<string, Value>, states: readonly string[]): Values {
  const found: Values = { nodes: [], texts: [] };
  for (const [id, { keys, isNode }] of values) {
    const isSo = keys.some((key) => states.some((state) => key === state || key.startsWith(`${state} for `)));
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

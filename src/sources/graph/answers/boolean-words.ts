import type { KnowledgeGraph } from "../knowledge-graph.js";
import { BOOLEAN_PROPERTIES } from "../lexicon/boolean-properties.js";
import { relation } from "./relation.js";
import { listed, phraseKey } from "./relation-words.js";
import type { WordEntry } from "./word-entry.js";

const SAMPLE = 50;
const TRUTHS = new Set(["true", "false"]);
const ASIDES = /^(?:is|has|was|are|does|can|是否为|是否是|是否|是不是|能不能|能否|可否|可不可以|有没有|有无|有|带|含)(?=.)\s*/iu;

/** Whether a text is one of the two that a boolean has. */
export function isTruth(text: string): boolean {
  return TRUTHS.has(text);
}

export function isBoolean(graph: KnowledgeGraph, predicate: string): boolean {
  const sample = graph.edgesOf(predicate).slice(0, SAMPLE);
  return sample.length > 0 && sample.every(({ object }) => object.kind === "literal" && isTruth(object.text));
}

/** `has projector`, 是否上市: what is true of a thing, or not. */
export function withoutAside(name: string): string {
  return name.replace(ASIDES, "");
}

/** `isTollFree` → `toll free`, said of those of which it is true, and what people say instead. */
export function booleanWords(graph: KnowledgeGraph, predicate: string): { readonly key: string; readonly entry: WordEntry }[] {
  const found: { key: string; entry: WordEntry }[] = [];
  for (const written of graph.names(predicate)) {
    const name = withoutAside(written);
    const key = phraseKey(name);
    const add = (said: string, great: boolean, own: boolean): void => {
      found.push({
        key: phraseKey(said),
        entry: { category: "B", relation: relation([{ predicate, inverse: false, own: true }], []), great, own },
      });
    };
    add(name, true, true);
    for (const { names, yes, no } of BOOLEAN_PROPERTIES) {
      if (!listed(names).some((other) => phraseKey(other) === key)) continue;
      for (const said of listed(yes)) add(said, true, false);
      for (const said of listed(no)) add(said, false, false);
    }
  }
  return found;
}

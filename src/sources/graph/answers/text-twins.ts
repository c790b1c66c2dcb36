import type { Dictionary } from "../../../language/dictionary/dictionary.js";
import { nameKey } from "../atoms.js";
import type { KnowledgeGraph } from "../knowledge-graph.js";

/** A relation to more texts than this names, and sorts nothing. */
const MOST_TEXTS = 400;
const HAN = /\p{Script=Han}/u;

/** Of a relation that some things have in one language and some in the other. */
export interface TextTwins {
  /** What says the same in the other language: `apple` and 苹果. */
  readonly same: ReadonlyMap<string, readonly string[]>;
  /** Texts of which nobody knows what they are called in the other. */
  readonly alone: ReadonlySet<string>;
  /** All is told in one language, and nothing in the other. */
  readonly isOneLanguage?: boolean;
}

const NONE: TextTwins = { same: new Map(), alone: new Set() };

/** None where all is told in both languages, or in one. Gives way again and again. */
export function* textTwins(
  graph: KnowledgeGraph,
  predicate: string,
  dictionary: Dictionary,
): Generator<void, TextTwins, undefined> {
  const scripts = new Map<string, "han" | "other" | "both">();
  const texts = new Set<string>();
  let read = 0;
  for (const { subject, object } of graph.edgesOf(predicate)) {
    read += 1;
    if (read % 200 === 0) yield;
    if (object.kind !== "literal") continue;
    texts.add(object.text);
    if (texts.size > MOST_TEXTS) return NONE;
    const script = HAN.test(object.text) ? "han" : "other";
    const known = scripts.get(subject);
    scripts.set(subject, known === undefined || known === script ? script : "both");
  }
  const ways = new Set(scripts.values());
  if (!ways.has("han") || !ways.has("other")) return { ...NONE, isOneLanguage: ways.size === 1 && !ways.has("both") };
  const byKey = new Map<string, string[]>();
  for (const text of texts) byKey.set(nameKey(text), [...(byKey.get(nameKey(text)) ?? []), text]);
  const same = new Map<string, string[]>();
  const join = (text: string, other: string): void => {
    same.set(text, [...new Set([...(same.get(text) ?? []), other])]);
  };
  for (const text of texts) {
    if (HAN.test(text)) continue;
    for (const chinese of dictionary.chinese(text.toLowerCase()).flatMap(forms))
      for (const twin of byKey.get(nameKey(chinese)) ?? []) {
        join(text, twin);
        join(twin, text);
      }
  }
  return { same, alone: new Set([...texts].filter((text) => !same.has(text))) };
}

/** 梨子 is 梨, too. */
function forms(chinese: string): string[] {
  return /^\p{Script=Han}子$/u.test(chinese) ? [chinese, chinese.slice(0, 1)] : [chinese];
}

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

/** `includes delivery`, 使用安全网: what comes with a thing, or doesn't. */
const WITH =
  /^(?:(?:includes?|uses?|offers?|provides?|serves?|contains?|comes with|with|fitted with|equipped with) (?=\p{L})|(?:包含|包括|附带|提供|使用|配备|配有|含有?|包|附|用|设有?)(?=\p{Script=Han}{2}))/iu;
/** `requires booking`, 需要预约: what one has to have, or needn't. */
const NEEDED = /^(?:(?:requires?|needs?) (?=\p{L})|(?:需要?|必须)(?=\p{Script=Han}{2}))/iu;

/** `allows dogs`, `dogs allowed`, 允许带狗: what one may do. */
const ALLOWED =
  /^(?:(?:allows?|permits?|welcomes?) (?=\p{L})|(?:允许|准许|准|可以|可|能|欢迎)(?=\p{Script=Han}{2}))|(?<=\p{L}) (?:allowed|permitted|welcome)$/iu;

/** What people say instead of the name of what comes with a thing, or is needed; and of the contrary. */
function saidOfObject(name: string): { readonly yes: readonly string[]; readonly no: readonly string[] } {
  const isHan = /^\p{Script=Han}/u.test(name);
  if (WITH.test(name)) return { yes: [name.replace(WITH, "")], no: [] };
  if (ALLOWED.test(name)) {
    const allowed = name.replace(ALLOWED, "");
    return {
      yes: isHan ? [allowed] : ["allow", "permit", "take", "bring", "welcome"].map((verb) => `${verb} ${allowed}`),
      no: [],
    };
  }
  const needed = NEEDED.test(name) ? name.replace(NEEDED, "") : undefined;
  if (needed === undefined) return { yes: [], no: [] };
  return isHan
    ? {
        yes: ["需要", "要", "得", "必须"].map((verb) => verb + needed),
        no: ["不用", "不需要", "不必", "无需"].map((verb) => verb + needed),
      }
    : { yes: [`need ${needed}`, `require ${needed}`, `${needed} needed`, `${needed} required`], no: [] };
}

/** 职业球队 of teams, `listed building` of buildings: without the class that they are said of, two characters or more. */
function withoutKind(key: string, classes: ReadonlySet<string>): string | undefined {
  const parts = key.split(" ");
  const least = /^\p{Script=Han}/u.test(key) ? 2 : 1;
  for (let at = least; at < parts.length; at += 1)
    if (classes.has(parts.slice(at).join(" "))) return parts.slice(0, at).join(" ");
  return undefined;
}

/**
 * `isTollFree` → `toll free`, said of those of which it is true, and what people say instead.
 *
 * @param classes keys of the names of the graph's own classes
 */
export function booleanWords(
  graph: KnowledgeGraph,
  predicate: string,
  classes: ReadonlySet<string>,
): { readonly key: string; readonly entry: WordEntry }[] {
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
    const bare = withoutKind(key, classes);
    if (bare !== undefined) add(bare, true, false);
    const { yes: instead, no: contrary } = saidOfObject(name);
    for (const said of instead) add(said, true, false);
    for (const said of contrary) add(said, false, false);
    for (const { names, yes, no } of BOOLEAN_PROPERTIES) {
      if (!listed(names).some((other) => [key, bare].includes(phraseKey(other)))) continue;
      for (const said of listed(yes)) add(said, true, false);
      for (const said of listed(no)) add(said, false, false);
    }
  }
  return found;
}

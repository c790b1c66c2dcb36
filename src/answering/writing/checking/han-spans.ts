import { HAN_RELATION_WORDS, HAN_RELATIONS } from "../../../language/relation-words.js";
import { HAN_FUNCTION_SET } from "../reading/function-words.js";

/** A stretch of Han text and what accounts for it. */
export interface HanSpan {
  readonly text: string;
  readonly start: number;
  /** `own`, `about`: the evidence has it, in its words or in what says what it is about; `asked`: only the question has it; `none`: nothing does. */
  readonly from: "own" | "about" | "asked" | "relation" | "function" | "none";
}

interface Known {
  readonly own: string;
  readonly about: string;
  readonly asked: string;
  /** Names that the evidence itself shows to be names. */
  readonly names: readonly string[];
}

const LONG_RELATION_WORDS = new RegExp(HAN_RELATION_WORDS.filter((word) => word.length > 1).join("|"), "u");

const LONGEST = 14;
/** Of a word; what only the question has costs by the character, so that it swallows no words of the evidence. */
const COST = { own: 1, relation: 1.05, about: 1.1, function: 1.2, asked: 1 } as const;
const ASKED_CHARACTER = 0.9;
/** A relation's word is one wherever it stands: no reading cuts it in two. */
const LONG_RELATION = -0.6;

/**
 * Reads a run of Han characters as words of the evidence, of the question, of relations and function words: the reading in fewest words
 * that leaves least unaccounted for. No dictionary: what matters is whether the evidence says it, not whether it is a word.
 */
export function hanSpans(run: string, start: number, known: Known): HanSpan[] {
  const best: { cost: number; from: HanSpan["from"]; length: number }[] = [{ cost: 0, from: "none", length: 0 }];
  for (let end = 1; end <= run.length; end += 1) {
    let choice = { cost: (best[end - 1]?.cost ?? 0) + 4, from: "none" as HanSpan["from"], length: 1 };
    for (let length = 1; length <= Math.min(LONGEST, end); length += 1) {
      const text = run.slice(end - length, end);
      const from = accountFor(text, known);
      if (from === undefined) continue;
      const word = from === "relation" && length > 1 ? LONG_RELATION : COST[from];
      const cost =
        (best[end - length]?.cost ?? 0) +
        word +
        (length > 1 ? 0 : from === "function" ? 0.25 : 1) +
        (from === "asked" ? ASKED_CHARACTER * length : 0);
      if (cost < choice.cost) choice = { cost, from, length };
    }
    best.push(choice);
  }
  const spans: HanSpan[] = [];
  for (let end = run.length; end > 0; ) {
    const { from, length } = best[end] ?? { from: "none" as const, length: 1 };
    spans.push({ text: run.slice(end - length, end), start: start + end - length, from });
    end -= length;
  }
  return joinUnknown(spans.reverse());
}

function accountFor(text: string, { own, about, asked, names }: Known): keyof typeof COST | undefined {
  if (HAN_RELATIONS.has(text)) return "relation";
  if (HAN_FUNCTION_SET.has(text)) return "function";
  const from = own.includes(text) ? "own" : about.includes(text) ? "about" : asked.includes(text) ? "asked" : undefined;
  if (from === undefined) return undefined;
  // A relation is a claim of its own, unless it is part of a name.
  if (text.length > 1 && LONG_RELATION_WORDS.test(text) && !names.some((name) => name.includes(text))) return undefined;
  if (text.length > 1 && /^[是的由叫]|[是的]$/u.test(text) && !names.some((name) => name.includes(text))) return undefined;
  return from;
}

function joinUnknown(spans: readonly HanSpan[]): HanSpan[] {
  const joined: HanSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (span.from === "none" && last?.from === "none") joined[joined.length - 1] = { ...last, text: last.text + span.text };
    else joined.push(span);
  }
  return joined;
}

import { questionLanguage } from "../../language/question-language.js";
import * as chinese from "./chinese/chinese-rules.js";
import type { Draft } from "./draft.js";
import { eachItsOwn } from "./each-its-own.js";
import { isDirect } from "./english/clauses.js";
import * as english from "./english/english-rules.js";
import { maskNames } from "./mask.js";
import { severalParts } from "./parts.js";
import { type Plan, type PlanMerge, planOf } from "./plan.js";
import { saidAgain } from "./said-again.js";
import { sharedSubject } from "./shared-subject.js";
import { sharedVerb } from "./shared-verb.js";
import { toldFirst } from "./told-first.js";

export interface PlanByRulesOptions {
  /** Whether the text is the name of one thing, such as a node's label: "Trinidad and Tobago" is then never split. */
  readonly isName?: ((text: string) => boolean) | undefined;
}

/** Characters. A longer question is an essay: rules don't cut it. */
const LONGEST_QUESTION = 600;
const LIST_LINE = /^\s{0,4}(?:\(?\d{1,2}[.)）、．:：]|[-*•])\s{0,4}(?=\S)/u;
const QUOTES = /^[《“"「『]|[》”"」』]$/gu;

/**
 * A plan for a question whose wording shows its parts: several questions or things, a comparison, "both", a chain of relations. Undefined
 * for a simple question, and for one that could be read in two ways. Pure; calls nothing but `isName`.
 */
export function planByRules(question: string, { isName = () => false }: PlanByRulesOptions = {}): Plan | undefined {
  if (question.length > LONGEST_QUESTION || /#\s?\d|[\uE000-\uF8FF]/.test(question)) return undefined;
  const language = questionLanguage(question);
  const { text, restore } = maskNames(question.trim(), isName);
  const known = (part: string): boolean => isName(restore(part).replace(QUOTES, ""));
  const draft =
    toldFirst(text) ??
    sharedVerb(text, known) ??
    saidAgain(text, known) ??
    sharedSubject(text, known) ??
    severalSentences(text, language) ??
    oneSentence(text, language, known);
  if (draft === undefined) return undefined;
  return planOf(
    "rules",
    question,
    draft.questions.map((part) => capital(restore(clean(part)))),
    restoreNames(draft.merge, restore),
    [],
    draft.instead?.map((part) => (part === undefined ? undefined : capital(restore(clean(part))))),
  );
}

function oneSentence(text: string, language: "zh" | "en", isName: (text: string) => boolean): Draft | undefined {
  const sentence = clean(text.replace(/(?:[?？。!！]|\.(?=\s*$))+\s*$/u, ""));
  const parts = eachItsOwn(sentence, isName) ?? severalParts(sentence);
  if (parts !== undefined) return parts;
  if (language === "zh") return chinese.chineseRules(sentence.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ""));
  return english.englishRules(sentence.replace(/^(?:please,? |and |so,? |well,? |hi,? |hello,? )/iu, ""), isName);
}

/** Questions in lines, or one after the other. */
function severalSentences(text: string, language: "zh" | "en"): Draft | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const isList = lines.length > 1 && lines.every((line) => LIST_LINE.test(line));
  const sentences = isList ? lines.map((line) => line.replace(LIST_LINE, "")) : text.split(/(?<=[?？])\s*|\r?\n/u);
  const parts = sentences.map((sentence) => clean(sentence.replace(/[?？。.]+\s*$/u, ""))).filter((part) => part !== "");
  if (parts.length < 2) return undefined;
  if (language === "zh") {
    // A sentence of several clauses among several sentences: too much to be sure of.
    return parts.some((part) => /[，,]/u.test(part)) ? undefined : chinese.joinClauses(parts);
  }
  const asked = isList || sentences.every((sentence) => sentence.trim() === "" || /[?？]\s*$/u.test(sentence));
  return asked && parts.every((part) => isDirect(part)) && !parts.some((part) => /\b(?:I|my|we|our)\b/.test(part))
    ? english.joinClauses(parts)
    : undefined;
}

function clean(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function restoreNames(merge: PlanMerge, restore: (part: string) => string): PlanMerge {
  return "subjects" in merge ? { ...merge, subjects: merge.subjects.map(restore) } : merge;
}

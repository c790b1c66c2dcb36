import type { Draft } from "../draft.js";
import { chain } from "./chains.js";
import { clausesOf, resolveClause } from "./clauses.js";
import { byHowMuch, inTotal, whetherMore, whichOfThem } from "./compare.js";
import { severalAdverbs, severalProperties, severalThings } from "./lists.js";
import { bothOrEither, sameForAll } from "./same.js";

/** The first rule that fits one English sentence. */
export function englishRules(asked: string, isName: (text: string) => boolean): Draft | undefined {
  const sentence = lowerFirst(asked);
  return (
    whichOfThem(sentence) ??
    whetherMore(sentence) ??
    byHowMuch(sentence) ??
    inTotal(sentence) ??
    sameForAll(sentence) ??
    bothOrEither(sentence) ??
    severalAdverbs(sentence) ??
    severalProperties(sentence) ??
    clauses(sentence) ??
    severalThings(sentence, isName) ??
    chain(sentence)
  );
}

function clauses(sentence: string): Draft | undefined {
  const parts = clausesOf(sentence);
  return parts === undefined ? undefined : joinClauses(parts);
}

/** Clauses as questions of their own: later ones with what they point to. */
export function joinClauses(asked: readonly string[]): Draft | undefined {
  const parts = asked.map(lowerFirst);
  const [first = ""] = parts;
  if (POINTS.test(first)) return undefined;
  const questions = parts.map((part, index) => (index === 0 ? part : resolveClause(part, first)));
  if (!questions.every((question) => question !== undefined)) return undefined;
  const instead = questions.map((question, index) => {
    const other = question.includes("#1") ? resolveClause(parts[index] ?? "", first, "subject") : undefined;
    return other === undefined || other.includes("#1") ? undefined : `${other}?`;
  });
  const join = { questions: questions.map((question) => `${question}?`), merge: { kind: "join" } } as const;
  return instead.some((other) => other !== undefined) ? { ...join, instead } : join;
}

/** What the first clause only points to is in an earlier turn. */
const POINTS = /\b(?:he|she|it|they|him|his|her|their|them|its|this|these|those)\b/;
const FIRST_WORD =
  /^(?:Who|Whom|Whose|What|Which|When|Where|Why|How|Is|Are|Was|Were|Do|Does|Did|Has|Have|Had|Can|Could|In|At|On|By|To|From|For|Of|With)\b/;

/** A capital that only opens the sentence would look like a name's. */
function lowerFirst(sentence: string): string {
  return sentence
    .replace(/^(what|who|where|when|how)['’]s (?=\p{L})/iu, "$1 is ")
    .replace(FIRST_WORD, (word) => word.toLowerCase());
}

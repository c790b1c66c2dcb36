import type { Draft } from "../draft.js";
import { chain } from "./chains.js";
import { clausesOf, resolveClause } from "./clauses.js";
import { byHowMuch, inTotal, whetherMore, whichOfThem } from "./compare.js";
import { severalAdverbs, severalProperties, severalThings } from "./lists.js";
import { bothOrEither, sameForAll } from "./same.js";

/** The first rule that fits one English sentence. */
export function englishRules(sentence: string, isName: (text: string) => boolean): Draft | undefined {
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
export function joinClauses(parts: readonly string[]): Draft | undefined {
  const [first = ""] = parts;
  const questions = parts.map((part, index) => (index === 0 ? part : resolveClause(part, first)));
  if (!questions.every((question) => question !== undefined)) return undefined;
  return {
    questions: questions.map((question) => `${question.charAt(0).toUpperCase()}${question.slice(1)}?`),
    merge: { kind: "join" },
  };
}

import type { Draft } from "../draft.js";
import { chain } from "./chains.js";
import { clausesOf, resolveClause } from "./clauses.js";
import { inTotal, thanTheOther, whichOfThem } from "./compare.js";
import { bothOrEither, sameForAll, severalProperties, severalThings } from "./lists.js";

/** The first rule that fits one Chinese sentence, or several clauses of one. */
export function chineseRules(sentence: string): Draft | undefined {
  const question = sentence.replace(/^请问[，,]?/u, "");
  return (
    whichOfThem(question) ??
    thanTheOther(question) ??
    inTotal(question) ??
    sameForAll(question) ??
    bothOrEither(question) ??
    severalThings(question) ??
    severalProperties(question) ??
    clauses(question) ??
    chain(question)
  );
}

function clauses(sentence: string): Draft | undefined {
  const parts = clausesOf(sentence);
  return parts === undefined ? undefined : joinClauses(parts);
}

/** Clauses as questions of their own: later ones with the first one's subject. */
export function joinClauses(parts: readonly string[]): Draft | undefined {
  const [first = ""] = parts;
  const questions = parts.map((part, index) => (index === 0 ? part : resolveClause(part, first)));
  if (!questions.every((question) => question !== undefined)) return undefined;
  const instead = questions.map((question, index) => {
    const other = question.includes("#1") ? resolveClause(parts[index] ?? "", first, "subject") : undefined;
    return other === undefined ? undefined : `${other}？`;
  });
  const join = { questions: questions.map((question) => `${question}？`), merge: { kind: "join" } } as const;
  return instead.some((other) => other !== undefined) ? { ...join, instead } : join;
}

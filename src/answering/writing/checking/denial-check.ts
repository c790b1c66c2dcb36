import { ENGLISH_FUNCTION_WORDS, isDenied } from "../reading/function-words.js";
import { supportsQuantity } from "../reading/quantities.js";
import { clauseReadings, fold, hasWord, type Reading, readText } from "../reading/reading.js";
import type { Scope } from "./claims.js";

/** Each part of the sentence denies exactly if the part of the evidence that says most of it does. */
export function sameDenial(sentence: Reading, { units }: Scope, question: Reading): boolean {
  const parts = units.flatMap((unit) => {
    const [said = ""] = unit.own.text.split("\n");
    const whole = /而是/u.test(said) && unit.kind === "sentence" ? contrasted(readText(said)) : [];
    return whole.length > 1 ? whole : unit.clauses.flatMap(contrasted);
  });
  return clauseReadings(sentence).every((read) => {
    if (/^\s*(?:no|yes|不|不是|是|是的|没有)\s*$/iu.test(read.text)) return true;
    const denied = isDenied(read.text);
    if (parts.length > 1 && parts.some((part) => isUntrue(part) && saysWhatOnly(part, read, parts))) return denied;
    const scored = parts.map((part) => ({
      denied: isUntrue(part),
      score: sharedWith(read, part, question) / (1 + part.text.length / 1_000),
    }));
    const best = Math.max(0, ...scored.map(({ score }) => score));
    return best === 0 || scored.some((part) => part.score >= best - 0.25 && part.denied === denied);
  });
}

/** "Quarry Park — is lit → false" denies. */
const STATED_FALSE = /→\s*(?:false|no|否|不是)\s*$/iu;

function isUntrue({ text }: Reading): boolean {
  return isDenied(text) || STATED_FALSE.test(text.split("\n")[0] ?? "");
}

/** What stands on either side of "but" denies by itself. */
function contrasted(clause: Reading): Reading[] {
  const [, before = "", denied, said] = /^(.*?)(?:不是|并非)([^,，]{1,30})[,，]?而是(.+)$/u.exec(clause.text) ?? [];
  if (denied !== undefined && said !== undefined) return [readText(`${before}不是${denied}`), readText(`${before}是${said}`)];
  const parts = clause.text
    .split(/\s(?:but|although|though|yet|that|which|who|because|since)\s|但是?|却/u)
    .filter((part) => part.trim() !== "");
  return parts.length < 2 ? [clause] : parts.map(readText);
}

/** Whether the clause says something that, of all parts, only this one says. */
function saysWhatOnly(part: Reading, read: Reading, parts: readonly Reading[]): boolean {
  const others = parts.filter((other) => other !== part && other.text !== part.text);
  const word = read.words.some(
    (one) => !ENGLISH_FUNCTION_WORDS.has(one.folded) && hasWord(part, one) && !others.some((other) => hasWord(other, one)),
  );
  const isOnly = (pair: string): boolean => part.folded.includes(pair) && !others.some((other) => other.folded.includes(pair));
  return word || pairs(read.folded).filter(isOnly).length >= 2;
}

/** How much of what the clause says the part says too; what the question didn't say counts more. */
function sharedWith(read: Reading, part: Reading, question: Reading): number {
  let shared = 0;
  for (const word of read.words)
    if (!ENGLISH_FUNCTION_WORDS.has(word.folded) && hasWord(part, word)) shared += hasWord(question, word) ? 1 : 3;
  for (const quantity of read.quantities)
    if (part.quantities.some((known) => supportsQuantity(quantity, known, true))) shared += 3;
  for (const pair of pairs(read.folded)) if (part.folded.includes(pair)) shared += question.folded.includes(pair) ? 0.5 : 1;
  for (const relation of read.relations) if (part.relations.has(relation)) shared += 0.5;
  return shared;
}

function pairs(folded: string): string[] {
  return (folded.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
}

export function denialOf(sentence: Reading): string {
  return /\b(?:not|no|never|without|\w+n't)\b|没有|并非|不|没|未|无/iu.exec(fold(sentence.text))?.[0] ?? "not";
}

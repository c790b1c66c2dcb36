import { isYesNoOrChoice } from "../quoting/expected-answer.js";
import { isDenied } from "../reading/function-words.js";
import { clausesOf, type Reading } from "../reading/reading.js";
import type { CheckContext } from "./check-context.js";
import { type Claim, claimsOf, type Scope, scopeOf } from "./claims.js";
import { standingOf } from "./extremes.js";
import type { Verdict } from "./judge-claims.js";
import { turnedIntoOpposite } from "./opposites.js";

/**
 * "Yes, you have to pay to get in.": says what was asked and nothing more. What it affirms must then stand in the evidence itself, in one clause of it: that a
 * word stands in the question says only that somebody wonders. Names may stand beside, for they say what it is about; which of two is more may be told by
 * their numbers. Pure.
 */
export function repeatedUnproven(read: Reading, { claims, news }: Verdict, { units }: Scope, context: CheckContext): string[] {
  const { question, knownNames } = context;
  if (news.length > 0 || !isYesNoOrChoice(question.text) || clausesOf(read.text).some(isDenied)) return [];
  if (standingOf(read, context) === "first") return [];
  const said = claims.filter(isSaid);
  const unproven = said.filter(({ standing }) => standing === "asked" || standing === "none");
  if (unproven.length > 0) return unproven.map(({ text }) => text);
  const isInOne = units.some((unit) =>
    unit.clauses.some((clause) => {
      const scope = scopeOf([{ ...unit, own: clause }]);
      const part = claimsOf(read, question, scope, knownNames).filter(isSaid);
      return (
        part.every(({ standing }) => standing !== "asked" && standing !== "none") &&
        turnedIntoOpposite(read, scope, true).length === 0
      );
    }),
  );
  return isInOne ? [] : [read.text];
}

const DAY =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|june|july|august|september|october|november|december)$/iu;

function isSaid({ kind, text }: Claim): boolean {
  return (kind !== "name" || DAY.test(text)) && (kind !== "han" || [...text].length > 1);
}

import { patternOf } from "../../../../language/pattern-of.js";
import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";

/** Say the same both ways. */
const MUTUAL =
  /spouse|wife|husband|married|partner|sibling|brother|sister|twin|friend|rival|neighbou?r|border|connect|link|cousin|配偶|夫妻|妻|夫|兄|弟|姐|妹|朋友|邻|接壤|相邻|连接|对手|搭档/iu;

/** Whether "the R of E" is asked and the one statement quoted makes E the R of somebody: `Osk Brandl — apprentice → Emeric Toll`. Pure. */
export function isTurned(quoted: readonly EvidenceUnit[], { question }: CheckContext): boolean {
  const [fact, ...more] = quoted;
  if (fact?.kind !== "fact" || more.length > 0) return false;
  const predicate = predicateOf(fact);
  const object = fact.object?.trim() ?? "";
  if (predicate === "" || object === "" || MUTUAL.test(predicate) || question.folded.includes(fact.subject)) return false;
  return (
    question.folded.includes(`the ${predicate} of ${object}`) ||
    question.folded.includes(`${object}'s ${predicate}`) ||
    question.folded.includes(`${object}的${predicate}`)
  );
}

const PREPOSITION = /^(?:of|from|for|by|to|with|after|under|in|at|on|into)$/u;
/** What surely is a verb, and has its object after it. */
const PAST =
  /^(?:\p{Ll}{2,}ed|taught|wrote|won|built|bought|sold|sang|drove|made|led|held|found|beat|lent|gave|paid|caught|chose|drew|kept|took|brought|sent)$/u;
const SUBJECT_ASKED = "(?:who|what|which \\P{P}{1,40}?|somebody|someone|one|that)";
const LATELY = "(?:(?:has|have|had|once|first|now|also|actually) )?";

/**
 * Whether a statement says of what the question names what the question says of another: `Jonas Pike — learned from → Agnes`, where "who learned
 * from Jonas Pike" is asked; `Mei — taught → Bruno` where "who taught Mei" is. Pure.
 */
export function isOfOtherEnd(unit: EvidenceUnit, { question }: CheckContext): boolean {
  if (unit.kind !== "fact") return false;
  const predicate = predicateOf(unit);
  if (predicate.length < 2 || MUTUAL.test(predicate) || !question.folded.includes(unit.subject)) return false;
  if (/^\p{Script=Han}+$/u.test(predicate)) return question.folded.includes(`${predicate}${unit.subject}`);
  const words = predicate.split(" ").map(patternOf);
  const end = `(?:the )?${patternOf(unit.subject)}`;
  const last = words.at(-1) ?? "";
  if (words.length > 1 && PREPOSITION.test(last))
    return new RegExp(`\\b${words.slice(0, -1).join(" ")} (?:\\S+ ){0,3}${last} ${end}`, "u").test(question.folded);
  const [verb = "", ...more] = words;
  return (
    more.length === 0 && PAST.test(verb) && new RegExp(`\\b${SUBJECT_ASKED} ${LATELY}${verb} ${end}`, "u").test(question.folded)
  );
}

function predicateOf({ text }: EvidenceUnit): string {
  return (/ — (.{1,60}?) → /u.exec(text)?.[1] ?? "").trim().toLowerCase();
}

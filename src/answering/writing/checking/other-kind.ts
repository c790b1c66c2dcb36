import { expectedAnswer } from "../quoting/expected-answer.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { supportsQuantity } from "../reading/quantities.js";
import { fold, hasWord, type Reading } from "../reading/reading.js";
import { groupsOf } from "../reading/topics.js";
import type { CheckContext } from "./check-context.js";
import { claimsOf, scopeOf } from "./claims.js";

/** Whether what a sentence adds is plainly not what was asked for: a place for a person, pages for copies, a date for a reason. Pure. */
export function isOfOtherKind(read: Reading, units: readonly EvidenceUnit[], context: CheckContext): boolean {
  const { question } = context;
  const { type } = expectedAnswer(question.text);
  return (
    (type === "person" && isOnlyPlaced(read, question)) || countsOther(read, question) || givesNoReason(read, units, context)
  );
}

const PLACES = new Set(["locate", "headquarters", "capital"]);

/** "The shop is based in Ilvane" says nothing of whose it is. */
function isOnlyPlaced({ relations }: Reading, question: Reading): boolean {
  const isPlace = (name: string): boolean => PLACES.has(name);
  return relations.size > 0 && [...relations].every(isPlace) && ![...question.relations].some(isPlace);
}

/** "How many copies …?": "It had 240 pages." Every number that the sentence adds counts something else by name. */
function countsOther(read: Reading, question: Reading): boolean {
  const [, noun] = /\bhow many (\p{Ll}{3,})\b/u.exec(question.folded) ?? [];
  if (noun === undefined || hasWord(read, { folded: noun, isName: false })) return false;
  const groups = groupsOf(noun);
  const added = read.quantities.filter((one) => !question.quantities.some((asked) => supportsQuantity(one, asked, false)));
  const counted = added.map(({ end }) => /^ ((?!others\b|times\b|years\b|days\b)\p{Ll}{3,}s)\b/u.exec(read.text.slice(end))?.[1]);
  return (
    counted.length > 0 &&
    counted.every(
      (other) =>
        other !== undefined &&
        !hasWord(question, { folded: fold(other), isName: false }) &&
        !groupsOf(other).some((group) => groups.includes(group)),
    )
  );
}

const WHY = /\bwhy\b|\bhow come\b|\bfor what reason\b|为什么|为何|为啥|怎么(?:又|会|就|没|不(?!走|去))|什么原因|是何原因/iu;

/** Asked why, when or how much is no reason. */
function givesNoReason(read: Reading, units: readonly EvidenceUnit[], { question, knownNames }: CheckContext): boolean {
  if (!WHY.test(question.text)) return false;
  const added = claimsOf(read, question, scopeOf(units), knownNames).filter(
    ({ kind, text, standing }) =>
      standing === "own" && (kind !== "han" || text.length > 1) && !question.folded.includes(fold(text)),
  );
  return added.length > 0 && added.every(({ kind }) => kind === "quantity");
}

import type { EvidenceUnit } from "../reading/evidence-units.js";
import { ENGLISH_FUNCTION_WORDS } from "../reading/function-words.js";
import type { Quantity } from "../reading/quantities.js";
import { hasWord, type Reading } from "../reading/reading.js";
import { groupsOf } from "../reading/topics.js";

/** Whether both numbers may count the same: 22 people are no twenty-two seconds, and 84 curses no 84 recipes and one curse. */
export function countsSame(quantity: Quantity, sentence: Reading, known: Quantity, { own }: EvidenceUnit): boolean {
  if (quantity.kind !== "number" || known.kind !== "number" || (quantity.dimension ?? "") !== "") return true;
  const said = countedBy(quantity, sentence);
  if (said.length === 0) return true;
  if ((known.dimension ?? "") !== "") return ["ratio", "age", "celsius", "ordinal"].includes(known.dimension ?? "");
  const counted = countedBy(known, own);
  if (counted.length === 0 || said.some((one) => counted.some((other) => isSameThing(one, other, own)))) return true;
  return !said.some((one) => hasWord(own, { folded: one, isName: false }));
}

const PEOPLE = /^(?:people|persons?|men|women)$/u;

/** The nouns after an English number: one or two words. */
function countedBy({ end }: Quantity, { text }: Reading): string[] {
  const [, first, second] = /^[- ](\p{Ll}[\p{L}-]{2,})(?: (\p{Ll}[\p{L}-]{2,}))?/u.exec(text.slice(end)) ?? [];
  if (first === undefined || (ENGLISH_FUNCTION_WORDS.has(first) && !PEOPLE.test(first))) return [];
  return second === undefined || ENGLISH_FUNCTION_WORDS.has(second) ? [first] : [first, second];
}

function isSameThing(one: string, other: string, own: Reading): boolean {
  const groups = groupsOf(one);
  if (groupsOf(other).some((group) => groups.includes(group))) return true;
  return hasWord({ ...own, folds: new Set([other]) }, { folded: one, isName: false });
}

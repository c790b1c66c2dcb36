import { CLASS_WORDS } from "../lexicon/class-words.js";
import { clockTime } from "./clock-time.js";
import type { Finding } from "./evaluate.js";
import { literalQuantity } from "./quantity.js";
import { listed, phraseKey } from "./relation-words.js";

/** Nouns of what no number and no date is. */
const NO_VALUES: ReadonlySet<string> = (() => {
  const above = new Map(CLASS_WORDS.map(({ id, within }) => [id, within]));
  const isOne = (id: string | undefined): boolean =>
    id === "place" || id === "person" || id === "organisation" || (id !== undefined && isOne(above.get(id)));
  return new Set(CLASS_WORDS.filter(({ id }) => isOne(id)).flatMap(({ nouns }) => listed(nouns).map(phraseKey)));
})();
/** When it opens is no year in which it did. */
const YEAR = /^\d{4}$/u;
/** When it opened its doors is no time of day at which it opens them. */
const HAPPENED =
  /^when did .+ (?:open|close|shut|set up)\b|^when (?:was|were) .+ (?:opened|closed)\b|\bopened (?:first|last|earliest|latest)\b|\b(?:first|last) opened\b|(?:什么时候|何时|几时)(?:开张|开业|开店|开|关门|关)[的了]\s*[?？]?$/u;
/** Where a question begins to ask, what for: not the `where` of `the city where she was born`. */
const ASKED =
  /(?:^|[,;:]\s*|\band )(?:(?:in|at|on|to|from|for|by|with|of) )?(?:(?:which|what)\b ?(?<en>\p{L}+(?: \p{L}+)?)?|(?<where>where|who(?:m|se)?)\b)|(?:哪一?\p{Script=Han}?|什么)(?<zh>\p{Script=Han}{1,3})|(?<zhWhere>谁|哪里|哪儿|哪位)/gu;

/** 船长叫什么名字 asks for a captain, and no length. */
const NAMED = /叫(?:什么|啥)|什么名字|\bwhat (?:is|was|are|were) .+ called\b|\bname of\b/u;

/**
 * Whether numbers or dates were found where the folded question asks for a place, a person or an organisation: the year of a birth is no town.
 * A question that also asks how many or when is left alone. Pure.
 */
export function isAnotherSort(question: string, finding: Finding): boolean {
  if (finding.kind === "rows" && HAPPENED.test(question))
    return finding.proof.some(({ object }) => object.kind === "literal" && clockTime(object.text) !== undefined);
  if (finding.kind === "rows" && /^when (?:do|does)\b/u.test(question))
    return finding.rows.every(({ value }) => value.kind === "literal" && YEAR.test(value.text));
  if (
    finding.kind !== "rows" ||
    /\bhow\b|\bwhen\b|多少|几|何时|时候|[哪何]一?[年天日月]|\b(?:which|what) (?:year|day|date|month|time)\b/u.test(question)
  )
    return false;
  const asked = [...question.matchAll(ASKED)];
  const isThing = NAMED.test(question) || (asked.length > 0 && asked.every(({ groups }) => asksForThing(groups ?? {})));
  return isThing && finding.rows.every(({ value }) => value.kind === "literal" && literalQuantity(value) !== undefined);
}

function asksForThing({ en, zh, where, zhWhere }: Readonly<Record<string, string | undefined>>): boolean {
  if (where !== undefined || zhWhere !== undefined) return true;
  const parts = en?.split(" ") ?? [...(zh ?? "")];
  return parts.some((_, index) => NO_VALUES.has(phraseKey(parts.slice(0, index + 1).join(en === undefined ? "" : " "))));
}

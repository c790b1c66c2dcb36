import type { EvidenceUnit } from "../reading/evidence-units.js";
import type { Reading } from "../reading/reading.js";

/** `weekly rate (florins)`, 票价（塔勒） */
const LABELLED =
  /(?:\b(?:price|cost|fee|fare|rent|rate|deposit|budget|salary|wage|prize|revenue|charge)s?\b|[价费租金薪]|预算|营收|收入)[^（()）→:：|]{0,12}[（(]\s*(\p{L}{2,12})\s*[)）]/giu;
const NEXT = /^\s?(?:(\p{Script=Latin}{3,14})(?![\p{L}\d])|(\p{Script=Han}{2,4})(?!\p{Script=Han}))/u;
const SPENT = /\b(?:costs?|pays?|paid|charge[sd]?|fees?|fare|rent|deposit|priced?)\b|[价费收付交罚]|票|押金|奖金|租金/iu;
/** What a price is asked for, not in. */
const BOUGHT =
  /^(?:people|persons?|child(?:ren)?|adults?|pupils?|students?|guests?|visitors?|members?|tickets?|pieces?|items?|bottles?|boxes|copies|nights?|days?|weeks?|months?|years?|hours?|minutes?|times?|places?|rooms?|seats?|cups?|cents?|per|each|and|for|the|from|with|extra|more|less|percent|以上|以下|以内|左右|起步|每人|一位|之间)$/iu;

/** Currencies that nobody listed and the evidence speaks of: in the label of a price, or behind numbers where somebody pays, twice at least. Lower case. Pure. */
export function ownMoney(units: readonly EvidenceUnit[]): ReadonlySet<string> {
  const found = new Set<string>();
  const said = new Map<string, Set<string>>();
  for (const { text, own } of units) {
    for (const [, label = ""] of text.matchAll(LABELLED)) add(found, label);
    if (!SPENT.test(text)) continue;
    for (const quantity of own.quantities) {
      if (quantity.kind !== "number" || quantity.dimension !== undefined) continue;
      const [, latin, han] = NEXT.exec(own.text.slice(quantity.end)) ?? [];
      const word = (latin ?? han ?? "").toLowerCase();
      if (word === "" || BOUGHT.test(word)) continue;
      said.set(word, (said.get(word) ?? new Set()).add(text));
    }
  }
  for (const [word, texts] of said) if (texts.size > 1) add(found, word);
  return found;
}

function add(found: Set<string>, word: string): void {
  if (!BOUGHT.test(word)) found.add(word.toLowerCase());
}

/** Whether a number of the text is told in one of these currencies. Pure. */
export function isInMoney({ text }: Reading, end: number, currencies: ReadonlySet<string>): boolean {
  const next = text
    .slice(end, end + 20)
    .trimStart()
    .toLowerCase();
  for (const word of currencies)
    if (
      next.startsWith(word) &&
      (/\p{Script=Han}$/u.test(word) || !/^s?\p{L}/u.test(next.slice(word.length).replace(/^s\b/u, "")))
    )
      return true;
  return false;
}

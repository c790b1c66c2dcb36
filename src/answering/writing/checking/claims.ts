import { HAN_RELATIONS, JOINS, LATIN_RELATIONS, type RelationWords } from "../../../language/relation-words.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { ENGLISH_FUNCTION_WORDS } from "../reading/function-words.js";
import { type Quantity, supportsQuantity } from "../reading/quantities.js";
import { fold, hasWord, type LatinWord, type Reading } from "../reading/reading.js";
import { groupsOf, topicsOf } from "../reading/topics.js";
import { countsSame } from "./counted-things.js";
import { hanSpans } from "./han-spans.js";

/** Where a claim stands: in the evidence's own words, in what says what it is about, there in other words, in the question alone, nowhere. */
type Standing = "own" | "about" | "alike" | "asked" | "none";

/** Something a sentence says that must stand somewhere. */
export type Claim = { readonly text: string; readonly start: number; readonly standing: Standing } & (
  | { readonly kind: "quantity"; readonly quantity: Quantity }
  | { readonly kind: "name" | "word"; readonly word: LatinWord }
  | { readonly kind: "han" }
  | { readonly kind: "relation"; readonly relations: readonly RelationWords[] }
);

/** Evidence that a sentence is held against: one unit, or several that belong together. */
export interface Scope {
  readonly units: readonly EvidenceUnit[];
  /** Folded. */
  readonly own: string;
  readonly about: string;
}

export function scopeOf(units: readonly EvidenceUnit[]): Scope {
  return {
    units,
    own: units.map(({ own }) => own.folded).join("\n"),
    about: units.map(({ about }) => about.folded).join("\n"),
  };
}

const HEDGE =
  /\b(?:about|around|roughly|approximately|nearly|almost|some|over(?= ?\p{Sc}?\d)|more than|circa|ca)\b|约|大概|左右|近|将近|接近|多(?=[人名件个米])|余|超过/u;
/** Says how, not what. */
const ADVERB = /^(?!(?:dai|week|month|year|hour|fami|supp|rep|assemb|app|mult|anoma|mono|ear)ly$)\p{L}{4,}ly$/u;
const HAN_RUN = /\p{Script=Han}+/gu;

/** What the sentence claims, each with where it stands. Pure. */
export function claimsOf(sentence: Reading, question: Reading, scope: Scope, names: readonly string[] = []): Claim[] {
  const hedged = HEDGE.test(sentence.folded);
  const claims: Claim[] = sentence.quantities.map((quantity) => ({
    kind: "quantity",
    quantity,
    text: sentence.text.slice(quantity.start, quantity.end),
    start: quantity.start,
    standing: quantityStanding(quantity, sentence, question, scope, hedged),
  }));
  for (const [index, word] of sentence.words.entries()) {
    const claim = wordClaim(asWritten(word, index, sentence), question, scope);
    if (claim !== undefined) claims.push(claim);
  }
  let blanked = sentence.text;
  for (const { start, end } of sentence.quantities)
    blanked = blanked.slice(0, start) + " ".repeat(end - start) + blanked.slice(end);
  const known = { own: scope.own, about: scope.about, asked: question.folded, names };
  for (const match of blanked.matchAll(HAN_RUN)) {
    for (const { text, start, from } of hanSpans(match[0], match.index, known)) {
      if (from === "function") continue;
      if (from !== "relation")
        claims.push({
          kind: "han",
          text,
          start,
          standing: (from === "asked" || from === "none") && isAlike(text, scope) ? "alike" : from,
        });
      else claims.push(relationClaim(text, start, HAN_RELATIONS.get(text) ?? [], question, scope));
    }
  }
  return claims.sort((a, b) => a.start - b.start);
}

function quantityStanding(quantity: Quantity, sentence: Reading, question: Reading, { units }: Scope, hedged: boolean): Standing {
  if (units.some((unit) => isOfItsYear(quantity, unit))) return "own";
  const isIn = ({ quantities }: Reading): boolean => quantities.some((known) => supportsQuantity(quantity, known, hedged));
  if (
    units.some(
      (unit) =>
        (unit.kind === "sentence" ? isMeasuredIn(quantity, sentence, unit, hedged) : isIn(unit.own)) ||
        (quantity.kind === "number" && hasSmallCount(quantity, unit.own)),
    )
  )
    return "own";
  if (units.some(({ about }) => isIn(about))) return "about";
  return isIn(question) ? "asked" : "none";
}

/** The day stands here, and its year before in the same text. */
function isOfItsYear(quantity: Quantity, { own, years }: EvidenceUnit): boolean {
  if (quantity.kind !== "date" || quantity.year === undefined || quantity.month === undefined) return false;
  if (!years.includes(quantity.year)) return false;
  const { month, day } = quantity;
  return own.quantities.some(
    (known) =>
      known.kind === "date" && known.year === undefined && known.month === month && (day === undefined || known.day === day),
  );
}

/** In a sentence, a number without a unit counts something: "three things" are no three days. */
function isMeasuredIn(quantity: Quantity, sentence: Reading, unit: EvidenceUnit, hedged: boolean): boolean {
  const isMeasure = quantity.kind === "number" && !["", "age"].includes(quantity.dimension ?? "");
  return unit.own.quantities.some(
    (known) =>
      supportsQuantity(quantity, known, hedged) &&
      countsSame(quantity, sentence, known, unit) &&
      !(isMeasure && known.kind === "number" && known.dimension === undefined && known.value < 100),
  );
}

/** 六车道: a numeral that stands right before what it counts. */
function hasSmallCount(
  { value, dimension }: { readonly value: number; readonly dimension: string | undefined },
  { text }: Reading,
): boolean {
  const numeral = "零一二三四五六七八九十"[value];
  return (
    dimension === undefined &&
    value > 1 &&
    numeral !== undefined &&
    new RegExp(
      `(?<![一二三四五六七八九十百千万亿第])${numeral}(?=(?![一二三四五六七八九十百千万亿年月日])\\p{Script=Han})`,
      "u",
    ).test(text)
  );
}

/** The first word has its capital from its place, unless more of the name follows. */
function asWritten(word: LatinWord, index: number, { words, text }: Reading): LatinWord {
  if (index > 0 || !word.isName || /\d|\p{Lu}.*\p{Lu}/u.test(word.text)) return word;
  const next = words[1];
  const continues = next?.isName === true && text.slice(word.start + word.text.length, next.start) === " ";
  return continues ? word : { ...word, isName: !LATIN_RELATIONS.has(word.folded) && !/(?:ing|s)$/u.test(word.folded) };
}

function wordClaim(word: LatinWord, question: Reading, scope: Scope): Claim | undefined {
  if (ENGLISH_FUNCTION_WORDS.has(word.folded) && !(LATIN_RELATIONS.has(word.folded) && !word.isName)) return undefined;
  if (word.folded.endsWith("n't") || (!word.isName && ADVERB.test(word.folded))) return undefined;
  const { text, start } = word;
  const relations = LATIN_RELATIONS.get(word.folded);
  if (relations !== undefined && (!word.isName || /^\p{Lu}{2,}$/u.test(text)))
    return relationClaim(text, start, relations, question, scope, word);
  return { kind: word.isName ? "name" : "word", word, text, start, standing: wordStanding(word, question, scope) };
}

function wordStanding(word: LatinWord, question: Reading, { units }: Scope): Standing {
  if (units.some(({ own }) => hasWord(own, word))) return "own";
  if (units.some(({ about }) => hasWord(about, word))) return "about";
  if (!word.isName && units.some(({ own }) => isSaidBy(word.folded, own))) return "alike";
  return hasWord(question, word) ? "asked" : "none";
}

/** In other words of the same meaning, also of the other language. */
function isAlike(text: string, { units }: Scope): boolean {
  return text.length > 1 && units.some(({ own }) => isSaidBy(text, own));
}

function isSaidBy(word: string, own: Reading): boolean {
  const groups = groupsOf(word);
  return groups.length > 0 && groups.some((group) => topicsOf(own).groups.has(group));
}

function relationClaim(
  text: string,
  start: number,
  relations: readonly RelationWords[],
  question: Reading,
  { units, own, about }: Scope,
  word?: LatinWord,
): Claim {
  const says = ({ relations: said }: Reading): boolean =>
    relations.some(({ saidBy }) => [...saidBy].some((name) => said.has(name)));
  const folded = fold(text);
  const stands = (whole: string, read: (unit: EvidenceUnit) => Reading): boolean =>
    (word === undefined ? whole.includes(folded) : units.some((unit) => read(unit).folds.has(folded))) ||
    units.some((unit) => says(read(unit)));
  const standing: Standing = stands(own, (unit) => unit.own)
    ? "own"
    : stands(about, (unit) => unit.about)
      ? "about"
      : !relations.some(({ name }) => JOINS.has(name)) && units.some((unit) => isSaidBy(folded, unit.own))
        ? "alike"
        : says(question)
          ? "asked"
          : "none";
  return { kind: "relation", relations, text, start, standing };
}

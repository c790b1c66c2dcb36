import { baseForm } from "../../../language/irregular-forms.js";
import { HAN_RELATION_WORDS, HAN_RELATIONS, LATIN_RELATIONS } from "../../../language/relation-words.js";
import { ENGLISH_FUNCTION_WORDS } from "./function-words.js";
import { type Quantity, readQuantities } from "./quantities.js";

/** A word in letters other than Han. */
export interface LatinWord {
  /** As written. */
  readonly text: string;
  /** Folded: lower case, no accents, no possessive. */
  readonly folded: string;
  readonly start: number;
  /** Written like a name: it has a capital, or a digit among its letters. */
  readonly isName: boolean;
}

/** A text as the checks see it. */
export interface Reading {
  /** NFKC. Positions refer to it. */
  readonly text: string;
  /** Folded like the words. */
  readonly folded: string;
  readonly quantities: readonly Quantity[];
  /** Outside quantities. */
  readonly words: readonly LatinWord[];
  readonly folds: ReadonlySet<string>;
  /** Names of the relations that it speaks of. */
  readonly relations: ReadonlySet<string>;
}

const WORD = /(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:[’'-](?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)*/gu;

/** The last texts read: one sentence is held against many units, and its parts are read again and again. */
const lastRead = new Map<string, Reading>();
const MOST_KEPT = 500;

/** Pure. */
export function readText(original: string): Reading {
  const known = lastRead.get(original);
  if (known !== undefined) return known;
  const reading = read(original);
  if (original.length <= 500) {
    if (lastRead.size >= MOST_KEPT) lastRead.clear();
    lastRead.set(original, reading);
  }
  return reading;
}

function read(original: string): Reading {
  const text = original
    .normalize("NFKC")
    .replace(/[‘’]/gu, "'")
    .replaceAll("第二年", "次年")
    .replace(/(?<!\p{L})Christmas Eve(?!\p{L})/gu, "24 December")
    .replace(/(?<!\p{L})Christmas Day(?!\p{L})/gu, "25 December")
    .replace(/(?<!\p{L})New Year's Day(?!\p{L})/gu, "1 January")
    .replace(/(?<!\p{L})May Day(?!\p{L})/gu, "1 May")
    .replace(/(?<=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s(?!\p{L})/gu, "")
    .replace(/(?<=\d|[a-z])[ -]years?(?:[ -]old| of age)(?!\p{L})/gu, " 岁")
    .replace(/(?<=[商周秦汉晋隋唐宋元明清])朝(?!鲜|向|着)/gu, "代");
  const quantities = readQuantities(text);
  const words: LatinWord[] = [];
  let next = 0;
  for (const match of text.matchAll(WORD)) {
    while ((quantities[next]?.end ?? Number.POSITIVE_INFINITY) <= match.index) next += 1;
    const quantity = quantities[next];
    if (quantity !== undefined && match.index < quantity.end && match.index + match[0].length > quantity.start) continue;
    const bare = match[0].replace(/'s?$/u, "");
    words.push({ text: bare, folded: fold(bare), start: match.index, isName: /\p{Lu}/u.test(bare) || /\d/u.test(bare) });
  }
  const folded = fold(text);
  return {
    text,
    folded,
    quantities,
    words,
    folds: new Set(words.map((word) => word.folded)),
    relations: relationsIn(folded, words),
  };
}

export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .toLowerCase();
}

function relationsIn(folded: string, words: readonly LatinWord[]): Set<string> {
  const found = new Set<string>();
  for (const { folded: word } of words)
    for (const part of [word, ...word.split("-")]) for (const { name } of LATIN_RELATIONS.get(part) ?? []) found.add(name);
  for (const word of HAN_RELATION_WORDS) {
    if (word.length > 1 || "吃写娶签借著".includes(word) ? folded.includes(word) : saysAlone(folded, word))
      for (const { name } of HAN_RELATIONS.get(word) ?? []) found.add(name);
  }
  return found;
}

const ALONE: ReadonlyMap<string, RegExp> = new Map(
  HAN_RELATION_WORDS.filter((word) => word.length === 1).map((character) => [
    character,
    new RegExp(`多${character}|${character}(?:约|达|为|了|的|\\s?\\d|[一二三四五六七八九十])`, "u"),
  ]),
);

/** 多高, 高26米, 写了: a character that is a word by itself. */
function saysAlone(folded: string, character: string): boolean {
  if (!folded.includes(character)) return false;
  return ALONE.get(character)?.test(folded) === true;
}

/** English words of one stem, roughly: equal but for an ending, or a long beginning in common. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  if (stem(one) === stem(other)) return true;
  const shorter = Math.min(one.length, other.length);
  let common = 0;
  while (common < shorter && one[common] === other[common]) common += 1;
  return common >= 5 && one.length - common <= 4 && other.length - common <= 4;
}

function stem(inflected: string): string {
  const word = baseForm(inflected);
  if (word.length < 4) return word;
  return word
    .replace(/(?:ies|ied)$/u, "y")
    .replace(/(?:sses|ssed)$/u, "ss")
    .replace(/(?<=[^s])s$/u, "")
    .replace(/(?<=.{3})(?:ing|ed|er|ly)$/u, "")
    .replace(/(?<=.{3})e$/u, "")
    .replace(/([bdgklmnprt])\1$/u, "$1");
}

/** Whether the reading has the word: a name exactly, another word in any form. */
export function hasWord(reading: Reading, word: Pick<LatinWord, "folded" | "isName">): boolean {
  if (reading.folds.has(word.folded)) return true;
  const parts = word.folded.split("-");
  if (parts.length > 1 && parts.every((part) => reading.folds.has(part))) return true;
  if (word.isName) return false;
  for (const known of reading.folds) if (isSameWord(known, word.folded)) return true;
  return false;
}

const PARTICLES = new Set("of the de da di du del della la le les los las el van von der den bin ibn al e y and".split(" "));

/** Runs of capitalised words with the particles between them: "Treaty of Ostra". */
export function nameRuns(reading: Reading): string[] {
  const runs: string[] = [];
  let run: LatinWord[] = [];
  const end = (): void => {
    while (run.length > 0 && !run.at(-1)?.isName) run.pop();
    if (run.length > 0) runs.push(run.map(({ folded }) => folded).join(" "));
    run = [];
  };
  let after = 0;
  let before: LatinWord | undefined;
  for (const word of reading.words) {
    const gap = reading.text.slice(after, word.start);
    if (run.length > 0 && !/^(?:'s)? ?(?:\.? )?$/u.test(gap)) end();
    const opens = word.isName && !(ENGLISH_FUNCTION_WORDS.has(word.folded) && run.length === 0);
    if (opens || (run.length > 0 && PARTICLES.has(word.folded) && word.folded !== "and")) {
      if (gap.startsWith("'s")) end();
      // "Building C", "Gate 7": a letter alone names nothing.
      if (run.length === 0 && word.text.length === 1 && before?.isName === true && before.text.length > 2 && gap === " ")
        run.push(before);
      run.push(word);
    } else end();
    before = word;
    after = word.start + word.text.length;
  }
  end();
  return runs;
}

const CLAUSE =
  /[:：]\s|[,，;；、]\s?(?!\d{3}(?!\d))|\s(?:and|but|while|whose|which|who|because|where|although)\s(?!(?:\d|one|two|three))/u;

/** Parts of a sentence at commas and conjunctions. */
export function clausesOf(text: string): string[] {
  return text.split(CLAUSE).filter((clause): clause is string => clause !== undefined && clause.trim() !== "");
}

const readClauses = new WeakMap<Reading, readonly Reading[]>();

/** {@link clausesOf} a reading, read; kept with it. */
export function clauseReadings(reading: Reading): readonly Reading[] {
  const known = readClauses.get(reading) ?? clausesOf(reading.text).map(readText);
  readClauses.set(reading, known);
  return known;
}

import { patternOf } from "../../../../language/pattern-of.js";
import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { ENGLISH_FUNCTION_WORDS } from "../../reading/function-words.js";
import type { Reading } from "../../reading/reading.js";

/** Two writings of names: what the question says, and what a unit says in its place. */
interface Rivals {
  readonly asked: string;
  readonly other: string;
}

/**
 * Whether a unit is about something whose name is nearly that of what is asked about, which the evidence knows too: 海安号 where 海宁号 is asked
 * about, Lowford for Lowfold, "Ospry OS 12.5" for "Ospry OS 12". Pure.
 */
export function nearNameTest(context: CheckContext): (unit: EvidenceUnit) => boolean {
  const { question, units } = context;
  const texts = units.map(textOf);
  const asked = [wordsIn(question), numberedIn(question.folded), stretchesIn(question.folded)];
  const isKnown = (name: string): boolean => texts.some((text) => stands(name, text));
  const known = asked.map((names) => names.filter(isKnown));
  const [words = [], numbered = [], stretches = []] = known;
  const subjects = context.knownNames.filter((name) => name.length > 3 && isNamed(name, question));
  const isLinked = ({ asked: one, other }: Rivals): boolean => texts.some((text) => stands(one, text) && stands(other, text));
  return (unit) => {
    const text = textOf(unit);
    const said = `${unit.own.folded}\n${titleOf(unit)}`;
    const rivals = [
      ...rivalWords(unit, words, text),
      ...rivalNumbers(numbered, text, said),
      ...rivalStretches(stretches, text, said, unit.kind === "sentence"),
    ];
    return (
      rivals.some((pair) => !stands(pair.other, question.folded) && !isLinked(pair)) || isRivalSubject(unit, subjects, context)
    );
  };
}

function textOf({ own, about }: EvidenceUnit): string {
  return `${own.folded}\n${about.folded}`;
}

/** "the Marden chess open in 2003" names "Marden chess open 2003". */
function isNamed(name: string, { folded }: Reading): boolean {
  return stands(name, folded) || (!HAN.test(name) && name.split(" ").every((word) => stands(word, folded)));
}

/** What comes before only tells what a sentence may go on with. */
function titleOf({ kind, about }: EvidenceUnit): string {
  return kind === "sentence" ? (about.folded.split("\n")[0] ?? "") : about.folded;
}

/** As a whole: `os 12` doesn't stand in `os 12.5`. */
function stands(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before = "", after = ""] = [text.slice(Math.max(0, at - 2), at), text.slice(at + name.length)];
    const opens = !JOINED.test(name[0] ?? "") || !/[\p{Script=Latin}\p{N}]$|\d\.$/u.test(before);
    const closes = !JOINED.test(name.at(-1) ?? "") || !/^(?:[\p{Script=Latin}\p{N}]|\.\d)/u.test(after);
    if (opens && closes) return true;
  }
  return false;
}

const JOINED = /[\p{Script=Latin}\p{N}]/u;
const SHORTEST_WORD = 4;
const MOST_DIFFERENT = 2;
/** One word in two forms: "London", "Londoners". */
const ENDINGS = /^(?:e?s|y|i?an|ic|ish|ers?|ese)$/u;

function wordsIn({ words }: Reading): string[] {
  return words
    .filter(({ isName, folded }) => isName && folded.length >= SHORTEST_WORD && !ENGLISH_FUNCTION_WORDS.has(folded))
    .map(({ folded }) => folded);
}

/** Names of one word that differ by a letter or two in one place. */
function rivalWords({ own, about }: EvidenceUnit, asked: readonly string[], text: string): Rivals[] {
  const here = [...wordsIn(own), ...wordsIn(about)];
  return asked
    .filter((name) => !stands(name, text))
    .flatMap((name) => here.filter((other) => isNear(name, other)).map((other) => ({ asked: name, other })));
}

function isNear(one: string, other: string): boolean {
  if (one === other) return false;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.startsWith(short)) return !ENDINGS.test(long.slice(short.length)) && long.length - short.length <= MOST_DIFFERENT + 1;
  let begin = 0;
  while (begin < short.length && short[begin] === long[begin]) begin += 1;
  let end = 0;
  while (end < short.length - begin && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  return long.length - begin - end <= MOST_DIFFERENT && begin + end >= long.length / 2 && begin + end > MOST_DIFFERENT;
}

const NUMBERED =
  /(?<![\p{L}\p{N}])(\p{Script=Latin}{2,}) (\d[\p{Script=Latin}\d]*(?:\.\d+)*|\p{Script=Latin})(?![\p{L}\p{N}'])/gu;
const NO_KIND =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|about|after|before|costs?|drew|gave|had|has|have|held|how|was|were|paid|than|till|took|where|within)$/u;

/** `shed b`, `os 7`: a kind of thing, and which one. Years tell when. */
function numberedIn(folded: string): string[] {
  return [...folded.matchAll(NUMBERED)]
    .filter(([, kind = "", which = ""]) => {
      if (ENGLISH_FUNCTION_WORDS.has(kind) || NO_KIND.test(kind)) return false;
      return which !== "a" && which !== "i" && !/^(?:1\d|20)\d\d$/u.test(which);
    })
    .map(([whole]) => whole);
}

function rivalNumbers(asked: readonly string[], text: string, said: string): Rivals[] {
  return asked
    .filter((name) => !stands(name, text))
    .flatMap((name) => {
      const [kind, which = ""] = name.split(" ");
      const isNumber = /\d/u.test(which);
      const same = numberedIn(said).filter((other) => other.startsWith(`${kind} `) && /\d/u.test(other) === isNumber);
      return same.map((other) => ({ asked: name, other }));
    });
}

const TOKEN = /[\p{Script=Latin}\p{N}]+(?:[.-][\p{Script=Latin}\p{N}]+)*|[\s\S]/gu;
const HAN = /\p{Script=Han}/u;
/** Is part of no name. */
const NO_PART = /[的了是在有被把从到对为以而也都就还又吗呢和与及或谁几哪什么怎多少年月日元个里中]/u;
const LENGTHS = [3, 4, 5] as const;

function windowsOf(folded: string): string[][] {
  const tokens = folded.match(TOKEN) ?? [];
  return LENGTHS.flatMap((length) =>
    tokens
      .map((_, at) => tokens.slice(at, at + length))
      .filter((window) => window.length === length && window.filter((token) => HAN.test(token)).length >= 2)
      .filter((window) => window.every((token) => (HAN.test(token) ? !NO_PART.test(token) : JOINED.test(token)))),
  );
}

/** Stretches of Chinese that may be a name or a part of one. */
function stretchesIn(folded: string): string[] {
  return [...new Set(windowsOf(folded).map((window) => window.join("")))];
}

/** Stretches that differ by one character, or by one number. */
function rivalStretches(asked: readonly string[], text: string, said: string, isProse: boolean): Rivals[] {
  const missing = asked.filter((name) => !stands(name, text)).map((name) => name.match(TOKEN) ?? []);
  if (missing.length === 0) return [];
  // 物路线 of 硫化物路线 begins within a word: 改路线 isn't nearly it.
  const isCut = (name: string): boolean => isProse && asked.some((longer) => longer !== name && longer.endsWith(name));
  return windowsOf(said).flatMap((here) => {
    const other = here.join("");
    return missing
      .filter((name) => isOneOff(name, here, said) && !(name[0] !== here[0] && isCut(name.join(""))))
      .map((name) => ({ asked: name.join(""), other }));
  });
}

function isOneOff(name: readonly string[], here: readonly string[], text: string): boolean {
  if (name.length !== here.length) return false;
  const places = name.flatMap((token, at) => (token === here[at] ? [] : [at]));
  const [place, ...more] = places;
  if (place === undefined || more.length > 0 || HAN.test(name[place] ?? "") !== HAN.test(here[place] ?? "")) return false;
  if (place < name.length - 1) return true;
  // 砚溪水碓 isn't nearly 砚溪村: where only the end differs, it must be a whole name.
  return new RegExp(`(?:^|[\\n:：|]\\s*)${patternOf(here.join(""))}(?=$|\\P{Script=Han}|${NO_PART.source})`, "u").test(text);
}

/** Statements about "Marden chess open 2003, juniors", where "Marden chess open 2003" has its own. */
function isRivalSubject({ kind, subject }: EvidenceUnit, asked: readonly string[], { units, question }: CheckContext): boolean {
  if (kind !== "fact" || stands(subject, question.folded)) return false;
  // A release of LanCAD is named after it.
  const isLinked = (name: string): boolean =>
    units.some(
      (unit) =>
        unit.kind === "fact" &&
        ((unit.subject === subject && unit.object?.trim() === name) ||
          (unit.subject === name && unit.object?.trim() === subject)),
    );
  return asked
    .filter((name) => !asked.some((other) => other !== name && other.includes(name)) && !isLinked(name))
    .filter((name) => units.some((unit) => unit.kind === "fact" && unit.subject === name))
    .some(
      (name) => (isNear(name, subject) && !HAN.test(name)) || (subject.startsWith(name) && addsUnasked(name, subject, question)),
    );
}

function addsUnasked(name: string, subject: string, question: Reading): boolean {
  const added = subject.slice(name.length).match(/[\p{L}\p{N}]+/gu) ?? [];
  return added.length > 0 && added.every((word) => !question.folded.includes(word));
}

import { withoutMarks } from "../citing/attribute.js";
import { ENGLISH_FUNCTION_WORDS, HAN_FUNCTION_WORDS } from "../reading/function-words.js";
import { supportsQuantity } from "../reading/quantities.js";
import { nameRuns, readText } from "../reading/reading.js";
import { expectedAnswer } from "./expected-answer.js";

const LONGEST_VALUE = 60;
/** A graph's statement, as its source writes it. */
const STATEMENT = / — .{1,300}? → (.+?)["”’」。.]*$/u;
const FRAMES = /^(?:资料中写道：|The documents say: )/u;
const QUOTES = /^["“”‘’'「」『』《》\s]+|["“”‘’'「」『』》\s,，。.;；:：!！?？]+$/gu;

/**
 * The bare answer in a sentence: what it says beyond the question, of the kind asked for: a number with its unit, a date, a name. One at most;
 * empty if it can't be told from the rest. Pure.
 */
export function answerValues(text: string, question: string): readonly string[] {
  const [said = ""] = withoutMarks(text).replace(FRAMES, "").split("\n");
  const stated = STATEMENT.exec(said)?.[1];
  const value = stated ?? told(said, question);
  const bare = value?.replace(QUOTES, "").replace(QUOTES, "");
  return bare === undefined || bare === "" || bare.length > LONGEST_VALUE ? [] : [bare];
}

function told(said: string, question: string): string | undefined {
  const answer = readText(said);
  const asked = readText(question);
  const { type } = expectedAnswer(question);
  if (type === "number" || type === "time") {
    const fresh = answer.quantities.find(
      (quantity) => !asked.quantities.some((known) => supportsQuantity(quantity, known, false)),
    );
    return fresh === undefined ? undefined : answer.text.slice(fresh.start, fresh.end);
  }
  if (/\p{Script=Han}/u.test(said)) return freshHan(answer.text, asked.text);
  const isNew = (name: string): boolean => !asked.folded.includes(name);
  const name = nameRuns(answer).find(isNew);
  if (name === undefined) return answer.words.length <= 4 ? said : undefined;
  const start = answer.folded.indexOf(name);
  return start < 0 ? name : answer.text.slice(start, start + name.length);
}

/** The longest run of Han characters left when what the question says, and function words, are taken out. */
function freshHan(said: string, question: string): string | undefined {
  const runs = said.match(/[\p{Script=Han}·]+|[\p{Script=Latin}\p{M}\p{N}][\p{Script=Latin}\p{M}\p{N} .'-]*/gu) ?? [];
  const pieces = runs.flatMap((run) => (/\p{Script=Han}/u.test(run) ? withoutAsked(run, question) : [run.trim()]));
  const fresh = pieces.filter((piece) => !question.includes(piece) && !ENGLISH_FUNCTION_WORDS.has(piece.toLowerCase()));
  return fresh.sort((a, b) => b.length - a.length)[0];
}

function withoutAsked(run: string, question: string): string[] {
  const characters = [...run];
  const taken = characters.map(() => false);
  const take = (from: number, length: number): void => {
    for (let at = from; at < from + length; at += 1) taken[at] = true;
  };
  for (let from = 0; from < characters.length; from += 1) {
    let length = 0;
    while (from + length < characters.length && question.includes(characters.slice(from, from + length + 1).join("")))
      length += 1;
    if (length >= 2) take(from, length);
    for (const word of HAN_FUNCTION_WORDS) {
      // A single character may be part of a name: taken only beside what is taken already, or at the beginning.
      const here = characters.slice(from, from + word.length).join("") === word;
      if (here && (word.length > 1 || taken[from - 1] || from === 0)) take(from, word.length);
    }
  }
  const pieces: string[] = [];
  let piece = "";
  for (const [at, character] of characters.entries()) {
    if (!taken[at]) piece += character;
    else if (piece !== "") {
      pieces.push(piece);
      piece = "";
    }
  }
  return piece === "" ? pieces : [...pieces, piece];
}

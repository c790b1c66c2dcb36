/** A sentence longer than this is cut where a word ends: what is held back while streaming stays bounded. Characters. */
const LONGEST = 1_000;

/** A citation mark as models write it after a sentence. */
const MARKS = /(?:[ \t]{0,2}[[【［][ \t]{0,2}\d{1,3}(?:[ \t]{0,2}[,，、;；–-][ \t]{0,2}\d{1,3}){0,20}[ \t]{0,2}[\]】］])+/uy;
/** What may still become a citation mark. */
const HALF_MARK = /[ \t]{0,2}(?:[[【［][\d,，、;；– \t-]{0,40})?$/uy;
const CLOSERS = /["'”’»)）」』》〉]{1,4}/uy;
const ENDS = new Set("。！？；!?.\n");
/** One line break: a second one would belong to this sentence or the next by where the text happens to be cut. */
const SPACE = /[ \t]*\n?/uy;

const ABBREVIATIONS = new Set(
  (
    "mr mrs ms dr prof st mt ft sen rep gen col capt lt sgt rev hon gov pres jr sr vs etc eg ie cf al ca approx no nos vol fig figs ed eds pp op " +
    "inc ltd co corp bros dept univ est tel ext min max jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun"
  ).split(" "),
);
/** After an initial ("in the U.S. The army…") only such a word begins a sentence. */
const STARTERS = /^(?:The|This|That|These|It|Its|He|His|She|Her|They|We|You|In|On|At|A|An|However|Its)\b/u;

/**
 * Splits text that arrives in pieces into sentences, whole as soon as the next character proves it. Closing quotes and citation marks
 * belong to the sentence before them, as does the white space after it: joined, the sentences are the text.
 */
export class SentenceSplitter {
  #buffer = "";

  /** The sentences that this piece of text completes. */
  push(delta: string): string[] {
    this.#buffer += delta;
    return this.#take(false);
  }

  /** What is left. */
  end(): string[] {
    const sentences = this.#take(true);
    if (this.#buffer !== "") sentences.push(this.#buffer);
    this.#buffer = "";
    return sentences;
  }

  #take(isLast: boolean): string[] {
    const sentences: string[] = [];
    for (let length = sentenceLength(this.#buffer, isLast); length > 0; length = sentenceLength(this.#buffer, isLast)) {
      sentences.push(this.#buffer.slice(0, length));
      this.#buffer = this.#buffer.slice(length);
    }
    return sentences;
  }
}

/** All sentences of a text. Pure. */
export function splitSentences(text: string): string[] {
  const splitter = new SentenceSplitter();
  return [...splitter.push(text), ...splitter.end()];
}

/** Length of the first sentence; 0 while it isn't sure to be whole. */
function sentenceLength(text: string, isLast: boolean): number {
  for (let at = text.search(/\S/u); at >= 0 && at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (!ENDS.has(character)) {
      if (at < LONGEST) continue;
      const space = text.lastIndexOf(" ", at);
      if (space > LONGEST / 2) return space + 1;
      return /[\ud800-\udbff]/.test(text[at - 1] ?? "") ? at - 1 : at;
    }
    const end = sentenceEnd(text, at, isLast);
    if (end === "unsure") return 0;
    if (end > 0) return end;
  }
  return 0;
}

/** Where the sentence that this mark may end ends; 0 where the mark ends none. */
function sentenceEnd(text: string, at: number, isLast: boolean): number | "unsure" {
  const mark = text[at];
  if (mark === "\n") return skip(SPACE, text, at);
  let end = at + 1;
  while (ENDS.has(text[end] ?? "") && text[end] !== "\n") end += 1;
  if (end === text.length && !isLast) return "unsure";
  if (mark === "." && !followsWord(text, end)) return 0;
  end = skip(CLOSERS, text, end);
  const afterMarks = skip(MARKS, text, end);
  if (!isLast && mayGrow(text, afterMarks)) return "unsure";
  const next = skip(SPACE, text, afterMarks);
  if (!isLast && next === text.length && !text.endsWith("\n")) return "unsure";
  if (mark === "." && !isLast && isInitial(wordBefore(text, at)) && /^\p{L}{1,9}$/u.test(text.slice(next, next + 10)))
    return "unsure";
  if ((mark === "." || mark === "!" || mark === "?") && afterMarks === end && !endsBefore(text, at, end, next)) return 0;
  return next;
}

/** White space, a closing mark, a citation, Han or nothing follows: not `3.5`, not `example.org`. */
function followsWord(text: string, end: number): boolean {
  return end >= text.length || /["'”’»)）」』》\s[【［\p{Script=Han}]/u.test(text[end] ?? "");
}

function mayGrow(text: string, at: number): boolean {
  HALF_MARK.lastIndex = at;
  return HALF_MARK.test(text);
}

function endsBefore(text: string, at: number, end: number, next: number): boolean {
  const rest = text.slice(next, next + 12);
  if (rest === "" || text.slice(end, next).includes("\n")) return true;
  if (/^\p{Ll}/u.test(rest)) return false;
  if (text[at] !== ".") return true;
  if (/^\p{Script=Han}/u.test(rest)) return true;
  if (next === end) return false;
  const word = wordBefore(text, at);
  // "41 °C. The cover": a unit is no initial.
  if (/[°\d] ?\p{L}$/u.test(text.slice(Math.max(0, at - 3), at)) && STARTERS.test(rest)) return true;
  if (isInitial(word)) return STARTERS.test(rest) && !/^\p{L}$/u.test(word);
  // `1. First` at the start of a line.
  if (/^\d{1,3}$/u.test(word) && /(?:^|\n)\s*\d{1,3}$/u.test(text.slice(Math.max(0, at - 12), at))) return false;
  return !ABBREVIATIONS.has(word.toLowerCase().replaceAll(".", ""));
}

function wordBefore(text: string, at: number): string {
  return /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? "";
}

function isInitial(word: string): boolean {
  return /^(?:\p{L}|(?:\p{L}\.)+\p{L})$/u.test(word);
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

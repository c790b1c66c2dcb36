/** A stretch of a text: from its first character to behind its last. */
export type Range = readonly [start: number, end: number];

/** Longer evidence is looked through no further. */
const mostCharacters = 4_000;

const unmarkedWords = new Set(
  "a an and are as at be but by did do does for from had has have he her his how in is it its of on or s says she that the their they this to was were what when where which who will with".split(
    " ",
  ),
);
/** Characters that hold sentences together and say nothing alone. */
const unmarkedHan =
  /^[的是在了和与及也都有被把为之其这那一就他她它们而于或个]+|[的是在了和与及也都有被把为之其这那一就他她它们而于或个]+$/gu;

/**
 * Where evidence says what the answer cites it for: the words and Chinese strings that it shares with the sentences that carry its number.
 * Ranges ascend and don't touch. Pure.
 */
export function citedWords(answer: string, number: number, evidence: string): Range[] {
  const text = evidence.slice(0, mostCharacters);
  const said = sentencesCiting(answer, number).join("\n").slice(0, mostCharacters);
  if (said === "") return [];
  const ranges = [...sharedWords(said, text), ...sharedHan(said, text)].sort((a, b) => a[0] - b[0]);
  return joined(ranges, text);
}

/** The parts of an answer that a number stands behind: back to the sentence's beginning, or to the citations before. */
export function sentencesCiting(answer: string, number: number): string[] {
  const found: string[] = [];
  let start = 0;
  for (const marks of answer.matchAll(/(?:\[\d{1,3}\][ ,、]*)+/g)) {
    const before = answer.slice(start, marks.index);
    if (new RegExp(`\\[${number}\\]`).test(marks[0])) found.push(lastSentence(before));
    start = marks.index + marks[0].length;
  }
  return found.filter((sentence) => sentence.trim() !== "");
}

/** A mark may stand before or behind the full stop. What is quoted is one sentence, however many it holds. */
function lastSentence(text: string): string {
  const trimmed = text.replace(/[\s.。!！?？]+$/u, "");
  const quote = /[“"「『]([^“”"「」『』]*)[”"」』][\s.。,，;；]*$/u.exec(trimmed);
  if (quote?.[1] !== undefined && quote[1].length > 12) return quote[1];
  const ends = [...trimmed.matchAll(/[。！？!?\n]|\.(?=\s)/gu)];
  const last = ends.at(-1);
  return last === undefined ? trimmed : trimmed.slice(last.index + 1);
}

function sharedWords(said: string, text: string): Range[] {
  const known = new Set([...words(said)].map(([word]) => stem(word)).filter((word) => !unmarkedWords.has(word)));
  return [...words(text)].filter(([word]) => known.has(stem(word))).map(([word, at]) => [at, at + word.length]);
}

function* words(text: string): Generator<readonly [word: string, at: number]> {
  for (const match of text.matchAll(/(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:[.,:'’-]\d+)*/gu)) yield [match[0], match.index];
}

function stem(word: string): string {
  const lower = word.toLowerCase();
  return lower.length > 3 && lower.endsWith("s") && !lower.endsWith("ss") ? lower.slice(0, -1) : lower;
}

/** The longest strings of two or more Chinese characters that both hold, one behind the other. */
function sharedHan(said: string, text: string): Range[] {
  const ranges: Range[] = [];
  for (const run of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    let at = 0;
    while (at + 2 <= run[0].length) {
      let length = 1;
      while (at + length < run[0].length && said.includes(run[0].slice(at, at + length + 1))) length += 1;
      const range = length < 2 ? undefined : trimmed(run[0].slice(at, at + length), run.index + at);
      if (range !== undefined) ranges.push(range);
      at += length;
    }
  }
  return ranges;
}

function trimmed(word: string, at: number): Range | undefined {
  const kept = word.replace(unmarkedHan, "");
  if (kept.length < 2) return undefined;
  const start = at + word.indexOf(kept);
  return [start, start + kept.length];
}

/** Marks with nothing but spaces, marks and small words between them are one. */
function joined(ranges: readonly Range[], text: string): Range[] {
  const out: Range[] = [];
  for (const [start, end] of ranges) {
    const last = out.at(-1);
    if (last !== undefined && isSmall(text.slice(last[1], start))) out[out.length - 1] = [last[0], Math.max(last[1], end)];
    else out.push([start, end]);
  }
  return out;
}

function isSmall(gap: string): boolean {
  if (gap.length > 12 || /[—→\n]/u.test(gap)) return false;
  const between = [...words(gap)];
  return !/\p{Script=Han}{2}/u.test(gap) && between.length <= 2 && between.every(([word]) => unmarkedWords.has(stem(word)));
}

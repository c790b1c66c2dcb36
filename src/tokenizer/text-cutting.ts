/** Cuts a text into the stretches that merges never cross. Joined, they are the text. */
export type TextCutting = (text: string) => Iterable<string>;

// Rust's \s is Unicode's White_Space; JavaScript's lacks U+0085 and has U+FEFF. (?i:s) matches the long s as well.
const contractions = "'(?:[sSſ]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])";
const space = "\\p{White_Space}";
const wordsAndRest = (digits: string): RegExp =>
  new RegExp(
    `${contractions}|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^${space}\\p{L}\\p{N}]+[\\r\\n]*|${space}*[\\r\\n]+|${space}+(?!\\P{White_Space})|${space}+`,
    "gu",
  );

const gpt2 = new RegExp(
  `'(?:s|t|re|ve|m|ll|d)| ?\\p{L}+| ?\\p{N}+| ?[^${space}\\p{L}\\p{N}]+|${space}+(?!\\P{White_Space})|${space}+`,
  "gu",
);
const oneDigit = wordsAndRest("\\p{N}");
const threeDigits = wordsAndRest("\\p{N}{1,3}");

const published = (digits: string): string =>
  `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+`;

/** An expression of a tokenizer's file is never compiled: it is looked up here. */
const known: ReadonlyMap<string, RegExp> = new Map([
  [published("\\p{N}"), oneDigit],
  [published("\\p{N}{1,3}"), threeDigits],
  ["'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+", gpt2],
]);

function matches(expression: RegExp): TextCutting {
  return function* (text) {
    for (const [match] of text.matchAll(expression)) yield match;
  };
}

/** The cutting of a published regular expression; undefined for any other. */
export function cuttingOf(expression: string): TextCutting | undefined {
  const found = known.get(expression);
  return found && matches(found);
}

/** As GPT-2 cuts. */
export const gpt2Cutting: TextCutting = matches(gpt2);
/** As GLM-4 and Llama 3 cut: numbers in threes. */
export const threeDigitCutting: TextCutting = matches(threeDigits);

/** Every digit by itself, then each stretch by the next. */
export function digitsApart(cutting: TextCutting): TextCutting {
  return function* (text) {
    for (const part of text.split(/(\p{Nd}|\p{Nl}|\p{No})/u)) if (part !== "") yield* cutting(part);
  };
}

import type { CheckContext } from "../checking/check-context.js";
import { readText } from "../reading/reading.js";

const CAPITALS = /(?<![\p{L}\p{N}-])\p{Lu}{3,6}(?![\p{L}\p{N}-])/gu;
const SMALL = /^(?:of|the|and|for|on|in|de|la)$/u;

/** The question with initials spelt out as the evidence does: AGM, where that only says "annual general meeting". Pure. */
export function withSpelledOut(context: CheckContext): CheckContext {
  const { question, units } = context;
  const said = units.map(({ own, about }) => `${own.folded}\n${about.folded}`).join("\n");
  const text = question.text.replace(CAPITALS, (initials) => {
    const folded = initials.toLowerCase();
    if (new RegExp(`(?<!\\p{L})${folded}(?!\\p{L})`, "u").test(said)) return initials;
    return spelledOut(folded, said) ?? initials;
  });
  return text === question.text ? context : { ...context, question: readText(text) };
}

function spelledOut(initials: string, said: string): string | undefined {
  for (const line of new Set(said.split("\n"))) {
    const words = line.match(/\p{Script=Latin}+/gu) ?? [];
    for (const [at] of words.entries()) {
      const phrase = phraseAt(words, at, initials);
      if (phrase !== undefined) return phrase;
    }
  }
  return undefined;
}

function phraseAt(words: readonly string[], from: number, initials: string): string | undefined {
  let met = 0;
  for (let at = from; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word.startsWith(initials[met] ?? "")) met += 1;
    else if (!SMALL.test(word) || met === 0) return undefined;
    if (met === initials.length) return words.slice(from, at + 1).join(" ");
  }
  return undefined;
}

import { loadDictionary } from "./dictionary.js";
import { phrase, wordLikeness } from "./likeness.js";

/** Words that translate one another, or the same word at first hand: `animal` and `creature`, 冬季 and 冬天. */
const ALIKE = 0.55;
const MOST_KNOWN = 20_000;
let loading: Promise<(one: string, other: string) => boolean> | undefined;

/** Tells whether two words, in lower case, mean the same as far as the dictionary tells; parts of compounds don't count. */
export function loadAlike(): Promise<(one: string, other: string) => boolean> {
  loading ??= load();
  return loading;
}

async function load(): Promise<(one: string, other: string) => boolean> {
  const dictionary = await loadDictionary();
  const known = new Map<string, boolean>();
  return (one, other) => {
    if (one === other) return true;
    const key = one < other ? `${one}\n${other}` : `${other}\n${one}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const [[first, ...more], [second, ...further]] = [phrase(one, dictionary).words, phrase(other, dictionary).words];
    const isOne = first !== undefined && second !== undefined && more.length + further.length === 0;
    const shares = isOne && !first.text.includes(second.text) && !second.text.includes(first.text);
    const alike = shares && wordLikeness(first, second, dictionary) >= ALIKE;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, alike);
    return alike;
  };
}

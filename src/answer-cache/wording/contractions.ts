import { wholeWords } from "./open-text.js";

const NOT: Readonly<Record<string, string>> = { "can't": "cannot", "won't": "will not", "shan't": "shall not" };
const WITHOUT_APOSTROPHE: Readonly<Record<string, string>> = {
  whats: "what's",
  wheres: "where's",
  dont: "don't",
  doesnt: "doesn't",
  didnt: "didn't",
  isnt: "isn't",
  wasnt: "wasn't",
  arent: "aren't",
  werent: "weren't",
};
const BARE = wholeWords(`([Ww])(hats|heres)|${Object.keys(WITHOUT_APOSTROPHE).join("|")}`);
const NEGATED = wholeWords("([A-Za-z]?[a-z]+)n't");
/** `'s` is `has` before a participle: who's been, what's happened. Then nothing is said. */
const IS = wholeWords("([Ww]hat|[Ww]ho|[Ww]here|[Ww]hen|[Hh]ow|[Ww]hy|[Tt]hat|[Tt]here|[Ii]t)'s");
const PARTICIPLE =
  /^\s+(?:\S+ly\s+|not\s+|ever\s+|never\s+|just\s+|already\s+|always\s+)*(?:\S+ed|\S+en|been|got|had|gone|done|won|lost|made|led|held|sold|found|left|become|come|run|sung|put|said|told|hit|set|cut|met|sent|spent|built|bought|caught|taught|thought|kept|read|begun|shut|let|beat|brought|fought|heard|paid|sat|slept|stood|understood|grown|known|shown|thrown|drawn|flown|worn|born)(?![\p{L}'])/u;
/** Where's it been? */
const PERFECT = /(?<![\p{L}'])(?:been|gone|got|done|had|become|happened)(?![\p{L}'])/u;
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [wholeWords("can not"), "cannot"],
  [wholeWords("I'm"), "I am"],
  [wholeWords("(we|you|they|We|You|They|who|what|Who|What)'re"), "$1 are"],
  [wholeWords("(I|we|you|they|We|You|They|who|Who)'ve"), "$1 have"],
  [wholeWords("(I|we|you|they|he|she|it|who|what|We|You|They|He|She|It|Who|What)'ll"), "$1 will"],
];

/** What is contracted, in full, where it can mean one thing only. */
export function withoutContractions(open: string): string {
  let text = open
    .replace(BARE, (word) => {
      const lower = word.toLowerCase();
      const full = WITHOUT_APOSTROPHE[lower] ?? lower;
      return word.slice(0, 1) + full.slice(1);
    })
    .replace(NEGATED, (word, verb: string, ...rest: unknown[]) => {
      const [at, whole] = rest as [number, string];
      // Inside a question a capital is a title's: Don't Stop.
      if (at > 0 && /^[A-Z]/u.test(word)) return word;
      const known = NOT[word.toLowerCase()];
      if (known !== undefined && whole.includes(known.slice(1))) return word;
      if (known !== undefined) return word.slice(0, 1) + known.slice(1);
      return AUXILIARIES.has(verb.toLowerCase()) ? `${verb} not` : word;
    })
    .replace(IS, (word, first: string, ...rest: unknown[]) => {
      const [at, whole] = rest as [number, string];
      const after = whole.slice(at + word.length, at + word.length + 80);
      return PARTICIPLE.test(after) || PERFECT.test(after) ? word : `${first} is`;
    });
  for (const [pattern, full] of OTHERS) text = text.replace(pattern, full);
  return text;
}

const AUXILIARIES: ReadonlySet<string> = new Set(
  "is are was were do does did has have had could would should might must need".split(" "),
);

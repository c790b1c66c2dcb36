import { loadSimplifier } from "../../language/simplified-chinese.js";
import { wordingForm } from "../wording/wording-form.js";
import type { CacheTier } from "./cache-tier.js";

/**
 * The same words in the same order, whatever frame, politeness, script, spelling or way to write numbers is around them. Several
 * traditional characters have one simplified one (姜 and 薑, 后 and 後): between two questions in traditional characters, these decide.
 */
export const wordingTier: CacheTier = {
  name: "wording",
  form: ({ question }) => wordingForm(question),
  async agrees(asked, kept) {
    if (!/\p{Script=Han}/u.test(asked)) return true;
    const simplify = await loadSimplifier();
    const [one, other] = [asked, kept].map((question) => ({ question, simplified: simplify(question) }));
    if (one === undefined || other === undefined) return true;
    if (one.question === one.simplified || other.question === other.simplified) return true;
    return sameCharacters(charactersBySimplified(one), charactersBySimplified(other));
  },
};

interface Written {
  readonly question: string;
  readonly simplified: string;
}

/** The question's characters, in order, by what they are in simplified writing. */
function charactersBySimplified({ question, simplified }: Written): ReadonlyMap<string, string> {
  const originals = [...question];
  const found = new Map<string, string>();
  for (const [at, character] of [...simplified].entries()) {
    found.set(character, (found.get(character) ?? "") + (VARIANTS.get(originals[at] ?? "") ?? originals[at]));
  }
  return found;
}

/** Whether what becomes one simplified character is the same everywhere; a frame may have more of a character, all alike. */
function sameCharacters(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return [...one].every(([simplified, characters]) => {
    const others = other.get(simplified);
    return others === undefined || others === characters || new Set(characters + others).size === 1;
  });
}

/** Two ways to write one traditional character. */
const VARIANTS: ReadonlyMap<string, string> = new Map(
  ["台臺", "裏裡", "爲為", "衆眾", "峯峰", "羣群", "纔才", "啓啟", "牀床", "綫線", "汙污", "么麼"].map(
    ([one = "", other = ""]) => [one, other],
  ),
);

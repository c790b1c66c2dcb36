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
    const [one, other] = [traditional(asked, simplify), traditional(kept, simplify)];
    if (one === undefined || other === undefined) return true;
    return sameCharacters(one, other, simplify);
  },
};

/** The question's characters if some of them are traditional. */
function traditional(question: string, simplify: (text: string) => string): string[] | undefined {
  return simplify(question) === question ? undefined : [...question];
}

/** Whether characters that become the same simplified one are the same, or written in two ways everywhere (臺 and 台). */
function sameCharacters(one: readonly string[], other: readonly string[], simplify: (text: string) => string): boolean {
  const bySimplified = new Map<string, Set<string>>();
  for (const character of one) {
    const simplified = simplify(character);
    bySimplified.set(simplified, (bySimplified.get(simplified) ?? new Set()).add(character));
  }
  return other.every((character) => {
    const known = bySimplified.get(simplify(character));
    return known === undefined || known.has(character) || VARIANTS.has(character);
  });
}

/** Ways to write one character, not different words. */
const VARIANTS: ReadonlySet<string> = new Set("台臺裏裡爲為衆眾峯峰羣群纔才啓啟床牀綫線污汙");

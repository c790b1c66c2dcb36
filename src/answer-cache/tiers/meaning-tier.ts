import { oneWordGuard } from "../guards/changed-word-guard.js";
import { guardedQuestion } from "../guards/guarded-question.js";
import { loadSameSense } from "../guards/same-sense.js";
import { antonymGuard, negationGuard } from "../guards/word-guards.js";
import type { CacheTier } from "./cache-tier.js";

const GUARDS = [antonymGuard, negationGuard, oneWordGuard];

/**
 * What a source understood of the question, in whatever words and language. Where one question has a word and the other
 * its opposite, denies what the other says, or is the other with one word changed, the source may have misread one of them.
 */
export const meaningTier: CacheTier = {
  name: "meaning",
  isOfAnyLanguage: true,
  form: ({ meaning }, signal) => meaning?.(signal),
  async agrees(asked, kept) {
    const [one, other] = await Promise.all([asked, kept].map(guardedQuestion));
    if (one === undefined || other === undefined) return false;
    const areAlike = await loadSameSense();
    return !GUARDS.some((guard) => guard.differs(one, other, areAlike));
  },
};

import type { CacheTier } from "./cache-tier.js";

/** What a source understood of the question, in whatever words; the language of the answer belongs to it. */
export const meaningTier: CacheTier = { name: "meaning", form: ({ meaning }, signal) => meaning?.(signal) };

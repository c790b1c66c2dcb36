import type { Collaborators } from "./collaborators.js";

/** Changes whenever the same evidence may be answered differently: answers that an older version kept are then misses. */
const ANSWERING_VERSION = 1;

/** What of a chain's options changes its answers, beside model and sources. */
export function setupOf({ prompt, budget, direct, plan, check }: Collaborators): string {
  return JSON.stringify([prompt.version, budget, direct, plan, check, ANSWERING_VERSION]);
}

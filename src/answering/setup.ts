import type { Collaborators } from "./collaborators.js";

/** Changes whenever the same evidence may be answered differently: answers that an older version kept are then misses. */
const ANSWERING_VERSION = 8;

/** What of a chain's options changes its answers, beside model and sources. */
export function setupOf({ prompt, strong, budget, reranker, direct, plan, queries, check, matcher }: Collaborators): string {
  const prompts = strong === undefined ? prompt.version : [prompt.version, strong.prompt.version];
  const ranked = reranker === undefined ? [] : [reranker.constructor.name];
  const matched = matcher === undefined ? [] : [`matched by ${matcher.version}`];
  return JSON.stringify([prompts, budget, direct, plan, queries, check, ANSWERING_VERSION, ...ranked, ...matched]);
}

import { type QuestionLanguage, questionLanguage } from "../../language/question-language.js";
import { type AnswerParts, answerKey, tierKey } from "../answer-parts.js";
import type { CacheTier } from "./cache-tier.js";

/** Under which keys of a store an answer is found. */
export class TierKeys {
  readonly prefix: string;
  readonly tiers: readonly CacheTier[];

  constructor(prefix: string, tiers: readonly CacheTier[]) {
    this.prefix = prefix;
    this.tiers = tiers;
  }

  exact(parts: AnswerParts): string {
    return this.prefix + answerKey(parts);
  }

  /** Of an answer that is written from this evidence, whatever else the sources hold. */
  written(parts: AnswerParts, evidence: string): string {
    const scope = { ...parts.scope, sources: [] };
    return this.prefix + tierKey("evidence", evidence, { ...parts, scope });
  }

  /** Undefined if the tier can't tell. Rejects only with the signal's reason. */
  async of(tier: CacheTier, parts: AnswerParts, signal?: AbortSignal, language?: QuestionLanguage): Promise<string | undefined> {
    try {
      const form = await tier.form(parts, signal);
      return form === undefined ? undefined : this.prefix + tierKey(tier.name, form, parts, language);
    } catch {
      signal?.throwIfAborted();
      return undefined;
    }
  }

  /** Of an answer that is told in both languages, for who asks in the other one. */
  async inOtherLanguage(parts: AnswerParts): Promise<string[]> {
    const language = questionLanguage(parts.question) === "zh" ? "en" : "zh";
    const tiers = this.tiers.filter(({ isOfAnyLanguage }) => isOfAnyLanguage === true);
    const keys = await Promise.all(tiers.map((tier) => this.of(tier, parts, undefined, language)));
    return keys.filter((key) => key !== undefined);
  }

  /** Those of all tiers, the exact one first. */
  async all(parts: AnswerParts): Promise<string[]> {
    const keys = await Promise.all(this.tiers.map((tier) => this.of(tier, parts)));
    return [this.exact(parts), ...keys.filter((key) => key !== undefined)];
  }
}

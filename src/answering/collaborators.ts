import type { LanguageModelLike } from "@langchain/core/language_models/base";
import type { BaseDocumentCompressor } from "@langchain/core/retrievers/document_compressors";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { AnswerCache } from "../answer-cache/answer-cache.js";
import type { AnswerCost, KeptAnswer } from "../answer-cache/kept-answer.js";
import type { CacheTierName } from "../answer-cache/tiers/cache-tier.js";
import type { Executor } from "../fan-out/executor.js";
import type { Slots } from "../fan-out/slots.js";
import type { PictureReading } from "../sources/images/picture-source.js";
import type { SeenPictures } from "../sources/images/seen-pictures.js";
import type { KnowledgeSource } from "../sources/knowledge-source.js";
import type { Answer } from "./answer.js";
import type { EvidenceBudget } from "./evidence/merge-evidence.js";
import type { SourceIdentities } from "./source-identities.js";
import type { AnswerPrompt } from "./writing/prompts/answer-prompt.js";
import type { AnswerMatcher } from "./writing/quoting/answer-matcher.js";

/** A source and the slots that every question of the chain shares for it. */
export interface SharedSource {
  readonly source: KnowledgeSource;
  readonly slots: Slots;
}

/** A vision model, what it saw before, and the slots that every question of the chain shares for it. */
export interface SharedVision {
  readonly seen: SeenPictures;
  readonly slots: Slots;
}

/** A model that writes answers. */
export interface WritingModel {
  readonly model: LanguageModelLike;
  /** Shared by every question of the chain. */
  readonly modelSlots: Slots;
  /** Of this model alone. */
  readonly ownIdentity: () => string;
  readonly prompt: AnswerPrompt;
}

/** Finds an answer by what it was written from; undefined if there is none. */
export type WrittenAnswers = (from: string, signal: AbortSignal) => Promise<WrittenAnswer | undefined>;

/** An answer that was written before. */
export interface WrittenAnswer {
  readonly answer: KeptAnswer;
  readonly tier: CacheTierName;
  /** Milliseconds since 1970; undefined for no such time. */
  readonly expiresAt?: number | undefined;
  readonly cost?: AnswerCost | undefined;
}

/** What a question's flow works with; assembled once per chain. Its own model plans, and writes first. */
export interface Collaborators extends WritingModel {
  /** Writes if what the first model wrote is refused. */
  readonly strong?: WritingModel | undefined;
  /** Of all models. */
  readonly modelIdentity: () => string;
  readonly cache: AnswerCache | undefined;
  /** Answers are kept, but those kept before aren't used. */
  readonly refreshes?: boolean | undefined;
  /** Answers kept before are used, but none is kept. */
  readonly keepsNothing?: boolean | undefined;
  /** Answers that were written before, from evidence that the sources still give. Set for one question. */
  readonly written?: WrittenAnswers | undefined;
  readonly sources: readonly SharedSource[];
  readonly identities: SourceIdentities;
  /** What looks at a question's pictures, and how these are read. */
  readonly vision: readonly SharedVision[];
  readonly pictures: PictureReading;
  readonly fanOut: FanOutBounds;
  /** Where sub-questions are sent. Model and sources, if it has somebody for them, go through it already. */
  readonly executor: Executor | undefined;
  readonly budget: EvidenceBudget;
  readonly reranker: BaseDocumentCompressor | undefined;
  /** Finds what answers by its meaning, where no rule does. */
  readonly matcher: AnswerMatcher | undefined;
  readonly check: "gate" | "mark" | false;
  readonly direct: boolean;
  readonly plan: boolean;
  /** Whether a model that is able chooses a query where a source isn't certain of the question. */
  readonly queries: boolean;
  /** Whose answer it is, for the cache's key. */
  readonly tenant: (config: RunnableConfig) => string;
  readonly shouldCache: (answer: Answer) => boolean;
  /** Whether texts that were sampled are kept. */
  readonly keepsSampled: boolean;
}

/** What one call may say. */
export interface AnswerCallOptions extends RunnableConfig {
  /**
   * Where questions wait for the model, a source or a worker, the lower number goes first. 0 is the most urgent, and the default; a less urgent one
   * is let pass by a bounded number of later ones.
   */
  readonly priority?: number | undefined;
}

/** The call's config; its signal also fires when nobody waits for the answer any more. */
export type FlowConfig = AnswerCallOptions & { readonly signal: AbortSignal };

/** Bounds of one question. */
export interface FanOutBounds {
  /** Sources or sub-questions asked at once. */
  readonly maxConcurrency: number;
  /** Milliseconds that everything before writing may take together. */
  readonly timeout: number;
}

import type { BaseMessage, UsageMetadata } from "@langchain/core/messages";
import type { Citation } from "../answer-cache/kept-answer.js";
import type { Outcome } from "../fan-out/outcome.js";
import type { SkippedFile } from "../sources/skipped-files.js";

/** One earlier turn of the conversation. */
export interface HistoryTurn {
  readonly role: "user" | "assistant";
  readonly content: string;
}

/** A question, alone or with the conversation before it (oldest first; system and tool messages among it are left out). */
export type AnswerInput =
  | string
  | { readonly question: string; readonly history?: readonly (HistoryTurn | BaseMessage)[] | undefined };

/** What became of one source. */
export interface SourceReport {
  readonly name: string;
  readonly status: Outcome<unknown>["status"];
  /** Milliseconds from asking to the outcome. */
  readonly ms: number;
  /** Pieces of evidence it gave. */
  readonly found: number;
  /** Why it gave none, for people. */
  readonly error?: string | undefined;
  /** Files that it left out, and why. */
  readonly skipped?: readonly SkippedFile[] | undefined;
}

/** The stations of a question, in order. A hit in the cache ends it after the first. */
export type Stage = "cache" | "sources" | "merge" | "write" | "keep";

/** Milliseconds by stage, and of the whole. */
export type AnswerTiming = Readonly<Partial<Record<Stage, number>> & { total: number }>;

export interface Answer {
  readonly text: string;
  /** The evidence the text refers to by number. Where it refers to none: all that was offered, each with `cited: false`. */
  readonly citations: readonly Citation[];
  /** Numbers the text refers to that no evidence has. */
  readonly invalidCitations: readonly number[];
  readonly served: "cache" | "model";
  /** Which tier of the cache served it. */
  readonly cacheTier?: "exact" | undefined;
  /** One per source, in their order. Empty when the cache served: none was asked. */
  readonly sources: readonly SourceReport[];
  readonly timing: AnswerTiming;
  /** Tokens, where the model reports them. */
  readonly usage?: UsageMetadata | undefined;
}

/**
 * What `stream()` yields: text deltas (`{ text }`), then one last chunk with empty text and every other field. LangChain's `concat`
 * folds them into the {@link Answer}; so does joining the texts and taking the last chunk's fields.
 */
export type AnswerChunk = Pick<Answer, "text"> & Partial<Omit<Answer, "text">>;

/** Custom events seen by callbacks (`handleCustomEvent`) and in `streamEvents` (`on_custom_event`), with their data. */
export interface AnswerEvents {
  readonly "answer-stage-start": { readonly stage: Stage };
  readonly "answer-stage-end": { readonly stage: Stage; readonly ms: number };
  /** A source settled; the others may still run. */
  readonly "answer-source": SourceReport;
  /** Something failed that the answer did without: the cache's store, a source's fingerprint. */
  readonly "answer-warning": { readonly message: string };
}

/** What flows through the chain: progress, and the parts of the answer. */
export type FlowEvent =
  | { readonly [Name in keyof AnswerEvents]: { readonly type: Name; readonly data: AnswerEvents[Name] } }[keyof AnswerEvents]
  | { readonly type: "chunk"; readonly chunk: AnswerChunk };

import type { BaseMessage, UsageMetadata } from "@langchain/core/messages";
import type { AnswerCost, AnsweredStep, AnswerOrigin, Citation } from "../answer-cache/kept-answer.js";
import type { CacheTierName } from "../answer-cache/tiers/cache-tier.js";
import type { Outcome } from "../fan-out/outcome.js";
import type { SkippedFile } from "../sources/skipped-files.js";
import type { PictureInput } from "../vision/picture/picture-input.js";
import type { CheckedSentence } from "./writing/checking/answer-gate.js";
import type { AnswerFinishReason } from "./writing/finish-reason.js";

/** One earlier turn of the conversation. */
export interface HistoryTurn {
  readonly role: "user" | "assistant";
  readonly content: string;
}

/** A question, alone or with the conversation before it (oldest first; system and tool messages among it are left out). */
export type AnswerInput =
  | string
  | {
      readonly question: string;
      readonly history?: readonly (HistoryTurn | BaseMessage)[] | undefined;
      /**
       * Pictures that the question is about: what the chain's `vision` sees in them is evidence beside that of the sources. At most 16. Strings and `{ path }`
       * read files: don't pass a stranger's.
       */
      readonly images?: readonly PictureInput[] | undefined;
      /**
       * `bypass` neither reads nor keeps answers; `refresh` keeps them, but reads none; `noStore` reads them, but keeps none. Defaults to the cache's use
       * as usual.
       */
      readonly cache?: "bypass" | "refresh" | "noStore" | undefined;
    };

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

/** The stations of a question, in order. A hit in the cache ends it after the first, a source's own answer after the second. */
export type Stage = "cache" | "direct" | "plan" | "sources" | "merge" | "write";

/** Milliseconds by stage, and of the whole. Stages of sub-questions count into the plan's. */
export type AnswerTiming = Readonly<Partial<Record<Stage, number>> & { total: number }>;

/** A whole answer: its text, what it rests on, and how it came about. */
export interface Answer {
  readonly text: string;
  /** The evidence the text refers to by number. If it refers to none: all that was offered, each with `cited: false`. */
  readonly citations: readonly Citation[];
  /** Numbers the text refers to that no evidence has. */
  readonly invalidCitations: readonly number[];
  /** Where the text comes from: the cache, or else as {@link origin}. */
  readonly served: "cache" | AnswerOrigin;
  /**
   * What made the text: a source that worked the answer out (`graph`), the `model`, a `quotation` from the evidence in place of what the
   * model wrote, or nothing that is known (`unknown`). Of a planned answer, the least certain of its parts.
   */
  readonly origin: AnswerOrigin;
  /** The bare answers, such as a name or a number with its unit. Empty if there is none to tell apart from the text. */
  readonly values: readonly string[];
  /** Which tier of the cache served it. */
  readonly cacheTier?: CacheTierName | undefined;
  /** Where the cache has it, if it was kept or came from there: what `AnswerCache.feedback` is told. Holds nothing of the question. */
  readonly cacheKey?: string | undefined;
  /** Why the model stopped, if one wrote and said so: a text that ended by `length` is not whole. */
  readonly finishReason?: AnswerFinishReason | undefined;
  /** The question as it was understood, if that isn't how it was put: a follow-up with its subject filled in. */
  readonly understoodAs?: string | undefined;
  /** What the check found of each sentence that the model wrote; those that aren't released are not part of the text. */
  readonly checks?: readonly CheckedSentence[] | undefined;
  /** Which model of a cascade wrote the text. Undefined if there is one model, or none of what they wrote is in it. */
  readonly writtenBy?: "fast" | "strong" | undefined;
  /** How it was worked out, if a source did: `姚明 → 出生地 → ? → 人口`. */
  readonly derivation?: string | undefined;
  /** The sub-questions, if there was a plan. */
  readonly plan?: readonly AnsweredStep[] | undefined;
  /** One per source, in their order. Empty if none was asked for evidence. */
  readonly sources: readonly SourceReport[];
  readonly timing: AnswerTiming;
  /** Tokens, if the model reports them. None for those who shared a running answer: its first caller has them. */
  readonly usage?: UsageMetadata | undefined;
}

/**
 * What `stream()` yields: text deltas (`{ text }`), then one last chunk with empty text and every other field. LangChain's `concat`
 * folds them into the {@link Answer}; so does joining the texts and taking the last chunk's fields.
 */
export type AnswerChunk = Pick<Answer, "text"> & Partial<Omit<Answer, "text">>;

/** Set if the event belongs to a sub-question: the plan's step, from 1. */
export interface OfStep {
  readonly step?: number | undefined;
}

/** Custom events seen by callbacks (`handleCustomEvent`) and in `streamEvents` (`on_custom_event`), with their data. */
export interface AnswerEvents {
  readonly "answer-stage-start": OfStep & { readonly stage: Stage };
  readonly "answer-stage-end": OfStep & { readonly stage: Stage; readonly ms: number };
  /** The cache was asked: which tier had an answer, and what that took to make, if it is known; neither if there was none. */
  readonly "answer-cache": OfStep & { readonly tier?: CacheTierName | undefined; readonly saved?: AnswerCost | undefined };
  /** A source settled; the others may still run. */
  readonly "answer-source": OfStep & SourceReport;
  /** The question was split. `after` names the steps that a step waits for, from 1. */
  readonly "answer-plan": {
    readonly origin: "rules" | "model";
    readonly steps: readonly { readonly question: string; readonly after: readonly number[] }[];
  };
  readonly "answer-step-start": { readonly step: number; readonly question: string };
  readonly "answer-step-end": AnsweredStep & { readonly step: number; readonly ms: number };
  /**
   * A model of a cascade has written. `refused`: nothing of it holds; `unasked`: its form is to quote, not to write; `failed`: it threw before
   * any of its text had left.
   */
  readonly "answer-model": OfStep & {
    readonly model: "fast" | "strong";
    readonly outcome: "accepted" | "refused" | "unasked" | "failed";
    readonly ms: number;
  };
  /** Something failed that the answer did without: the cache's store, a source's fingerprint, a part of the plan. */
  readonly "answer-warning": OfStep & { readonly message: string };
}

/** Progress, as callbacks see it. */
export type ProgressEvent = {
  readonly [Name in keyof AnswerEvents]: { readonly type: Name; readonly data: AnswerEvents[Name] };
}[keyof AnswerEvents];

/** What flows through the chain: progress, and the parts of the answer. */
export type FlowEvent = ProgressEvent | { readonly type: "chunk"; readonly chunk: AnswerChunk };

/** A chunk that holds every field: the last one of a stream, folded. */
export function completeAnswer(chunk: AnswerChunk): Answer {
  const { text, citations = [], invalidCitations = [], served = "model", origin = "model", values = [] } = chunk;
  const { sources = [], timing = { total: 0 }, ...rest } = chunk;
  const answer: Answer = { ...rest, text, citations, invalidCitations, served, origin, values, sources, timing };
  for (const [name, value] of Object.entries(answer)) if (value === undefined) Reflect.deleteProperty(answer, name);
  return answer;
}

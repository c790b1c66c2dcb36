/** What the server sends, as far as the page shows it. `test/page/protocol.test.ts` holds these beside the server's own types. */

export type Stage = "cache" | "direct" | "plan" | "sources" | "merge" | "write";
export type Origin = "graph" | "model" | "quotation" | "unknown";

export interface Citation {
  readonly number: number;
  readonly source: string;
  readonly title?: string | undefined;
  readonly location: string;
  readonly text: string;
  readonly cited: boolean;
  readonly unverified?: true | undefined;
}

export interface AnsweredStep {
  readonly question: string;
  readonly text: string;
  readonly served: Origin | "cache";
}

export interface Answer {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly served: Origin | "cache";
  readonly origin: Origin;
  readonly values: readonly string[];
  readonly cacheTier?: "exact" | "wording" | "meaning" | "similar" | "evidence" | undefined;
  readonly finishReason?: string | undefined;
  readonly understoodAs?: string | undefined;
  readonly derivation?: string | undefined;
  readonly plan?: readonly AnsweredStep[] | undefined;
  readonly timing: { readonly total: number };
  readonly usage?: { readonly input_tokens: number; readonly output_tokens: number } | undefined;
}

/** Something that took time, milliseconds after the question was asked. */
export interface Span {
  readonly kind: "stage" | "step" | "source" | "model";
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly step?: number | undefined;
  readonly detail?: string | undefined;
  readonly failed: boolean;
}

interface OfStep {
  readonly step?: number | undefined;
}

export interface AnswerEvents {
  readonly "answer-stage-start": OfStep & { readonly stage: Stage };
  readonly "answer-stage-end": OfStep & { readonly stage: Stage; readonly ms: number };
  readonly "answer-cache": OfStep & { readonly tier?: string | undefined };
  readonly "answer-source": OfStep & {
    readonly name: string;
    readonly status: "ok" | "failed" | "timed-out" | "aborted";
    readonly ms: number;
    readonly found: number;
    readonly error?: string | undefined;
  };
  readonly "answer-plan": {
    readonly steps: readonly { readonly question: string; readonly after: readonly number[] }[];
  };
  readonly "answer-step-start": { readonly step: number; readonly question: string };
  readonly "answer-step-end": AnsweredStep & { readonly step: number; readonly ms: number };
  readonly "answer-model": OfStep & { readonly model: "fast" | "strong"; readonly outcome: string; readonly ms: number };
  readonly "answer-warning": OfStep & { readonly message: string };
}

/** One event of `POST /v1/answers`, as it was sent. */
export type AnswerEvent =
  | { readonly [Name in keyof AnswerEvents]: { readonly name: Name; readonly data: AnswerEvents[Name] } }[keyof AnswerEvents]
  | { readonly name: "answer-text"; readonly data: { readonly text: string } }
  | { readonly name: "answer-trace"; readonly data: { readonly spans: readonly Span[] } }
  | { readonly name: "answer"; readonly data: Answer };

export interface ModelEntry {
  readonly id: string;
  readonly task?: "chat" | "embeddings";
}

export interface SourceEntry {
  readonly name: string;
  readonly kind: "documents" | "graph" | "other";
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly file_count: number;
  readonly statements?: number | undefined;
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
  readonly error?: string | undefined;
}

export interface SourceList {
  readonly data: readonly SourceEntry[];
  /** Whether questions may come with pictures. */
  readonly images: boolean;
}

export interface Turn {
  readonly role: "user" | "assistant";
  readonly content: string;
}

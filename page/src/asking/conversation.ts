import type { AskedPicture } from "./pictures.js";
import { noProgress, type Progress, withEvent } from "./progress.js";
import type { Answer, AnswerEvent, Turn } from "./protocol.js";
import { ServerFailure } from "./server.js";

export type Mode = "answers" | "chat";

/** A question, and what has become of it so far. */
export interface Exchange {
  readonly id: number;
  readonly mode: Mode;
  readonly question: string;
  readonly pictures: readonly AskedPicture[];
  /** As far as it has come. */
  readonly text: string;
  readonly progress: Progress;
  readonly answer: Answer | undefined;
  readonly status: "running" | "done" | "stopped" | "failed";
  readonly failure: { readonly code: string; readonly message: string; readonly retryAfter: number | undefined } | undefined;
  /** By `performance.now()`. */
  readonly askedAt: number;
}

/** Earlier exchanges that go along with a question: what is longer ago is left out. */
const mostTurns = 20;

/** What an exchange begins with. */
export type Asked = Pick<Exchange, "id" | "mode" | "question" | "pictures">;

export function newExchange({ id, mode, question, pictures }: Asked, askedAt: number): Exchange {
  return {
    id,
    mode,
    question,
    pictures,
    askedAt,
    text: "",
    progress: noProgress,
    answer: undefined,
    status: "running",
    failure: undefined,
  };
}

/** What was said before a question, as the server takes it: whole exchanges only. Pure. */
export function turnsOf(exchanges: readonly Exchange[]): Turn[] {
  return exchanges
    .filter(({ status, text }) => status === "done" && text !== "")
    .slice(-mostTurns)
    .flatMap(({ question, text }): Turn[] => [
      { role: "user", content: question },
      { role: "assistant", content: text },
    ]);
}

/** An exchange after one more event. Pure. */
export function withAnswerEvent(exchange: Exchange, event: AnswerEvent, now: number): Exchange {
  if (event.name === "answer-text") return { ...exchange, text: exchange.text + event.data.text };
  if (event.name === "answer") return { ...exchange, text: event.data.text, answer: event.data };
  return { ...exchange, progress: withEvent(exchange.progress, event, now - exchange.askedAt) };
}

/** An exchange that ended by an error, or by the reader's leave. Pure. */
export function withFailure(exchange: Exchange, error: unknown, isStopped: boolean): Exchange {
  if (isStopped) return { ...exchange, status: "stopped" };
  const { code, message, retryAfter } =
    error instanceof ServerFailure ? error : { code: "UNKNOWN", message: String(error), retryAfter: undefined };
  return { ...exchange, status: "failed", failure: { code, message, retryAfter } };
}

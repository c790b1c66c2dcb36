import type { Answer } from "../../answering/answer.js";
import type { Session } from "./session.js";

/** What became of one question. */
export interface Reply {
  readonly text: string;
  readonly stopped: boolean;
  /** Oldest exchanges left out because the conversation outgrew the model's context. */
  readonly forgotten: number;
  /** Tokens of the reply, if the model tells. */
  readonly tokens?: number | undefined;
  /** Milliseconds from the first piece of text to the last. */
  readonly ms: number;
  /** What the answer chain tells, if it answered. */
  readonly answer?: Answer | undefined;
  /** A page that shows how the question was answered, if the chain answered. */
  readonly trace?: (() => string) | undefined;
}

/** Whoever answers in a conversation. */
export interface Speaker {
  /** Answers from sources; a system prompt counts for nothing then. */
  readonly hasSources: boolean;
  /**
   * Streams the reply into `write`. A signal that fires keeps what was said so far as the reply.
   *
   * @param onPrompt told how many of the prompt's tokens are read, where that is known
   */
  ask(
    question: string,
    session: Session,
    signal: AbortSignal,
    write: (text: string) => void,
    onPrompt?: (read: number, of: number) => void,
  ): Promise<Reply>;
}

import { type AnswerChunk, completeAnswer } from "../../answering/answer.js";
import type { AnswerChain } from "../../answering/answer-chain.js";
import { AnswerTrace } from "../../answering/trace/answer-trace.js";
import { renderTrace } from "../../answering/trace/render-trace.js";
import { AskProgress } from "../ask-progress.js";
import type { Terminal } from "../terminal.js";
import type { Session } from "./session.js";
import type { Reply, Speaker } from "./speaker.js";

/** Turns before a question that a follow-up may point to. */
const MOST_TURNS = 20;

/** The answer chain, with the conversation as its history. */
export class ChainSpeaker implements Speaker {
  readonly hasSources = true;
  readonly #chain: AnswerChain;
  readonly #terminal: Terminal;

  constructor(chain: AnswerChain, terminal: Terminal) {
    this.#chain = chain;
    this.#terminal = terminal;
  }

  async ask(question: string, { turns }: Session, signal: AbortSignal, write: (text: string) => void): Promise<Reply> {
    const trace = new AnswerTrace(question);
    const progress = new AskProgress(this.#terminal);
    progress.begin();
    const asked = { question, history: turns.slice(-MOST_TURNS) };
    let text = "";
    let last: AnswerChunk = { text };
    let begun: number | undefined;
    try {
      for await (const chunk of await this.#chain.stream(asked, { signal, callbacks: [trace, progress] })) {
        if (chunk.text !== "") {
          begun ??= performance.now();
          progress.answering();
        }
        write(chunk.text);
        text += chunk.text;
        last = chunk;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      progress.clear();
    }
    const ms = performance.now() - (begun ?? performance.now());
    if (signal.aborted) return { text, stopped: true, forgotten: 0, ms };
    const answer = completeAnswer({ ...last, text });
    const tokens = answer.usage?.output_tokens;
    return { text, stopped: false, forgotten: 0, ms, tokens, answer, trace: () => renderTrace(trace, answer) };
  }
}

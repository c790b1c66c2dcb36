import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { AnswerEvents } from "../answering/answer.js";
import { printable } from "./printable.js";
import { shortened } from "./shown-text.js";
import type { Terminal } from "./terminal.js";

/** Shorter than any terminal's line, so that redrawing it needs one line only. Columns, of which Han characters take two. */
const WIDEST = 72;

/**
 * Shows on standard error what is being done until the answer begins: one line that redraws itself for a person; for everybody else
 * nothing. A plan is told in lines that stay.
 */
export class AskProgress extends BaseCallbackHandler {
  readonly name: string = "ask_progress";
  override awaitHandlers: boolean = true;
  readonly #terminal: Terminal;
  #answering = false;
  #shown = false;

  constructor(terminal: Terminal) {
    super();
    this.#terminal = terminal;
  }

  /** The question is read: no stage has begun. */
  begin(): void {
    if (this.#terminal.interactiveErrors && !this.#answering) this.#show(this.#terminal.texts.ask.understanding);
  }

  override handleCustomEvent(name: string, data: unknown): void {
    const { texts, colors } = this.#terminal;
    if (!this.#terminal.interactiveErrors || this.#answering) return;
    if (name === "answer-stage-start") {
      const { stage, step } = data as AnswerEvents["answer-stage-start"];
      this.#show(step === undefined ? texts.ask.stages[stage] : texts.ask.inStep(step, texts.ask.stages[stage]));
    } else if (name === "answer-stage-end") {
      const { stage, step } = data as AnswerEvents["answer-stage-end"];
      // What isn't kept may point to the question before it, which a model reads.
      if (stage === "cache" && step === undefined) this.begin();
    } else if (name === "answer-plan") {
      const { steps } = data as AnswerEvents["answer-plan"];
      this.clear();
      for (const [index, { question }] of steps.entries()) {
        this.#terminal.stderr.write(`${colors.dim(`  ${index + 1}. ${printable(question)}`)}\n`);
      }
    }
  }

  /** The answer begins: nothing more is shown. */
  answering(): void {
    this.#answering = true;
    this.clear();
  }

  clear(): void {
    if (this.#shown) this.#terminal.stderr.write("\r\u001b[K");
    this.#shown = false;
  }

  #show(text: string): void {
    this.#terminal.stderr.write(`\r${this.#terminal.colors.dim(`${shortened(text, WIDEST)}…`)}\u001b[K`);
    this.#shown = true;
  }
}

import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";

export interface QuestionReaderOptions {
  readonly stdin: Readable;
  readonly stdout: Writable;
  /** A person types: lines are edited, and what is pasted is kept together. */
  readonly interactive: boolean;
  readonly prompt: string;
  /** Ctrl-C with nothing half-typed to clear. */
  readonly onInterrupt: () => void;
}

const PASTE_ON = "\u001b[?2004h";
const PASTE_OFF = "\u001b[?2004l";

/**
 * Reads questions: a line each; what is pasted at a terminal that marks it (bracketed paste) is one question with all its lines, sent by Enter.
 * Ctrl-C takes away what is half-typed.
 */
export class QuestionReader implements Disposable {
  readonly #options: QuestionReaderOptions;
  readonly #lines: Interface;
  /** Lines of what is being written, before the one that is edited. */
  #before: string[] = [];
  #isPasting = false;
  readonly #waiting: string[] = [];
  #isClosed = false;
  #wake: (() => void) | undefined;

  constructor(options: QuestionReaderOptions) {
    const { stdin, stdout, interactive, prompt } = options;
    this.#options = options;
    this.#lines = createInterface({ input: stdin, terminal: interactive, ...(interactive ? { output: stdout } : {}) });
    this.#lines.setPrompt(prompt);
    if (interactive) {
      // Before readline's own listener: an end of line in what is pasted sends nothing.
      stdin.prependListener("keypress", this.#onKey);
      stdout.write(PASTE_ON);
    }
    this.#lines.on("line", (line) => this.#onLine(line));
    this.#lines.on("close", () => {
      this.#isClosed = true;
      this.#wake?.();
    });
    // Readline takes Ctrl-C from a terminal itself; in a pipe it comes as a signal.
    this.#lines.on("SIGINT", this.#interrupt);
    process.on("SIGINT", this.#interrupt);
  }

  /** Questions until the input ends. */
  async *questions(): AsyncGenerator<string> {
    for (;;) {
      const question = this.#waiting.shift();
      if (question !== undefined) {
        yield question;
        continue;
      }
      if (this.#isClosed) return;
      this.prompt();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  prompt(): void {
    if (this.#options.interactive) this.#lines.prompt(true);
  }

  /** Ends the questions. */
  close(): void {
    if (!this.#isClosed) this.#lines.close();
  }

  [Symbol.dispose](): void {
    const { stdin, stdout, interactive } = this.#options;
    process.off("SIGINT", this.#interrupt);
    stdin.off("keypress", this.#onKey);
    this.close();
    if (interactive) stdout.write(PASTE_OFF);
  }

  #onLine(line: string): void {
    if (this.#isPasting) {
      this.#before.push(line);
      return;
    }
    this.#waiting.push([...this.#before, line].join("\n"));
    this.#before = [];
    this.#wake?.();
  }

  readonly #onKey = (_text: unknown, key: { readonly name?: string } | undefined): void => {
    if (key?.name === "paste-start") this.#isPasting = true;
    if (key?.name === "paste-end") this.#isPasting = false;
  };

  readonly #interrupt = (): void => {
    const isHalfTyped = this.#options.interactive && (this.#lines.line !== "" || this.#before.length > 0);
    this.#isPasting = false;
    if (!isHalfTyped) {
      this.#options.onInterrupt();
      return;
    }
    this.#before = [];
    this.#options.stdout.write("^C\n");
    this.#lines.write(null, { ctrl: true, name: "e" });
    this.#lines.write(null, { ctrl: true, name: "u" });
    this.prompt();
  };
}

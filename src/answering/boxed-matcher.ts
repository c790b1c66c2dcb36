import type { OnnxAnswerMatcher } from "../embeddings/onnx-answer-matcher.js";
import type { AnswerMatcher, MatchOptions } from "./writing/quoting/answer-matcher.js";

/** What `models/answer-matcher/matcher.json` says, known before anything is read. */
const VERSION = "answer-matcher-1";

/** The matcher that comes with the package, loaded when it is first asked. Its thread keeps no process alive. */
export class BoxedMatcher implements AnswerMatcher, AsyncDisposable {
  /** For every chain that has no matcher of its own. */
  static readonly shared: BoxedMatcher = new BoxedMatcher();

  readonly version: string = VERSION;
  readonly #threads: number | undefined;
  #opened: Promise<OnnxAnswerMatcher> | undefined;

  /** @param threads processors that one run uses; defaults to those there are, at most 4 */
  constructor(threads?: number) {
    this.#threads = threads;
  }

  /** @throws ChatGLMError MODEL_NOT_FOUND where a bundler left the model behind, and as {@link AnswerMatcher.match} does */
  async match(question: string, statements: readonly string[], options?: MatchOptions): Promise<readonly number[]> {
    return (await this.#matcher()).match(question, statements, options);
  }

  /**
   * Opens the model, so that the first question needn't wait for it.
   *
   * @throws ChatGLMError as {@link match} does
   */
  async prepare(signal?: AbortSignal): Promise<void> {
    await (await this.#matcher()).prepare(signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined);
    this.#opened = undefined;
    await opened?.[Symbol.asyncDispose]();
  }

  #matcher(): Promise<OnnxAnswerMatcher> {
    this.#opened ??= this.#open().catch((error: unknown) => {
      // A file that was put back may be tried again.
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  async #open(): Promise<OnnxAnswerMatcher> {
    const { OnnxAnswerMatcher } = await import("../embeddings/onnx-answer-matcher.js");
    return new OnnxAnswerMatcher({ threads: this.#threads });
  }
}

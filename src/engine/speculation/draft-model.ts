import { ChatGLMError } from "../../errors.js";
import type { KvSequence, ModelExecutor } from "../model-executor.js";
import { greedyToken } from "../sampling/token-sampler.js";
import { commonPrefixLength, TokenBuffer } from "../token-buffer.js";
import type { Drafter, DrafterFactory } from "./drafter.js";

/** Prompt tokens the draft model computes in one run. */
const CHUNK_TOKENS = 128;

/**
 * Guesses with a smaller model of the same vocabulary, its likeliest token each time. Its keys and values are its own and don't count
 * towards `kvCacheBytes`. The executor stays the caller's.
 */
export class DraftModel implements DrafterFactory {
  readonly #executor: ModelExecutor;

  /** Throws INVALID_OPTION when the two models' vocabularies differ in size. */
  constructor(executor: ModelExecutor, vocabularySize: number) {
    if (executor.shape.vocabularySize !== vocabularySize) {
      throw new ChatGLMError(
        "INVALID_OPTION",
        `The draft model has ${executor.shape.vocabularySize} tokens and the model ${vocabularySize}; guesses need the same vocabulary.`,
      );
    }
    this.#executor = executor;
  }

  create(): Drafter {
    return new DraftModelDrafter(this.#executor);
  }
}

/** The draft model's view of one sequence. It is followed lazily: what was skipped or guessed wrong is made up for. */
class DraftModelDrafter implements Drafter {
  readonly #executor: ModelExecutor;
  #sequence: KvSequence | undefined;
  /** Ids behind the sequence's keys and values. */
  #computed = new Int32Array(0);

  constructor(executor: ModelExecutor) {
    this.#executor = executor;
  }

  async propose(ids: Int32Array, count: number): Promise<readonly number[]> {
    const longest = this.#executor.shape.contextLength;
    if (ids.length + count > longest) return [];
    const tokens = new TokenBuffer(ids);
    this.#sequence ??= this.#executor.createSequence();
    const sequence = this.#sequence;
    sequence.truncate(Math.min(commonPrefixLength(this.#computed.subarray(0, sequence.length), ids), ids.length - 1));
    sequence.reserve(Math.min(longest, Math.max(ids.length + count, Math.ceil(sequence.length * 1.25))));
    try {
      while (tokens.length < ids.length + count) tokens.push(await this.#next(sequence, tokens));
    } finally {
      this.#computed = tokens.view(0, sequence.length).slice();
    }
    return Array.from(tokens.view(ids.length));
  }

  /** Computes what is missing and returns the likeliest next token. */
  async #next(sequence: KvSequence, tokens: TokenBuffer): Promise<number> {
    for (;;) {
      const end = Math.min(tokens.length, sequence.length + CHUNK_TOKENS);
      const last = end === tokens.length;
      const output = await this.#executor.run([
        { sequence, tokenIds: tokens.view(sequence.length, end), logits: last ? "last" : "none" },
      ]);
      const token = last ? greedyToken(output.logits(0, 0)) : undefined;
      output.commit(0, end - sequence.length);
      if (token !== undefined) return token;
    }
  }

  release(): void {
    this.#sequence?.release();
    this.#sequence = undefined;
  }
}

import { ChatGLMError } from "../../errors.js";
import type { KvSequence, ModelExecutor } from "../model-executor.js";
import { greedyToken } from "../sampling/token-sampler.js";
import { commonPrefixLength, TokenBuffer } from "../token-buffer.js";
import type { Drafter, DrafterFactory } from "./drafter.js";

/** Tokens of prompts, and of what went by unasked, that the draft model computes in one step for all requests together. */
const CHUNK_TOKENS = 128;
/** Room a sequence gets as a share of what it has, so that copying stays a small part of the work. */
const GROWTH_FACTOR = 1.25;

/** What the drafters of one draft model share. */
interface SharedRoom {
  /** Of keys and values, not taken yet. */
  bytesLeft: number;
  /** Tokens that may still be caught up with in this step. */
  tokensLeft: number;
}

/**
 * Guesses with a smaller model of the same vocabulary, its likeliest token each time. It reads prompts a chunk per step, so that no
 * stream waits for it. The executor stays the caller's.
 */
export class DraftModel implements DrafterFactory {
  readonly #executor: ModelExecutor;
  readonly #room: SharedRoom;

  /**
   * @param kvCacheBytes bytes the draft model's own keys and values may take; a request that finds no room is decoded plainly. Defaults to no limit.
   * @throws ChatGLMError INVALID_OPTION when the two models' vocabularies differ in size
   */
  constructor(executor: ModelExecutor, vocabularySize: number, kvCacheBytes: number = Number.POSITIVE_INFINITY) {
    if (executor.shape.vocabularySize !== vocabularySize) {
      throw new ChatGLMError(
        "INVALID_OPTION",
        `The draft model has ${executor.shape.vocabularySize} tokens and the model ${vocabularySize}; guesses need the same vocabulary.`,
      );
    }
    this.#executor = executor;
    this.#room = { bytesLeft: kvCacheBytes, tokensLeft: CHUNK_TOKENS };
  }

  beginStep(): void {
    this.#room.tokensLeft = CHUNK_TOKENS;
  }

  create(): Drafter {
    return new DraftModelDrafter(this.#executor, this.#room);
  }
}

/** The draft model's view of one sequence. It is followed lazily: what was skipped or guessed wrong is made up for. */
class DraftModelDrafter implements Drafter {
  readonly #executor: ModelExecutor;
  readonly #room: SharedRoom;
  #sequence: KvSequence | undefined;
  /** Ids behind the sequence's keys and values. */
  #computed = new Int32Array(0);

  constructor(executor: ModelExecutor, room: SharedRoom) {
    this.#executor = executor;
    this.#room = room;
  }

  async propose(ids: Int32Array, count: number): Promise<readonly number[]> {
    if (ids.length + count > this.#executor.shape.contextLength) return [];
    this.#sequence ??= this.#executor.createSequence();
    const sequence = this.#sequence;
    if (!this.#reserve(sequence, ids.length + count)) {
      this.release();
      return [];
    }
    sequence.truncate(Math.min(commonPrefixLength(this.#computed.subarray(0, sequence.length), ids), ids.length - 1));
    const missing = ids.length - sequence.length;
    const now = Math.min(missing, this.#room.tokensLeft);
    if (now === 0) return [];
    this.#room.tokensLeft -= now;
    const tokens = new TokenBuffer(ids);
    try {
      const next = await this.#run(sequence, tokens.view(sequence.length, sequence.length + now));
      if (now < missing) return []; // the rest comes with the next steps
      tokens.push(next);
      while (tokens.length < ids.length + count) tokens.push(await this.#run(sequence, tokens.view(sequence.length)));
    } finally {
      this.#computed = tokens.view(0, sequence.length).slice();
    }
    return Array.from(tokens.view(ids.length));
  }

  /** Computes tokens and returns the likeliest one after them. */
  async #run(sequence: KvSequence, tokenIds: Int32Array): Promise<number> {
    const output = await this.#executor.run([{ sequence, tokenIds, logits: "last" }]);
    const token = greedyToken(output.logits(0, 0));
    output.commit(0, tokenIds.length);
    return token;
  }

  /** False when the budget has no room for `length` tokens. */
  #reserve(sequence: KvSequence, length: number): boolean {
    const { contextLength, kvBytesPerToken } = this.#executor.shape;
    const held = sequence.bytes;
    if (length * kvBytesPerToken <= held) return true;
    const roomy = Math.min(contextLength, Math.ceil(length * GROWTH_FACTOR));
    for (const target of [roomy, length]) {
      if (target * kvBytesPerToken - held > this.#room.bytesLeft) continue;
      sequence.reserve(target);
      this.#room.bytesLeft -= sequence.bytes - held;
      return true;
    }
    return false;
  }

  release(): void {
    this.#room.bytesLeft += this.#sequence?.bytes ?? 0;
    this.#sequence?.release();
    this.#sequence = undefined;
  }
}

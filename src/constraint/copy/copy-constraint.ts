import { stepToken } from "../step-token.js";
import type { TokenVocabulary } from "../token-vocabulary.js";
import { CopyAutomaton, type CopyState } from "./copy-automaton.js";
import { CopyFrame } from "./copy-frame.js";
import { CopyMasks } from "./copy-masks.js";
import { CopySource } from "./copy-source.js";

/** What a reply is copied from, as plain values. */
export interface CopySpecification {
  /** Lines that may be copied from, whole or in part. A span never goes beyond its line. */
  readonly lines: readonly string[];
  /** Pieces of text that may stand between what is copied, each written whole. */
  readonly frame: readonly string[];
}

/** Besides line breaks, what is no character or stands for one that was lost. */
const breaks = /[\n\r\u2028\u2029\uFFFD\p{Surrogate}]+/u;

/**
 * Lets a reply hold nothing but spans of the given lines and pieces of the frame, token by token, whatever the tokens' borders. Fits
 * the engine's `TokenConstraint`.
 */
export class CopyConstraint {
  readonly mustEnd = false;
  readonly #automaton: CopyAutomaton;
  readonly #masks: CopyMasks;
  readonly #vocabulary: TokenVocabulary;
  #state: CopyState;
  #shortened = false;

  constructor({ lines, frame }: CopySpecification, vocabulary: TokenVocabulary) {
    const whole = lines.flatMap((line) => line.split(breaks)).map((line) => line.trim());
    const source = new CopySource(
      whole.filter((line) => line !== ""),
      new Set(frame.map((piece) => piece.trim().toLowerCase())),
    );
    this.#automaton = new CopyAutomaton(source, new CopyFrame(frame));
    this.#masks = new CopyMasks(this.#automaton, vocabulary);
    this.#vocabulary = vocabulary;
    this.#state = this.#automaton.start;
  }

  /** The tokens that may come next. With few tokens left only those from which the item they are part of can still be ended in time. */
  allowedTokens(tokensLeft: number): Uint32Array {
    const mask = this.#masks.at(this.#state);
    if (mask.mostMissing < tokensLeft || this.#state.missing > tokensLeft) return mask.words;
    this.#shortened = true;
    return this.#masks.at(this.#state, tokensLeft - 1).words;
  }

  /** Takes the token that was chosen. Throws RangeError when it was not allowed. */
  accept(id: number): void {
    this.#state = stepToken(this.#automaton, this.#state, id, this.#vocabulary.bytes(id));
  }

  /** Something is written, and nothing has begun that isn't ended. */
  get mayEnd(): boolean {
    return this.#state.complete;
  }

  /** Tokens were refused because too few were left to end what they begin. */
  get shortened(): boolean {
    return this.#shortened;
  }
}

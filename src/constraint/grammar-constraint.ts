import type { Automaton, AutomatonState } from "./automaton.js";
import { stepToken } from "./step-token.js";
import type { TokenMasks } from "./token-masks.js";
import type { TokenVocabulary } from "./token-vocabulary.js";

/** Keeps one reply to a JSON schema, token by token. Fits the engine's `TokenConstraint`. */
export class GrammarConstraint {
  readonly #automaton: Automaton;
  readonly #masks: TokenMasks;
  readonly #vocabulary: TokenVocabulary;
  #state: AutomatonState;
  #shortened = false;

  constructor(automaton: Automaton, masks: TokenMasks, vocabulary: TokenVocabulary) {
    this.#automaton = automaton;
    this.#masks = masks;
    this.#vocabulary = vocabulary;
    this.#state = automaton.start;
  }

  /**
   * The tokens that may come next. With few tokens left only those from which the value can still be ended in time: every byte has a token of
   * its own, so as many tokens suffice as bytes are missing.
   */
  allowedTokens(tokensLeft: number): Uint32Array {
    const mask = this.#masks.at(this.#state);
    if (mask.mostMissing < tokensLeft || this.#state.missing > tokensLeft) return mask.words;
    this.#shortened = true;
    return this.#masks.endingWithin(this.#state, tokensLeft - 1).words;
  }

  /** Takes the token that was chosen. Throws RangeError when it was not allowed. */
  accept(id: number): void {
    this.#state = stepToken(this.#automaton, this.#state, id, this.#vocabulary.bytes(id));
  }

  /** The value is complete. */
  get mayEnd(): boolean {
    return this.#state.complete;
  }

  /** The value is complete and nothing can follow. */
  get mustEnd(): boolean {
    return this.#state.complete && this.#state.readings.length === 0;
  }

  /** Tokens were refused because too few were left to end the value after them. */
  get shortened(): boolean {
    return this.#shortened;
  }
}

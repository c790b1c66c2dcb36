import type { Memo } from "./executor.js";
import type { Variant } from "./variants.js";

/** What is known of each choice between things of one name: sets of one choice hold others than those of another. */
export class Memos {
  readonly #byChoice = new Map<string, Memo>();

  of({ chosen }: Variant): Memo {
    const key = chosen.map(({ node }) => node).join("\n");
    let memo = this.#byChoice.get(key);
    if (memo === undefined) {
      memo = new Map();
      this.#byChoice.set(key, memo);
    }
    return memo;
  }
}

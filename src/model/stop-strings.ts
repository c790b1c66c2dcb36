/** Finds the first stop string in a text that arrives in pieces, whatever the pieces' borders. */
export class StopStrings {
  readonly #stops: readonly string[];
  readonly #longest: number;
  #held = "";

  constructor(stops: readonly string[]) {
    this.#stops = stops.filter((stop) => stop !== "");
    this.#longest = Math.max(0, ...this.#stops.map((stop) => stop.length));
  }

  /**
   * Text that can be shown: everything before the first match, or everything that can't be the start of one. First is the
   * match that is complete first, so that the borders of the pieces don't matter; of two that end together, the longer.
   */
  push(text: string): { text: string; match?: string } {
    const all = this.#held + text;
    let start = 0;
    let match: string | undefined;
    for (const stop of this.#stops) {
      const found = all.indexOf(stop);
      if (found < 0) continue;
      const later = match === undefined ? -1 : found + stop.length - (start + match.length);
      if (later < 0 || (later === 0 && found < start)) {
        start = found;
        match = stop;
      }
    }
    if (match !== undefined) {
      this.#held = "";
      return { text: all.slice(0, start), match };
    }
    const keep = this.#heldLength(all);
    this.#held = keep === 0 ? "" : all.slice(-keep);
    return { text: keep === 0 ? all : all.slice(0, -keep) };
  }

  /** What was held back, once no more text comes. */
  flush(): string {
    const held = this.#held;
    this.#held = "";
    return held;
  }

  /** Length of the longest end of `text` that begins a stop string. */
  #heldLength(text: string): number {
    for (let length = Math.min(this.#longest - 1, text.length); length > 0; length--) {
      const end = text.slice(-length);
      if (this.#stops.some((stop) => stop.startsWith(end))) return length;
    }
    return 0;
  }
}

/** What was made last, by its key: one question is read several times over, and needs the same again. */
export class LastMade<Made> {
  readonly #made = new Map<string, Made>();
  readonly #most: number;

  /** @param most kept at a time; the one made first goes first */
  constructor(most: number) {
    this.#most = most;
  }

  of(key: string, make: () => Made): Made {
    const known = this.#made.get(key);
    if (known !== undefined || this.#made.has(key)) return known as Made;
    const made = make();
    const oldest = this.#made.size >= this.#most ? this.#made.keys().next() : undefined;
    if (oldest?.done === false) this.#made.delete(oldest.value);
    this.#made.set(key, made);
    return made;
  }
}

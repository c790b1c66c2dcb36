/** What was made for one question, by its key: the question is read several times over, and needs the same again. */
export class MadeFor<Key, Made> {
  readonly #made = new Map<Key, Made>();
  #question: string | undefined;

  /** Forgets what was made for another. */
  question(question: string): void {
    if (question !== this.#question) this.#made.clear();
    this.#question = question;
  }

  of(key: Key, make: () => Made): Made {
    const known = this.#made.get(key);
    if (known !== undefined || this.#made.has(key)) return known as Made;
    const made = make();
    this.#made.set(key, made);
    return made;
  }
}

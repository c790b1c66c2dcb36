/** Something that was left out, and why. */
export interface SkippedFile {
  readonly name: string;
  readonly reason: string;
}

/** More are counted, not named: a folder of a million broken links must not fill the memory. */
const MOST_NAMED = 1_000;

/** Collects what was left out. */
export class SkippedFiles {
  readonly #files: SkippedFile[] = [];
  #unnamed = 0;

  add(name: string, reason: string): void {
    if (this.#files.length < MOST_NAMED) this.#files.push({ name, reason });
    else this.#unnamed += 1;
  }

  list(): readonly SkippedFile[] {
    if (this.#unnamed === 0) return this.#files;
    return [...this.#files, { name: "…", reason: `${this.#unnamed} more were left out` }];
  }
}

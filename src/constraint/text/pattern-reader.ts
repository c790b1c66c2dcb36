import { PatternError } from "./pattern.js";

/** A pattern's characters, read in order. */
export class PatternReader {
  readonly #characters: readonly string[];
  #position = 0;

  constructor(source: string) {
    this.#characters = Array.from(source);
  }

  peek(ahead = 0): string | undefined {
    return this.#characters[this.#position + ahead];
  }

  take(): string | undefined {
    return this.#characters[this.#position++];
  }

  /** Takes a text if it comes next. */
  skip(text: string): boolean {
    for (let at = 0; at < text.length; at += 1) if (this.peek(at) !== text[at]) return false;
    this.#position += text.length;
    return true;
  }

  /** Takes what a form of ASCII characters, at most 90, reads here. */
  match(form: RegExp): RegExpExecArray | undefined {
    const found = form.exec(this.#characters.slice(this.#position, this.#position + 90).join(""));
    if (found === null) return undefined;
    this.#position += found[0].length;
    return found;
  }

  /** Throws PatternError. */
  refuse(what: string): never {
    throw new PatternError(`it has ${what}`);
  }
}

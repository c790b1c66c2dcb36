const PLACEHOLDER = "[redacted]";
/** Shorter ones are found in any text. Characters. */
const SHORTEST = 4;
/** Headers that hold keys. */
const KEY_HEADER = /auth|key|token|secret|cookie|password/i;

/** Keys that show themselves to nobody: a private field is neither printed nor inspected nor serialised. */
export class Secrets {
  readonly #values: readonly string[];

  constructor(values: readonly string[]) {
    this.#values = [...new Set(values)].filter((value) => value !== "");
  }

  /** @param headers whose values are keys where their names say so, with or without a scheme such as Bearer */
  static of(secrets: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>): Secrets {
    const held = Object.entries(headers)
      .filter(([name]) => KEY_HEADER.test(name))
      .flatMap(([, value]) => [value, value.replace(/^[A-Za-z]+\s+/, "")]);
    return new Secrets([...Object.values(secrets), ...held]);
  }

  /** All of them as one text, to tell one account from another. For hashing only. */
  reveal(): string {
    return JSON.stringify(this.#values);
  }

  get isEmpty(): boolean {
    return this.#values.length === 0;
  }

  /** The text without keys, as they stand, as JSON and as parts of an address would write them. */
  redact(text: string): string {
    const forms = this.#values
      .filter((value) => value.length >= SHORTEST)
      .flatMap((value) => [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value.replace(/\p{Cs}/gu, ""))]);
    return forms.sort((a, b) => b.length - a.length).reduce((clean, form) => clean.replaceAll(form, PLACEHOLDER), text);
  }
}

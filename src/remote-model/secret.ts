const placeholder = "[redacted]";

/** A key that shows itself to nobody: a private field is neither printed nor inspected nor serialised. */
export class Secret {
  readonly #value: string | undefined;

  constructor(value: string | undefined) {
    this.#value = value;
  }

  /** The `Authorization` header's value; undefined without a key. */
  get authorization(): string | undefined {
    return this.#value === undefined ? undefined : `Bearer ${this.#value}`;
  }

  /** The text without the key, as it stands, as JSON and as a part of an address would write it. */
  redact(text: string): string {
    const value = this.#value;
    if (value === undefined) return text;
    const written = [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)];
    return written.reduce((clean, form) => clean.replaceAll(form, placeholder), text);
  }
}

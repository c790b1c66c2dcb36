const replacement = "\uFFFD";

/**
 * Puts bytes that arrive one at a time together to characters, holding back at most three. A byte that can't belong to a well-formed
 * character (Unicode 16, table 3-7) becomes one U+FFFD by itself, as in SentencePiece; a TextDecoder would make one of a whole run.
 */
export class Utf8Assembler {
  #pending: number[] = [];

  /** The characters that became certain by this byte. */
  push(byte: number): string {
    this.#pending.push(byte);
    return this.#settle(false);
  }

  /** What was held back, as U+FFFD. */
  flush(): string {
    return this.#pending.length === 0 ? "" : this.#settle(true);
  }

  #settle(final: boolean): string {
    let text = "";
    while (this.#pending.length > 0) {
      const length = characterLength(this.#pending);
      if (length > this.#pending.length && !final) break;
      if (length === 0 || length > this.#pending.length) {
        text += replacement;
        this.#pending.shift();
      } else {
        text += Buffer.from(this.#pending.splice(0, length)).toString("utf8");
      }
    }
    return text;
  }
}

/** Bytes of the character that begins here, as far as the bytes there allow to say; 0 when none can begin with them. */
function characterLength(bytes: readonly number[]): number {
  const [lead = 0, second = 0x80] = bytes;
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  const [lowest, highest] = secondByteRange(lead);
  if (bytes.length > 1 && (second < lowest || second > highest)) return 0;
  for (let i = 2; i < Math.min(length, bytes.length); i++) if (((bytes[i] as number) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Excludes overlong forms, surrogates, and what lies beyond U+10FFFF. */
function secondByteRange(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}

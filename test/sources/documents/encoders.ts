/** Writes text in an encoding that `TextDecoder` reads, or gives undefined if a character isn't in it. */
export type Encoder = (text: string) => Uint8Array | undefined;

/** The decoder turned round: every one- and two-byte sequence, by what it decodes to. */
export function encoderOf(encoding: string): Encoder {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const known = new Map<string, readonly number[]>();
  const add = (...bytes: number[]): void => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if ([...text].length === 1 && !known.has(text)) known.set(text, bytes);
    } catch {
      // Not a character.
    }
  };
  for (let byte = 0; byte < 256; byte += 1) add(byte);
  for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) add(lead, trail);
  return (text) => {
    const bytes = [...text].map((character) => known.get(character));
    return bytes.every((one) => one !== undefined) ? Uint8Array.from(bytes.flat()) : undefined;
  };
}

export function utf16(text: string, order: "le" | "be", mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

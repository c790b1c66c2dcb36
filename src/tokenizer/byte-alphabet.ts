/**
 * GPT-2's way to write bytes as visible characters, which tokenizer.json files keep: printable Latin-1 stands for itself, the 68 others for
 * U+0100 and on, in order.
 */
function visibleCharacters(): readonly string[] {
  const isPrintable = (byte: number): boolean =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isPrintable(byte) ? byte : next++));
}

const characters = visibleCharacters();
/** By UTF-16 unit: the byte, or -1. All that stand for one are below U+0144. */
const byteOf = new Int16Array(0x144).fill(-1);
for (const [byte, character] of characters.entries()) byteOf[character.charCodeAt(0)] = byte;

/** Bytes, one UTF-16 unit each, of what a tokenizer.json writes for them; undefined when a character stands for no byte. */
export function bytesOfVisible(text: string): string | undefined {
  const bytes = Buffer.allocUnsafe(text.length);
  for (let i = 0; i < text.length; i++) {
    const byte = byteOf[text.charCodeAt(i)] ?? -1;
    if (byte === -1) return undefined;
    bytes[i] = byte;
  }
  return bytes.toString("latin1");
}

/**
 * Whether text can hold a byte: a printable character's, white space's, or a part of one beyond ASCII. Vocabularies that were learned from text lack
 * others now and then: control characters, what UTF-8 never has, and the beginnings of planes without characters (0xf1, 0xf2).
 */
export function isTextByte(byte: number): boolean {
  if (byte < 0x80) return byte >= 0x20 ? byte !== 0x7f : byte === 0x09 || byte === 0x0a || byte === 0x0d;
  return byte < 0xc0 || (byte >= 0xc2 && byte <= 0xf0) || byte === 0xf3 || byte === 0xf4;
}

/** What bytes 0x80 to 0x9f are in Windows-1252 (WHATWG Encoding Standard); five of them are nothing, and stay what they are. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Bytes as text. Node.js (20.19, 22.13, 23 and others) reads Windows-1252 as ISO 8859-1 when it decodes at once, which loses quotation marks,
 * dashes and the euro sign (nodejs/node#56542); here they are what they should be.
 *
 * @param encoding a label of the WHATWG Encoding Standard
 * @param options `fatal`: bytes that aren't valid throw a TypeError
 */
export function decodeBytes(bytes: Uint8Array, encoding: string, options: { readonly fatal?: boolean } = {}): string {
  const decoder = new TextDecoder(encoding, options);
  const text = decoder.decode(bytes);
  if (decoder.encoding !== "windows-1252") return text;
  return text.replaceAll(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character);
}

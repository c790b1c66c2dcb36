import { detect } from "jschardet";
import { commonHan, shareOf } from "./common-characters.js";

/** What a file's bytes are in, as a label of the WHATWG Encoding Standard; or why that can't be told. */
export type TextEncoding = { readonly encoding: string } | { readonly reason: string };

/** Detecting looks at this many bytes: 5 ms. */
const SAMPLE_BYTES = 16_384;
/** From about as many bytes above 127 on, a guess among all encodings is right; with fewer, only the likely ones are considered. */
const ENOUGH_BYTES = 120;
const LIKELY = ["GB18030", "Big5", "Windows-1252"];
/** Share of a text's characters that are the common ones of its encoding: of right guesses nearly all, of wrong ones few. */
const MOSTLY = 0.9;
const HARDLY = 0.6;
/** Bytes no text holds: control characters but tab, line ends, form feed, the end-of-file mark of DOS, and escape. */
const isBinary = (byte: number): boolean => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b;

/**
 * Tells what text is encoded in: by its mark; as UTF-8 if it is valid UTF-8, or was before a few bytes were damaged; as UTF-16 if that
 * reads as plain text; else GB18030, Big5, Windows-1252 or another, by the detector.
 */
export function textEncoding(bytes: Uint8Array): TextEncoding {
  const marked = byMark(bytes);
  if (marked !== undefined) return marked;
  const hasNul = bytes.includes(0);
  if (!hasNul && isUtf8(bytes)) return { encoding: "utf-8" };
  const utf16 = plainUtf16(bytes, hasNul);
  if (utf16 !== undefined) return { encoding: utf16 };
  const sample = sampleOf(bytes);
  if (hasNul || sample.some(isBinary)) return { reason: "binary" };
  const encoding = legacyEncoding(sample);
  return encoding === undefined ? { reason: "in an unknown encoding" } : { encoding };
}

function byMark(bytes: Uint8Array): TextEncoding | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8" };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { reason: "UTF-32" };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { reason: "UTF-32" };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le" };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be" };
  return undefined;
}

/** Valid, or with at most one broken place in ten characters beyond ASCII: no other encoding looks like that. */
function isUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  let broken = 0;
  let whole = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) broken += 1;
    else if (unit > 0x7f) whole += 1;
  }
  return broken * 10 <= whole;
}

/** White space, ASCII, Latin letters, punctuation and symbols, kana, ideographs, full-width forms. */
const PLAIN = /^[\s!-~\u00a0-\u024f\u2000-\u2bff\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+$/;

/** Shorter Chinese may be anything. Characters. */
const SHORTEST_UTF16 = 4;

/** Text of UTF-16 without a mark, if it is made of common characters only. */
function plainUtf16(bytes: Uint8Array, hasNul: boolean): string | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (bytes.length % 2 !== 0) return undefined;
  for (const encoding of ["utf-16le", "utf-16be"]) {
    const text = decoded(sample, encoding);
    if (text === undefined || !PLAIN.test(text)) continue;
    const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
    const isChinese = text.length >= SHORTEST_UTF16 && shareOf(text, commonHan().either) > HARDLY;
    // Two bytes of anything may be a letter; most letters of a text are ASCII.
    const isWestern = hasNul && (text.match(/[^\s!-~]/g)?.length ?? 0) * 3 <= text.length;
    if (han === 0 ? isWestern : isChinese) return encoding;
  }
  return undefined;
}

function legacyEncoding(sample: Uint8Array): string | undefined {
  const chinese = chineseEncoding(sample);
  const highBytes = sample.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  // In Western text, letters with accents stand alone among others; of Chinese, any English around it hides the statistics.
  const isWestern = !/[\x80-\xff]{4}/.test(Buffer.from(sample).toString("latin1"));
  const guess = detect(sample, highBytes >= ENOUGH_BYTES ? {} : { detectEncodings: LIKELY, minimumThreshold: 0 }).encoding;
  const isGuessWestern = /^(?:windows-125|iso-?8859|mac|ascii)/i.test(guess ?? "");
  if (chinese !== undefined && (highBytes < ENOUGH_BYTES || readable(guess) === undefined || (isGuessWestern && !isWestern)))
    return chinese;
  return readable(isGuessWestern && !isWestern ? detect(sample).encoding : guess);
}

/** GB18030 or Big5, if the bytes read as mostly common characters of it. One lone pair of bytes may be "°C" in Windows-1252. */
function chineseEncoding(sample: Uint8Array): string | undefined {
  const common = commonHan();
  const gb = nearlyDecoded(sample, "gb18030");
  const big5 = nearlyDecoded(sample, "big5");
  const likeness = { gb18030: shareOf(gb, common.simplified), big5: shareOf(big5, common.traditional) };
  const [encoding, text] = likeness.gb18030 >= likeness.big5 ? (["gb18030", gb] as const) : (["big5", big5] as const);
  if (likeness[encoding] < HARDLY || !(/\p{Script=Han}{2}/u.test(text) || likeness.gb18030 >= MOSTLY)) return undefined;
  if (Math.abs(likeness.gb18030 - likeness.big5) > 1 - MOSTLY) return encoding;
  return readable(detect(sample, { detectEncodings: LIKELY.slice(0, 2), minimumThreshold: 0 }).encoding);
}

/** The label that `TextDecoder` knows an encoding by, if it knows it. */
function readable(name: string | null): string | undefined {
  if (name === null) return undefined;
  const label = ALIASES[name.toLowerCase()] ?? name.toLowerCase();
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

const ALIASES: Readonly<Record<string, string>> = {
  ascii: "windows-1252",
  gb2312: "gb18030",
  gbk: "gb18030",
  cp936: "gb18030",
  cp950: "big5",
  "big5-hkscs": "big5",
  cp949: "euc-kr",
  johab: "euc-kr",
  cp932: "shift_jis",
  "shift-jis": "shift_jis",
  "iso8859-15": "iso-8859-15",
  "iso8859-16": "iso-8859-16",
  macroman: "macintosh",
  maccyrillic: "x-mac-cyrillic",
};

/** From the line that holds the first byte above 127 on: a long English beginning says nothing. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const lineStart = bytes.lastIndexOf(0x0a, Math.max(0, first)) + 1;
  const start = Math.max(lineStart, first - SAMPLE_BYTES / 4, 0);
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

/** The text, or undefined if the bytes are not valid; a character cut off at the end doesn't count. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** The text, empty if more than a few places are not valid. */
function nearlyDecoded(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  return (text.match(/\ufffd/g)?.length ?? 0) * 50 > text.length ? "" : text;
}

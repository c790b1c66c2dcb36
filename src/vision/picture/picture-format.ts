/** Kinds of pictures that are decoded. */
export type PictureFormat = "png" | "jpeg" | "webp" | "gif";

/** First bytes in Latin-1 of what is often given for a picture, and what to do with it. */
const OTHERS: readonly (readonly [beginning: RegExp, what: string, remedy: string])[] = [
  [/^(?:\s*<\?xml[^>]*>)?(?:\s*<!--[\s\S]*?-->|\s*<!doctype[^>]*>)*\s*<svg[\s>]/i, "an SVG drawing", "Save it as PNG."],
  [/^(?:II\*\0|MM\0\*)/, "a TIFF picture", "Save it as PNG or JPEG."],
  [/^BM/, "a BMP picture", "Save it as PNG."],
  [/^....ftyp(?:heic|heix|mif1|msf1|avif|avis)/s, "a HEIC or AVIF picture", "Save it as JPEG."],
  [/^%PDF-/, "a PDF", "Give it as a document."],
  [/^PK\p{Cc}\p{Cc}/u, "an archive", "Unpack it."],
  [/^\s*</, "HTML or XML", "Was an error page downloaded in place of the picture?"],
];

const SEEN = 4_096;

/** What bytes are by how they begin, whatever their name says. Pure. */
export function pictureFormat(
  bytes: Uint8Array,
): { readonly format: PictureFormat } | { readonly unread: string; readonly remedy: string } {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SEEN)).toString("latin1");
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return { format: "png" };
  if (start.startsWith("\xff\xd8\xff")) return { format: "jpeg" };
  if (/^RIFF....WEBPVP8[ LX]/s.test(start)) return { format: "webp" };
  if (/^GIF8[79]a/.test(start)) return { format: "gif" };
  const other = OTHERS.find(([beginning]) => beginning.test(start));
  if (other !== undefined) return { unread: other[1], remedy: other[2] };
  return { unread: bytes.length === 0 ? "empty" : "no picture", remedy: "Give PNG, JPEG, WebP or GIF." };
}

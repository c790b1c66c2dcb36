import { createHash } from "node:crypto";
import pLimit from "p-limit";
import { ChatGLMError } from "../../errors.js";
import { loadSharp } from "./load-sharp.js";
import type { Picture } from "./picture.js";
import type { PictureBounds } from "./picture-bounds.js";
import { pictureFormat } from "./picture-format.js";

/** Decoded at once: each may take `8 * maxPixels` bytes. */
const atOnce = pLimit(2);

/**
 * Decodes PNG, JPEG, WebP, or the first frame of a GIF. The kind is told by the bytes, and dimensions are checked before a pixel is decoded. Turned
 * as its EXIF says, on white where it is transparent.
 *
 * @throws ChatGLMError PICTURE_INVALID if it is another kind, too large or damaged; MISSING_PACKAGE without `sharp`; ABORTED
 */
export async function decodePicture(
  name: string,
  bytes: Uint8Array,
  bounds: PictureBounds,
  signal?: AbortSignal | undefined,
): Promise<Picture> {
  const sharp = await loadSharp();
  return await atOnce(async () => {
    if (signal?.aborted) throw new ChatGLMError("ABORTED", "Reading a picture was cancelled.", { cause: signal.reason });
    if (bytes.length > bounds.maxBytes) {
      throw invalid(name, `it has ${bytes.length} bytes; the most is ${bounds.maxBytes}`, "Make it smaller.");
    }
    const kind = pictureFormat(bytes);
    if ("unread" in kind) throw invalid(name, `it is ${kind.unread}`, kind.remedy);
    const open = () => sharp(bytes, { limitInputPixels: bounds.maxPixels, failOn: "error", pages: 1, sequentialRead: true });
    try {
      const { format, width, height } = await open().metadata();
      if (format !== kind.format) throw invalid(name, `it begins as ${kind.format}, but is ${format}`, "Save it again as PNG.");
      if (Math.max(width, height) > bounds.maxSide || width * height > bounds.maxPixels) {
        throw tooLarge(name, width, height, bounds);
      }
      const { data, info } = await open()
        .autoOrient()
        .timeout({ seconds: Math.ceil(bounds.timeout / 1_000) })
        .resize({ width: bounds.seenSide, height: bounds.seenSide, fit: "inside", withoutEnlargement: true })
        .flatten({ background: "#ffffff" })
        .toColourspace("srgb")
        .raw({ depth: "uchar" })
        .toBuffer({ resolveWithObject: true });
      const pixels = info.channels === 3 ? data : threeChannels(data, info.channels);
      const hash = createHash("sha256").update(bytes).digest("hex");
      const scale = Math.max(width, height) / Math.max(info.width, info.height);
      return { name, hash, width: info.width, height: info.height, pixels, scale };
    } catch (error) {
      if (error instanceof ChatGLMError) throw error;
      const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
      if (/pixel limit/i.test(reason)) {
        throw invalid(name, `it has more than ${bounds.maxPixels} pixels`, "Make it smaller.", error);
      }
      if (/timeout/i.test(reason)) {
        throw invalid(name, `decoding it takes more than ${bounds.timeout} ms`, "Save it again as PNG.", error);
      }
      throw invalid(name, `it is damaged: ${reason}`, "If the download broke off, fetch it again.", error);
    }
  });
}

/** Grey pictures may keep one channel. */
function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  const count = data.length / channels;
  const pixels = new Uint8Array(count * 3);
  for (let index = 0; index < count; index += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      pixels[index * 3 + channel] = data[index * channels + (channels < 3 ? 0 : channel)] ?? 0;
    }
  }
  return pixels;
}

function tooLarge(name: string, width: number, height: number, { maxPixels, maxSide }: PictureBounds): ChatGLMError {
  const most = `the most is ${maxSide} a side and ${maxPixels} in all`;
  return invalid(name, `it is ${width} × ${height} pixels; ${most}`, "Make it smaller.");
}

function invalid(name: string, problem: string, remedy: string, cause?: unknown): ChatGLMError {
  return new ChatGLMError("PICTURE_INVALID", `${name} can't be read as a picture: ${problem}.`, { remedy, cause });
}

import { ChatGLMError } from "../../errors.js";

/** How large pictures may be. */
export interface PictureBounds {
  /** Most bytes of the file. Defaults to 20 MiB. */
  readonly maxBytes: number;
  /** Most pixels, width times height, as the file's header says: what is larger isn't decoded. Defaults to 40 million. */
  readonly maxPixels: number;
  /** Longest side, pixels: what is longer isn't decoded. Defaults to 20,000. */
  readonly maxSide: number;
  /** Longest side that models see, pixels: larger pictures are made smaller. Defaults to 4,096. */
  readonly seenSide: number;
  /** Milliseconds that decoding may take. Defaults to 10,000. */
  readonly timeout: number;
}

const DEFAULTS: PictureBounds = {
  maxBytes: 20 * 2 ** 20,
  maxPixels: 40_000_000,
  maxSide: 20_000,
  seenSide: 4_096,
  timeout: 10_000,
};

/** The bounds with their defaults. Throws INVALID_OPTION naming the bound. */
export function pictureBounds(given: Partial<PictureBounds> = {}): PictureBounds {
  const bounds = { ...DEFAULTS, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
  for (const [name, value] of Object.entries(bounds)) {
    if (!Number.isInteger(value) || value < 1) {
      throw new ChatGLMError("INVALID_OPTION", `${name}: ${String(value)} is not a whole number from 1.`);
    }
  }
  return bounds;
}

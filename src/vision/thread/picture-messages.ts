import type { ThreadAnswer } from "../../threads/asked-thread.js";
import type { Pixels } from "../picture/resample.js";

export type ToPictureThread =
  /** `timeout`: milliseconds that reading may take once it has begun. */
  | { readonly type: "read"; readonly id: number; readonly picture: Pixels; readonly timeout: number }
  /** Asks for nothing but that the models be open. */
  | { readonly type: "open"; readonly id: number }
  | { readonly type: "cancel"; readonly id: number };

/** `undefined` where nothing but opening was asked for. */
export type FromPictureThread = ThreadAnswer<unknown>;

import { ChatGLMError } from "../../errors.js";
import { decodePicture } from "./decode-picture.js";
import type { Picture } from "./picture.js";
import { type PictureBounds, pictureBounds } from "./picture-bounds.js";
import { type PictureInput, readPictureInput } from "./picture-input.js";

/** How one picture is loaded. */
export interface LoadPictureOptions {
  readonly bounds?: Partial<PictureBounds> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads and decodes a picture, for a `VisionModel` to look at. Nothing is fetched from the web: `PictureSource` and the answer chain do that.
 *
 * @throws ChatGLMError PICTURE_INVALID, MISSING_PACKAGE, INVALID_OPTION, ABORTED
 */
export async function loadPicture(input: PictureInput, { bounds, signal }: LoadPictureOptions = {}): Promise<Picture> {
  const checked = pictureBounds(bounds);
  const origin = await readPictureInput(input, 0, checked.maxBytes);
  if ("url" in origin) {
    throw new ChatGLMError("INVALID_OPTION", `${origin.name} would have to be fetched.`, {
      remedy: "Give its bytes, or ask about it through PictureSource or the answer chain's images.",
    });
  }
  return await decodePicture(origin.name, origin.bytes, checked, signal);
}

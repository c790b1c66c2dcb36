import { ChatGLMError } from "../../errors.js";
import { type PictureBounds, pictureBounds } from "../../vision/picture/picture-bounds.js";
import type { PictureInput } from "../../vision/picture/picture-input.js";
import type { VisionModel } from "../../vision/vision-model.js";
import { addressRule } from "../fetching/address-rule.js";
import { LookedAtPictures } from "./looked-at-pictures.js";
import { GivenPictures, SeenPictures } from "./seen-pictures.js";

/** How pictures are read. */
export interface PictureReading {
  /** How large pictures may be. */
  readonly bounds?: Partial<PictureBounds> | undefined;
  /** Hosts and ranges of private addresses that pictures may be fetched from, as `HttpSource` takes them. Defaults to none. */
  readonly allowPrivate?: readonly string[] | undefined;
}

/** Which pictures a {@link PictureSource} looks at, and with what. */
export interface PictureSourceOptions extends PictureReading {
  readonly images: readonly PictureInput[];
  readonly vision: VisionModel;
  /** Defaults to "pictures". */
  readonly name?: string | undefined;
}

/** Most pictures of one question. */
const MOST_PICTURES = 16;

/**
 * Some pictures as a source: what a vision model sees in them is evidence, cited by picture, line and place. Fields of forms and cells of
 * tables are answered from outright where the question asks for nothing else. Nothing is read before the first question.
 */
export class PictureSource extends LookedAtPictures {
  /** Throws INVALID_OPTION naming the option. */
  constructor({ images, vision, name = "pictures", ...reading }: PictureSourceOptions) {
    super(name, givenPictures(images, reading), new SeenPictures(vision));
  }
}

/** @throws ChatGLMError INVALID_OPTION */
export function givenPictures(images: readonly PictureInput[], { bounds, allowPrivate = [] }: PictureReading): GivenPictures {
  if (!Array.isArray(images) || images.length === 0 || images.length > MOST_PICTURES) {
    throw new ChatGLMError("INVALID_OPTION", `images: it must be a list of 1 to ${MOST_PICTURES} pictures.`, {
      remedy: "Index a folder of more with DocumentSource and pictureReader.",
    });
  }
  addressRule(allowPrivate);
  return new GivenPictures(images, pictureBounds(bounds), allowPrivate);
}

import { createHash } from "node:crypto";
import pLimit from "p-limit";
import { decodePicture } from "../../vision/picture/decode-picture.js";
import type { Picture } from "../../vision/picture/picture.js";
import type { PictureBounds } from "../../vision/picture/picture-bounds.js";
import { type PictureInput, readPictureInput } from "../../vision/picture/picture-input.js";
import type { Finding, VisionModel } from "../../vision/vision-model.js";
import { SharedLoad } from "../shared-load.js";
import { fetchPicture } from "./fetch-picture.js";

/** Bytes of a picture, and what identifies them. */
interface PictureBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/** What a model saw in a picture. */
interface LookedAt {
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** Decoded at once for one model: pixels take much more memory than a file. */
const DECODED = 2;

/** Pictures of one question, read once. */
export class GivenPictures {
  readonly #inputs: readonly PictureInput[];
  readonly #bounds: PictureBounds;
  readonly #bytes: SharedLoad<readonly PictureBytes[]>;

  constructor(inputs: readonly PictureInput[], bounds: PictureBounds, allowPrivate: readonly string[]) {
    this.#inputs = inputs;
    this.#bounds = bounds;
    this.#bytes = new SharedLoad((signal) => this.#read(allowPrivate, signal));
  }

  async hashes(signal?: AbortSignal | undefined): Promise<readonly string[]> {
    const all = await this.#bytes.get("", signal);
    return all.map(({ name, hash }) => JSON.stringify([name, hash]));
  }

  /**
   * What a model sees in each. Pictures that it has seen before aren't decoded, the others a few at a time.
   *
   * @param question by the picture's index
   * @throws ChatGLMError PICTURE_INVALID, ADDRESS_REFUSED, REMOTE_FAILED, MISSING_PACKAGE, and what the model throws
   */
  async lookedAt(
    seen: SeenPictures,
    question: (index: number) => string,
    signal?: AbortSignal | undefined,
  ): Promise<readonly LookedAt[]> {
    const all = await this.#bytes.get("", signal);
    const few = pLimit(DECODED);
    return await Promise.all(
      all.map(({ name, bytes, hash }, index) =>
        few(async () => {
          const decode = (stop: AbortSignal): Promise<Picture> => decodePicture(name, bytes, this.#bounds, stop);
          return { name, findings: await seen.describe(hash, decode, question(index), signal) };
        }),
      ),
    );
  }

  async #read(allowPrivate: readonly string[], signal: AbortSignal): Promise<readonly PictureBytes[]> {
    const { maxBytes } = this.#bounds;
    const origins = await Promise.all(this.#inputs.map((input, index) => readPictureInput(input, index, maxBytes)));
    const names = new Set<string>();
    const all: PictureBytes[] = [];
    for (const origin of origins) {
      const bytes = "url" in origin ? await fetchPicture(origin, { maxBytes, allowPrivate }, signal) : origin.bytes;
      const hash = createHash("sha256").update(bytes).digest("hex");
      all.push({ name: uniqueName(origin.name, names), bytes, hash });
    }
    return all;
  }
}

/** Citations name pictures: two of one name are told apart. */
function uniqueName(name: string, names: Set<string>): string {
  let unique = name;
  for (let number = 2; names.has(unique); number += 1) unique = `${name} (${number})`;
  names.add(unique);
  return unique;
}

const MOST_KEPT = 64;

/** What a model saw in the last pictures: one that is asked about again isn't looked at again. */
export class SeenPictures {
  readonly model: VisionModel;
  readonly #seen = new Map<string, SharedLoad<readonly Finding[]>>();

  constructor(model: VisionModel) {
    this.model = model;
  }

  /**
   * What the model sees; the same for everybody who asks meanwhile, and cancelled when the last of them leaves.
   *
   * @param hash of the picture's bytes, which are always decoded within the same bounds
   */
  async describe(
    hash: string,
    decode: (signal: AbortSignal) => Promise<Picture>,
    question: string,
    signal: AbortSignal | undefined,
  ): Promise<readonly Finding[]> {
    const key = JSON.stringify([hash, this.model.isAsked === true ? question : ""]);
    const look = async (stop: AbortSignal): Promise<readonly Finding[]> =>
      await this.model.describe(await decode(stop), { question, signal: stop });
    const seen = this.#seen.get(key) ?? new SharedLoad(look);
    this.#seen.delete(key);
    this.#seen.set(key, seen);
    for (const oldest of this.#seen.keys()) {
      if (this.#seen.size <= MOST_KEPT) break;
      this.#seen.delete(oldest);
    }
    return await seen.get("", signal);
  }
}

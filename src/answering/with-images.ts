import { ChatGLMError } from "../errors.js";
import { LookedAtPictures } from "../sources/images/looked-at-pictures.js";
import { givenPictures } from "../sources/images/picture-source.js";
import type { PictureInput } from "../vision/picture/picture-input.js";
import type { Collaborators, SharedSource } from "./collaborators.js";

/**
 * The collaborators of a question about pictures: these are one more source for each vision model, asked at the same time as the others.
 *
 * @throws ChatGLMError INVALID_OPTION if nobody can see
 */
export function withImages(collaborators: Collaborators, images: readonly PictureInput[] | undefined): Collaborators {
  if (images === undefined) return collaborators;
  const { vision, pictures, sources, identities } = collaborators;
  if (vision.length === 0) {
    throw new ChatGLMError("INVALID_OPTION", "The question has images, but the chain has no vision model.", {
      remedy: "Give the chain one: createAnswerChain({ vision: new OcrModel(), … }).",
    });
  }
  const given = givenPictures(images, pictures);
  const taken = new Set(sources.map(({ source }) => source.name));
  const more = vision.map(({ seen, slots }): SharedSource => {
    const name = vision.length === 1 ? "pictures" : `pictures (${seen.model.name})`;
    return { source: new LookedAtPictures(taken.has(name) ? `${name} of the question` : name, given, seen), slots };
  });
  return { ...collaborators, sources: [...more, ...sources], identities: identities.with(more.map(({ source }) => source)) };
}

import { type BaseMessage, HumanMessage } from "@langchain/core/messages";
import type { PictureReading } from "../sources/images/picture-source.js";
import type { SeenPictures } from "../sources/images/seen-pictures.js";
import type { PictureInput } from "../vision/picture/picture-input.js";
import type { Finding, VisionModel } from "../vision/vision-model.js";

const IMAGES: ReadonlySet<unknown> = new Set(["image", "image_url"]);

/** What sees the pictures of a conversation, and how these are read. */
export class MessageImages {
  readonly #vision: VisionModel;
  readonly #reading: PictureReading;
  #seen: SeenPictures | undefined;

  constructor(vision: VisionModel, reading: PictureReading = {}) {
    this.#vision = vision;
    this.#reading = reading;
  }

  /**
   * The conversation with what is seen in place of its image blocks (LangChain's `image` with `data`, or a `data:` or `https:` URL, and OpenAI's
   * `image_url`): at most 16. Addresses are fetched as the answer chain fetches them: public ones, and those that `allowPrivate` names.
   *
   * @throws ChatGLMError PICTURE_INVALID, INVALID_OPTION, ADDRESS_REFUSED, REMOTE_FAILED, and what the model throws
   */
  async told(messages: readonly BaseMessage[], signal: AbortSignal | undefined): Promise<readonly BaseMessage[]> {
    const images = messages.flatMap((message) => imagesOf(message).map((image) => ({ image, question: message.text })));
    if (images.length === 0) return messages;
    // What reads and fetches pictures is loaded for those who have some.
    const [{ givenPictures }, { SeenPictures }] = await Promise.all([
      import("../sources/images/picture-source.js"),
      import("../sources/images/seen-pictures.js"),
    ]);
    this.#seen ??= new SeenPictures(this.#vision);
    const given = givenPictures(
      images.map(({ image }) => image),
      this.#reading,
    );
    const looked = await given.lookedAt(this.#seen, (index) => images[index]?.question ?? "", signal);
    let number = 0;
    const told: BaseMessage[] = [];
    for (const message of messages) {
      if (imagesOf(message).length === 0) {
        told.push(message);
        continue;
      }
      const blocks: { readonly type: "text"; readonly text: string }[] = [];
      for (const block of message.content) {
        const picture = isImage(block) ? looked[number] : undefined;
        if (picture === undefined) {
          blocks.push(block as { readonly type: "text"; readonly text: string });
          continue;
        }
        number += 1;
        blocks.push({ type: "text", text: asText(number, picture.findings) });
      }
      told.push(new HumanMessage({ content: blocks }));
    }
    return told;
  }
}

function imagesOf(message: BaseMessage): readonly PictureInput[] {
  if (!HumanMessage.isInstance(message) || typeof message.content === "string") return [];
  return message.content.filter(isImage).map(inputOf);
}

/** A block may be a stranger's: whatever else it names, a file of this machine's isn't read. */
function inputOf(block: object): PictureInput {
  const { path: _, ...rest } = block as Readonly<Record<string, unknown>>;
  return rest as unknown as PictureInput;
}

function isImage(block: unknown): block is { readonly type: unknown } {
  return typeof block === "object" && block !== null && "type" in block && IMAGES.has(block.type);
}

/** Marked as what stands in a picture: it is anybody's text. */
function asText(number: number, findings: readonly Finding[]): string {
  const lines = findings.map(({ kind, text }) => (kind === "text" ? text : `(${kind}) ${text}`));
  const what = lines.length === 0 ? "nothing that can be read" : `\n${lines.join("\n")}\n`;
  return `\n[Picture ${number}: ${what}]\n`;
}

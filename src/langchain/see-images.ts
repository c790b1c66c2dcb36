import { type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { loadPicture } from "../vision/picture/load-picture.js";
import type { PictureInput } from "../vision/picture/picture-input.js";
import type { Finding, VisionModel } from "../vision/vision-model.js";

const IMAGES: ReadonlySet<unknown> = new Set(["image", "image_url"]);

/**
 * The conversation with what a vision model sees in place of its image blocks (LangChain's `image`, with `data` or a `data:` URL, and OpenAI's
 * `image_url`). Addresses on the web aren't fetched.
 *
 * @throws ChatGLMError PICTURE_INVALID, INVALID_OPTION, and what the model throws
 */
export async function withImagesSeen(
  messages: readonly BaseMessage[],
  vision: VisionModel,
  signal: AbortSignal | undefined,
): Promise<readonly BaseMessage[]> {
  let number = 0;
  const seen: BaseMessage[] = [];
  for (const message of messages) {
    const { content } = message;
    if (!HumanMessage.isInstance(message) || typeof content === "string" || !content.some(isImage)) {
      seen.push(message);
      continue;
    }
    const question = message.text;
    const blocks: { readonly type: "text"; readonly text: string }[] = [];
    for (const block of content) {
      if (isImage(block)) {
        number += 1;
        const picture = await loadPicture(block as PictureInput, signal === undefined ? {} : { signal });
        const findings = await vision.describe(picture, { question, signal });
        blocks.push({ type: "text", text: told(number, findings) });
      } else blocks.push(block as { readonly type: "text"; readonly text: string });
    }
    seen.push(new HumanMessage({ content: blocks }));
  }
  return seen;
}

function isImage(block: unknown): boolean {
  return typeof block === "object" && block !== null && "type" in block && IMAGES.has(block.type);
}

/** Marked as what stands in a picture: it is anybody's text. */
function told(number: number, findings: readonly Finding[]): string {
  const lines = findings.map(({ kind, text }) => (kind === "text" ? text : `(${kind}) ${text}`));
  const what = lines.length === 0 ? "nothing that can be read" : `\n${lines.join("\n")}\n`;
  return `\n[Picture ${number}: ${what}]\n`;
}

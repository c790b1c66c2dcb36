import { wordsOfName } from "./chatglm/format-of-name.js";
import { checkpointNames } from "./checkpoint-name.js";
import type { ChatFormatEvidence } from "./model-family.js";

/** A checkpoint's name that says what it is for. */
interface ChatName {
  readonly name: string;
  /** Whether it says more than a family and a size: publishers leave base models bare (`Qwen2.5-0.5B`). */
  readonly chats: boolean;
}

const bare = /^(?:qwen\d*|llama\d*|smollm\d*|meta|coder|math|base|\d+)$/;

/**
 * What a checkpoint's names say where chat models have a word for it (`Qwen2.5-0.5B-Instruct`) and base models none.
 *
 * @param family what names of the family have
 */
export function chatNameOf({ nameOrPath, where }: ChatFormatEvidence, family: RegExp): ChatName | undefined {
  const name = checkpointNames(nameOrPath, where).find((candidate) => family.test(candidate));
  if (name === undefined) return undefined;
  const own = name.slice(name.lastIndexOf("/") + 1);
  return { name, chats: !wordsOfName(own).every((word) => bare.test(word)) };
}

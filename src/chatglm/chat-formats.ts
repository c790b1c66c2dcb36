import type { Tokenizer } from "../tokenizer/tokenizer.js";
import type { ChatFormat } from "./chat-format.js";
import { chatglm2Format } from "./chatglm2-format.js";
import { chatglm3Format } from "./chatglm3-format.js";
import { completionFormat } from "./completion-format.js";
import type { ChatFormatName } from "./detect-chat-format.js";

/** The manifest's `chatFormat` → how to write prompts for it. */
export const chatFormats: Readonly<Record<ChatFormatName, (tokenizer: Tokenizer) => ChatFormat>> = {
  chatglm3: chatglm3Format,
  chatglm2: chatglm2Format,
  completion: completionFormat,
};

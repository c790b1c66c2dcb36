import type { Tokenizer } from "../../tokenizer/tokenizer.js";
import type { ChatFormat, ChatRole, ChatTool, ChatTurn } from "../chat-format.js";
import { pythonJson } from "../python-json.js";
import { requiredSpecialId } from "../special-id.js";

/** What the models were shown tools by; GLM-4-9B-Chat behind a sentence of who it is, which its own code puts there. */
const identity =
  "你是一个名为 GLM-4 的人工智能助手。你是基于智谱AI训练的语言模型 GLM-4 模型开发的，你的任务是针对用户的问题和要求提供适当的答复和支持。\n\n";
const heading = "# 可用工具";
const instruction = "在调用上述函数时，请使用 Json 格式表示调用的参数。";

interface Glm4Options {
  /** Whether tools are introduced by who the model is. */
  readonly identity: boolean;
  /** Whether prompts begin the thinking: GLM-Z1. */
  readonly thinks: boolean;
}

/**
 * The prompt of GLM-4 and GLM-Edge: `[gMASK] <sop>`, then per turn its role, the metadata's line and the content, then `<|assistant|>`, and
 * for GLM-Z1 `<think>`. Tools are a system turn of their own, before all others.
 *
 * @throws ChatGLMError TOKENIZER_INVALID when the tokenizer lacks a special token
 */
export function glm4Format(tokenizer: Tokenizer, options: Glm4Options): ChatFormat {
  const roleIds: Readonly<Record<ChatRole, number>> = {
    system: requiredSpecialId(tokenizer, "<|system|>"),
    user: requiredSpecialId(tokenizer, "<|user|>"),
    assistant: requiredSpecialId(tokenizer, "<|assistant|>"),
    observation: requiredSpecialId(tokenizer, "<|observation|>"),
  };
  const prefix = [requiredSpecialId(tokenizer, "[gMASK]"), requiredSpecialId(tokenizer, "<sop>")];
  const end = options.thinks ? [roleIds.assistant, ...tokenizer.encode("\n<think>")] : [roleIds.assistant];
  const turnIds = ({ role, metadata = "", content }: ChatTurn): number[][] => [
    [roleIds[role]],
    tokenizer.encode(`${metadata}\n`),
    tokenizer.encode(content),
  ];
  return {
    stopIds: [requiredSpecialId(tokenizer, "<|endoftext|>"), roleIds.user, roleIds.observation],
    encode: (turns, tools = []) => [prefix, ...[...toolTurn(tools, options), ...turns].flatMap(turnIds), end].flat(),
  };
}

function toolTurn(tools: readonly ChatTool[], options: Glm4Options): ChatTurn[] {
  if (tools.length === 0) return [];
  const shown = tools.map((tool) => `\n\n## ${String(tool["name"])}\n\n${pythonJson(tool)}\n${instruction}`);
  return [{ role: "system", content: `${options.identity ? identity : ""}${heading}${shown.join("")}` }];
}

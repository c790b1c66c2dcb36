import type { Tokenizer } from "../../tokenizer/tokenizer.js";
import type { ChatFormat, ChatRole, ChatTool, ChatTurn } from "../chat-format.js";
import { pythonJson } from "../python-json.js";
import { requiredSpecialId } from "../special-id.js";

/** The system turn ChatGLM3 was shown tools with; used when a conversation has tools but no system turn. */
const toolInstruction = "Answer the following questions as best as you can. You have access to the following tools:";

/**
 * ChatGLM3's prompt: `[gMASK] sop`, then per turn its role, encode(metadata + "\n") and encode(content), then `<|assistant|>`. The two
 * are encoded separately, so each begins with the tokenizer's dummy prefix. Tools go into the first system turn as JSON.
 *
 * @throws ChatGLMError TOKENIZER_INVALID when the tokenizer lacks a special token
 */
export function chatglm3Format(tokenizer: Tokenizer): ChatFormat {
  const roleIds: Readonly<Record<ChatRole, number>> = {
    system: requiredSpecialId(tokenizer, "<|system|>"),
    user: requiredSpecialId(tokenizer, "<|user|>"),
    assistant: requiredSpecialId(tokenizer, "<|assistant|>"),
    observation: requiredSpecialId(tokenizer, "<|observation|>"),
  };
  const prefix = [requiredSpecialId(tokenizer, "[gMASK]"), requiredSpecialId(tokenizer, "sop")];
  const turnIds = ({ role, metadata = "", content }: ChatTurn): number[][] => [
    [roleIds[role]],
    tokenizer.encode(`${metadata}\n`),
    tokenizer.encode(content),
  ];
  return {
    stopIds: [requiredSpecialId(tokenizer, "</s>"), roleIds.user, roleIds.observation],
    encode: (turns, tools = []) => [prefix, ...withTools(turns, tools).flatMap(turnIds), [roleIds.assistant]].flat(),
  };
}

function withTools(turns: readonly ChatTurn[], tools: readonly ChatTool[]): readonly ChatTurn[] {
  if (tools.length === 0) return turns;
  const place = turns.findIndex(({ role }) => role === "system");
  const system: ChatTurn = turns[place] ?? { role: "system", content: toolInstruction };
  const extended: ChatTurn = { ...system, content: `${system.content}\n${pythonJson(tools)}` };
  return place === -1 ? [extended, ...turns] : turns.with(place, extended);
}

import { ChatGLMError } from "../../errors.js";
import type { Tokenizer } from "../../tokenizer/tokenizer.js";
import type { ChatFormat, ChatTurn } from "../chat-format.js";
import { requiredSpecialId } from "../special-id.js";

/**
 * ChatGLM2's prompt: `[gMASK] sop`, then one text of numbered rounds, `[Round 1]\n\n问：…\n\n答：…\n\n`, that ends with `答：`. ChatGLM2 has no
 * system role: such a turn is put before the next question, as are questions without an answer, one per line.
 *
 * Encoding throws INVALID_OPTION for tools, observations, and a conversation that does not end with a question.
 *
 * @throws ChatGLMError TOKENIZER_INVALID when the tokenizer lacks a special token
 */
export function chatglm2Format(tokenizer: Tokenizer): ChatFormat {
  const prefix = [requiredSpecialId(tokenizer, "[gMASK]"), requiredSpecialId(tokenizer, "sop")];
  return {
    stopIds: [requiredSpecialId(tokenizer, "</s>")],
    encode(turns, tools = []) {
      if (tools.length > 0) throw refusal(`${tools.length} tools were given, and ChatGLM2 was not trained to call any.`);
      return [...prefix, ...tokenizer.encode(writeRounds(turns))];
    },
  };
}

function writeRounds(turns: readonly ChatTurn[]): string {
  if (turns.at(-1)?.role !== "user") throw refusal("The conversation does not end with a user turn.");
  let text = "";
  let round = 1;
  let question: string[] = [];
  for (const { role, content } of turns) {
    if (role === "observation")
      throw refusal("The conversation holds an observation, and ChatGLM2 was not trained to read tools' results.");
    if (role === "assistant") {
      text += `${openRound(round++, question)}${content}\n\n`;
      question = [];
    } else {
      question.push(content);
    }
  }
  return text + openRound(round, question);
}

function openRound(round: number, question: readonly string[]): string {
  return `[Round ${round}]\n\n问：${question.join("\n")}\n\n答：`;
}

function refusal(message: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", message, {
    remedy: "Use a ChatGLM3 model for tools; end a conversation with a question.",
  });
}

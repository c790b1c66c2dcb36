import { questionLanguage } from "../../../language/question-language.js";
import type { HistoryTurn } from "../../answer.js";
import type { PromptMessage } from "../../writing/prompts/answer-prompt.js";
import { addsNothing } from "../adds-nothing.js";

const WORDING = {
  zh: {
    system:
      "根据对话，把最后的问题改写成不看对话也能看懂的一个完整问题。不要回答，不要加入对话里没有的内容。本来就完整的问题照抄。只写问题。",
    user: "用户：",
    assistant: "助手：",
    last: "最后的问题：",
  },
  en: {
    system:
      "Rewrite the last question so that it can be understood without the conversation. Don't answer it, and add nothing that the conversation doesn't " +
      "say. Copy a question that is already complete. Reply with the question only.",
    user: "User: ",
    assistant: "Assistant: ",
    last: "Last question: ",
  },
} as const;
/** Turns shown to the model, and characters of each. */
const MOST_TURNS = 8;
const LONGEST_TURN = 500;
/** Characters. */
const LONGEST_REPLY = 500;

/** Asks a model to put in what a follow-up points to, where rules weren't sure. */
export function followUpPrompt(question: string, history: readonly HistoryTurn[]): readonly PromptMessage[] {
  const words = WORDING[questionLanguage(question)];
  const turns = history
    .slice(-MOST_TURNS)
    .map(({ role, content }) => `${words[role]}${content.slice(0, LONGEST_TURN).replace(/\s+/gu, " ")}`);
  return [
    { role: "system", content: words.system },
    { role: "user", content: [...turns, `${words.last}${question}`].join("\n") },
  ];
}

/**
 * The question in the model's reply; undefined if it is none, or speaks of names or numbers that neither the question nor the history
 * has: the question is then asked as it was.
 */
export function readFollowUp(reply: string, question: string, history: readonly HistoryTurn[]): string | undefined {
  if (reply.length > LONGEST_REPLY * 4) return undefined;
  const lines = reply
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const line = (lines[0] ?? "")
    .replace(/^(?:最后的问题|改写(?:后的问题)?|问题|last question|rewritten question|question)\s?[:：]\s*/iu, "")
    .replace(/^["“「](.*)["”」]$/u, "$1")
    .trim();
  if (lines.length !== 1 || line === "" || line.length > LONGEST_REPLY || /#\s?\d/.test(line)) return undefined;
  if (questionLanguage(line) !== questionLanguage(question) || !isQuestion(line)) return undefined;
  const given = [...history.slice(-MOST_TURNS).map(({ content }) => content.slice(0, LONGEST_TURN)), question].join("\n");
  return addsNothing(line, given, { hanWords: true }) ? line : undefined;
}

function isQuestion(line: string): boolean {
  return (
    /[?？]$/u.test(line) ||
    /^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|can|name|list|tell)\b/iu.test(line) ||
    /[谁哪吗呢几]|什么|多少|何|怎/u.test(line)
  );
}

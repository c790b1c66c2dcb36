import type { AnswerPrompt } from "./answer-prompt.js";
import { plainPrompt } from "./plain-prompt.js";
import { copiedLinesPrompt, quotedLinesPrompt } from "./quoted-lines-prompt.js";

/** By the name under which a converted model's manifest asks for one (`promptForm`). */
const PROMPTS: ReadonlyMap<unknown, AnswerPrompt> = new Map<unknown, AnswerPrompt>([
  ["plain", plainPrompt],
  ["quoted-lines", quotedLinesPrompt],
  ["copied-lines", copiedLinesPrompt],
]);
const MOST_WRAPPINGS = 8;

/** The prompt for a model: the form that it says it was trained on (`promptForm`), else the plain one. Looks into LangChain's bindings. */
export function answerPromptFor(model: object): AnswerPrompt {
  let inner: object = model;
  for (let depth = 0; depth < MOST_WRAPPINGS; depth += 1) {
    const prompt = PROMPTS.get(Reflect.get(inner, "promptForm"));
    if (prompt !== undefined) return prompt;
    const bound: unknown = Reflect.get(inner, "bound");
    if (typeof bound !== "object" || bound === null) break;
    inner = bound;
  }
  return plainPrompt;
}

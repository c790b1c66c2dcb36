import { fileURLToPath } from "node:url";
import { ChatGLMChatModel } from "langchain-chatglm";
import type { Attack, AttackOptions, Try } from "./attack.js";

const model = fileURLToPath(new URL("../models/chatglm-mini/", import.meta.url));

const places = ["西湖", "故宫", "长城", "泰山", "黄山", "洞庭湖", "兵马俑", "布达拉宫", "九寨沟", "都江堰"];
const asked = [
  "位于哪个省？",
  "在哪里？",
  "有多大？",
  "是什么时候建的？",
  "为什么有名？",
  "属于哪个城市？",
  "怎么去？",
  "有什么传说？",
];

export const attack: Attack = {
  name: "concurrent-equality",
  title:
    "With `deterministic: true`, greedy requests all at once, of equal and different beginnings: each text is what it is alone",
  async *run({ short, seed }: AttackOptions): AsyncIterable<Try> {
    const questions = Array.from({ length: short ? 40 : 2_400 }, (_, index) => question(index + seed));
    const options = { model, deterministic: true, temperature: 0, maxTokens: 24, maxQueuedRequests: questions.length };
    const alone: string[] = [];
    {
      await using chat = new ChatGLMChatModel(options);
      for (const text of questions) alone.push((await chat.invoke(text)).text);
    }
    await using chat = new ChatGLMChatModel({ ...options, maxConcurrency: questions.length });
    const together = await Promise.all(questions.map((text) => chat.invoke(text)));
    for (const [index, { text }] of together.entries()) {
      yield { held: text === alone[index], what: `${questions[index]}: ${alone[index]} alone, ${text} beside others` };
    }
  },
};

/** Numbers make near ties: the model has hardly an opinion on them. */
function question(index: number): string {
  const place = places[index % places.length] ?? "";
  const what = asked[Math.floor(index / places.length) % asked.length] ?? "";
  return index % 3 === 0 ? `请用一句话回答第${index}个问题：${place}${what}` : `${place}${what}（${index}）`;
}

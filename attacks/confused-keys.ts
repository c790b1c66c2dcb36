import { AIMessage } from "@langchain/core/messages";
import { RunnableLambda } from "@langchain/core/runnables";
import type { Attack } from "./attack.js";
import { seededNumbers } from "./support/run-module.js";

/** Pieces that have made keys of different things equal elsewhere: quotation marks, brackets, separators, look-alikes, halves of characters. */
const PIECES = [
  "",
  "a",
  "b",
  '"',
  "\\",
  "],[",
  '","',
  '["user","x"]',
  "\0",
  "\n",
  "1",
  "null",
  "中",
  "é",
  "e\u0301",
  "Ａ",
  "A",
].concat([
  "\ud800",
  "\udc00",
  "😀",
  " ",
  "\u200b",
  "\u3000",
  "?",
  "。",
  "3",
  "²",
  "①",
  "ﬁ",
  "fi",
  "İ",
  "ı",
  "ß",
  "ss",
  "\u202e",
  "{}",
  "answers/",
]);

/** Questions, histories, scopes and callers that differ. */
export const attack: Attack = {
  name: "confused-keys",
  title:
    "Questions, histories, models, options and sources made of hostile pieces, and callers of different `configurable` at the same time: no two different ones share an answer",
  async *run({ short, seed }) {
    const { AnswerCache, createAnswerChain } = await import("langchain-chatglm");
    const random = seededNumbers(seed);
    const text = (): string => Array.from({ length: random(4) }, () => PIECES[random(PIECES.length)]).join("");
    const store = new Map<string, string>();
    const cache = new AnswerCache({ store });
    const kept = new Map<string, string>();
    for (let count = 0; count < (short ? 2_000 : 60_000); count += 1) {
      const history = Array.from({ length: random(3) }, () => ({
        role: ["user", "assistant"][random(2)] ?? "",
        content: text(),
      }));
      const scope = {
        model: text(),
        prompt: text(),
        options: text(),
        tenant: text(),
        sources: Array.from({ length: random(3) }, text),
      };
      // The question keeps to one form: ways of typing are folded on purpose.
      const parts = { question: `q${random(5)}`, history, scope };
      const exact = JSON.stringify(parts);
      const found = await cache.lookup(parts);
      const before = found.status === "hit" ? kept.get(found.answer.text) : undefined;
      yield { held: found.status === "miss" || before === exact, what: `${exact} was served the answer of ${before}` };
      if (found.status === "hit") continue;
      kept.set(`answer ${count}`, exact);
      await cache.keep(parts, { text: `answer ${count}`, citations: [], origin: "model", values: [] });
    }
    const model = RunnableLambda.from(async (_: unknown, config?: { configurable?: Record<string, unknown> }) => {
      await new Promise((resolve) => setTimeout(resolve, random(3)));
      return new AIMessage(`for ${config?.configurable?.["tenant"]}`);
    });
    const chain = createAnswerChain({ model, modelIdentity: "m", cache: new AnswerCache({ store: new Map() }) });
    for (let pair = 0; pair < (short ? 20 : 500); pair += 1) {
      const tenants = [`a${pair}`, `b${pair}`, `a${pair}`];
      const answers = await Promise.all(tenants.map((tenant) => chain.invoke("q?", { configurable: { tenant } })));
      const held = answers.every(({ text: said }, index) => said === `for ${tenants[index]}`);
      yield { held, what: `${tenants.join(", ")}: ${answers.map(({ text: said }) => said).join(", ")}` };
    }
  },
};

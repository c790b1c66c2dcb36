/** A source of your own beside ours, here a price list: `npx tsx examples/06-own-source.ts [MODEL]`. */
import { fileURLToPath } from "node:url";
import { ChatGLMChatModel, createAnswerChain, type Evidence, GraphSource, type KnowledgeSource } from "langchain-chatglm";
import { exampleModel } from "./example-model.js";

const prices: ReadonlyMap<string, number> = new Map([
  ["Longjing", 320],
  ["Keemun", 180],
  ["Da Hong Pao", 540],
]);

const priceList: KnowledgeSource = {
  name: "prices",

  /** Every price that the question may be about. A model reads them, or a sentence is quoted. */
  async find(question, { limit }) {
    return named(question).map(evidenceFor).slice(0, limit);
  },

  /** Without a model, but only where there is no doubt and nothing else is asked. Everything else is `undefined`, never a guess. */
  async answer(question) {
    const [tea, ...others] = named(question);
    const asksOnlyThis = /^(?:how much does|what does|what is the price of) [^,?]+\??$/i.test(question);
    if (tea === undefined || others.length > 0 || !asksOnlyThis) return undefined;
    const evidence = evidenceFor(tea);
    const price = `${prices.get(tea)} yuan`;
    return { kind: "answer", text: evidence.text, values: [price], evidence: [evidence], derivation: `${tea} → price → ?` };
  },

  /** Equal strings mean equal prices: an answer kept by another process is served as long as they are. */
  async fingerprint() {
    return JSON.stringify([...prices]);
  },
};

function named(question: string): string[] {
  return [...prices.keys()].filter((tea) => question.toLowerCase().includes(tea.toLowerCase()));
}

function evidenceFor(tea: string): Evidence {
  const text = `${tea} costs ${prices.get(tea)} yuan per kilogram.`;
  return { source: "prices", title: tea, text, location: `price list, ${tea}`, score: 1 };
}

await using model = new ChatGLMChatModel({ model: exampleModel(), temperature: 0, maxTokens: 64 });
const facts = fileURLToPath(new URL("corpus/facts.ttl", import.meta.url));
const chain = createAnswerChain({ model, cache: false, sources: [priceList, new GraphSource({ path: facts })] });

for (const question of [
  "How much does Keemun cost?",
  "What is the price of Longjing, and who founded the Tingquan Tea Museum?",
  "How much does white tea cost?",
]) {
  const { text, served, citations, sources } = await chain.invoke(question);
  console.log(`\n? ${question}\n  ${text}\n  served by ${served}`);
  for (const { number, location, cited } of citations) if (cited) console.log(`  [${number}] ${location}`);
  for (const { name, status } of sources) if (status !== "ok") console.log(`  ${name}: ${status}`);
}

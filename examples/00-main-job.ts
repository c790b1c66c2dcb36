/**
 * The main job, on what this repository carries: a question goes to an answer cache, then to documents and a graph in
 * parallel, then to a local model that writes an answer from what they found; the answer is kept. Run it with `npm start`.
 */
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Answer,
  AnswerCache,
  ChatGLMChatModel,
  createAnswerChain,
  DocumentSource,
  GraphSource,
  lmdbStore,
} from "langchain-chatglm";
import colors from "picocolors";
import { ensureDefaultModel } from "../scripts/default-model.js";

const inRepository = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const modelFolder = inRepository(".cache/default-model");

console.log(colors.bold("\nChatGLM on this machine, answering from documents and a graph\n"));
const started = performance.now();
if (await ensureDefaultModel(modelFolder)) {
  console.log(
    `The default model was made and converted to int4 in ${duration(performance.now() - started)}: .cache/default-model`,
  );
}
console.log(
  colors.yellow(
    "The default model's weights are random: its words mean nothing. Sources, citations, timings and cache are real.",
  ),
);
console.log(colors.yellow("默认模型的权重是随机的，它说的话没有意义；来源、引用、用时和缓存都是真的。"));

await using model = new ChatGLMChatModel({ model: modelFolder, temperature: 0.8, seed: 1, maxTokens: 32 });
await using store = lmdbStore({ folder: inRepository(".cache/answers") });
const cache = new AnswerCache({ store });
await cache.clear();

const chain = createAnswerChain({
  model,
  cache,
  sources: [
    new DocumentSource({ path: inRepository("examples/corpus/documents") }),
    new GraphSource({ path: inRepository("examples/corpus/facts.ttl") }),
  ],
});

const first = "林月的老师出生在哪里？";
const asked = await ask(first);
await ask("Where was the founder of the Tingquan Tea Museum born, and which tea is made there?");
const again = await ask(first);
console.log(`\nThe first question again: ${duration(again)} instead of ${duration(asked)}, in which the model was loaded too.\n`);

/** Streams one answer, tells where it comes from and what each stage took, and returns the milliseconds of the whole. */
async function ask(question: string): Promise<number> {
  console.log(`\n${colors.bold(colors.cyan(`? ${question}`))}`);
  let answer: Partial<Answer> = {};
  for await (const chunk of await chain.stream(question)) {
    process.stdout.write(chunk.text);
    answer = chunk;
  }
  const { citations = [], sources = [], timing = { total: 0 }, served } = answer;
  console.log("\n");
  for (const { number, source, location, title, text } of served === "cache" ? [] : citations) {
    console.log(
      `  ${colors.green(`[${number}]`)} ${source}: ${title ?? path.basename(location)} ${colors.dim(path.basename(location))}`,
    );
    console.log(`      ${colors.dim(shorten(text))}`);
  }
  for (const { name, status, error } of sources) {
    if (status !== "ok") console.log(colors.yellow(`  ${name}: ${status} ${error ?? ""}`));
  }
  const { total, ...stages } = timing;
  const parts = Object.entries(stages).map(([stage, ms]) => `${stage} ${duration(ms)}`);
  const origin = served === "cache" ? colors.magenta("served from the cache") : "written by the model";
  if (served === "cache") console.log(`  with the same ${citations.length} citations`);
  console.log(`\n  ${origin} in ${duration(total)} (${parts.join(", ")})`);
  return total;
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** One line of at most 92 columns; Han characters and their punctuation take two. */
function shorten(text: string): string {
  let line = "";
  let columns = 0;
  for (const character of text.replaceAll(/\s+/g, " ").trim()) {
    columns += /[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u.test(character) ? 2 : 1;
    if (columns > 92) return `${line}…`;
    line += character;
  }
  return line;
}

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
  fileStore,
  GraphSource,
} from "langchain-chatglm";
import colors from "picocolors";

const inRepository = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

console.log(colors.bold("\nChatGLM on this machine, answering from documents and a graph\n"));
console.log(
  colors.dim(
    "models/chatglm-mini has 5.1 million weights: it answers from short evidence, is often wrong, and knows nothing else.",
  ),
);
console.log(colors.dim("models/chatglm-mini 只有 510 万参数：它只会根据简短的资料回答问题，而且常会答错。"));

await using model = new ChatGLMChatModel({ model: inRepository("models/chatglm-mini"), temperature: 0, maxTokens: 96 });
await using store = fileStore({ folder: inRepository(".cache/answers") });
const cache = new AnswerCache({ store });
await cache.clear();

const chain = createAnswerChain({
  model,
  cache,
  // Little enough for a model that was trained on a few hundred tokens at a time.
  evidence: { pieces: 5, characters: 500 },
  sources: [
    new DocumentSource({ path: inRepository("examples/corpus/documents"), passageCharacters: 160 }),
    new GraphSource({ path: inRepository("examples/corpus/facts.ttl") }),
  ],
});

const first = "听泉茶博物馆的创始人出生在哪里？";
const asked = await ask(first);
await ask("When was the Tingquan Tea Museum founded?");
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

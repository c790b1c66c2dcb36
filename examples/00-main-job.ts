/**
 * The main job, on what this repository carries: what the graph can work out is answered without the model, a question of several parts
 * follows a plan, what only the documents say is checked against them or quoted, and a question that was asked before costs nothing. Run it
 * with `npm start`.
 */
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  AnswerCache,
  type AnswerChunk,
  ChatGLMChatModel,
  createAnswerChain,
  DocumentSource,
  fileStore,
  GraphSource,
} from "langchain-chatglm";
import colors from "picocolors";

const inRepository = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

await using model = new ChatGLMChatModel({ model: inRepository("models/chatglm-mini"), temperature: 0, maxTokens: 96 });
await using cache = new AnswerCache({ store: fileStore({ folder: inRepository(".cache/answers") }) });
await cache.clear();

const chain = createAnswerChain({
  model,
  cache,
  sources: [
    new GraphSource({ path: inRepository("examples/corpus/facts.ttl") }),
    new DocumentSource({ path: inRepository("examples/corpus/documents") }),
  ],
});

console.log(colors.bold("\nAnswers from a graph and documents, on this machine"));
console.log(colors.dim("The model in the box, models/chatglm-mini, has 5.1 million weights. Most of this needs none of them."));

await ask("The graph knows", "听泉茶博物馆的创始人出生在哪里？");
await ask("Two parts, one plan", "When was the Tingquan Tea Museum founded, and where was Lin Yue born?");
await ask("Only a document says it", "On which day is the Tingquan Tea Museum closed?");
await ask("Nobody says it", "Who is the mayor of Shaoxing?");
await ask("Asked before", "听泉茶博物馆的创始人出生在哪里");

/** Streams one answer; tells where it comes from and what it took. */
async function ask(title: string, question: string): Promise<void> {
  console.log(`\n${colors.dim(title)}\n${colors.bold(colors.cyan(`? ${question}`))}`);
  let last: AnswerChunk = { text: "" };
  for await (const chunk of await chain.stream(question)) {
    process.stdout.write(chunk.text);
    last = chunk;
  }
  console.log("\n");
  const { citations = [], plan = [], derivation, served = "model", origin, timing } = last;
  for (const { question: part, text, served: by } of plan) console.log(colors.dim(`  ${part} → ${text} (${by})`));
  for (const { number, source, location, title: of, text, cited } of citations) {
    if (!cited) continue;
    console.log(`  ${colors.green(`[${number}]`)} ${source}: ${of ?? ""} ${colors.dim(path.basename(location))}`);
    console.log(`      ${colors.dim(shorten(text))}`);
  }
  if (derivation !== undefined) console.log(colors.dim(`  worked out: ${derivation}`));
  const by = served === "cache" ? `the cache, first by ${origin}` : served;
  console.log(`  ${colors.magenta(`served by ${by}`)} in ${duration(timing?.total ?? 0)}`);
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

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type AnswerPrompt, ChatGLMChatModel, createAnswerChain, type Evidence, type KnowledgeSource } from "langchain-chatglm";
import pLimit from "p-limit";
import { asMessages } from "../../src/answering/writing/prompts/as-messages.js";
import { copiedLinesPrompt } from "../../src/answering/writing/prompts/quoted-lines-prompt.js";
import { evalFolder } from "../question.js";
import { readingTable, summariseReading } from "./reading-figures.js";
import { type ReadingQuestion, readReadingQuestions } from "./reading-question.js";
import { isBroken, type ReadingVerdict, scoreReading } from "./score-reading.js";

export interface ReadingOptions {
  readonly model?: string;
  readonly frame?: string;
  /** See `AnswerPrompt.overruleAbstention`. */
  readonly overrule?: number;
  readonly ways: readonly ReadingWay[];
  /** Questions asked at once. */
  readonly together: number;
  readonly json?: string;
  readonly showFailures: boolean;
}

/** Asked directly, or through the chain and its gate; with free replies, or with copied ones. `chain`: the chain as it comes. */
export const READING_WAYS = ["free", "copied", "free-gated", "copied-gated", "chain"] as const;
export type ReadingWay = (typeof READING_WAYS)[number];

/** What became of one question. */
export interface ReadingOutcome {
  readonly question: ReadingQuestion;
  readonly text: string;
  readonly served?: string | undefined;
  readonly verdict: ReadingVerdict;
  readonly isBroken: boolean;
  readonly ms: number;
}

type Ask = (question: ReadingQuestion) => Promise<Pick<ReadingOutcome, "text" | "served">>;

/** How well a model reads the passages before it. */
export async function measureReading(
  file: string | undefined,
  options: ReadingOptions,
): Promise<Readonly<Record<string, readonly ReadingOutcome[]>>> {
  const questions = await readReadingQuestions(file ?? new URL("reading/dev.jsonl", evalFolder));
  const folder = options.model ?? fileURLToPath(new URL("../models/chatglm-mini", evalFolder));
  await using framed = options.frame === undefined ? undefined : await withFrame(folder, options.frame);
  const results: Record<string, ReadingOutcome[]> = {};
  const gated: AnswerPrompt = { ...copiedLinesPrompt, overruleAbstention: options.overrule };
  const limit = pLimit(options.together);
  for (const way of options.ways) {
    const free = way.startsWith("free") ? { copyOnly: false } : {};
    await using model = new ChatGLMChatModel({ model: framed?.folder ?? folder, temperature: 0, maxTokens: 160, ...free });
    const ask = way === "free" || way === "copied" ? directly(model) : throughChain(model, way === "chain" ? undefined : gated);
    await model.invoke("?", { maxTokens: 1 });
    const judged = async (question: ReadingQuestion): Promise<ReadingOutcome> => {
      const begun = performance.now();
      const said = await ask(question);
      const ms = performance.now() - begun;
      return { question, ...said, verdict: scoreReading(question, said.text, said.served), isBroken: isBroken(said.text), ms };
    };
    const outcomes = await Promise.all(questions.map((question) => limit(judged, question)));
    for (const { question, text, verdict } of outcomes) {
      const wanted = question.answers === undefined ? "refused" : "right";
      if (options.showFailures && verdict !== wanted) console.log(failure(way, question, text, verdict));
    }
    results[way] = outcomes;
    console.log(`\n${way}\n\n${readingTable(summariseReading(outcomes))}`);
  }
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(results, undefined, 1)}\n`);
  return results;
}

/** The same model with a frame of pieces, one a line of a file, in its manifest. */
async function withFrame(model: string, file: string): Promise<AsyncDisposable & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "reading-"));
  await cp(model, folder, { recursive: true });
  const path = join(folder, "manifest.json");
  const frame = (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  const manifest: object = JSON.parse(await readFile(path, "utf8"));
  await writeFile(path, JSON.stringify({ ...manifest, promptForm: "copied-lines", copying: { frame } }));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

function directly(model: ChatGLMChatModel): Ask {
  return async (question) => {
    const evidence = evidenceOf(question);
    const reply = await model.invoke(asMessages(copiedLinesPrompt.write({ question: question.question, history: [], evidence })));
    return { text: reply.text };
  };
}

function throughChain(model: ChatGLMChatModel, prompt: AnswerPrompt | undefined): Ask {
  return async (question) => {
    const source: KnowledgeSource = { name: "passages", find: async () => [...evidenceOf(question)] };
    const chain = createAnswerChain({ model, sources: [source], cache: false, ...(prompt === undefined ? {} : { prompt }) });
    const { text, served } = await chain.invoke(question.question);
    return { text, served };
  };
}

function evidenceOf({ passages }: ReadingQuestion): readonly Evidence[] {
  return passages.map(({ title, text }, index) => ({
    source: "passages",
    text,
    title,
    location: `passage ${index + 1}`,
    score: 1 - index / 100,
  }));
}

function failure(way: ReadingWay, { id, question, answers }: ReadingQuestion, text: string, verdict: ReadingVerdict): string {
  return `${way} ${id} ${verdict}: ${question}\n  said: ${text}\n  gold: ${answers?.join(" / ") ?? "(not known)"}`;
}

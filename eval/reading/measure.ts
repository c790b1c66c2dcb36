import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type AnswerPrompt, ChatGLMChatModel, createAnswerChain, type Evidence, type KnowledgeSource } from "langchain-chatglm";
import { asMessages } from "../../src/answering/writing/prompts/as-messages.js";
import { copiedLinesPrompt } from "../../src/answering/writing/prompts/quoted-lines-prompt.js";
import { evalFolder } from "../question.js";
import { readingTable, summariseReading } from "./reading-figures.js";
import { type ReadingQuestion, readReadingQuestions } from "./reading-question.js";
import { isBroken, type ReadingVerdict, scoreReading } from "./score-reading.js";

export interface ReadingOptions {
  readonly model?: string;
  readonly frame?: string;
  readonly ways: readonly ReadingWay[];
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
  const results: Record<string, ReadingOutcome[]> = {};
  for (const way of options.ways) {
    const copyOnly = way.startsWith("free") ? false : await frameOf(options.frame);
    await using model = new ChatGLMChatModel({
      model: folder,
      temperature: 0,
      maxTokens: 160,
      ...(copyOnly === undefined ? {} : { copyOnly }),
    });
    const ask =
      way === "free" || way === "copied" ? directly(model) : throughChain(model, way === "chain" ? undefined : copiedLinesPrompt);
    await model.invoke("?", { maxTokens: 1 });
    const outcomes: ReadingOutcome[] = [];
    for (const question of questions) {
      const begun = performance.now();
      const said = await ask(question);
      const ms = performance.now() - begun;
      const verdict = scoreReading(question, said.text, said.served);
      outcomes.push({ question, ...said, verdict, isBroken: isBroken(said.text), ms });
      const wanted = question.answers === undefined ? "refused" : "right";
      if (options.showFailures && verdict !== wanted) console.log(failure(way, question, said.text, verdict));
    }
    results[way] = outcomes;
    console.log(`\n${way}\n\n${readingTable(summariseReading(outcomes))}`);
  }
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(results, undefined, 1)}\n`);
  return results;
}

/** A frame of pieces, one a line, instead of the manifest's. */
async function frameOf(file: string | undefined): Promise<readonly string[] | undefined> {
  if (file === undefined) return undefined;
  return (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
}

function directly(model: ChatGLMChatModel): Ask {
  return async (question) => {
    const evidence = evidenceOf(question);
    const reply = await model.invoke(asMessages(copiedLinesPrompt.write({ question: question.question, history: [], evidence })));
    return { text: reply.text };
  };
}

function throughChain(model: ChatGLMChatModel, prompt: AnswerPrompt | undefined): Ask {
  let found: readonly Evidence[] = [];
  const source: KnowledgeSource = { name: "passages", find: async () => [...found] };
  const chain = createAnswerChain({ model, sources: [source], cache: false, ...(prompt === undefined ? {} : { prompt }) });
  return async (question) => {
    found = evidenceOf(question);
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

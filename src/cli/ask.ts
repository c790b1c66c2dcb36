import { writeFile } from "node:fs/promises";
import { AnswerCache } from "../answer-cache/answer-cache.js";
import { fileStore } from "../answer-cache/stores/file-store.js";
import { type AnswerChunk, completeAnswer } from "../answering/answer.js";
import { createAnswerChain } from "../answering/answer-chain.js";
import { AnswerTrace } from "../answering/trace/answer-trace.js";
import { renderTrace } from "../answering/trace/render-trace.js";
import { OnnxEmbeddings } from "../embeddings/onnx-embeddings.js";
import { ChatGLMChatModel } from "../langchain/chat-model.js";
import { openTokenizer } from "../model/open-tokenizer.js";
import type { DocumentSourceOptions } from "../sources/documents/document-options.js";
import { DocumentSource } from "../sources/documents/document-source.js";
import { GraphSource } from "../sources/graph/graph-source.js";
import { answerReport, skippedReport } from "./answer-report.js";
import { AskProgress } from "./ask-progress.js";
import { indexProgress } from "./index-progress.js";
import { interruptible } from "./interruption.js";
import { printable } from "./printable.js";
import type { Terminal } from "./terminal.js";

export interface AskOptions {
  readonly model: string;
  readonly documents?: string[];
  readonly graph?: string[];
  /** False with `--no-cache`. */
  readonly cache: boolean;
  readonly cacheFolder?: string;
  readonly indexFolder?: string;
  /** Folder of an encoder. */
  readonly embeddings?: string;
  /** False with `--no-plan`. */
  readonly plan: boolean;
  /** False with `--no-check`. */
  readonly check: boolean;
  /** Where to write how the question was answered. */
  readonly trace?: string;
  readonly json?: boolean;
  /** Defaults to 0: what evidence says is no matter of chance. */
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
  readonly seed?: number;
  readonly threads?: number;
  /** Seconds that everything before writing may take. */
  readonly timeout?: number;
}

/** Answers one question: streams the text, then tells its sources and what each stage took. */
export async function ask(terminal: Terminal, question: string, options: AskOptions): Promise<void> {
  // A wrong model folder is said even where the cache could answer: the answer would not be this model's.
  await openTokenizer(options.model);
  const { model: folder, temperature = 0, topP, maxTokens, seed, threads } = options;
  await using model = new ChatGLMChatModel({ model: folder, temperature, topP, maxTokens, seed, threads });
  await using store = fileStore({ folder: options.cacheFolder });
  const warn = (message: string): void => void terminal.stderr.write(`${terminal.colors.yellow(message)}\n`);
  // Closed before its store: an answer being kept is kept.
  await using cache = options.cache ? new AnswerCache({ store, onWarning: ({ message }) => warn(message) }) : undefined;
  const { documents: path, indexFolder = options.cache ? undefined : false } = options;
  await using embeddings = options.embeddings === undefined ? undefined : new OnnxEmbeddings({ model: options.embeddings });
  const vectors = embeddings === undefined ? {} : { vectors: { embeddings }, ...progressOf(terminal) };
  await using documents = path === undefined ? undefined : new DocumentSource({ path, indexFolder, ...vectors });
  const chain = createAnswerChain({
    model,
    plan: options.plan,
    ...(options.timeout === undefined ? {} : { fanOut: { timeout: Math.ceil(options.timeout * 1000) } }),
    check: options.check ? "gate" : false,
    cache: cache ?? false,
    sources: [
      ...(documents === undefined ? [] : [documents]),
      ...(options.graph === undefined ? [] : [new GraphSource({ path: options.graph })]),
    ],
  });
  const trace = new AnswerTrace(question);
  const progress = new AskProgress(terminal);
  const answer = async (signal: AbortSignal): Promise<void> => {
    let text = "";
    let last: AnswerChunk = { text };
    for await (const chunk of await chain.stream(question, { signal, callbacks: [trace, progress] })) {
      if (chunk.text !== "") progress.answering();
      if (!options.json) terminal.stdout.write(printable(chunk.text));
      text += chunk.text;
      last = chunk;
    }
    const whole = completeAnswer({ ...last, text });
    terminal.stdout.write(options.json ? `${JSON.stringify(whole)}\n` : `\n\n${answerReport(terminal, whole)}\n`);
    if (options.trace === undefined) return;
    await writeFile(options.trace, renderTrace(trace, whole), { mode: 0o600 });
    terminal.stderr.write(`${terminal.colors.dim(terminal.texts.ask.traced(options.trace))}\n`);
  };
  try {
    // This process has one question: the vectors are made before it.
    if (embeddings !== undefined) await interruptible((signal) => prepared(terminal, documents, signal));
    await interruptible(answer);
  } finally {
    progress.clear();
    for (const line of skippedReport(terminal, documents?.skipped ?? [])) warn(line);
  }
}

/** A person sees how far reading is; a program reads the answer. */
function progressOf(terminal: Terminal): Pick<DocumentSourceOptions, "onProgress"> {
  return terminal.interactiveErrors ? { onProgress: indexProgress(terminal) } : {};
}

/** Documents that can't be embedded are searched by words, which is told with what was left out. */
async function prepared(terminal: Terminal, documents: DocumentSource | undefined, signal: AbortSignal): Promise<void> {
  try {
    await documents?.prepare(signal);
  } catch (error) {
    if (signal.aborted || !documents?.skipped.some(({ name }) => name === "vectors")) throw error;
  } finally {
    if (terminal.interactiveErrors) terminal.stderr.write("\r\x1b[K");
  }
}

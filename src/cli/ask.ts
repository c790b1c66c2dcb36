import { AnswerCache } from "../answer-cache/answer-cache.js";
import { fileStore } from "../answer-cache/stores/file-store.js";
import type { Answer } from "../answering/answer.js";
import { createAnswerChain } from "../answering/answer-chain.js";
import { ChatGLMChatModel } from "../langchain/chat-model.js";
import { openTokenizer } from "../model/open-tokenizer.js";
import { DocumentSource } from "../sources/documents/document-source.js";
import { GraphSource } from "../sources/graph/graph-source.js";
import { answerReport, skippedReport } from "./answer-report.js";
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
  readonly json?: boolean;
  /** Defaults to 0: what evidence says is no matter of chance. */
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
  readonly seed?: number;
  readonly threads?: number;
}

/** Answers one question: streams the text, then tells its sources and what each stage took. */
export async function ask(terminal: Terminal, question: string, options: AskOptions): Promise<void> {
  // A wrong model folder is said even where the cache could answer: the answer would not be this model's.
  await openTokenizer(options.model);
  await using model = new ChatGLMChatModel({ temperature: 0, ...options });
  await using store = fileStore({ folder: options.cacheFolder });
  const warn = (message: string): void => void terminal.stderr.write(`${terminal.colors.yellow(message)}\n`);
  const documents = options.documents === undefined ? undefined : new DocumentSource({ path: options.documents });
  const chain = createAnswerChain({
    model,
    cache: options.cache ? new AnswerCache({ store, onWarning: ({ message }) => warn(message) }) : false,
    sources: [
      ...(documents === undefined ? [] : [documents]),
      ...(options.graph === undefined ? [] : [new GraphSource({ path: options.graph })]),
    ],
  });
  const answer = async (signal: AbortSignal): Promise<void> => {
    if (options.json) {
      terminal.stdout.write(`${JSON.stringify(await chain.invoke(question, { signal }))}\n`);
      return;
    }
    let answer: Partial<Answer> = {};
    for await (const chunk of await chain.stream(question, { signal })) {
      terminal.stdout.write(printable(chunk.text));
      answer = chunk;
    }
    terminal.stdout.write(`\n\n${answerReport(terminal, answer)}\n`);
  };
  try {
    await interruptible(answer);
  } finally {
    for (const line of skippedReport(terminal, documents?.skipped ?? [])) warn(line);
  }
}

import { writeFile } from "node:fs/promises";
import { type Answer, type AnswerChunk, completeAnswer } from "../answering/answer.js";
import { AnswerTrace } from "../answering/trace/answer-trace.js";
import { renderTrace } from "../answering/trace/render-trace.js";
import { ChatGLMError } from "../errors.js";
import { answerReport, failureReport, skippedReport } from "./answer-report.js";
import { AnswerSetup, type AnswerSetupOptions } from "./answer-setup.js";
import { AskProgress } from "./ask-progress.js";
import { indexProgress } from "./index-progress.js";
import { interruptible } from "./interruption.js";
import { clearLine } from "./loading.js";
import { printable } from "./printable.js";
import type { Terminal } from "./terminal.js";

export interface AskOptions extends AnswerSetupOptions {
  /** Where to write how the question was answered. */
  readonly trace?: string;
  readonly json?: boolean;
}

/**
 * Answers one question: streams the text, then tells its sources and what each stage took.
 *
 * @throws ChatGLMError JOB_FAILED if there are sources, and none of them could be asked; the answer has been told then
 */
export async function ask(terminal: Terminal, question: string, options: AskOptions): Promise<void> {
  const { texts, colors, stderr } = terminal;
  const warn = (message: string): void => void stderr.write(`${colors.yellow(texts.errorMessage(message, undefined))}\n`);
  const onIndexProgress = terminal.interactiveErrors ? indexProgress(terminal) : undefined;
  await using setup = await AnswerSetup.open(options, terminal.environment, { warn, onIndexProgress });
  clearLine(terminal);
  const { chain, skippable } = setup;
  const hasSources = skippable.length > 0 || options.image !== undefined;
  if (!hasSources) stderr.write(`${colors.dim(texts.ask.giveSources)}\n`);
  const prepare = async (signal: AbortSignal): Promise<void> => {
    try {
      await setup.prepareDocuments(signal);
    } finally {
      clearLine(terminal);
    }
  };
  const trace = new AnswerTrace(question);
  const { image = [] } = options;
  const asked = image.length === 0 ? question : { question, images: image.map((path) => ({ path })) };
  const progress = new AskProgress(terminal);
  const answer = async (signal: AbortSignal): Promise<Answer> => {
    let text = "";
    let last: AnswerChunk = { text };
    progress.begin();
    for await (const chunk of await chain.stream(asked, { signal, callbacks: [trace, progress] })) {
      if (chunk.text !== "") progress.answering();
      if (!options.json) terminal.stdout.write(printable(chunk.text));
      text += chunk.text;
      last = chunk;
    }
    const whole = completeAnswer({ ...last, text });
    terminal.stdout.write(options.json ? `${JSON.stringify(whole)}\n` : `\n\n${answerReport(terminal, whole, hasSources)}\n`);
    for (const line of failureReport(terminal, whole)) warn(line);
    if (options.trace !== undefined) {
      await writeFile(options.trace, renderTrace(trace, whole), { mode: 0o600 });
      stderr.write(`${colors.dim(texts.ask.traced(options.trace))}\n`);
    }
    return whole;
  };
  try {
    // This process has one question: the vectors are made before it.
    if (options.embeddings !== undefined) await interruptible(prepare);
    const { sources } = await interruptible(answer);
    if (sources.length > 0 && sources.every(({ status }) => status !== "ok"))
      throw new ChatGLMError("JOB_FAILED", texts.ask.allFailed);
  } finally {
    progress.clear();
    for (const { skipped = [] } of skippable) {
      for (const line of skippedReport(terminal, skipped)) warn(line);
    }
  }
}

import { writeFile } from "node:fs/promises";
import { type AnswerChunk, completeAnswer } from "../answering/answer.js";
import { AnswerTrace } from "../answering/trace/answer-trace.js";
import { renderTrace } from "../answering/trace/render-trace.js";
import { answerReport, skippedReport } from "./answer-report.js";
import { type AnswerSetupOptions, openAnswerSetup } from "./answer-setup.js";
import { AskProgress } from "./ask-progress.js";
import { indexProgress } from "./index-progress.js";
import { interruptible } from "./interruption.js";
import { printable } from "./printable.js";
import type { Terminal } from "./terminal.js";

export interface AskOptions extends AnswerSetupOptions {
  /** Where to write how the question was answered. */
  readonly trace?: string;
  readonly json?: boolean;
}

/** Answers one question: streams the text, then tells its sources and what each stage took. */
export async function ask(terminal: Terminal, question: string, options: AskOptions): Promise<void> {
  const warn = (message: string): void => void terminal.stderr.write(`${terminal.colors.yellow(message)}\n`);
  const onIndexProgress = terminal.interactiveErrors ? indexProgress(terminal) : undefined;
  await using setup = await openAnswerSetup(options, terminal.environment, { warn, onIndexProgress });
  const { chain, skippable } = setup;
  const prepare = async (signal: AbortSignal): Promise<void> => {
    try {
      await setup.prepareDocuments(signal);
    } finally {
      if (terminal.interactiveErrors) terminal.stderr.write("\r\x1b[K");
    }
  };
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
    if (options.embeddings !== undefined) await interruptible(prepare);
    await interruptible(answer);
  } finally {
    progress.clear();
    for (const { skipped = [] } of skippable) {
      for (const line of skippedReport(terminal, skipped)) warn(line);
    }
  }
}

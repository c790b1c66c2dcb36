import { Command } from "commander";
import type { DocumentSource } from "../../sources/documents/document-source.js";
import type { SkippedFile } from "../../sources/skipped-files.js";
import { skippedReport } from "../answer-report.js";
import { indexProgress } from "../index-progress.js";
import { interruptible } from "../interruption.js";
import type { Terminal } from "../terminal.js";

export function indexCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return new Command("index")
    .description(texts.index.description)
    .requiredOption("-d, --documents <path...>", texts.ask.documents)
    .option("-e, --embeddings <dir>", texts.index.embeddings)
    .option("--index-folder <dir>", texts.index.folder)
    .action((options: IndexOptions) => indexDocuments(terminal, options));
}

interface IndexOptions {
  readonly documents: string[];
  readonly embeddings?: string;
  readonly indexFolder?: string;
}

async function indexDocuments(
  terminal: Terminal,
  { documents: path, embeddings: model, indexFolder }: IndexOptions,
): Promise<void> {
  const { DocumentSource: Source } = await import("../../sources/documents/document-source.js");
  const { OnnxEmbeddings } = await import("../../embeddings/onnx-embeddings.js");
  const { texts, colors } = terminal;
  const begun = performance.now();
  const say = indexProgress(terminal);
  let all = 0;
  await using embeddings = model === undefined ? undefined : new OnnxEmbeddings({ model });
  await using documents = new Source({
    path,
    indexFolder,
    ...(embeddings === undefined ? {} : { vectors: { embeddings } }),
    onProgress: (progress) => {
      all = progress.files;
      say(progress);
    },
  });
  try {
    await interruptible((signal) => documents.prepare(signal));
  } finally {
    if (terminal.interactiveErrors) terminal.stderr.write("\r\x1b[K");
    for (const line of skippedReport(terminal, leftOut(documents))) terminal.stderr.write(`${colors.yellow(line)}\n`);
  }
  const left = leftOut(documents).length;
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  terminal.stdout.write(`${texts.index.done(all, left, seconds)}\n`);
}

/** Failed vectors are this command's error. */
function leftOut({ skipped }: DocumentSource): readonly SkippedFile[] {
  return skipped.filter(({ name }) => name !== "vectors");
}

import { Command } from "commander";
import type { DocumentSourceProgress } from "../../sources/documents/document-options.js";
import type { DocumentSource } from "../../sources/documents/document-source.js";
import type { SkippedFile } from "../../sources/skipped-files.js";
import { skippedReport } from "../answer-report.js";
import { checkPaths } from "../check-paths.js";
import { type Configured, withConfig } from "../config/config-options.js";
import { indexProgress } from "../index-progress.js";
import { interruptible } from "../interruption.js";
import { showLoading } from "../loading.js";
import type { Terminal } from "../terminal.js";

export function indexCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  const command = new Command("index").description(texts.index.description);
  return command
    .option("-c, --config <file>", texts.config)
    .option("-d, --documents <path...>", texts.ask.documents)
    .option("-e, --embeddings <dir>", texts.index.embeddings)
    .option("--index-folder <dir>", texts.index.folder)
    .action(async (flags: IndexOptions & { readonly config?: string }) => {
      await checkPaths(command, flags, terminal);
      const { configured, ...options } = await withConfig(terminal, command, flags);
      const named = configured.filter(({ source }) => source.kind === "documents");
      if (named.length === 0 && options.documents === undefined) command.error(`error: ${texts.index.noDocuments}`);
      await indexDocuments(terminal, { ...options, configured: named });
    });
}

interface IndexOptions {
  readonly documents?: string[];
  readonly embeddings?: string;
  readonly indexFolder?: string;
}

async function indexDocuments(
  terminal: Terminal,
  { documents, embeddings: model, indexFolder, configured }: IndexOptions & Configured,
): Promise<void> {
  showLoading(terminal);
  const { OpenedSources } = await import("../sources/open-sources.js");
  const { flagSources } = await import("../sources/flag-sources.js");
  const { OnnxEmbeddings } = await import("../../embeddings/onnx-embeddings.js");
  const { texts, colors, stderr } = terminal;
  const begun = performance.now();
  const say = indexProgress(terminal);
  let all = 0;
  let looking = 0;
  await using embeddings = model === undefined ? undefined : new OnnxEmbeddings({ model });
  const onIndexProgress = (progress: DocumentSourceProgress): void => {
    looking = progress.files;
    say(progress);
  };
  const named = [...configured, ...(await flagSources({ documents }, terminal.environment))];
  await using opened = await OpenedSources.open(named, { embeddings, indexFolder, onIndexProgress, warn: () => {} });
  const left = (): readonly SkippedFile[] => opened.documents.flatMap(leftOut);
  try {
    await interruptible(async (signal) => {
      for (const source of opened.documents) {
        await source.prepare(signal);
        all += looking;
        looking = 0;
      }
    });
  } finally {
    if (terminal.interactiveErrors) stderr.write("\r\x1b[K");
    for (const line of skippedReport(terminal, left())) stderr.write(`${colors.yellow(line)}\n`);
  }
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  terminal.stdout.write(`${texts.index.done(all, left().length, seconds)}\n`);
}

/** Failed vectors are this command's error. */
function leftOut({ skipped }: DocumentSource): readonly SkippedFile[] {
  return skipped.filter(({ name }) => name !== "vectors");
}

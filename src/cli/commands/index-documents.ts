import { Command } from "commander";
import { skippedReport } from "../answer-report.js";
import { interruptible } from "../interruption.js";
import type { Terminal } from "../terminal.js";

export function indexCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return new Command("index")
    .description(texts.index.description)
    .requiredOption("-d, --documents <path...>", texts.ask.documents)
    .option("--index-folder <dir>", texts.index.folder)
    .action((options: { readonly documents: string[]; readonly indexFolder?: string }) =>
      indexDocuments(terminal, options.documents, options.indexFolder),
    );
}

async function indexDocuments(terminal: Terminal, path: readonly string[], indexFolder: string | undefined): Promise<void> {
  const { DocumentSource } = await import("../../sources/documents/document-source.js");
  const { texts, colors } = terminal;
  const begun = performance.now();
  let tenths = 0;
  let all = 0;
  const say = (done: number, files: number): void => {
    all = files;
    if (terminal.interactiveErrors) return void terminal.stderr.write(`\r${texts.index.reading(done, files)}\x1b[K`);
    const now = Math.floor((done / Math.max(files, 1)) * 10);
    if (now > tenths) terminal.stderr.write(`${texts.index.reading(done, files)}\n`);
    tenths = now;
  };
  await using documents = new DocumentSource({
    path,
    indexFolder,
    onProgress: ({ filesDone, files }) => say(filesDone, files),
  });
  try {
    await interruptible((signal) => documents.prepare(signal));
  } finally {
    if (terminal.interactiveErrors) terminal.stderr.write("\r\x1b[K");
    for (const line of skippedReport(terminal, documents.skipped)) terminal.stderr.write(`${colors.yellow(line)}\n`);
  }
  const left = documents.skipped.length;
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  terminal.stdout.write(`${texts.index.done(all, left, seconds)}\n`);
}

import type { DocumentSourceProgress } from "../sources/documents/document-options.js";
import type { Terminal } from "./terminal.js";

/** Says on standard error how far reading and embedding are: one line that redraws itself for a person, for everybody else a line each tenth. */
export function indexProgress({
  texts,
  stderr,
  interactiveErrors,
}: Pick<Terminal, "texts" | "stderr" | "interactiveErrors">): (progress: DocumentSourceProgress) => void {
  const tenths = { files: 0, vectors: 0 };
  return ({ filesDone, files, vectorsDone, vectors }) => {
    const embeds = vectors !== undefined && vectorsDone !== undefined;
    const [what, done, all] = embeds ? (["vectors", vectorsDone, vectors] as const) : (["files", filesDone, files] as const);
    const line = embeds ? texts.index.embedding(done, all) : texts.index.reading(done, all);
    if (interactiveErrors) return void stderr.write(`\r${line}\x1b[K`);
    const now = Math.floor((done / Math.max(all, 1)) * 10);
    if (now > tenths[what]) stderr.write(`${line}\n`);
    tenths[what] = now;
  };
}

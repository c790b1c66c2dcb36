import type { JSX } from "preact";
import type { SourceEntry } from "../asking/protocol.js";
import { Dialog } from "./dialog.js";
import type { Texts } from "./texts.js";
import { size, useWords } from "./words.js";

interface Props {
  readonly sources: readonly SourceEntry[];
  readonly onClose: () => void;
}

/** What the server answers from: each source with its files. */
export function SourcesDialog({ sources, onClose }: Props): JSX.Element {
  const words = useWords();
  return (
    <Dialog title={words.sources} onClose={onClose}>
      {sources.length === 0 && <p class="note">{words.noSources}</p>}
      {sources.map((source) => (
        <Source key={source.name} source={source} />
      ))}
    </Dialog>
  );
}

function Source({ source }: { readonly source: SourceEntry }): JSX.Element {
  const words = useWords();
  const { name, kind, files, file_count, skipped, error } = source;
  const kinds = { documents: words.documents, graph: words.graphs, other: words.otherSource };
  return (
    <section class="holding">
      <h3>
        {kinds[kind]}{" "}
        <span>{name === kind ? summary(source, words) : [name, summary(source, words)].filter(Boolean).join(" · ")}</span>
      </h3>
      {error !== undefined && <p class="failure">{error}</p>}
      {error === undefined && kind === "other" && <p class="note">{words.untold}</p>}
      {files.length > 0 && (
        <ul class="files">
          {files.map((file) => (
            <li>
              <span>{file.name}</span> <i>{size(file.bytes)}</i>
            </li>
          ))}
          {file_count > files.length && <li class="note">{words.moreFiles(file_count - files.length)}</li>}
        </ul>
      )}
      {skipped.length > 0 && (
        <details class="others">
          <summary>
            {words.skipped} ({skipped.length})
          </summary>
          <ul class="files">
            {skipped.map((file) => (
              <li>
                <span>{file.name}</span> <i>{file.reason}</i>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** `11 files · 39 statements` */
export function summary({ kind, file_count, statements }: SourceEntry, words: Texts): string {
  if (kind === "other") return "";
  return [words.files(file_count), ...(statements === undefined ? [] : [words.statements(statements)])].join(" · ");
}

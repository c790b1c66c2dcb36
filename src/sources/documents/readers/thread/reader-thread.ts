import { on } from "node:events";
import type { Worker } from "node:worker_threads";
import { ChatGLMError } from "../../../../errors.js";
import type { DocumentPart, DocumentReader, DocumentToRead } from "../document-reader.js";
import type { PagePicture } from "../pdf/pdf-pictures.js";
import { UnreadableError } from "../unreadable-error.js";
import type { FromReader, ThreadKind, ToReader } from "./reader-messages.js";
import { keepReaderWorker, MOST_MEMORY_MB, takeReaderWorker } from "./reader-workers.js";

/** A file that takes longer, or of which one page takes longer, is given up. Milliseconds. */
const LONGEST_READ = 300_000;
const LONGEST_PAGE = 60_000;
/** PDFs and Word documents are mostly pictures, which aren't read. */
const MOST_BYTES = 32 * 2 ** 20;

/**
 * Reads one file after the other in a thread, which is taken by the first and ended where a file hangs it or fills its memory. Disposing
 * gives it back.
 */
export class ReaderThread implements Disposable {
  /** Readers of what is always read here: their parsers take long at once, and may hang. */
  readonly readers: readonly DocumentReader[];
  readonly #longestPage: number;
  #worker: Worker | undefined;

  /** @param longestPage a file of which one page takes longer is given up. Milliseconds. */
  constructor(longestPage: number = LONGEST_PAGE) {
    this.#longestPage = longestPage;
    this.readers = [this.#reader("PDF", ".pdf", "page"), this.#reader("DOCX", ".docx", "paragraph")];
  }

  [Symbol.dispose](): void {
    if (this.#worker !== undefined) keepReaderWorker(this.#worker);
    this.#worker = undefined;
  }

  #reader(name: ThreadKind, extension: string, unit: string): DocumentReader {
    return {
      name,
      extensions: [extension],
      unit,
      maxBytes: MOST_BYTES,
      read: (bytes, document) => this.#read({ kind: name, bytes, name: document.name }, document.signal),
    };
  }

  /** The same reader, at work in this thread. */
  moved<Reader extends DocumentReader & { readonly name: ThreadKind }>(reader: Reader): DocumentReader {
    return {
      ...reader,
      read: (bytes, { name, signal }) => this.#read({ kind: reader.name, bytes, name }, signal),
    };
  }

  /** What a PDF's pages without text consist of. */
  async *pictures(bytes: Uint8Array, { name, signal }: DocumentToRead): AsyncGenerator<PagePicture, void, undefined> {
    for await (const message of this.#messages({ kind: "PDF pictures", bytes, name }, signal)) {
      if (message.type === "picture") yield message.picture;
    }
  }

  async *#read(asked: ToReader, signal: AbortSignal): AsyncGenerator<readonly DocumentPart[], void, undefined> {
    for await (const message of this.#messages(asked, signal)) if (message.type === "parts") yield message.parts;
  }

  async *#messages({ kind, bytes, name }: ToReader, signal: AbortSignal): AsyncGenerator<FromReader, void, undefined> {
    this.#worker ??= takeReaderWorker();
    const worker = this.#worker;
    const late = new AbortController();
    const whole = AbortSignal.timeout(LONGEST_READ);
    const timer = setTimeout(() => late.abort(), this.#longestPage);
    let isDone = false;
    try {
      const messages = on(worker, "message", { signal: AbortSignal.any([signal, late.signal, whole]), close: ["exit"] });
      // What is sent is given away: the bytes may be part of a larger buffer.
      const own = Uint8Array.from(bytes);
      worker.postMessage({ kind, bytes: own, name } satisfies ToReader, [own.buffer]);
      for await (const [message] of messages as AsyncIterable<[FromReader]>) {
        timer.refresh();
        if (message.type === "parts" || message.type === "picture") {
          yield message;
          timer.refresh();
          continue;
        }
        isDone = true;
        if (message.type === "failed") throw errorOf(message);
        return;
      }
      throw new UnreadableError("its reader ended");
    } catch (error) {
      signal.throwIfAborted();
      if (isDone || error instanceof UnreadableError) throw error;
      if (late.signal.aborted) throw new UnreadableError(`a page of it takes more than ${this.#longestPage / 1_000} seconds`);
      if (whole.aborted) throw new UnreadableError(`it takes more than ${LONGEST_READ / 1_000} seconds`);
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      const reason =
        code === "ERR_WORKER_OUT_OF_MEMORY" ? `it needs more than ${MOST_MEMORY_MB} MiB to read` : "its reader ended";
      throw new UnreadableError(reason, { cause: error });
    } finally {
      clearTimeout(timer);
      if (!isDone) {
        this.#worker = undefined;
        await worker.terminate();
      }
    }
  }
}

function errorOf({ reason, remedy, isText, isMissingPackage }: FromReader & { readonly type: "failed" }): Error {
  return isMissingPackage
    ? new ChatGLMError("MISSING_PACKAGE", `${reason}.`, { remedy })
    : new UnreadableError(reason, { remedy, isText });
}

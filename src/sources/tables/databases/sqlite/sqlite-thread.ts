import { Worker } from "node:worker_threads";
import pLimit from "p-limit";
import { onAbort } from "../../../../async/on-abort.js";
import { ChatGLMError } from "../../../../errors.js";
import { workerFile } from "../../../../threads/worker-file.js";
import { abortedError } from "../../../shared-load.js";
import { MOST_CHARACTERS, type QueryBounds, tooMuch, tooSlow } from "../query-limits.js";
import type { FromSqlite, SqliteProblem, ToSqlite } from "./sqlite-messages.js";

/** The newest that comes with all its files and asks for no newer Node.js than this library does. */
const PACKAGE = "@sqlite.org/sqlite-wasm@3.50.4-build1";

const REMEDIES: Readonly<Record<SqliteProblem, string | undefined>> = {
  busy: "Close the program that writes to it, and open it once with `sqlite3` if a program was killed while it wrote.",
  "not-a-database": "Check that it is a SQLite database: `sqlite3 FILE 'PRAGMA integrity_check'`.",
  "no-memory": "Raise maxMemory.",
  "too-much": undefined,
  refused: undefined,
  "missing-package": `Run \`npm install ${PACKAGE}\`.`,
  failed: undefined,
};

/**
 * SQLite in a thread of its own, one query after the other. A query that takes too long or is aborted ends the thread, and the next one
 * starts another: nothing else stops it for certain. Doesn't keep the process alive while nothing is asked.
 */
export class SqliteThread {
  readonly #path: string;
  readonly #name: string;
  readonly #bounds: QueryBounds;
  readonly #oneByOne = pLimit(1);
  #worker: Worker | undefined;
  #isClosed = false;

  constructor(path: string, name: string, bounds: QueryBounds) {
    this.#path = path;
    this.#name = name;
    this.#bounds = bounds;
  }

  /** @param isInternal not made of a plan: may read the schema, too. */
  query(
    text: string,
    values: ToSqlite["values"],
    { signal, isInternal = false }: { readonly signal?: AbortSignal | undefined; readonly isInternal?: boolean },
  ): Promise<readonly (readonly (string | null)[])[]> {
    const { maxMemory } = this.#bounds;
    return this.#oneByOne(() =>
      this.#ask({ path: this.#path, text, values, maxMemory, maxCharacters: MOST_CHARACTERS, isInternal }, signal),
    );
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end();
  }

  async #ask(asked: ToSqlite, signal: AbortSignal | undefined): Promise<readonly (readonly (string | null)[])[]> {
    if (signal?.aborted) throw abortedError(signal.reason);
    if (this.#isClosed) throw new ChatGLMError("TABLE_FAILED", `${this.#name}: it is closed.`);
    this.#worker ??= startWorker();
    const worker = this.#worker;
    const { timeout } = this.#bounds;
    let stop = (): void => undefined;
    try {
      const answer = await new Promise<FromSqlite>((resolve, reject) => {
        const timer = setTimeout(() => reject(tooSlow(this.#name, timeout)), timeout);
        const stopListening = onAbort(signal, () => reject(abortedError(signal?.reason)));
        const ended = (): void =>
          reject(new ChatGLMError("TABLE_FAILED", `${this.#name}: the thread that reads it ended.`, { remedy: "Ask again." }));
        worker.once("message", resolve);
        worker.once("error", ended);
        worker.once("exit", ended);
        worker.ref();
        stop = () => {
          clearTimeout(timer);
          stopListening();
          worker.removeListener("message", resolve);
          worker.removeListener("error", ended);
          worker.removeListener("exit", ended);
          worker.unref();
        };
        worker.postMessage(asked);
      });
      if (answer.type === "rows") return answer.rows;
      throw this.#errorOf(answer);
    } catch (error) {
      // Whatever it does now, nobody waits for it.
      if (!(error instanceof ChatGLMError) || error.code !== "TABLE_FAILED") await this.#end();
      throw error;
    } finally {
      stop();
    }
  }

  #errorOf({ problem, message }: FromSqlite & { readonly type: "problem" }): ChatGLMError {
    if (problem === "missing-package")
      return new ChatGLMError(
        "MISSING_PACKAGE",
        "SQLite databases need the package @sqlite.org/sqlite-wasm, which is not installed.",
        {
          remedy: REMEDIES[problem],
        },
      );
    if (problem === "too-much") return tooMuch(this.#name);
    return new ChatGLMError("TABLE_FAILED", `${this.#name}: ${message}.`, { remedy: REMEDIES[problem] });
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

function startWorker(): Worker {
  const worker = new Worker(workerFile("./sqlite-worker.js", import.meta.url), {
    name: "chatglm-sqlite",
    execArgv: [],
  });
  // Where nobody asks, the error has no listener.
  worker.on("error", () => undefined);
  worker.unref();
  return worker;
}

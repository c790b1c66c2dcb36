import { AnswerCache } from "../answer-cache/answer-cache.js";
import { answerCacheFolder } from "../answer-cache/cache-folder.js";
import type { KeptEntry } from "../answer-cache/kept-answer.js";
import { fileStore } from "../answer-cache/stores/file-store.js";
import { ChatGLMError } from "../errors.js";
import { byteText } from "./byte-text.js";
import { cacheKeys } from "./cache-keys.js";
import { printable } from "./printable.js";
import { placeText, shortened } from "./shown-text.js";
import type { Terminal } from "./terminal.js";
import type { CacheCounts } from "./texts/english.js";

export interface CacheOptions {
  readonly cacheFolder?: string;
  readonly json?: boolean;
}

type Act = "stats" | "list" | "get" | "delete" | "clear" | "verify";

/** Columns of a question, and of its answer. */
const SHOWN_COLUMNS = 60;

/** Shows or changes what the answer cache keeps. @throws ChatGLMError if there is no answer to the question, or an entry is damaged. */
export async function runCache(terminal: Terminal, act: Act, question: string | undefined, options: CacheOptions): Promise<void> {
  const folder = options.cacheFolder ?? answerCacheFolder();
  await using store = fileStore({ folder });
  await using cache = new AnswerCache({ store, encryption: cacheKeys(terminal.environment) });
  const { cache: texts } = terminal.texts;
  const print = (value: unknown, text: string): void =>
    void terminal.stdout.write(options.json ? `${JSON.stringify(value)}\n` : `${printable(text)}\n`);
  switch (act) {
    case "stats": {
      const statistics = summarise(await all(cache.entries()));
      const [{ bytes }, { locked }] = [await store.size(), await cache.verify()];
      const told = [texts.statistics(folder, byteText(bytes), statistics), ...(locked === 0 ? [] : [texts.locked(locked)])];
      print({ folder, bytes, ...statistics, locked }, told.join("\n"));
      return;
    }
    case "list":
      for await (const entry of cache.entries()) print(shown(entry), line(entry));
      return;
    case "get": {
      const entries = await all(cache.entries(question));
      if (entries.length === 0) throw notKept(texts.notKept);
      for (const entry of entries) print(shown(entry), whole(entry, terminal));
      return;
    }
    case "delete": {
      const deleted = await cache.delete(question ?? "");
      if (deleted === 0) throw notKept(texts.notKept);
      print({ deleted }, texts.deleted(deleted));
      return;
    }
    case "clear": {
      const { answers } = await cache.verify();
      await cache.clear();
      print({ deleted: answers }, texts.deleted(answers));
      return;
    }
    case "verify": {
      const files = await store.damaged();
      const { damaged: entries, ...counts } = await cache.verify();
      const damaged = [...files, ...entries];
      const told = [
        texts.verified(counts.answers, damaged.length),
        ...(counts.locked === 0 ? [] : [texts.locked(counts.locked)]),
      ];
      print({ ...counts, damaged }, [...told, ...damaged].join("\n"));
      if (damaged.length > 0) throw new ChatGLMError("CACHE_STORE_FAILED", texts.isDamaged(damaged.length));
    }
  }
}

function summarise(entries: readonly KeptEntry[]): CacheCounts {
  const byOrigin: Record<string, number> = {};
  for (const { answer } of entries) byOrigin[answer.origin] = (byOrigin[answer.origin] ?? 0) + 1;
  const times = entries.map(({ keptAt }) => keptAt).sort((a, b) => a - b);
  const iso = (time: number | undefined): string | undefined => (time === undefined ? undefined : new Date(time).toISOString());
  return { answers: entries.length, byOrigin, oldest: iso(times[0]), newest: iso(times.at(-1)) };
}

function shown({ question, keptAt, expiresAt, answer }: KeptEntry): object {
  const expires = expiresAt === null ? null : new Date(expiresAt).toISOString();
  return { question, keptAt: new Date(keptAt).toISOString(), expiresAt: expires, ...answer };
}

function line({ question, keptAt, answer }: KeptEntry): string {
  return `${new Date(keptAt).toISOString().slice(0, 16)}  ${shortened(question, SHOWN_COLUMNS)}  →  ${shortened(answer.text, SHOWN_COLUMNS)}`;
}

function whole({ question, keptAt, answer }: KeptEntry, { texts }: Terminal): string {
  const citations = answer.citations
    .filter(({ cited }) => cited)
    .map((citation) => `  [${citation.number}] ${placeText(citation)}`);
  const kept = `${texts.cache.keptAt(new Date(keptAt).toISOString())}; ${texts.ask.origins[answer.origin]}`;
  return [question, answer.text, ...citations, kept, ""].join("\n");
}

function notKept(message: string): ChatGLMError {
  return new ChatGLMError("CACHE_STORE_FAILED", message);
}

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}

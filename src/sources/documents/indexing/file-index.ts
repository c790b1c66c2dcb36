import pLimit from "p-limit";
import { loadMeanings } from "../../../language/dictionary/meanings.js";
import { questionLanguage } from "../../../language/question-language.js";
import { loadSearchTerms } from "../../../language/search-terms.js";
import type { FilesFound, FoundFile } from "../../find-files.js";
import { SkippedFiles } from "../../skipped-files.js";
import type { DocumentSettings } from "../document-options.js";
import { giveWay } from "../give-way.js";
import type { DocumentRead, DocumentUnread, ReadDocumentOptions, readDocument } from "../read-document.js";
import type { DocumentReader } from "../readers/document-reader.js";
import { ReaderThread } from "../readers/thread/reader-thread.js";
import { isRecord, recordsOf } from "../tables/passage-records.js";
import { type DocumentTable, tablesOf } from "../tables/passage-tables.js";
import type {
  DocumentIndex,
  IndexedFiles,
  MissingVectors,
  PutVectors,
  SearchOptions,
  UpdateOptions,
  VectorSettings,
} from "./document-index.js";
import { fuseRanks } from "./fuse-ranks.js";
import { type FileRecord, readSnapshot, type Snapshot, writeSnapshot } from "./index-snapshot.js";
import { leaveOut, tooMany } from "./left-out.js";
import { inTheOtherLanguage, withTranslated } from "./other-language.js";
import { PassageIndex, type PassageTools, type ScoredPassage } from "./passage-index.js";
import type { PassageVectors, VectorsDone } from "./passage-vectors.js";

/** How the files are read: what an index needs of a source's settings. */
export type IndexSettings = Pick<DocumentSettings, "maxFileBytes" | "maxTotalBytes" | "passageCharacters" | "readers">;

type ReadSettings = Omit<ReadDocumentOptions, "maxBytes" | "mostPassages">;

interface ReadingTools extends PassageTools {
  readonly readDocument: typeof readDocument;
}

/** 64 MiB of ordinary text are 80,000 passages; a file of nothing but headings would be millions. */
const MOST_PASSAGES = 250_000;
const MOST_NOTES = 1_000;
const MANY_PASSAGES = `${MOST_PASSAGES} passages`;
const MAX_FILE_BYTES = 4 * 2 ** 20;
/** Of each ranking so many are fused. */
const MOST_RANKED = 100;

/** An index in this thread. */
export class FileIndex implements DocumentIndex {
  readonly hasEnded = false;
  readonly #settings: IndexSettings;
  readonly #snapshot: string | undefined;
  readonly #inTurn = pLimit(1);
  readonly #saving = pLimit(1);
  #tools: ReadingTools | undefined;
  #passages = this.#emptyIndex();
  #records = new Map<string, FileRecord>();
  #vectors: PassageVectors | undefined;
  #isOpen = false;
  #isChanged = false;

  /** @param snapshot file that the first update restores the index from, and {@link save} saves it to */
  constructor(settings: IndexSettings, snapshot?: string | undefined) {
    this.#settings = settings;
    this.#snapshot = snapshot;
  }

  /** Restores what was saved, ahead of the first update. */
  open(): Promise<void> {
    return this.#inTurn(() => this.#open());
  }

  update(files: FilesFound, options: UpdateOptions): Promise<IndexedFiles> {
    return this.#inTurn(async () => {
      await this.#open();
      return this.#update(files, options);
    });
  }

  search(question: string, { limit, minimum, language, vector: asked }: SearchOptions): Promise<readonly ScoredPassage[]> {
    return this.#inTurn(async () => {
      const terms = (await loadSearchTerms(question))(question);
      const vectors = asked === undefined ? undefined : this.#vectors;
      if (asked === undefined || vectors === undefined) {
        const groups = inTheOtherLanguage(terms, await loadMeanings());
        const meant = this.#passages.searchGroups(groups, limit, minimum);
        if (language !== undefined) return this.#passages.passages(meant[language]);
        const said = this.#passages.search(terms, limit, minimum);
        return this.#passages.passages(withTranslated(said, meant, questionLanguage(question)).slice(0, limit));
      }
      // What shares only common words with the question, as passages of another language do, hardly ranks by words.
      const words = this.#passages
        .search(terms, MOST_RANKED, minimum)
        .map(({ id, coverage }) => ({ id, weight: coverage * coverage }));
      const near = vectors.search(question, asked.vector, MOST_RANKED).map((id) => ({ id, weight: asked.weight }));
      return this.#passages.passages(fuseRanks([words, near]).slice(0, limit));
    });
  }

  tables(): Promise<readonly DocumentTable[]> {
    return this.#inTurn(async () => {
      const passages = this.#passages.inOrder(({ text }) => text.includes("|"));
      const isMarked = passages.some(({ isMarkdown }) => isMarkdown);
      const plain = isMarked ? (await import("../markdown-blocks.js")).inlineText : String;
      return [...tablesOf(passages, plain), ...recordsOf(this.#passages.inOrder(isRecord))];
    });
  }

  useVectors(settings: VectorSettings): Promise<VectorsDone> {
    return this.#inTurn(async () => {
      const { PassageVectors: Vectors } = await import("./passage-vectors.js");
      this.#vectors = undefined;
      const vectors = await Vectors.open(settings, this.#passages.entries());
      this.#vectors = vectors;
      return vectors.done;
    });
  }

  missingVectors(count: number): Promise<MissingVectors> {
    return this.#inTurn(() => {
      const vectors = this.#vectors;
      if (vectors === undefined) return { texts: [], done: 0, all: 0 };
      return { texts: vectors.missing(count, (id) => this.#passages.get(id)), ...vectors.done };
    });
  }

  putVectors(entries: PutVectors): Promise<void> {
    return this.#inTurn(async () => this.#vectors?.put(entries));
  }

  /** Writes what changed since it was restored or saved. Rejects with the file system's error. */
  save(): Promise<void> {
    return this.#saving(async () => {
      const { snapshot, content } = await this.#inTurn(() => this.#takeUnsaved());
      if (content === undefined) return;
      try {
        await writeSnapshot(snapshot, content);
      } catch (error) {
        this.#isChanged = true;
        throw error;
      }
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.save().catch(() => undefined);
  }

  #takeUnsaved(): { readonly snapshot: string; readonly content: Snapshot | undefined } {
    const snapshot = this.#snapshot ?? "";
    if (snapshot === "" || !this.#isChanged) return { snapshot, content: undefined };
    this.#isChanged = false;
    return { snapshot, content: { records: [...this.#records.values()], passages: this.#passages.save() } };
  }

  #emptyIndex(): PassageIndex {
    return new PassageIndex(() => {
      if (this.#tools === undefined) throw new Error("passages are added before there is what they are cut by");
      return this.#tools;
    });
  }

  async #open(): Promise<void> {
    if (this.#isOpen) return;
    this.#isOpen = true;
    const saved = this.#snapshot === undefined ? undefined : await readSnapshot(this.#snapshot);
    if (saved === undefined) return;
    try {
      this.#passages.restore(saved.passages);
      this.#records = new Map(saved.records.map((record) => [record.path, record]));
    } catch {
      this.#passages = this.#emptyIndex();
    }
  }

  async #update({ files, skipped: unlisted }: FilesFound, { onProgress, signal }: UpdateOptions): Promise<IndexedFiles> {
    const skipped = new SkippedFiles();
    for (const { name, reason } of unlisted) skipped.add(name, reason);
    const notes: string[] = [];
    const { maxTotalBytes, passageCharacters, readers: own } = this.#settings;
    let bytesLeft = maxTotalBytes;
    let passagesLeft = MOST_PASSAGES;
    using thread = new ReaderThread();
    const settings: ReadSettings = { passageCharacters, own, thread, signal, giveWay: giveWay(signal) };
    await this.#dropOthers(files);
    for (const [done, file] of files.entries()) {
      signal.throwIfAborted();
      onProgress({ filesDone: done, files: files.length });
      const isPacked = isReadBy(file, thread.readers) && !isReadBy(file, own);
      const isOver = bytesLeft <= 0 || (!isPacked && file.bytes > bytesLeft);
      if (isOver || passagesLeft <= 0) {
        await this.#drop(file.path);
        leaveOut(file, isOver ? tooMany(`${maxTotalBytes} bytes`, "Raise maxTotalBytes.") : tooMany(MANY_PASSAGES), skipped);
        continue;
      }
      const record = await this.#current(file, passagesLeft, settings);
      if ("reason" in record) {
        leaveOut(file, record, skipped);
        continue;
      }
      for (const reason of record.omissions) skipped.add(file.name, reason);
      if (record.note !== undefined && notes.length < MOST_NOTES) notes.push(`${file.name}: ${record.note}`);
      bytesLeft -= record.bytes;
      passagesLeft -= record.passages.length;
      if (passagesLeft <= 0) leaveOut(file, tooMany(MANY_PASSAGES), skipped);
      await settings.giveWay();
    }
    onProgress({ filesDone: files.length, files: files.length });
    return { skipped: skipped.list(), notes };
  }

  /** The record of a file, read if it is new or changed. */
  async #current(file: FoundFile, passagesLeft: number, settings: ReadSettings): Promise<FileRecord | DocumentUnread> {
    const known = this.#records.get(file.path);
    const isUsable = known !== undefined && known.name === file.name && known.passages.length <= passagesLeft;
    if (isUsable && known.stamp === file.stamp) return known.unread ?? known;
    const reader = [...settings.own, ...settings.thread.readers].find((one) => isReadBy(file, [one]));
    const maxBytes = this.#settings.maxFileBytes ?? reader?.maxBytes ?? MAX_FILE_BYTES;
    const tools = await this.#loadTools();
    const read = await tools.readDocument(
      file,
      { ...settings, maxBytes, mostPassages: passagesLeft },
      isUsable ? known.hash : undefined,
    );
    const { path, name, stamp } = file;
    if ("unchanged" in read) {
      const touched = { ...known, stamp } as FileRecord;
      this.#keep(touched);
      return touched.unread ?? touched;
    }
    await this.#drop(path);
    const common = { path, name, stamp, hash: read.hash };
    if ("reason" in read) {
      const { reason, remedy } = read;
      if (read.isLasting) this.#keep({ ...common, passages: [], bytes: 0, omissions: [], unread: { reason, remedy } });
      return read;
    }
    const passages: number[] = [];
    // Known from the beginning, without a hash: if the signal fires in between, the next update drops what was added and reads the file again.
    const record: FileRecord = {
      ...common,
      stamp: "",
      hash: undefined,
      passages,
      bytes: countedBytes(file, read, reader, settings),
      ...partsOf(read),
    };
    this.#keep(record);
    for (const passage of read.passages) {
      const id = this.#passages.add(passage);
      passages.push(id);
      this.#vectors?.add(id, passage);
      await settings.giveWay();
    }
    const whole: FileRecord = { ...record, stamp, hash: read.hash };
    this.#keep(whole);
    return whole;
  }

  /** What reads and cuts text is loaded by the first file that is new, changed or gone. */
  async #loadTools(): Promise<ReadingTools> {
    if (this.#tools !== undefined) return this.#tools;
    const [terms, { withoutMarkup }, { readDocument }] = await Promise.all([
      loadSearchTerms(),
      import("../markdown-blocks.js"),
      import("../read-document.js"),
    ]);
    this.#tools = { terms, withoutMarkup, readDocument };
    return this.#tools;
  }

  #keep(record: FileRecord): void {
    this.#records.set(record.path, record);
    this.#isChanged = true;
  }

  async #dropOthers(files: readonly FoundFile[]): Promise<void> {
    const listed = new Set(files.map(({ path }) => path));
    for (const path of [...this.#records.keys()]) if (!listed.has(path)) await this.#drop(path);
  }

  async #drop(path: string): Promise<void> {
    const record = this.#records.get(path);
    if (record === undefined) return;
    await this.#loadTools();
    for (const id of record.passages) {
      this.#passages.remove(id);
      this.#vectors?.remove(id);
    }
    this.#records.delete(path);
    this.#isChanged = true;
  }
}

/** Of a PDF, pictures are most of the bytes; what counts is its text. */
function countedBytes(
  file: FoundFile,
  { passages }: DocumentRead,
  reader: DocumentReader | undefined,
  settings: ReadSettings,
): number {
  const isPacked = reader !== undefined && settings.thread.readers.includes(reader);
  return isPacked ? passages.reduce((sum, { text }) => sum + text.length, 0) : file.bytes;
}

function partsOf({ omissions, note }: DocumentRead): Pick<FileRecord, "omissions" | "note"> {
  return { omissions, ...(note === undefined ? {} : { note }) };
}

function isReadBy({ name }: FoundFile, readers: readonly DocumentReader[]): boolean {
  const lower = name.toLowerCase();
  return readers.some(({ extensions }) => extensions.some((extension) => lower.endsWith(extension)));
}

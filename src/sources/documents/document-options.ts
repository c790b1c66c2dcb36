import { ChatGLMError } from "../../errors.js";
import type { AnyEmbeddings, EmbedderOptions } from "../../vectors/embedder.js";
import { BUILT_IN_EXTENSIONS } from "./readers/built-in-readers.js";
import type { DocumentReader } from "./readers/document-reader.js";

/** How far reading has come, and after it embedding. */
export interface DocumentSourceProgress {
  readonly filesDone: number;
  readonly files: number;
  /** While vectors are made: how many texts have one, of how many. */
  readonly vectorsDone?: number | undefined;
  readonly vectors?: number | undefined;
}

/** Searching documents by meaning too: see docs/sources.md. */
export interface DocumentVectorOptions extends EmbedderOptions {
  /**
   * Any of LangChain's embeddings, such as `OnnxEmbeddings`. It isn't closed with the source. Vectors of those that don't tell their identity are kept for the next process
   * only with a `version`.
   */
  readonly embeddings: AnyEmbeddings;
  /**
   * What the rank by vectors counts beside the rank by words, which counts the square of the share of the question's words (weighed by rarity)
   * that a passage holds. Defaults to 0.5, measured on three worlds and two encoders.
   */
  readonly weight?: number | undefined;
  /** Passages embedded by one call. Defaults to 32. */
  readonly batch?: number | undefined;
}

/** Which files a {@link DocumentSource} reads, and how. */
export interface DocumentSourceOptions {
  /**
   * Folders (read with their subfolders) and files: Markdown, plain text, HTML, CSV, JSON in UTF-8, UTF-16, GB18030 (GBK), Big5,
   * Windows-1252, and what else is told apart; PDF and DOCX if `pdfjs-dist` and `mammoth` are installed. A file of a folder that can't be read is left out and told; a file named here that can't be read is an error.
   */
  readonly path: string | readonly string[];
  /** Defaults to "documents". */
  readonly name?: string | undefined;
  /** Endings of the files read from folders, with or without a dot, in any case. Defaults to those of all readers. */
  readonly extensions?: readonly string[] | undefined;
  /** Readers of other kinds of files, or of the same kinds in another way: they come before the library's own. */
  readonly readers?: readonly DocumentReader[] | undefined;
  /** Larger files are left out. Defaults to 4 MiB; for PDF and DOCX, whose pictures aren't read, 32 MiB. */
  readonly maxFileBytes?: number | undefined;
  /** Files past this sum are left out; a PDF or DOCX counts by its text. Defaults to 64 MiB. */
  readonly maxTotalBytes?: number | undefined;
  /** Defaults to 10,000. */
  readonly maxFiles?: number | undefined;
  /** Longest passage, characters. Defaults to 800. */
  readonly passageCharacters?: number | undefined;
  /** Follow links that lead out of the folder. Defaults to false. */
  readonly followOutside?: boolean | undefined;
  /** Passages that score less than this share of the best are left out. Defaults to 0.1. */
  readonly minimumScore?: number | undefined;
  /** Milliseconds for which the folder isn't looked at again: a change is noticed by a question after them. 0 looks every time. Defaults to 1,000. */
  readonly revalidate?: number | undefined;
  /**
   * Folder that the index of many files, or of large ones, is kept in for the next process; false keeps none. Defaults to `documents` in the
   * system's cache folder for this package.
   */
  readonly indexFolder?: string | false | undefined;
  /**
   * Search by meaning as well as by words. Vectors are made in the background: questions are answered by words meanwhile, and where the
   * embeddings fail. Defaults to words alone.
   */
  readonly vectors?: DocumentVectorOptions | undefined;
  /**
   * Answer from the tables in the documents, whatever kind of file they stand in, where a row is about one thing: without a model, as from a graph.
   * Up to 200 tables with 20,000 cells; others are found as text. Defaults to true.
   */
  readonly tables?: boolean | undefined;
  /** Called while the files are read, and while vectors are made. */
  readonly onProgress?: ((progress: DocumentSourceProgress) => void) | undefined;
  /** Told about each file that is left out, and why, and where embeddings fail: once, not at every reading. */
  readonly onWarning?: ((warning: ChatGLMError) => void) | undefined;
}

export interface DocumentSettings {
  readonly paths: readonly string[];
  readonly extensions: readonly string[];
  readonly readers: readonly DocumentReader[];
  readonly maxFileBytes: number | undefined;
  readonly maxTotalBytes: number;
  readonly maxFiles: number;
  readonly passageCharacters: number;
  readonly followOutside: boolean;
  readonly minimumScore: number;
  readonly revalidate: number;
  /** Undefined for the default. */
  readonly indexFolder: string | false | undefined;
  readonly vectors: { readonly weight: number; readonly batch: number } | undefined;
  readonly tables: boolean;
}

/** Changes when the same files are read or cut in another way. */
const METHOD = 5;

/** Equal for settings that read a file alike. */
export function readingMethod({ maxFileBytes, maxTotalBytes, passageCharacters, readers }: DocumentSettings): string {
  const own = readers.map((reader) => [reader.name, reader.version, reader.extensions]);
  return JSON.stringify([METHOD, maxFileBytes, maxTotalBytes, passageCharacters, own]);
}

/** The options with their defaults. Throws INVALID_OPTION naming the option. */
export function documentSettings(options: DocumentSourceOptions): DocumentSettings {
  const { path, followOutside = false } = options;
  const readers = checkedReaders(options.readers ?? []);
  const { extensions = [...BUILT_IN_EXTENSIONS, ...readers.flatMap((reader) => reader.extensions)] } = options;
  const paths = typeof path === "string" ? [path] : path;
  if (!Array.isArray(paths) || paths.length === 0 || paths.some((one: unknown) => typeof one !== "string" || one === "")) {
    throw invalid("path", "it must name at least one file or folder");
  }
  return {
    paths,
    extensions: endings(extensions),
    readers,
    maxFileBytes: options.maxFileBytes === undefined ? undefined : atLeast(1, "maxFileBytes", options.maxFileBytes),
    maxTotalBytes: atLeast(1, "maxTotalBytes", options.maxTotalBytes ?? 64 * 2 ** 20),
    maxFiles: atLeast(1, "maxFiles", options.maxFiles ?? 10_000),
    passageCharacters: atLeast(20, "passageCharacters", options.passageCharacters ?? 800),
    followOutside,
    minimumScore: atLeast(0, "minimumScore", options.minimumScore ?? 0.1),
    revalidate: atLeast(0, "revalidate", options.revalidate ?? 1_000),
    indexFolder: checkedFolder(options.indexFolder),
    vectors: options.vectors === undefined ? undefined : vectorSettings(options.vectors),
    tables: options.tables ?? true,
  };
}

function vectorSettings({
  embeddings,
  weight = 1,
  batch = 32,
  timeout,
  batchTimeout,
}: DocumentVectorOptions): NonNullable<DocumentSettings["vectors"]> {
  const { embedQuery, embedDocuments } = (embeddings ?? {}) as Partial<AnyEmbeddings>;
  if (typeof embedQuery !== "function" || typeof embedDocuments !== "function") {
    throw invalid("vectors.embeddings", "it must have embedQuery() and embedDocuments(), as LangChain's embeddings do");
  }
  if (timeout !== undefined) atLeast(1, "vectors.timeout", timeout);
  if (batchTimeout !== undefined) atLeast(1, "vectors.batchTimeout", batchTimeout);
  return { weight: atLeast(0, "vectors.weight", weight), batch: Math.floor(atLeast(1, "vectors.batch", batch)) };
}

function checkedFolder(folder: string | false | undefined): string | false | undefined {
  if (folder === undefined || folder === false || (typeof folder === "string" && folder !== "")) return folder;
  throw invalid("indexFolder", "it must be a path, or false");
}

function checkedReaders(readers: readonly DocumentReader[]): readonly DocumentReader[] {
  if (!Array.isArray(readers)) throw invalid("readers", "it must be a list of readers");
  for (const reader of readers as readonly (Partial<DocumentReader> | null | undefined)[]) {
    const { name, unit, extensions, read } = reader ?? {};
    const isReader = typeof name === "string" && typeof unit === "string" && typeof read === "function";
    const isOwner =
      Array.isArray(extensions) && extensions.length > 0 && extensions.every((one: unknown) => /^\.\S+$/.test(String(one)));
    if (!isReader || !isOwner) throw invalid("readers", 'each needs a name, a unit, extensions such as [".log"], and read()');
  }
  return readers;
}

/** `md`, `.MD` and `*.md` all mean `.md`. */
function endings(extensions: readonly string[]): readonly string[] {
  if (!Array.isArray(extensions) || extensions.length === 0)
    throw invalid("extensions", 'it must be a list such as [".md", ".txt"]');
  return extensions.map((extension: unknown) => {
    const ending =
      typeof extension === "string"
        ? extension
            .trim()
            .toLowerCase()
            .replace(/^\*?\.?/, ".")
        : "";
    if (!/^\.[^\s./\\*?,;[\]{}][^\s/\\*?,;[\]{}]*$/u.test(ending)) {
      throw invalid("extensions", `${JSON.stringify(extension)} is not a file name's ending such as ".md"`);
    }
    return ending;
  });
}

function atLeast(least: number, name: string, value: number): number {
  if (typeof value !== "number" || !(value >= least)) throw invalid(name, `${String(value)} is not a number from ${least}`);
  return value;
}

function invalid(name: string, problem: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `${name}: ${problem}.`);
}

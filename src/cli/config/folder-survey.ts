import { access, open, readdir } from "node:fs/promises";
import path from "node:path";
import { contentKind } from "../../sources/documents/readers/content-kind.js";
import { findFiles } from "../../sources/find-files.js";

/** What lies in a folder that answers can be drawn from. Paths begin with `./`, below the folder. */
export interface FolderSurvey {
  readonly documents: readonly string[];
  readonly documentFiles: number;
  readonly graph: readonly string[];
  readonly databases: readonly string[];
  /** Folders of converted models. */
  readonly models: readonly string[];
  /** Folders of encoders. */
  readonly encoders: readonly string[];
}

const DOCUMENTS = [".md", ".markdown", ".txt", ".html", ".htm", ".pdf", ".docx", ".csv", ".tsv", ".json", ".jsonl"];
const GRAPHS = [".ttl", ".nt", ".trig", ".nq"];
const DATABASES = [".db", ".db3", ".sqlite", ".sqlite3", ".s3db"];
/** What programs keep for themselves. */
const NO_DOCUMENT =
  /(?:^|\/)(?:package|package-lock|tsconfig[^/]*|answering|manifest|config|tokenizer[^/]*|composer)\.json$|\.schema\.json$/i;
/** More single files at the top are named as the folder itself. */
const MOST_NAMED = 8;
const MOST_FILES = 20_000;

/** Looks through a folder, its subfolders too. */
export async function surveyFolder(folder: string, signal: AbortSignal): Promise<FolderSurvey> {
  const extensions = [...DOCUMENTS, ...GRAPHS, ...DATABASES];
  const { files } = await findFiles([folder], { extensions, maxFiles: MOST_FILES, followOutside: false, signal });
  const { models, encoders } = await modelFolders(folder);
  const inModel = (name: string): boolean => [...models, ...encoders].some((one) => name.startsWith(`${one.slice(2)}/`));
  const names = files.map(({ name }) => name).filter((name) => !inModel(name));
  const of = (endings: readonly string[]): string[] =>
    names.filter((name) => endings.includes(path.extname(name).toLowerCase()) && !NO_DOCUMENT.test(name));
  const documents = await readable(folder, of(DOCUMENTS));
  return {
    documents: places(documents),
    documentFiles: documents.length,
    graph: of(GRAPHS).map((name) => `./${name}`),
    databases: of(DATABASES).map((name) => `./${name}`),
    models,
    encoders,
  };
}

/** Without the pages and conversations that this program wrote at the top: no reader takes them. */
async function readable(folder: string, names: readonly string[]): Promise<string[]> {
  const kept: string[] = [];
  for (const name of names) {
    const isSeen = !name.includes("/") && /\.(?:json|html?)$/i.test(name);
    const kind = isSeen ? contentKind(await beginningOf(path.join(folder, name))) : undefined;
    if (kind === undefined || "reader" in kind) kept.push(name);
  }
  return kept;
}

const BEGINNING_BYTES = 4_096;

async function beginningOf(file: string): Promise<Uint8Array> {
  try {
    await using handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    // What can't be opened is told by whoever reads it.
    return new Uint8Array();
  }
}

/** The folders at the top that hold files, and the files that lie beside them. */
function places(names: readonly string[]): string[] {
  const folders = new Set(names.filter((name) => name.includes("/")).map((name) => `./${name.split("/")[0]}`));
  const files = names.filter((name) => !name.includes("/")).map((name) => `./${name}`);
  return files.length > MOST_NAMED ? ["."] : [...folders, ...files];
}

async function modelFolders(folder: string): Promise<{ models: string[]; encoders: string[] }> {
  const models: string[] = [];
  const encoders: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const has = (name: string): Promise<boolean> =>
      access(path.join(folder, entry.name, name)).then(
        () => true,
        () => false,
      );
    if ((await has("manifest.json")) && (await has("model.onnx"))) models.push(`./${entry.name}`);
    else if ((await has("tokenizer.json")) && ((await has("model.onnx")) || (await has("onnx"))))
      encoders.push(`./${entry.name}`);
  }
  return { models, encoders };
}

import { access, readdir } from "node:fs/promises";
import path from "node:path";
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
  const documents = of(DOCUMENTS);
  return {
    documents: places(documents),
    documentFiles: documents.length,
    graph: of(GRAPHS).map((name) => `./${name}`),
    databases: of(DATABASES).map((name) => `./${name}`),
    models,
    encoders,
  };
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

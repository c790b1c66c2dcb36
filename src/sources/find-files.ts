import { type BigIntStats, type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, sep } from "node:path";
import { ChatGLMError } from "../errors.js";
import { type SkippedFile, SkippedFiles } from "./skipped-files.js";

/** A file as it looked when the folder was listed. */
export interface FoundFile {
  /** Resolved path, for opening. */
  readonly path: string;
  /** Path as shown to people: relative to the folder it was found under, with forward slashes. */
  readonly name: string;
  readonly bytes: number;
  /** Changes whenever the file is written. */
  readonly stamp: string;
  /** The caller named this very file, rather than a folder that holds it. */
  readonly named: boolean;
}

export interface FindFilesOptions {
  /** File name endings looked at in folders, lower case. A file named directly is read whatever its ending. */
  readonly extensions: readonly string[];
  readonly maxFiles: number;
  /** Follow symbolic links that lead out of the folder. */
  readonly followOutside: boolean;
  readonly signal?: AbortSignal | undefined;
  /**
   * Wait for each call: takes an eighth of the time at 5,000 files, none of it with others. For threads that have nothing else to do.
   * Defaults to false.
   */
  readonly blocking?: boolean | undefined;
}

interface FileSystem {
  readonly realpath: (path: string) => Promise<string> | string;
  readonly stat: (path: string) => Promise<BigIntStats> | BigIntStats;
  readonly readdir: (path: string) => Promise<Dirent[]> | Dirent[];
}

const sharing: FileSystem = {
  realpath,
  stat: (path) => stat(path, { bigint: true }),
  readdir: (path) => readdir(path, { withFileTypes: true }),
};

const blocking: FileSystem = {
  realpath: realpathSync.native,
  stat: (path) => statSync(path, { bigint: true }),
  readdir: (path) => readdirSync(path, { withFileTypes: true }),
};

export interface FilesFound {
  /** Resolved paths of the files and folders asked for. */
  readonly roots: readonly string[];
  readonly files: readonly FoundFile[];
  readonly skipped: readonly SkippedFile[];
}

const DEEPEST_FOLDER = 64;
/** A call of `stat` waits for one of Node.js's four threads; more at once only keep those busy. */
const CALLS_AT_ONCE = 16;
/** Hidden folders and installed packages hold no knowledge. */
const ignoredFolder = (name: string): boolean => name.startsWith(".") || name === "node_modules";

/**
 * Lists files under files and folders, in a stable order. A link is followed once (no loops) and only inside the folder it was found
 * under, unless `followOutside`.
 *
 * @throws ChatGLMError DOCUMENT_INVALID if a path doesn't exist or is neither a file nor a folder.
 */
export async function findFiles(paths: readonly string[], options: FindFilesOptions): Promise<FilesFound> {
  const search = new FileSearch(options);
  for (const path of paths) await search.addPath(path);
  return { roots: search.roots, files: search.files, skipped: search.skipped.list() };
}

interface Entry {
  readonly name: string;
  readonly path: string;
  /** Undefined for a folder that isn't a link. */
  readonly stats: BigIntStats | undefined;
  readonly isLink: boolean;
}

type Looked = Entry | { readonly name: string; readonly problem: string };

class FileSearch {
  readonly roots: string[] = [];
  readonly files: FoundFile[] = [];
  readonly skipped: SkippedFiles = new SkippedFiles();
  readonly #options: FindFilesOptions;
  readonly #seen = new Set<string>();

  readonly #fs: FileSystem;

  constructor(options: FindFilesOptions) {
    this.#options = options;
    this.#fs = options.blocking ? blocking : sharing;
  }

  async addPath(path: string): Promise<void> {
    let root: string;
    let stats: BigIntStats;
    try {
      root = await this.#fs.realpath(path);
      stats = await this.#fs.stat(root);
    } catch (cause) {
      throw new ChatGLMError("DOCUMENT_INVALID", `Can't read ${path}.`, {
        remedy: "Check that the path exists and may be read.",
        cause,
      });
    }
    this.roots.push(root);
    if (stats.isDirectory()) await this.#walk(root, "", root, 0);
    else if (stats.isFile()) this.#addFile(root, basename(path), stats, true);
    else {
      throw new ChatGLMError("DOCUMENT_INVALID", `Can't read ${path}: it is not a regular file.`, {
        remedy: "Name a file or a folder.",
      });
    }
  }

  /** @param shown the folder's name below its root, with a slash at the end; empty for the root itself. */
  async #walk(folder: string, shown: string, root: string, depth: number): Promise<void> {
    this.#options.signal?.throwIfAborted();
    if (this.#seen.has(folder)) return;
    this.#seen.add(folder);
    if (depth > DEEPEST_FOLDER) return this.skipped.add(shown, `folders nested deeper than ${DEEPEST_FOLDER}`);
    let entries: readonly Looked[];
    try {
      entries = await this.#entries(folder);
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      return this.skipped.add(shown === "" ? basename(folder) : shown, reasonOf(error));
    }
    for (const entry of entries) {
      if ("problem" in entry) {
        this.skipped.add(shown + entry.name, entry.problem);
        continue;
      }
      const { name, path, stats, isLink } = entry;
      const isFolder = stats?.isDirectory() ?? true;
      if (isLink && !(isFolder ? !ignoredFolder(name) : this.#wanted(name))) continue;
      if (isLink && !this.#options.followOutside && !isInside(path, root)) {
        this.skipped.add(shown + name, "a link that leads out of the folder");
      } else if (stats === undefined || isFolder) {
        await this.#walk(path, `${shown}${name}/`, isInside(path, root) ? root : path, depth + 1);
      } else {
        this.#addFile(path, shown + name, stats, false);
      }
    }
  }

  async #entries(folder: string): Promise<Looked[]> {
    const all = await this.#fs.readdir(folder);
    const candidates = all.filter(
      (entry) => entry.isSymbolicLink() || (entry.isDirectory() ? !ignoredFolder(entry.name) : this.#wanted(entry.name)),
    );
    candidates.sort((a, b) => (a.name < b.name ? -1 : 1));
    const prefix = folder.endsWith(sep) ? folder : folder + sep;
    const look = async (entry: Dirent): Promise<Looked> => {
      const { name } = entry;
      const isLink = entry.isSymbolicLink();
      try {
        const path = isLink ? await this.#fs.realpath(prefix + name) : prefix + name;
        if (entry.isDirectory()) return { name, path, stats: undefined, isLink };
        this.#options.signal?.throwIfAborted();
        return { name, path, stats: await this.#fs.stat(path), isLink };
      } catch (error) {
        this.#options.signal?.throwIfAborted();
        return { name, problem: reasonOf(error) };
      }
    };
    const looked = new Array<Looked>(candidates.length);
    const rest = candidates.entries();
    const worker = async (): Promise<void> => {
      for (const [index, entry] of rest) looked[index] = await look(entry);
    };
    await Promise.all(Array.from({ length: CALLS_AT_ONCE }, worker));
    return looked;
  }

  #wanted(name: string): boolean {
    const lower = name.toLowerCase();
    return this.#options.extensions.some((extension) => lower.length > extension.length && lower.endsWith(extension));
  }

  #addFile(path: string, name: string, stats: BigIntStats, named: boolean): void {
    const { maxFiles } = this.#options;
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    if (!stats.isFile()) this.skipped.add(name, "not a regular file");
    else if (this.files.length >= maxFiles) this.skipped.add(name, `more than ${maxFiles} files`);
    else {
      const stamp = `${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}`;
      this.files.push({ path, name, bytes: Number(stats.size), stamp, named });
    }
  }
}

function isInside(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** A file system's error in its own words, without the path, which is told beside it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.replace(/, \w+ '.*$/s, "");
}

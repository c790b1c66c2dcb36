import type { BigIntStats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, extname, join, relative, sep } from "node:path";
import { ChatGLMError } from "../errors.js";

/** A file as it looked when the folder was listed. */
export interface FoundFile {
  /** Resolved path, for opening. */
  readonly path: string;
  /** Path as shown to people: relative to the folder it was found under, with forward slashes. */
  readonly name: string;
  readonly bytes: number;
  /** Changes whenever the file is written. */
  readonly stamp: string;
}

/** Something that was left out, and why. */
export interface SkippedFile {
  readonly name: string;
  readonly reason: string;
}

interface FindFilesOptions {
  /** File name endings looked at in folders, lower case. A file named directly is read whatever its ending. */
  readonly extensions: readonly string[];
  readonly maxFiles: number;
  /** Follow symbolic links that lead out of the folder. */
  readonly followOutside: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface FilesFound {
  readonly files: FoundFile[];
  readonly skipped: SkippedFile[];
}

const DEEPEST_FOLDER = 64;
/** Hidden folders and installed packages hold no knowledge. */
const ignoredFolder = (name: string): boolean => name.startsWith(".") || name === "node_modules";

/**
 * Lists files under files and folders, in a stable order. A link is followed once (no loops) and only inside the folder it was found
 * under, unless `followOutside`.
 *
 * @throws ChatGLMError DOCUMENT_INVALID where a path doesn't exist.
 */
export async function findFiles(paths: readonly string[], options: FindFilesOptions): Promise<FilesFound> {
  const found: FilesFound = { files: [], skipped: [] };
  const seen = new Set<string>();
  for (const path of paths) {
    let root: string;
    let stats: BigIntStats;
    try {
      root = await realpath(path);
      stats = await stat(root, { bigint: true });
    } catch (cause) {
      throw new ChatGLMError("DOCUMENT_INVALID", `Can't read ${path}.`, {
        remedy: "Check that the path exists and may be read.",
        cause,
      });
    }
    if (stats.isDirectory()) await walk(root, root, 0, options, seen, found);
    else addFile(root, basename(path), stats, options, seen, found);
  }
  return found;
}

async function walk(
  folder: string,
  root: string,
  depth: number,
  options: FindFilesOptions,
  seen: Set<string>,
  found: FilesFound,
): Promise<void> {
  options.signal?.throwIfAborted();
  if (seen.has(folder)) return;
  seen.add(folder);
  const nameOf = (path: string): string => relative(root, path).split(sep).join("/");
  if (depth > DEEPEST_FOLDER) {
    found.skipped.push({ name: nameOf(folder), reason: `folders nested deeper than ${DEEPEST_FOLDER}` });
    return;
  }
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const shown = join(folder, entry.name);
    const wanted = options.extensions.includes(extname(entry.name).toLowerCase());
    if (!entry.isSymbolicLink() && !(entry.isDirectory() ? !ignoredFolder(entry.name) : wanted)) continue;
    try {
      const path = entry.isSymbolicLink() ? await realpath(shown) : shown;
      const stats = await stat(path, { bigint: true });
      if (entry.isSymbolicLink()) {
        if (!(stats.isDirectory() ? !ignoredFolder(entry.name) : wanted)) continue;
        if (!options.followOutside && !path.startsWith(root + sep) && path !== root) {
          found.skipped.push({ name: nameOf(shown), reason: "a link that leads out of the folder" });
          continue;
        }
      }
      if (stats.isDirectory()) await walk(path, path.startsWith(root) ? root : folder, depth + 1, options, seen, found);
      else addFile(path, nameOf(shown), stats, options, seen, found);
    } catch (error) {
      options.signal?.throwIfAborted();
      found.skipped.push({ name: nameOf(shown), reason: error instanceof Error ? error.message : String(error) });
    }
  }
}

function addFile(
  path: string,
  name: string,
  stats: BigIntStats,
  options: FindFilesOptions,
  seen: Set<string>,
  found: FilesFound,
): void {
  if (seen.has(path)) return;
  seen.add(path);
  if (!stats.isFile()) found.skipped.push({ name, reason: "not a regular file" });
  else if (found.files.length >= options.maxFiles) found.skipped.push({ name, reason: `more than ${options.maxFiles} files` });
  else found.files.push({ path, name, bytes: Number(stats.size), stamp: `${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}` });
}

import { createHash } from "node:crypto";
import { ChatGLMError } from "../errors.js";
import { type FilesFound, type FindFilesOptions, findFiles } from "./find-files.js";
import { abortedError, SharedLoad } from "./shared-load.js";

export interface FileListingOptions extends Omit<FindFilesOptions, "signal" | "blocking"> {
  readonly paths: readonly string[];
  /** Who lists. Defaults to {@link findFiles} in this thread. */
  readonly list?: typeof findFiles | undefined;
  /** Milliseconds a listing stays good. 0 lists every time. */
  readonly revalidate: number;
}

/** Files, and what they looked like as one string. */
export interface ListedFiles extends FilesFound {
  /** Equal for equal roots with equal files, in any process; changes when a file is added, changed or removed. */
  readonly version: string;
}

/**
 * The files of a source. Whoever asks within `revalidate` milliseconds of a listing gets that one, so a question that needs the files'
 * version and then the files lists once, and a question soon after another not at all.
 */
export class FileListing {
  readonly #revalidate: number;
  readonly #load: SharedLoad<ListedFiles>;
  #round = 0;
  #goodUntil = Number.NEGATIVE_INFINITY;

  constructor({ paths, revalidate, list = findFiles, ...options }: FileListingOptions) {
    if (!(revalidate >= 0)) {
      throw new ChatGLMError("INVALID_OPTION", `revalidate: ${revalidate} is not a number of milliseconds from 0.`);
    }
    this.#revalidate = revalidate;
    this.#load = new SharedLoad(async (signal) => {
      const found = await list(paths, { ...options, signal });
      this.#goodUntil = performance.now() + revalidate;
      return { ...found, version: versionOf(found) };
    });
  }

  /** @throws ChatGLMError DOCUMENT_INVALID if a path doesn't exist; ABORTED when the signal fires. */
  async current(signal: AbortSignal | undefined): Promise<ListedFiles> {
    if (performance.now() >= this.#goodUntil) {
      this.#round += 1;
      // Whoever comes while this listing runs shares it, unless every question is to look for itself.
      if (this.#revalidate > 0) this.#goodUntil = Number.POSITIVE_INFINITY;
    }
    try {
      return await this.#load.get(String(this.#round), signal);
    } catch (error) {
      this.#goodUntil = Number.NEGATIVE_INFINITY;
      throw signal?.aborted ? abortedError(signal.reason) : error;
    }
  }
}

function versionOf({ roots, files }: FilesFound): string {
  const hash = createHash("sha256").update(JSON.stringify(roots));
  for (const { path, stamp } of files) hash.update(`${path}\0${stamp}\0`);
  return hash.digest("hex");
}

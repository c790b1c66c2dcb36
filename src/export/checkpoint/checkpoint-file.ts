import { type FileHandle, open, stat } from "node:fs/promises";
import { ChatGLMError } from "../../errors.js";
import { type ForeignContent, foreignContent, tellingBytes } from "./foreign-content.js";

/** Random access to one regular file. Everything that goes wrong names the file's path. */
export class CheckpointFile implements AsyncDisposable {
  readonly path: string;
  /** Bytes when it was opened. */
  readonly size: number;
  readonly #handle: FileHandle;

  private constructor(path: string, size: number, handle: FileHandle) {
    this.path = path;
    this.size = size;
    this.#handle = handle;
  }

  /**
   * Opens a file, through symbolic links (the Hugging Face cache is made of them). A pipe or device is refused rather than waited on,
   * and so is what `foreign` knows by the first bytes. Defaults to {@link foreignContent}.
   */
  static async open(
    path: string,
    foreign: (start: Uint8Array) => ForeignContent | undefined = foreignContent,
  ): Promise<CheckpointFile> {
    try {
      const { size } = await regularFile(path);
      const file = new CheckpointFile(path, size, await open(path, "r"));
      try {
        const start = new Uint8Array(Math.min(size, tellingBytes));
        await file.read(0, start);
        const found = foreign(start);
        if (found !== undefined) throw invalid(path, found.what, { remedy: found.remedy });
        return file;
      } catch (error) {
        await file[Symbol.asyncDispose]();
        throw error;
      }
    } catch (cause) {
      if (cause instanceof ChatGLMError) throw cause;
      if (isMissing(cause)) {
        throw new ChatGLMError("CHECKPOINT_INVALID", `${path} is missing.`, {
          remedy: "Download the checkpoint's files again: the folder is incomplete.",
          cause,
        });
      }
      throw new ChatGLMError("IO_FAILED", `${path} cannot be opened: ${reason(cause)}.`, { cause });
    }
  }

  /** For libraries that read by file descriptor; it stays owned by this object. */
  get descriptor(): number {
    return this.#handle.fd;
  }

  /** Fills `into` from `offset`, or fails: a file that ends early is an error that says where. */
  async read(offset: number, into: Uint8Array): Promise<void> {
    for (let done = 0; done < into.length; ) {
      const { bytesRead } = await this.#handle.read(into, done, into.length - done, offset + done).catch((cause: unknown) => {
        throw new ChatGLMError("IO_FAILED", `${this.path}: reading ${into.length} bytes at ${offset} failed: ${reason(cause)}.`, {
          cause,
        });
      });
      if (bytesRead === 0)
        throw invalid(this.path, `it ends at byte ${offset + done}, but bytes up to ${offset + into.length} are needed`);
      done += bytesRead;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
  }
}

/** Reads a whole small file, refusing one above `most` bytes; undefined when there is none. */
export async function readSmallFile(path: string, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    await stat(path);
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw new ChatGLMError("IO_FAILED", `${path} cannot be read: ${reason(cause)}.`, { cause });
  }
  await using file = await CheckpointFile.open(path);
  if (file.size > most) throw invalid(path, `it has ${file.size} bytes, more than the ${most} such a file may have`);
  const bytes = new Uint8Array(file.size);
  await file.read(0, bytes);
  return bytes;
}

/** One clear line about a file that is not what it should be. */
export function invalid(path: string, what: string, options: { remedy?: string; cause?: unknown } = {}): ChatGLMError {
  return new ChatGLMError("CHECKPOINT_INVALID", `${path}: ${what}.`, options);
}

export function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

async function regularFile(path: string): Promise<{ size: number }> {
  const found = await stat(path);
  if (!found.isFile()) throw invalid(path, "it is not a regular file");
  return found;
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR");
}

import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";

export interface WrittenFile {
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** What a file is written through: positions only grow, so the digest is made on the way. */
export interface SequentialWriter {
  /**
   * Starts writing `bytes` at the end of what was written before, once the previous write has ended. `bytes` must stay untouched until
   * the next `write` or `finish` resolves.
   */
  write(bytes: Uint8Array): Promise<void>;
}

/** A new file, written from front to back and hashed as it goes. At most one write is in flight. */
export class HashedFile implements SequentialWriter {
  readonly #handle: FileHandle;
  readonly #hash: Hash = createHash("sha256");
  #position = 0;
  #pending: Promise<void> = Promise.resolve();

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async create(path: string): Promise<HashedFile> {
    return new HashedFile(await open(path, "wx"));
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.#pending;
    const position = this.#position;
    this.#position += bytes.length;
    this.#pending = this.#writeAt(bytes, position);
    // A failure is thrown by the next write or by finish; until then it must not count as unhandled.
    this.#pending.catch(() => undefined);
    this.#hash.update(bytes);
  }

  /** Waits for the disk itself: after this the file survives a power cut. */
  async finish(): Promise<WrittenFile> {
    await this.#pending;
    await this.#handle.sync();
    await this.close();
    return { bytes: this.#position, sha256: this.#hash.digest("hex") };
  }

  /** Closes without waiting for the disk; for a file that will be deleted. */
  async close(): Promise<void> {
    await this.#pending.catch(() => undefined);
    await this.#handle.close();
  }

  async #writeAt(bytes: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      done += (await this.#handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
    }
  }
}

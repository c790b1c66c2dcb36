import type { Hash } from "node:crypto";
import { type FileHandle, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { wait } from "../async/wait.js";
import { ChatGLMError } from "../errors.js";
import { feedFile, startChecksum } from "./file-checksum.js";
import { failed, type ListedFile } from "./model-listing.js";
import { type Asking, requestError, requestHeaders, statusError } from "./request.js";

export interface DownloadFileOptions extends Asking {
  /** Attempts in a row that bring nothing before it is given up. Defaults to 6. */
  readonly attempts?: number | undefined;
  /** Milliseconds before the second attempt, doubled before each further one. Defaults to 1,000. */
  readonly retryDelay?: number | undefined;
  /** Milliseconds without a byte after which a connection counts as broken. Defaults to 60,000. */
  readonly idleTimeout?: number | undefined;
  /** Told of bytes that are there now, and of fewer (below 0) where some had to be thrown away. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** What the server said in passing: the same request may be made again. */
class Passing extends Error {
  readonly retryAfter: number | undefined;

  constructor(cause: ChatGLMError, retryAfter?: number) {
    super(cause.message, { cause });
    this.retryAfter = retryAfter;
  }
}

const RANGE = /^bytes (\d+)-\d+\/(\d+|\*)$/;
const LONGEST_DELAY = 30_000;

/**
 * Fetches a file into a folder, from where an earlier call was cut off. It gets its name when its checksum is right; until then it is called
 * `NAME.CHECKSUM.part`, so that nothing of another version is ever continued.
 *
 * @throws ChatGLMError DOWNLOAD_FAILED: the content isn't what was listed (nothing of it is kept), or the server fails; ABORTED: what came is kept
 */
export async function downloadFile(file: ListedFile, folder: string, options: DownloadFileOptions): Promise<void> {
  const target = join(folder, file.name);
  if (await isWhole(file, target, options)) return;
  const part = partPath(file, folder);
  const { attempts = 6, retryDelay = 1_000, signal } = options;
  for (let left = attempts, delay = retryDelay; ; ) {
    const before = await sizeOf(part);
    try {
      await attempt(file, part, options);
      await rename(part, target);
      return;
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      const hasGrown = (await sizeOf(part)) > before;
      [left, delay] = hasGrown ? [attempts, retryDelay] : [left - 1, delay];
      if (left <= 0) throw error.cause;
      await wait(Math.min(error.retryAfter ?? delay, LONGEST_DELAY), signal).catch((cause: unknown) => {
        throw requestError(file.url, cause, signal);
      });
      if (!hasGrown) delay = Math.min(delay * 2, LONGEST_DELAY);
    }
  }
}

/** Where a file lies until it is whole. */
export function partPath({ name, checksum }: ListedFile, folder: string): string {
  return join(folder, `${name}.${checksum.value.slice(0, 12)}.part`);
}

/** One request, and all that comes of it. */
async function attempt(file: ListedFile, part: string, options: DownloadFileOptions): Promise<void> {
  const { signal, onBytes = () => {}, idleTimeout = 60_000 } = options;
  const hash = startChecksum(file);
  let have = await sizeOf(part);
  if (have > file.bytes) have = await thrownAway(part, 0, onBytes);
  const known = have;
  if (known > 0)
    await feedFile(hash, part, signal, () => {}).catch((error: unknown) => Promise.reject(requestError(part, error, signal)));
  let digest = hash;
  if (have < file.bytes) {
    const idle = new IdleSignal(idleTimeout, signal);
    try {
      const response = await asked(file, have, options, idle.signal);
      if (response.status === 200 && have > 0) {
        have = await thrownAway(part, have, onBytes);
        digest = startChecksum(file);
      }
      await received(file, response, part, have, digest, { idle, onBytes });
    } catch (error) {
      throw error instanceof ChatGLMError || error instanceof Passing
        ? error
        : new Passing(requestError(file.url, error, signal));
    } finally {
      idle.stop();
    }
    signal?.throwIfAborted();
  }
  if (digest.digest("hex") !== file.checksum.value) {
    await thrownAway(part, file.bytes, onBytes);
    throw failed(file.name, `what came isn't what was listed: its checksum is another`);
  }
}

async function asked(
  file: ListedFile,
  have: number,
  { token, signal: outer }: DownloadFileOptions,
  signal: AbortSignal,
): Promise<Response> {
  const range = have > 0 ? { range: `bytes=${have}-` } : {};
  let response: Response;
  try {
    response = await fetch(file.url, { headers: { ...requestHeaders(token), ...range }, signal });
  } catch (error) {
    const problem = requestError(file.url, error, outer);
    throw problem.code === "ABORTED" ? problem : new Passing(problem);
  }
  const problem = problemOf(file, have, response, token);
  if (problem === undefined) return response;
  await response.body?.cancel().catch(() => {});
  throw problem;
}

/** Why an answer isn't the part that is missing. */
function problemOf(file: ListedFile, have: number, response: Response, token: string | undefined): Error | undefined {
  const { status, headers } = response;
  if (status === 429 || status >= 500) {
    const seconds = Number(headers.get("retry-after") ?? Number.NaN);
    return new Passing(statusError(file.url, status, token), Number.isFinite(seconds) ? seconds * 1_000 : undefined);
  }
  if (status === 206 && have > 0) {
    const [, start, total] = RANGE.exec(headers.get("content-range") ?? "") ?? [];
    if (Number(start) === have && (total === "*" || Number(total) === file.bytes)) return undefined;
    return failed(
      file.name,
      `the file has changed on the server (${headers.get("content-range") ?? "no range told"}, ${file.bytes} bytes were listed)`,
    );
  }
  if (status === 416) return failed(file.name, `the file has changed on the server: it has no byte ${have} any more`);
  if (status !== 200) return statusError(file.url, status, token);
  const length = headers.get("content-length");
  if (length !== null && headers.get("content-encoding") === null && Number(length) !== file.bytes) {
    return failed(file.name, `the file has changed on the server: it has ${length} bytes, ${file.bytes} were listed`);
  }
  return undefined;
}

async function received(
  file: ListedFile,
  response: Response,
  part: string,
  start: number,
  hash: Hash,
  { idle, onBytes }: { readonly idle: IdleSignal; readonly onBytes: (bytes: number) => void },
): Promise<void> {
  const handle: FileHandle = await open(part, start === 0 ? "w" : "r+");
  let position = start;
  try {
    for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      idle.renew();
      if (position + piece.length > file.bytes)
        throw failed(file.name, `more than the ${file.bytes} bytes that were listed came`);
      for (let done = 0; done < piece.length; )
        done += (await handle.write(piece, done, piece.length - done, position + done)).bytesWritten;
      hash.update(piece);
      position += piece.length;
      onBytes(piece.length);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (position < file.bytes)
    throw new Passing(failed(file.name, `the connection broke after ${position} of ${file.bytes} bytes`));
}

/** Whether the file lies there already, as it was listed; another one of its name is removed. */
async function isWhole(file: ListedFile, target: string, { signal, onBytes = () => {} }: DownloadFileOptions): Promise<boolean> {
  const bytes = await sizeOf(target);
  if (bytes === file.bytes) {
    const hash = startChecksum(file);
    await feedFile(hash, target, signal, () => {}).catch((error: unknown) => Promise.reject(requestError(target, error, signal)));
    if (hash.digest("hex") === file.checksum.value) return true;
  }
  if (bytes > 0) onBytes(-bytes);
  await rm(target, { force: true });
  return false;
}

async function thrownAway(part: string, bytes: number, onBytes: (bytes: number) => void): Promise<0> {
  if (bytes > 0) onBytes(-bytes);
  await rm(part, { force: true });
  return 0;
}

export async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Fires when nothing has come for a while, or the outer signal does. */
class IdleSignal {
  readonly signal: AbortSignal;
  readonly #timer: NodeJS.Timeout;

  constructor(timeout: number, outer: AbortSignal | undefined) {
    const idle = new AbortController();
    this.#timer = setTimeout(() => idle.abort(new Error(`nothing came for ${timeout} ms`)), timeout);
    this.signal = outer === undefined ? idle.signal : AbortSignal.any([outer, idle.signal]);
  }

  renew(): void {
    this.#timer.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

import { open } from "node:fs/promises";
import path from "node:path";
import { ChatGLMError } from "../../errors.js";

/**
 * A picture as callers have it: a file's path, its bytes, a `data:` or `https:` URL, or one of LangChain's content blocks. Only `path` and plain
 * strings read files: a block's `url` never does, since blocks may be a stranger's.
 */
export type PictureInput =
  | string
  | URL
  | Uint8Array
  | { readonly path: string; readonly name?: string | undefined }
  | { readonly data: Uint8Array | string; readonly name?: string | undefined }
  | { readonly url: string; readonly name?: string | undefined }
  | { readonly type: "image_url"; readonly image_url: string | { readonly url: string } };

/** Bytes that were read, or the address that they are to be fetched from. */
export type PictureOrigin = { readonly name: string; readonly bytes: Uint8Array } | { readonly name: string; readonly url: URL };

/** What messages call pictures without a name of their own. */
const nameless = (index: number): string => `picture ${index + 1}`;

/**
 * Reads a picture's bytes, unless they have to be fetched.
 *
 * @param index of the picture among those given, from 0: names those without a name
 * @param maxBytes a larger file isn't read
 * @throws ChatGLMError PICTURE_INVALID, INVALID_OPTION if it is none of these
 */
export async function readPictureInput(input: PictureInput, index: number, maxBytes: number): Promise<PictureOrigin> {
  const name = nameless(index);
  if (typeof input === "string") return isUrl(input) ? fromUrl(input, name) : readFileAt(input, undefined, maxBytes);
  if (input instanceof URL) return fromUrl(input.href, name);
  if (input instanceof Uint8Array) return { name, bytes: input };
  if (typeof input === "object" && input !== null) {
    const own = "name" in input && typeof input.name === "string" && input.name !== "" ? input.name : name;
    if ("path" in input && typeof input.path === "string") return readFileAt(input.path, input.name, maxBytes);
    if ("data" in input && input.data instanceof Uint8Array) return { name: own, bytes: input.data };
    if ("data" in input && typeof input.data === "string") {
      return input.data.startsWith("data:")
        ? fromUrl(input.data, own)
        : { name: own, bytes: fromBase64(input.data, own, maxBytes) };
    }
    if ("url" in input && typeof input.url === "string") return fromUrl(input.url, own);
    if ("image_url" in input) {
      const url = typeof input.image_url === "string" ? input.image_url : input.image_url?.url;
      if (typeof url === "string") return fromUrl(url, own);
    }
  }
  throw new ChatGLMError("INVALID_OPTION", `images[${index}] is no picture.`, {
    remedy: "Give a path, bytes, a data: or https: URL, or one of LangChain's image blocks.",
  });
}

function isUrl(text: string): boolean {
  return /^(?:data|https?):/i.test(text);
}

function fromUrl(text: string, name: string): PictureOrigin {
  if (/^data:/i.test(text)) {
    const comma = text.indexOf(",");
    if (comma === -1 || !/;base64$/i.test(text.slice(0, comma))) {
      throw invalid(name, "its data: URL isn't base64", "Write data:image/png;base64,…");
    }
    return { name, bytes: fromBase64(text.slice(comma + 1), name) };
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw invalid(name, "its address is neither http:, https: nor data:", "Give a file as { path }, or its bytes.");
  }
  const file = path.posix.basename(url.pathname);
  return { name: file === "" ? url.host : file, url };
}

function fromBase64(text: string, name: string, maxBytes = Number.POSITIVE_INFINITY): Uint8Array {
  if (text.length > maxBytes * 1.5) {
    throw invalid(name, `it has more than ${maxBytes} bytes`, "Make it smaller.");
  }
  const bytes = Buffer.from(text, "base64");
  if (bytes.length === 0) throw invalid(name, "it is empty, or not base64", "Give its bytes in base64.");
  return bytes;
}

async function readFileAt(file: string, name: string | undefined, maxBytes: number): Promise<PictureOrigin> {
  const shown = name ?? path.basename(file);
  try {
    await using handle = await open(file, "r");
    const stats = await handle.stat();
    if (!stats.isFile()) throw invalid(shown, "it is not a file", "Name a picture.");
    if (stats.size > maxBytes) {
      throw invalid(shown, `it has ${stats.size} bytes; the most is ${maxBytes}`, "Make it smaller.");
    }
    return { name: shown, bytes: await handle.readFile() };
  } catch (cause) {
    if (cause instanceof ChatGLMError) throw cause;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    const problem = code === "ENOENT" ? "there is no such file" : "it may not be read";
    throw new ChatGLMError("PICTURE_INVALID", `${file} can't be read as a picture: ${problem}.`, { cause });
  }
}

function invalid(name: string, problem: string, remedy: string): ChatGLMError {
  return new ChatGLMError("PICTURE_INVALID", `${name} can't be read as a picture: ${problem}.`, { remedy });
}

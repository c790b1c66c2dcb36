import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { ChatGLMError } from "../../errors.js";
import { pageFolder } from "./page-folder.js";

/** Paths of the page, with the file and the media type of each. */
const files: Readonly<Record<string, readonly [name: string, type: string]>> = {
  "/": ["index.html", "text/html; charset=utf-8"],
  "/page.js": ["page.js", "text/javascript; charset=utf-8"],
  "/page.css": ["page.css", "text/css; charset=utf-8"],
  "/icon.svg": ["icon.svg", "image/svg+xml"],
};

export const pagePaths: readonly string[] = Object.keys(files);

/**
 * Nothing but the page's own files runs or is loaded, it talks to this server only, no other page can frame it, and no text ever becomes markup
 * (Trusted Types without a policy).
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

interface PageFile {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly zipped: Uint8Array<ArrayBuffer>;
  readonly tag: string;
}

const read = new Map<string, Promise<PageFile>>();

/** One file of the page, compressed where that is understood. @throws ChatGLMError IO_FAILED where the build left it out */
export async function pageFile(path: string, headers: Headers): Promise<Response> {
  const [name, type] = files[path] ?? ["", ""];
  const { plain, zipped, tag } = await kept(name);
  const isZipped = /\bgzip\b/.test(headers.get("accept-encoding") ?? "");
  const told = {
    etag: tag,
    "cache-control": "no-cache",
    vary: "accept-encoding",
    "content-security-policy": contentSecurityPolicy,
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
  };
  if (headers.get("if-none-match")?.includes(tag) === true) return new Response(null, { status: 304, headers: told });
  const body = isZipped ? zipped : plain;
  return new Response(body, {
    headers: { ...told, "content-type": type, ...(isZipped ? { "content-encoding": "gzip" } : {}) },
  });
}

function kept(name: string): Promise<PageFile> {
  const known = read.get(name);
  if (known !== undefined) return known;
  const file = load(name);
  read.set(name, file);
  file.catch(() => read.delete(name));
  return file;
}

async function load(name: string): Promise<PageFile> {
  try {
    const plain = new Uint8Array(await readFile(new URL(name, pageFolder)));
    const tag = `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
    return { plain, zipped: new Uint8Array(gzipSync(plain, { level: 9 })), tag };
  } catch (cause) {
    throw new ChatGLMError("IO_FAILED", `The page's file ${name} can't be read.`, { cause, remedy: "Run `npm run build`." });
  }
}

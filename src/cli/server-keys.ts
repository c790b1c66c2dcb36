import { readFile, stat } from "node:fs/promises";
import { ChatGLMError } from "../errors.js";
import type { ServerKey } from "../server/api-keys.js";

/** A larger file is not a list of keys. */
const mostBytes = 2 ** 20;

/**
 * Keys of a file: one a line, as it is or as `sha256:HEX`, then if need be its scope. Empty lines and those that begin with `#` are passed over.
 *
 * @throws ChatGLMError IO_FAILED where it can't be read, INVALID_OPTION where it holds no key or a line is none; no key is repeated
 */
export async function readKeyFile(file: string): Promise<ServerKey[]> {
  const text = await keyFileText(file);
  const keys = text.split("\n").flatMap((line, index) => {
    const [key = "", scope, ...more] = line.trim().split(/\s+/);
    if (key === "" || key.startsWith("#")) return [];
    if (more.length > 0) throw new ChatGLMError("INVALID_OPTION", `${file}, line ${index + 1}: a key and its scope are needed.`);
    return [serverKey(key, scope)];
  });
  if (keys.length === 0) throw new ChatGLMError("INVALID_OPTION", `${file} holds no key.`);
  return keys;
}

/** Keys of an environment variable, between white space or commas. */
export function environmentKeys(value: string | undefined): ServerKey[] {
  return (value ?? "").split(/[\s,]+/).flatMap((key) => (key === "" ? [] : [serverKey(key, undefined)]));
}

/** Whether others than its owner may read a file. Windows doesn't tell. */
export async function isOpenToOthers(file: string): Promise<boolean> {
  return process.platform !== "win32" && ((await stat(file)).mode & 0o077) !== 0;
}

async function keyFileText(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > mostBytes) throw new Error(`more than ${mostBytes} bytes`);
    return await readFile(file, "utf8");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ChatGLMError("IO_FAILED", `The key file ${file} can't be read: ${reason}.`, { cause });
  }
}

function serverKey(key: string, scope: string | undefined): ServerKey {
  const [, sha256] = /^sha256:(.*)$/.exec(key) ?? [];
  return sha256 === undefined ? { key, scope } : { sha256, scope };
}

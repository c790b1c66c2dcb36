import type { CacheEncryption } from "../answer-cache/encryption/value-cipher.js";
import { ChatGLMError } from "../errors.js";
import type { Environment } from "./language.js";

/** The environment variable that holds the keys which the answer cache is encrypted with. */
const VARIABLE = "LANGCHAIN_CHATGLM_CACHE_KEYS";
const HEX = /^[0-9a-f]{64}$/iu;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/u;

/**
 * Keys between spaces or commas, in base64 or hexadecimal: the first encrypts, the others are earlier ones. Undefined for none.
 *
 * @throws ChatGLMError INVALID_OPTION by the key's place; never with the key
 */
export function cacheKeys(environment: Environment): CacheEncryption | undefined {
  const texts = (environment[VARIABLE] ?? "").split(/[\s,]+/u).filter((text) => text !== "");
  const [key, ...oldKeys] = texts.map((text, index) => {
    if (HEX.test(text)) return Buffer.from(text, "hex");
    const bytes = BASE64.test(text) ? Buffer.from(text, "base64") : undefined;
    if (bytes?.length === 32) return bytes;
    throw new ChatGLMError("INVALID_OPTION", `Key ${index + 1} of ${VARIABLE} is not 32 bytes in base64 or hexadecimal.`, {
      remedy: "`openssl rand -base64 32` makes one.",
    });
  });
  return key === undefined ? undefined : { key, oldKeys };
}

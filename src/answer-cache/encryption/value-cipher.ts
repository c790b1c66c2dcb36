import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { ChatGLMError } from "../../errors.js";

/** Keys that an answer cache encrypts what it keeps with: 32 random bytes each, such as `randomBytes(32)`. */
export interface CacheEncryption {
  /** Encrypts what is kept from now on. */
  readonly key: Uint8Array;
  /** Earlier keys: what they encrypted is still read, until it expires or is kept anew. Defaults to none. */
  readonly oldKeys?: readonly Uint8Array[] | undefined;
}

/**
 * What a stored value comes to: its text; or `locked`, if another key is needed, or none was used where there should be one; or `altered`, if its
 * key is at hand and says that these bytes are not what it encrypted.
 */
export type OpenedValue =
  | { readonly status: "open"; readonly value: unknown }
  | { readonly status: "locked"; readonly why: string }
  | { readonly status: "altered" };

const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
/** What NIST SP 800-38D recommends: a random one of 96 bits per value, for at most 2³² values per key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MARK = "aes256gcm1.";
/** `aes256gcm1.`, the key's id, `.`, then nonce, ciphertext and tag in base64url. */
const SHAPE = /^aes256gcm1\.([0-9a-f]{16})\.([A-Za-z0-9_-]+)$/u;

/** Whether a stored value was encrypted. */
export function isEncrypted(stored: unknown): stored is string {
  return typeof stored === "string" && stored.startsWith(MARK);
}

/** Encrypts values by AES-256-GCM, each bound to the key that it is stored under, so that no two can change places. */
export class ValueCipher {
  readonly #keys: ReadonlyMap<string, KeyObject>;
  readonly #current: { readonly id: string; readonly key: KeyObject };

  /** @throws ChatGLMError INVALID_OPTION for a key that hasn't 32 bytes */
  constructor({ key, oldKeys = [] }: CacheEncryption) {
    const [current, ...old] = [key, ...oldKeys].map(checkedKey);
    if (current === undefined) throw wrongKey("none");
    this.#current = current;
    this.#keys = new Map([...old, current].map(({ id, key: secret }) => [id, secret]));
  }

  /** Tells keys apart without telling anything of them: 16 hexadecimal digits. */
  get keyId(): string {
    return this.#current.id;
  }

  encrypt(storedUnder: string, text: string): string {
    const { id, key } = this.#current;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(boundTo(id, storedUnder));
    const bytes = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return `${MARK}${id}.${bytes.toString("base64url")}`;
  }

  decrypt(storedUnder: string, stored: string): OpenedValue {
    const [, id = "", encoded = ""] = SHAPE.exec(stored) ?? [];
    if (id === "") return { status: "altered" };
    const key = this.#keys.get(id);
    if (key === undefined) return { status: "locked", why: `encrypted with another key (${id})` };
    const bytes = Buffer.from(encoded, "base64url");
    // Several spellings of base64 decode alike; only the one that was written counts.
    if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString("base64url") !== encoded) return { status: "altered" };
    try {
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(boundTo(id, storedUnder));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
      return { status: "open", value: text };
    } catch {
      return { status: "altered" };
    }
  }
}

function checkedKey(bytes: Uint8Array): { readonly id: string; readonly key: KeyObject } {
  // From JavaScript anything may come.
  if (!(bytes instanceof Uint8Array)) throw wrongKey("no bytes");
  if (bytes.length !== KEY_BYTES) throw wrongKey(`${bytes.length} bytes`);
  const key = createSecretKey(bytes);
  return { id: createHmac("sha256", key).update("langchain-chatglm answer cache: key id").digest("hex").slice(0, 16), key };
}

function boundTo(id: string, storedUnder: string): Buffer {
  return Buffer.from(`${MARK}${id}.${storedUnder}`);
}

/** Says how long the key is, and nothing else of it. */
function wrongKey(given: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `A key of AnswerCache.encryption is ${given}.`, {
    remedy: "Give 32 random bytes, such as randomBytes(32) of node:crypto, and keep them where other secrets are.",
  });
}

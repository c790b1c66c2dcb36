import { createHash, timingSafeEqual } from "node:crypto";
import { ChatGLMError } from "../errors.js";

/**
 * A key that clients send as a bearer token: as it is (16 to 512 printable ASCII characters), or as the SHA-256 of it in hexadecimal, so that
 * nobody who reads the configuration can use it. `scope` says whose cached answers its callers share; defaults to nobody else's than this key's.
 */
export type ServerKey =
  | string
  | { readonly key: string; readonly scope?: string | undefined }
  | { readonly sha256: string; readonly scope?: string | undefined };

interface KeptKey {
  readonly digest: Buffer;
  readonly scope: string;
}

/** Keys as digests: none can be read back from memory, a log or a dump. */
export class ApiKeys {
  readonly #keys: readonly KeptKey[];

  /** @throws ChatGLMError INVALID_OPTION, naming a key by its place, for what can't be one and for one that is given twice */
  constructor(keys: readonly ServerKey[]) {
    this.#keys = keys.map(kept);
    const places = new Map<string, number>();
    for (const [place, { digest }] of this.#keys.entries()) {
      const hex = digest.toString("hex");
      const other = places.get(hex);
      if (other !== undefined) throw new ChatGLMError("INVALID_OPTION", `keys[${place}] is the same as keys[${other}].`);
      places.set(hex, place);
    }
  }

  /** Whether requests need a key. */
  get required(): boolean {
    return this.#keys.length > 0;
  }

  /** Whether callers of different keys can be told apart. */
  get tellsApart(): boolean {
    return new Set(this.#keys.map(({ scope }) => scope)).size > 1;
  }

  /**
   * The scope of the key in an `Authorization` header; undefined if it holds none of these. Takes the same time whichever key is right, and
   * however much of one is.
   */
  scopeOf(authorization: string | undefined): string | undefined {
    const [, token] = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization ?? "") ?? [];
    const digest = digestOf(token ?? "");
    let found: string | undefined;
    for (const key of this.#keys) if (timingSafeEqual(key.digest, digest)) found = key.scope;
    return token === undefined ? undefined : found;
  }
}

function kept(given: ServerKey, place: number): KeptKey {
  const key = typeof given === "string" ? { key: given } : given;
  if (typeof key !== "object" || key === null) throw wrong(place, "a string or an object is needed");
  const { scope } = key;
  if (scope !== undefined && (typeof scope !== "string" || !/^[\w.:@-]{1,128}$/u.test(scope))) {
    throw wrong(place, "a scope is 1 to 128 letters, digits and . : @ _ -");
  }
  const digest = "sha256" in key ? givenDigest(key.sha256, place) : digestOf(checked(key.key, place));
  return { digest, scope: scope ?? `key-${digestOf(digest).toString("hex").slice(0, 32)}` };
}

function checked(key: unknown, place: number): string {
  if (typeof key === "string" && /^[\x21-\x7e]{16,512}$/.test(key)) return key;
  throw wrong(place, "16 to 512 printable ASCII characters without spaces are needed");
}

function givenDigest(sha256: unknown, place: number): Buffer {
  if (typeof sha256 === "string" && /^[0-9a-f]{64}$/i.test(sha256)) return Buffer.from(sha256, "hex");
  throw wrong(place, "sha256 is 64 hexadecimal digits");
}

/** Never repeats the key. */
function wrong(place: number, what: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `keys[${place}]: ${what}.`);
}

function digestOf(text: string | Buffer): Buffer {
  return createHash("sha256").update(text).digest();
}

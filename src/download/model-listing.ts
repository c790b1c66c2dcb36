import { ChatGLMError } from "../errors.js";

/** A file of a model, as a hub lists it. */
export interface ListedFile {
  /** Without folders. */
  readonly name: string;
  readonly bytes: number;
  readonly url: string;
  readonly checksum: Checksum;
}

/** Lower-case hexadecimal. `git`: SHA-1 of `blob SIZE\0` and the content, as git names it. */
export interface Checksum {
  readonly kind: "sha256" | "git";
  readonly value: string;
}

/** What a hub has of a model, before any of it is fetched. */
export interface ModelListing {
  /** As the hub calls it: `THUDM/chatglm3-6b`. */
  readonly id: string;
  /** The hub's address. */
  readonly from: string;
  /** What the listing stands for: a commit where the hub tells. */
  readonly revision: string;
  /** In the hub's words, such as `apache-2.0`. Undefined if it says none: then the licence is in one of the files. */
  readonly licence?: string | undefined;
  readonly files: readonly ListedFile[];
  /** Small files that came with the listing, by name. */
  readonly texts?: Readonly<Record<string, string>> | undefined;
}

/** Where listings come from. */
export interface Hub {
  /** @throws ChatGLMError DOWNLOAD_FAILED where the model isn't there or what is said of it can't be used; ABORTED */
  list(id: string, options: ListOptions): Promise<ModelListing>;
}

export interface ListOptions {
  /** Branch, tag or commit. Defaults to the hub's main branch. */
  readonly revision?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

const SAFE_NAME = /^[A-Za-z0-9_][\w.+-]{0,199}$/;
/** Names that Windows keeps for devices. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const NEEDED =
  /^(?:config\.json|tokenizer\.model|tokenizer_config\.json|tokenization_\w+\.py|LICEN[CS]E\S*|MODEL_LICEN[CS]E\S*|NOTICE\S*)$/i;
const SAFETENSORS = /\.safetensors(?:\.index\.json)?$/;
const TORCH = /^pytorch_model.*\.bin(?:\.index\.json)?$/;
const MOST_BYTES = 2 ** 44;

/** A file as a hub tells of it, nothing of it believed yet. */
export interface ToldFile {
  readonly path: string;
  readonly bytes: number;
  readonly url: string;
  readonly checksum: Checksum | undefined;
}

/**
 * The files that converting needs: weights as safetensors or else as PyTorch's, configuration, tokenizer, licences.
 *
 * @param all every file that is listed; those in folders are none of the model's own
 * @throws ChatGLMError DOWNLOAD_FAILED if a name could lead out of the folder, a file has no usable size or checksum, or no weights are listed
 */
export function neededFiles(all: readonly ToldFile[], where: string): ListedFile[] {
  for (const { path } of all) requireHarmless(path, where);
  const top = all.filter(({ path }) => !path.includes("/"));
  const weights = [SAFETENSORS, TORCH].map((form) => top.filter(({ path }) => form.test(path))).find((found) => found.length > 0);
  if (weights === undefined || !top.some(({ path }) => path === "config.json")) {
    throw failed(where, "it lists no config.json with weights beside it (.safetensors, or pytorch_model*.bin)");
  }
  return [...top.filter(({ path }) => NEEDED.test(path)), ...weights].map((file) => listed(file, where));
}

/** One file, checked. @throws ChatGLMError DOWNLOAD_FAILED */
export function listed({ path, bytes, url, checksum }: ToldFile, where: string): ListedFile {
  if (!SAFE_NAME.test(path) || DEVICE_NAME.test(path) || path.endsWith("."))
    throw failed(where, `it lists the file name ${JSON.stringify(path)}`);
  if (!Number.isSafeInteger(bytes) || bytes < 0 || bytes > MOST_BYTES)
    throw failed(where, `${path} is listed with ${bytes} bytes`);
  if (checksum === undefined || !/^(?:[\da-f]{40}|[\da-f]{64})$/.test(checksum.value))
    throw failed(where, `${path} is listed without a checksum`);
  return { name: path, bytes, url, checksum };
}

/** What tries to lead out of a folder makes the whole listing suspect. */
function requireHarmless(path: string, where: string): void {
  const parts = path.split("/");
  const isHarmful = path === "" || /[\\\0:]|^\//.test(path) || parts.some((part) => part === "" || part === ".." || part === ".");
  if (isHarmful) throw failed(where, `it lists the file name ${JSON.stringify(path.slice(0, 200))}`);
}

export function failed(where: string, problem: string, cause?: unknown): ChatGLMError {
  return new ChatGLMError("DOWNLOAD_FAILED", `${where}: ${problem}.`, { cause });
}

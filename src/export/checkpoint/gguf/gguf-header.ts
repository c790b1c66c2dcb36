import { ChatGLMError } from "../../../errors.js";
import { type CheckpointFile, invalid } from "../checkpoint-file.js";
import { shortened } from "../shortened.js";

/** What a key of GGUF holds. Numbers of 64 bits that no double holds exactly are refused. */
export type GgufValue = string | number | boolean | readonly (string | number | boolean)[];

export interface GgufTensorInfo {
  readonly name: string;
  /** As PyTorch has it: the row's length last. */
  readonly shape: readonly number[];
  /** ggml's number of its type. */
  readonly type: number;
  /** Bytes from the file's start. */
  readonly offset: number;
}

export interface GgufHeader {
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: readonly GgufTensorInfo[];
}

/** Vocabularies of 256k tokens with their merges take 20 MB. */
const longestHeader = 128 * 1024 * 1024;
const firstWindow = 8 * 1024 * 1024;
const mostTensors = 100_000;
const mostKeys = 10_000;
/** Elements of all arrays together. */
const mostElements = 4_000_000;
const longestString = 4 * 1024 * 1024;
const mostDimensions = 4;

/**
 * Reads a GGUF file's header (format: ggml-org/ggml, docs/gguf.md), versions 2 and 3, little-endian.
 * @throws ChatGLMError CHECKPOINT_INVALID for what is malformed or beyond bounds; CHECKPOINT_UNSUPPORTED for another version
 */
export async function readGgufHeader(file: CheckpointFile): Promise<GgufHeader> {
  const most = Math.min(file.size, longestHeader);
  for (let window = Math.min(most, firstWindow); ; window = Math.min(most, window * 4)) {
    const bytes = new Uint8Array(window);
    await file.read(0, bytes);
    try {
      return new HeaderReader(file, bytes).read();
    } catch (error) {
      if (!(error instanceof MoreBytes)) throw error;
      if (window === most) throw invalid(file.path, `its header doesn't end within ${most} bytes`, { remedy: "Fetch it again." });
    }
  }
}

/** The header goes on beyond the bytes that were read. */
class MoreBytes extends Error {}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

class HeaderReader {
  readonly #file: CheckpointFile;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #elements = 0;

  constructor(file: CheckpointFile, bytes: Uint8Array) {
    this.#file = file;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(): GgufHeader {
    if (this.#u32() !== 0x46554747) throw this.#invalid("it is no GGUF file");
    const version = this.#u32();
    if (version !== 2 && version !== 3) {
      const big = version === 0x03000000 ? ", in big-endian order" : "";
      throw new ChatGLMError(
        "CHECKPOINT_UNSUPPORTED",
        `${this.#file.path}: GGUF version ${version}${big} is not read, 2 and 3 are.`,
        {
          remedy: "Convert the model to GGUF again with a present llama.cpp.",
        },
      );
    }
    const tensorCount = this.#count("tensors", mostTensors);
    const keyCount = this.#count("keys", mostKeys);
    const metadata = new Map<string, GgufValue>();
    for (let i = 0; i < keyCount; i++) {
      const key = this.#string();
      if (metadata.has(key)) throw this.#invalid(`the key ${shortened(key)} is there twice`);
      metadata.set(key, this.#value(this.#u32(), key));
    }
    const infos = Array.from({ length: tensorCount }, () => this.#tensor());
    const alignment = metadata.get("general.alignment") ?? 32;
    if (typeof alignment !== "number" || !Number.isInteger(alignment) || alignment < 1 || alignment > 2 ** 20) {
      throw this.#invalid(`general.alignment is ${shortened(String(alignment))}`);
    }
    const data = Math.ceil(this.#at / alignment) * alignment;
    return { metadata, tensors: infos.map((info) => ({ ...info, offset: data + info.offset })) };
  }

  #tensor(): GgufTensorInfo {
    const name = this.#string();
    const dimensions = this.#u32();
    if (dimensions < 1 || dimensions > mostDimensions)
      throw this.#invalid(`tensor ${shortened(name)} has ${dimensions} dimensions`);
    const shape = Array.from({ length: dimensions }, () => this.#u64(`the shape of ${shortened(name)}`)).reverse();
    if (!Number.isSafeInteger(shape.reduce((product, size) => product * size, 1))) {
      throw this.#invalid(`tensor ${shortened(name)} has shape [${shape}]`);
    }
    return { name, shape, type: this.#u32(), offset: this.#u64(`the offset of ${shortened(name)}`) };
  }

  #value(type: number, key: string): GgufValue {
    if (type !== 9) return this.#scalar(type, key);
    const elementType = this.#u32();
    const length = this.#count(`elements of ${shortened(key)}`, mostElements - this.#elements);
    this.#elements += length;
    return Array.from({ length }, () => this.#scalar(elementType, key));
  }

  #scalar(type: number, key: string): string | number | boolean {
    switch (type) {
      case 0:
        return this.#view.getUint8(this.#take(1));
      case 1:
        return this.#view.getInt8(this.#take(1));
      case 2:
        return this.#view.getUint16(this.#take(2), true);
      case 3:
        return this.#view.getInt16(this.#take(2), true);
      case 4:
        return this.#u32();
      case 5:
        return this.#view.getInt32(this.#take(4), true);
      case 6:
        return this.#view.getFloat32(this.#take(4), true);
      case 7:
        return this.#view.getUint8(this.#take(1)) !== 0;
      case 8:
        return this.#string();
      case 10:
        return this.#u64(shortened(key));
      case 11:
        return this.#integer(this.#view.getBigInt64(this.#take(8), true), shortened(key));
      case 12:
        return this.#view.getFloat64(this.#take(8), true);
    }
    throw this.#invalid(`the key ${shortened(key)} has a value of type ${type}`);
  }

  #string(): string {
    const length = this.#u64("a string's length");
    if (length > longestString) throw this.#invalid(`a string of ${length} bytes begins at byte ${this.#at}`);
    const start = this.#take(length);
    try {
      return utf8.decode(this.#bytes.subarray(start, start + length));
    } catch (cause) {
      throw invalid(this.#file.path, `the string at byte ${start} is not well-formed UTF-8`, { cause });
    }
  }

  #count(what: string, most: number): number {
    const count = this.#u64(`the number of ${what}`);
    if (count > most) throw this.#invalid(`it says it has ${count} ${what}, at most ${most} are read`);
    return count;
  }

  #u32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  #u64(what: string): number {
    return this.#integer(this.#view.getBigUint64(this.#take(8), true), what);
  }

  #integer(value: bigint, what: string): number {
    if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER)) {
      throw this.#invalid(`${what} is ${value}`);
    }
    return Number(value);
  }

  /** Where the next bytes are; they are there. */
  #take(length: number): number {
    const start = this.#at;
    if (start + length > this.#bytes.length) {
      if (start + length > this.#file.size) {
        throw this.#invalid(`it ends at byte ${this.#file.size}, within its header`);
      }
      throw new MoreBytes();
    }
    this.#at = start + length;
    return start;
  }

  #invalid(what: string): ChatGLMError {
    return invalid(this.#file.path, what, { remedy: "The download is incomplete or damaged: fetch this file again." });
  }
}

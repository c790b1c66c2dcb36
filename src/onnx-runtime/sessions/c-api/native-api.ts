import { existsSync } from "node:fs";
import { constants } from "node:os";
import { type ApiFunction, apiFunctions, interfaceVersion, placesInTable, refusalOf } from "./api-table.js";

/** Addresses are bigints; typed arrays stand for the address of their first value, which stays where it is while they are held. */
export type NativeArgument = bigint | number | string | null | NodeJS.TypedArray;
type NativeFunction = {
  (...args: readonly NativeArgument[]): unknown;
  async(...args: readonly (NativeArgument | ((error: unknown, result: unknown) => void))[]): void;
};
type Koffi = typeof import("koffi");

/** Native code runs on stacks that koffi makes; its own default for calls beside the thread is 128 KiB. */
const stackBytes = 8 * 2 ** 20;

/**
 * onnxruntime's C library, called through koffi. One for each thread that uses it; the library and what is registered with it are the process's.
 */
export class NativeApi {
  readonly version: string;
  readonly libraryPath: string;
  /** The process's environment. Never released: onnxruntime ends with the process. */
  readonly environment: bigint;
  readonly #koffi: Koffi;
  /** Arguments of calls in progress. */
  readonly #held = new Set<readonly NativeArgument[]>();
  readonly #functions: Readonly<Record<ApiFunction, NativeFunction>>;

  private constructor(koffi: Koffi, libraryPath: string, version: string, functions: Record<ApiFunction, NativeFunction>) {
    this.#koffi = koffi;
    this.#functions = functions;
    this.libraryPath = libraryPath;
    this.version = version;
    // 3: errors and worse are printed.
    this.environment = this.pointer("CreateEnv", 3, "langchain-chatglm");
  }

  /** @throws Error saying why the library can't be used, before anything of it is called that could crash */
  static async load(libraryPath: string): Promise<NativeApi> {
    if (!existsSync(libraryPath)) throw new Error(`there is no ${libraryPath}`);
    const koffi = await import("koffi");
    requireStacks(koffi);
    keepLoaded(koffi, libraryPath);
    const library = koffi.load(libraryPath);
    const base = koffi.decode(library.func("OrtGetApiBase", "void *", [])(), koffi.array("void *", 2)) as readonly unknown[];
    const version: unknown = koffi.call(base[1], koffi.proto("str", []));
    const refusal = refusalOf(String(version));
    if (refusal !== undefined) throw new Error(refusal);
    const address: unknown = koffi.call(base[0], koffi.proto("void *", ["uint32_t"]), interfaceVersion);
    if (address === null) throw new Error(`it has no interface of version ${interfaceVersion}`);
    const table = koffi.decode(address, koffi.array("void *", placesInTable)) as readonly unknown[];
    const functions = Object.fromEntries(
      Object.entries(apiFunctions).map(([name, [place, result, parameters]]) => [
        name,
        koffi.decode(table[place], koffi.proto(result, parameters.map(typeOf))) as NativeFunction,
      ]),
    ) as Record<ApiFunction, NativeFunction>;
    return new NativeApi(koffi, libraryPath, String(version), functions);
  }

  /** Calls a function that can't fail: what it returns. */
  plain(name: ApiFunction, ...args: readonly NativeArgument[]): unknown {
    return this.#functions[name](...args);
  }

  /** @throws Error with onnxruntime's message */
  call(name: ApiFunction, ...args: readonly NativeArgument[]): void {
    this.#check(this.#functions[name](...args));
  }

  /** Calls on a thread of libuv's pool, so that this one goes on. What the arguments point to in turn, the caller holds. */
  callBeside(name: ApiFunction, ...args: readonly NativeArgument[]): Promise<void> {
    return new Promise((resolve, reject) => {
      // A variable that isn't used any more doesn't keep its value from the collector.
      this.#held.add(args);
      this.#functions[name].async(...args, (error, status) => {
        this.#held.delete(args);
        try {
          if (error) throw error;
          this.#check(status);
          resolve();
        } catch (cause) {
          reject(cause);
        }
      });
    });
  }

  /** Calls a function whose last parameter is where it writes an address, or a whole number of 8 bytes. */
  pointer(name: ApiFunction, ...args: readonly NativeArgument[]): bigint {
    const out = new BigUint64Array(1);
    this.call(name, ...args, out);
    return out[0] ?? 0n;
  }

  /** The same for 4 bytes. */
  integer(name: ApiFunction, ...args: readonly NativeArgument[]): number {
    const out = new Int32Array(1);
    this.call(name, ...args, out);
    return out[0] ?? 0;
  }

  address(memory: NodeJS.TypedArray): bigint {
    return this.#koffi.address(memory);
  }

  /** Copies memory of the library's. */
  copy(address: bigint, bytes: number): ArrayBuffer {
    return bytes === 0 ? new ArrayBuffer(0) : this.#koffi.view(address, bytes).slice(0);
  }

  /** `count` addresses that stand at an address. */
  addresses(address: bigint, count: number): readonly bigint[] {
    return count === 0 ? [] : [...new BigUint64Array(this.copy(address, count * 8))];
  }

  /** A text that ends with a zero. */
  text(address: bigint): string {
    return this.#koffi.decode.string(address);
  }

  #check(status: unknown): void {
    if (status === null || status === 0n) return;
    const message = String(this.#functions.GetErrorMessage(status as bigint));
    this.#functions.ReleaseStatus(status as bigint);
    throw new Error(message);
  }
}

/** Texts as C has them, and their addresses: hold both while native code may read them. */
export class NativeTexts {
  readonly pointers: BigUint64Array;
  readonly #bytes: Uint8Array;

  constructor(api: NativeApi, texts: readonly string[]) {
    const encoded = texts.map((text) => new TextEncoder().encode(`${text}\0`));
    this.#bytes = new Uint8Array(encoded.reduce((sum, { length }) => sum + length, 1));
    this.pointers = new BigUint64Array(texts.length);
    const start = api.address(this.#bytes);
    let at = 0;
    for (const [index, text] of encoded.entries()) {
      this.#bytes.set(text, at);
      this.pointers[index] = start + BigInt(at);
      at += text.length;
    }
  }
}

function typeOf(name: string): string {
  if (name !== "path") return name;
  return process.platform === "win32" ? "str16" : "str";
}

/**
 * koffi unloads a library with its last handle, when that is collected or a thread ends; functions taken from a table don't count. onnxruntime
 * is never to be unloaded: its own threads may still run.
 */
function keepLoaded(koffi: Koffi, libraryPath: string): void {
  if (process.platform === "win32") return;
  const stay = process.platform === "darwin" ? 0x80 : 0x1000; // RTLD_NODELETE
  const open = koffi.load(null).func("dlopen", "void *", ["str", "int"]) as NativeFunction;
  if (open(libraryPath, constants.dlopen.RTLD_NOW | stay) === null) throw new Error(`${libraryPath} can't be loaded`);
}

/** koffi fixes its sizes when a thread first loads a library: someone else's use of it may have come first. */
function requireStacks(koffi: Koffi): void {
  try {
    koffi.config({ sync_stack_size: stackBytes, async_stack_size: stackBytes, resident_async_pools: 2 });
  } catch {
    const { sync_stack_size: own = 0, async_stack_size: beside = 0 } = koffi.config();
    if (Math.min(own, beside) < 2 ** 20) {
      throw new Error(
        `koffi was used before in this thread, with stacks of ${Math.min(own, beside) / 1024} KiB; 1 MiB is needed`,
      );
    }
  }
}

import { PickleReader } from "./pickle-reader.js";
import { shortened } from "./shortened.js";

/** A Python object named by module and name. Naming it runs nothing; what a name may stand for is the caller's list. */
export interface PickleGlobals {
  /** The inert value that stands for a global; throws for one that is not on the list. */
  global(name: string): unknown;
  /** What `callable(*args)` gives; throws unless the callable is one this program knows. */
  call(callable: unknown, args: readonly unknown[]): unknown;
  /** The object outside the pickle (a storage) that a persistent id stands for. */
  persistent(id: unknown): unknown;
}

/** The largest published checkpoint of the family takes 10,000; this many empty dicts, the heaviest value a byte makes, take 75 MB. */
const mostValues = 300_000;

/**
 * Reads a pickle of protocol 2 to 5 as data. Only the opcodes that plain containers and `torch.save` need are known; objects are made by
 * `globals` alone, so nothing in the file can choose what runs. Tuples and lists become arrays, dicts become Maps.
 * @throws Error saying what was refused and at which byte
 */
export function unpickle(bytes: Uint8Array, globals: PickleGlobals): unknown {
  const machine = new PickleMachine(bytes, globals);
  try {
    return machine.run();
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : String(cause)} (pickle byte ${machine.position})`, { cause });
  }
}

class PickleMachine {
  readonly #in: PickleReader;
  readonly #globals: PickleGlobals;
  #stack: unknown[] = [];
  readonly #marked: unknown[][] = [];
  readonly #memo = new Map<number, unknown>();
  #values = 0;

  constructor(bytes: Uint8Array, globals: PickleGlobals) {
    this.#in = new PickleReader(bytes);
    this.#globals = globals;
  }

  get position(): number {
    return this.#in.position;
  }

  run(): unknown {
    for (;;) {
      const code = this.#in.uint8();
      if (code === 0x2e /* STOP */) return this.#pop();
      const operation = this.#operations[code];
      if (operation === undefined) {
        throw new Error(`opcode 0x${code.toString(16).padStart(2, "0")} was refused: a table of weights has no use for it`);
      }
      operation();
    }
  }

  /** Opcodes by code, named as in Python's pickletools. */
  readonly #operations: Readonly<Record<number, () => void>> = {
    /* PROTO */ 128: () => this.#checkProtocol(this.#in.uint8()),
    /* FRAME */ 149: () => this.#in.skip(8),
    /* MARK */ 40: () => this.#mark(),
    /* NONE */ 78: () => this.#push(null),
    /* NEWTRUE */ 136: () => this.#push(true),
    /* NEWFALSE */ 137: () => this.#push(false),
    /* BININT1 */ 75: () => this.#push(this.#in.uint8()),
    /* BININT2 */ 77: () => this.#push(this.#in.uint16()),
    /* BININT */ 74: () => this.#push(this.#in.int32()),
    /* LONG1 */ 138: () => this.#push(this.#in.long(this.#in.uint8())),
    /* BINFLOAT */ 71: () => this.#push(this.#in.float64()),
    /* SHORT_BINSTRING */ 85: () => this.#push(this.#in.text(this.#in.uint8())),
    /* SHORT_BINUNICODE */ 140: () => this.#push(this.#in.text(this.#in.uint8())),
    /* BINUNICODE */ 88: () => this.#push(this.#in.text(this.#in.uint32())),
    /* BINUNICODE8 */ 141: () => this.#push(this.#in.text(this.#in.uint64())),
    /* EMPTY_DICT */ 125: () => this.#push(new Map()),
    /* EMPTY_LIST */ 93: () => this.#push([]),
    /* EMPTY_TUPLE */ 41: () => this.#push([]),
    /* TUPLE1 */ 133: () => this.#push(this.#take(1)),
    /* TUPLE2 */ 134: () => this.#push(this.#take(2)),
    /* TUPLE3 */ 135: () => this.#push(this.#take(3)),
    /* TUPLE */ 116: () => this.#push(this.#sinceMark()),
    /* APPEND */ 97: () => this.#append(this.#take(1)),
    /* APPENDS */ 101: () => this.#append(this.#sinceMark()),
    /* SETITEM */ 115: () => this.#setItems(this.#take(2)),
    /* SETITEMS */ 117: () => this.#setItems(this.#sinceMark()),
    /* BINPUT */ 113: () => this.#remember(this.#in.uint8()),
    /* LONG_BINPUT */ 114: () => this.#remember(this.#in.uint32()),
    /* MEMOIZE */ 148: () => this.#remember(this.#memo.size),
    /* BINGET */ 104: () => this.#recall(this.#in.uint8()),
    /* LONG_BINGET */ 106: () => this.#recall(this.#in.uint32()),
    /* GLOBAL */ 99: () => this.#global(this.#in.line(), this.#in.line()),
    /* STACK_GLOBAL */ 147: () => this.#global(...this.#take(2)),
    /* BINPERSID */ 81: () => this.#push(this.#globals.persistent(this.#pop())),
    /* REDUCE */ 82: () => this.#reduce(...this.#take(2)),
    /* BUILD */ 98: () => this.#build(),
  };

  #checkProtocol(protocol: number): void {
    if (protocol < 2 || protocol > 5) throw new Error(`pickle protocol ${protocol} is not read (2 to 5 are)`);
  }

  #mark(): void {
    this.#count(1);
    this.#marked.push(this.#stack);
    this.#stack = [];
  }

  #global(module?: unknown, name?: unknown): void {
    // Anything else would be written out in full, and a few bytes of memo entries can stand for 2^100 of them.
    if (typeof module !== "string" || typeof name !== "string") throw new Error("a global without a name was refused");
    this.#push(this.#globals.global(`${module}.${name}`));
  }

  #reduce(callable?: unknown, args?: unknown): void {
    if (!Array.isArray(args)) throw new Error("a call without an argument list was refused");
    this.#push(this.#globals.call(callable, args));
  }

  /** torch hangs its `_metadata` on the state dict this way; on anything else it would be a call. */
  #build(): void {
    this.#pop();
    if (!(this.#stack.at(-1) instanceof Map)) throw new Error("state set on an object other than a dict was refused");
  }

  #count(values: number): void {
    this.#values += values;
    if (this.#values > mostValues) throw new Error(`more than ${mostValues} values`);
  }

  #push(value: unknown): void {
    this.#count(1);
    this.#stack.push(value);
  }

  #pop(): unknown {
    if (this.#stack.length === 0) throw new Error("a value is used that was never given");
    return this.#stack.pop();
  }

  #take(count: number): unknown[] {
    if (this.#stack.length < count) throw new Error("a value is used that was never given");
    return this.#stack.splice(this.#stack.length - count);
  }

  #sinceMark(): unknown[] {
    const values = this.#stack;
    const below = this.#marked.pop();
    if (below === undefined) throw new Error("a sequence ends that never began");
    this.#stack = below;
    return values;
  }

  #append(values: readonly unknown[]): void {
    const list = this.#stack.at(-1);
    if (!Array.isArray(list)) throw new Error("values appended to something that is not a list");
    for (const value of values) list.push(value);
  }

  #setItems(values: readonly unknown[]): void {
    const dict = this.#stack.at(-1);
    if (!(dict instanceof Map) || values.length % 2 !== 0) throw new Error("items set on something that is not a dict");
    for (let i = 0; i < values.length; i += 2) {
      const key = values[i];
      // Training states number their parameters; tables of weights name them.
      if (typeof key !== "string" && typeof key !== "number")
        throw new Error("a dict key other than a text or a number was refused");
      if (dict.has(key)) throw new Error(`the name ${JSON.stringify(shortened(String(key)))} occurs twice`);
      dict.set(key, values[i + 1]);
    }
  }

  #remember(index: number): void {
    if (this.#stack.length === 0) throw new Error("nothing to remember");
    this.#count(1);
    this.#memo.set(index, this.#stack.at(-1));
  }

  #recall(index: number): void {
    if (!this.#memo.has(index)) throw new Error(`memo entry ${index} was never written`);
    this.#push(this.#memo.get(index));
  }
}

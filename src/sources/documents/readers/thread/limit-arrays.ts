/** A stream of a PDF is unpacked into one array; more bytes are a bomb. */
const LARGEST = 32 * 2 ** 20;

/**
 * Makes this thread refuse huge byte arrays, which a thread's memory limits don't count, and unpack only into such arrays: a small file must
 * not fill the memory of the machine. For a thread that does nothing else.
 */
export function limitArrays(): void {
  globalThis.Uint8Array = new Proxy(Uint8Array, {
    construct(target, given: unknown[], made): object {
      if (typeof given[0] === "number" && given[0] > LARGEST) throw new RangeError(`an array of ${given[0]} bytes`);
      return Reflect.construct(target, given, made);
    },
  });
  // pdf.js unpacks without it where it doesn't exist, and then bit by bit.
  Reflect.deleteProperty(globalThis, "DecompressionStream");
}

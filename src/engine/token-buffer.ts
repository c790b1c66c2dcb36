/** A growing list of token ids whose parts can be handed out as views. */
export class TokenBuffer {
  #data: Int32Array;
  #length: number;

  constructor(ids: readonly number[] | Int32Array) {
    this.#data = Int32Array.from(ids);
    this.#length = ids.length;
  }

  get length(): number {
    return this.#length;
  }

  push(id: number): void {
    this.#grow(this.#length + 1);
    this.#data[this.#length] = id;
    this.#length += 1;
  }

  /** A view of the ids from `start` to `end`. Valid until the next push. */
  view(start = 0, end: number = this.#length): Int32Array {
    return this.#data.subarray(start, end);
  }

  /** A view from `start` to the end with `draft` behind it; the draft does not become part of the buffer. Valid until the next push. */
  viewWithDraft(start: number, draft: readonly number[]): Int32Array {
    this.#grow(this.#length + draft.length);
    this.#data.set(draft, this.#length);
    return this.#data.subarray(start, this.#length + draft.length);
  }

  #grow(length: number): void {
    if (length <= this.#data.length) return;
    const larger = new Int32Array(Math.max(length, 2 * this.#data.length, 64));
    larger.set(this.#data.subarray(0, this.#length));
    this.#data = larger;
  }
}

/** How many ids two sequences have in common from the start. */
export function commonPrefixLength(a: Int32Array, b: Int32Array): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length += 1;
  return length;
}

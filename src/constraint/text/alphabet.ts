import { type CodePoints, everyCharacter, without } from "./code-points.js";
import type { TextBudget } from "./text-budget.js";

/** What a JSON string may hold in the short forms: control characters only where they have an escape of two bytes. */
const written: CodePoints = without(everyCharacter, [
  [0x00, 0x07],
  [0x0b, 0x0b],
  [0x0e, 0x1f],
]);

/** Bytes of the shortest way to write a character in a JSON string. */
function bytesOf(code: number): number {
  if (code < 0x20 || code === 0x22 || code === 0x5c) return 2;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Characters in classes: those of one class are in the same sets of all that were given, and of one length in UTF-16. */
export class Alphabet {
  /** Sorted starts of ranges; range i goes up to the next start. */
  readonly #starts: number[] = [];
  readonly #classes: number[] = [];
  /** By class: bytes of its shortest character. */
  readonly bytes: number[] = [];
  /** By class: UTF-16 units of each of its characters. */
  readonly units: number[] = [];

  constructor(sets: readonly CodePoints[], budget: TextBudget) {
    const all = [...sets, written];
    const borders = new Set<number>([0, 0x10000, 0x110000]);
    for (const [first, last] of all.flat()) borders.add(first).add(last + 1);
    const starts = [...borders].sort((a, b) => a - b);
    const memberships: number[][] = starts.map(() => []);
    const indexOf = new Map(starts.map((start, index) => [start, index]));
    for (const [id, set] of all.entries()) {
      for (const [first, last] of set) {
        const to = indexOf.get(last + 1) ?? 0;
        for (let index = indexOf.get(first) ?? 0; index < to; index += 1) memberships[index]?.push(id);
        budget.spend(to - (indexOf.get(first) ?? 0));
      }
    }
    const known = new Map<string, number>();
    for (const [index, start] of starts.entries()) {
      const member = memberships[index] ?? [];
      if (member.at(-1) !== all.length - 1) {
        this.#add(start, -1);
        continue;
      }
      const units = start >= 0x10000 ? 2 : 1;
      const key = `${units} ${member.join()}`;
      let id = known.get(key);
      if (id === undefined) {
        id = known.size;
        known.set(key, id);
        this.units.push(units);
        this.bytes.push(4);
      }
      const next = starts[index + 1] ?? start;
      for (let code = start; code < Math.min(next, start + 3); code += 1)
        this.bytes[id] = Math.min(this.bytes[id] ?? 4, bytesOf(code));
      this.#add(start, id);
    }
  }

  #add(start: number, id: number): void {
    if (this.#classes.at(-1) === id) return;
    this.#starts.push(start);
    this.#classes.push(id);
  }

  get size(): number {
    return this.bytes.length;
  }

  /** A character's class, or -1 when none of those. */
  classOf(code: number): number {
    return this.#classes[this.#rangeOf(code)] ?? -1;
  }

  /** The classes of the characters first to last, -1 among them; some may come more than once. */
  classesIn(first: number, last: number): number[] {
    const found: number[] = [];
    for (let range = this.#rangeOf(first); (this.#starts[range] ?? Number.POSITIVE_INFINITY) <= last; range += 1) {
      found.push(this.#classes[range] ?? -1);
    }
    return found;
  }

  /** The classes that a set consists of. */
  membersOf(set: CodePoints): Uint8Array {
    const members = new Uint8Array(this.size);
    for (const [first, last] of set) for (const id of this.classesIn(first, last)) if (id >= 0) members[id] = 1;
    return members;
  }

  #rangeOf(code: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= code) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

import { type Atom, endsClause, nameKey } from "./atoms.js";
import { foldName } from "./fold-name.js";
import type { Mention } from "./mention.js";

const MOST_ATOMS = 9;
/** Letters that a name needs before one wrong letter is forgiven; Han characters tell more each. */
const FEWEST_LETTERS = 8;
const FEWEST_HAN = 5;
const MOST_IN_HALF = 40;
/** Han characters. */
const LONGEST_PART = 9;
const DOT = /[·・•‧∙⋅･᛫]/u;
const HAN = /^[\p{Script=Han}]+$/u;

/**
 * Names that are only nearly, or only partly, as they stand in a text: one letter wrong, a space more or less, a surname. Whatever could mean
 * two things means none.
 */
export class LooseNames {
  /** Parts of names, by the only node that they can mean; empty where there are several. */
  readonly #parts = new Map<string, string>();
  /** Whole names without their spaces. */
  readonly #whole = new Map<string, string>();
  /** Whole names by length and one half: of two that differ in a letter, one half is equal. */
  readonly #halves = new Map<number, Halves>();

  /** @param key the name as it is looked up */
  add(name: string, key: string, node: string): void {
    const words = key.split(" ");
    if (key === "" || words.length > 12) return;
    for (const part of partsOf(name, words)) {
      const known = this.#parts.get(part);
      if (known === undefined) this.#parts.set(part, node);
      else if (known !== node) this.#parts.set(part, "");
    }
    const squeezed = words.join("");
    const known = this.#whole.get(squeezed);
    if (known !== undefined) {
      if (known !== node) this.#whole.set(squeezed, "");
      return;
    }
    this.#whole.set(squeezed, node);
    if (!longEnough(squeezed, 0)) return;
    const halves = this.#halves.get(squeezed.length) ?? { first: new Map(), last: new Map() };
    this.#halves.set(squeezed.length, halves);
    const half = Math.floor(squeezed.length / 2);
    for (const [names, part] of [
      [halves.first, squeezed.slice(0, half)],
      [halves.last, squeezed.slice(half)],
    ] as const) {
      const alike = names.get(part);
      if (alike === undefined) names.set(part, [squeezed]);
      else if (alike.length < MOST_IN_HALF) alike.push(squeezed);
    }
  }

  /** Every stretch from an atom that can mean but one node. */
  at(atoms: readonly Atom[], from: number): Mention[] {
    const found: Mention[] = [];
    let key = "";
    let squeezed = "";
    for (let to = from; to < Math.min(atoms.length, from + MOST_ATOMS); to += 1) {
      const atom = atoms[to];
      if (atom === undefined || endsClause(atom)) break;
      key = key === "" ? atom.text : `${key} ${atom.text}`;
      squeezed += atom.text;
      const node = this.#parts.get(key) || this.#nearly(squeezed);
      if (node) found.push({ name: key, nodes: [node], from, to: to + 1 });
    }
    return found.reverse();
  }

  #nearly(squeezed: string): string | undefined {
    const exact = this.#whole.get(squeezed);
    if (exact !== undefined) return exact;
    let nodes: Set<string> | undefined;
    for (let length = squeezed.length - 1; length <= squeezed.length + 1; length += 1) {
      const halves = this.#halves.get(length);
      if (halves === undefined) continue;
      const half = Math.floor(length / 2);
      for (const names of [
        halves.first.get(squeezed.slice(0, half)),
        halves.last.get(squeezed.slice(squeezed.length - (length - half))),
      ])
        for (const name of names ?? []) {
          if (!oneApart(name, squeezed)) continue;
          nodes ??= new Set();
          nodes.add(this.#whole.get(name) ?? "");
        }
    }
    if (nodes?.size !== 1 || !longEnough(squeezed, 1)) return undefined;
    const [only] = nodes;
    return only;
  }
}

/** Names of one length by what they begin with, and by what they end in. */
interface Halves {
  readonly first: Map<string, string[]>;
  readonly last: Map<string, string[]>;
}

/** Beginnings and ends of a name that people use for it. */
function partsOf(name: string, words: readonly string[]): string[] {
  if (words.every((word) => HAN.test(word))) {
    const dotted = DOT.test(name) ? foldName(name).split("·") : [""];
    const found = dotted.length > 1 ? dotted.map((part) => nameKey(part)) : [];
    if (dotted.length === 1 && words.length > 2)
      for (let length = 2; length < Math.min(words.length, LONGEST_PART); length += 1)
        found.push(words.slice(0, length).join(" "), words.slice(-length).join(" "));
    return found;
  }
  const found: string[] = [];
  for (let length = 1; length < words.length; length += 1)
    found.push(words.slice(0, length).join(" "), words.slice(-length).join(" "));
  // `INC-34 Empty Nest`: its number names it.
  const code = /^(\p{L}{1,5}) (\d{1,6}) (?=.)/u.exec(words.join(" "));
  return [...(code === null ? [] : [`${code[1]} ${code[2]}`]), ...found.filter((part) => part.length > 3 && /\p{L}/u.test(part))];
}

function longEnough(squeezed: string, less: number): boolean {
  if (/\p{N}/u.test(squeezed)) return false;
  return squeezed.length >= (HAN.test(squeezed) ? FEWEST_HAN : FEWEST_LETTERS) - less;
}

/** One letter changed, left out, put in, or two swapped. */
function oneApart(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [restA, restB] = [a.slice(from, endA), b.slice(from, endB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

import { type Atom, atomise, endsClause, nameKey } from "./atoms.js";
import { foldName } from "./fold-name.js";
import { LooseNames } from "./loose-names.js";
import type { Mention } from "./mention.js";

const LONGEST_NAME = 80;
const MOST_ATOMS = 40;
/** A name shared by more nodes than this says too little. */
const MOST_NODES = 8;
const MOST_LONGER = 40;

/**
 * Finds the names of a graph's nodes in a text. Chinese names match anywhere in running text; names in spaced scripts match whole words.
 * Case, accents, width and punctuation don't matter.
 */
export class EntityLinker {
  readonly #nodes = new Map<string, string[]>();
  /** Atoms of the longest name that begins with an atom. */
  readonly #longest = new Map<string, number>();

  readonly #loose = new LooseNames();
  /** Made when first asked for, once all names are known. */
  #continuing: ReadonlyMap<string, readonly string[]> | undefined;

  /** @param isLoose whether what is nearly or partly this name may be meant for it; only where all names are known */
  add(name: string, node: string, isLoose = true): void {
    if (name.length > LONGEST_NAME) return;
    for (const form of forms(name)) {
      const key = nameKey(form);
      this.#addKey(key, node);
      if (isLoose) this.#loose.add(form, key, node);
    }
  }

  /** What begins at an atom and is no name, but can only be meant for one: misspelt, or a part of it. */
  looselyAt(atoms: readonly Atom[], from: number): Mention[] {
    return this.#loose.at(atoms, from).filter(({ name }) => !this.#nodes.has(name));
  }

  /** The longest name at each place, from left to right, names that say too little left out. */
  link(text: string): Mention[] {
    const atoms = atomise(foldName(text));
    const mentions = new Map<string, Mention>();
    for (let at = 0; at < atoms.length; ) {
      const mention = this.at(atoms, at).find(({ name }) => saysSomething(name));
      if (mention !== undefined && !mentions.has(mention.name)) mentions.set(mention.name, mention);
      at = mention?.to ?? at + 1;
    }
    return [...mentions.values()];
  }

  /** Every name that begins at an atom, the longest first. */
  at(atoms: readonly Atom[], from: number): Mention[] {
    const found: Mention[] = [];
    const first = atoms[from];
    const most = first === undefined || first.kind === "mark" ? 0 : (this.#longest.get(first.text) ?? 0);
    let key = "";
    let counted = 0;
    for (let to = from; counted < most && to < atoms.length; ) {
      const atom = atoms[to];
      if (atom === undefined || endsClause(atom)) break;
      to += 1;
      if (atom.kind === "mark") continue;
      key = key === "" ? atom.text : `${key} ${atom.text}`;
      counted += 1;
      const nodes = this.#nodes.get(key);
      if (nodes !== undefined) found.push({ name: key, nodes, from, to });
    }
    return found.reverse();
  }

  /** Longer names that begin with this one: `Mill Bridge strengthening` with `Mill Bridge`. */
  continuing(name: string): readonly Pick<Mention, "name" | "nodes">[] {
    this.#continuing ??= this.#continuations();
    return (this.#continuing.get(name) ?? []).map((key) => ({ name: key, nodes: this.#nodes.get(key) ?? [] }));
  }

  #continuations(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const key of this.#nodes.keys()) {
      for (let end = key.lastIndexOf(" "); end > 0; end = key.lastIndexOf(" ", end - 1)) {
        const beginning = key.slice(0, end);
        if (!this.#nodes.has(beginning)) continue;
        const longer = found.get(beginning) ?? [];
        if (longer.length < MOST_LONGER) found.set(beginning, [...longer, key]);
      }
    }
    return found;
  }

  /** Names in a folded text, as they are written. */
  namesIn(text: string): string[] {
    const atoms = atomise(text);
    const found: string[] = [];
    for (let from = 0; from < atoms.length; ) {
      const longest = this.at(atoms, from).reduce((most, { to }) => Math.max(most, to), from);
      const [first, last] = [atoms[from], atoms[longest - 1]];
      if (longest > from && first !== undefined && last !== undefined) found.push(text.slice(first.start, last.end));
      from = Math.max(from + 1, longest);
    }
    return found;
  }

  #addKey(key: string, node: string): void {
    const nodes = this.#nodes.get(key);
    if (nodes !== undefined) {
      if (nodes.length < MOST_NODES && !nodes.includes(node)) nodes.push(node);
      return;
    }
    const atoms = key.split(" ");
    if (key === "" || atoms.length > MOST_ATOMS) return;
    this.#nodes.set(key, [node]);
    const first = atoms[0] ?? "";
    this.#longest.set(first, Math.max(this.#longest.get(first) ?? 0, atoms.length));
  }
}

/** A name as written, and without a remark in brackets (`Mercury (planet)`). */
function forms(name: string): string[] {
  const bare = name.replace(/\s*[(（[【][^()（）[\]【】]*[)）\]】]\s*$/u, "");
  return bare === "" || bare === name ? [name] : [name, bare];
}

/** One letter or one digit would match by accident; one Han character is a word. */
function saysSomething(name: string): boolean {
  return name.length > 1 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name);
}

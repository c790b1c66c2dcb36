/** A thing the question names. */
interface Mention {
  /** The name as normalised for matching. */
  readonly name: string;
  /** Every node of that name. */
  readonly nodes: readonly string[];
}

const LONGEST_NAME = 80;
/** A name shared by more nodes than this says too little. */
const MOST_NODES = 8;
/** Scripts written with spaces: a name in them only matches whole words. */
const WORD = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Finds the names of a graph's nodes in a question: the longest name at each place, from left to right. Chinese names match anywhere
 * in running text; names in spaced scripts match on word borders, in any case.
 */
export class EntityLinker {
  readonly #nodes = new Map<string, string[]>();
  #longest = 0;

  add(name: string, node: string): void {
    const key = normalise(name);
    if (key.length > LONGEST_NAME || !saysSomething(key)) return;
    const nodes = this.#nodes.get(key);
    if (nodes === undefined) this.#nodes.set(key, [node]);
    else if (nodes.length < MOST_NODES && !nodes.includes(node)) nodes.push(node);
    this.#longest = Math.max(this.#longest, key.length);
  }

  link(question: string): Mention[] {
    const text = normalise(question);
    const mentions = new Map<string, Mention>();
    for (let start = 0; start < text.length; ) {
      const name = isBorder(text, start) ? this.#longestAt(text, start) : undefined;
      if (name !== undefined) mentions.set(name, { name, nodes: this.#nodes.get(name) ?? [] });
      start += name?.length ?? 1;
    }
    return [...mentions.values()];
  }

  #longestAt(text: string, start: number): string | undefined {
    for (let end = Math.min(text.length, start + this.#longest); end > start; end -= 1) {
      if (!isBorder(text, end)) continue;
      const candidate = text.slice(start, end);
      if (this.#nodes.has(candidate)) return candidate;
    }
    return undefined;
  }
}

function normalise(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** One letter or a bare number would match by accident; one Han character is a word. */
function saysSomething(name: string): boolean {
  return UNSPACED.test(name) || (name.length > 1 && /\p{L}/u.test(name));
}

/** Whether a name may begin or end at `at`: not inside a word of a spaced script, not inside a surrogate pair. */
function isBorder(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  const before = text.charAt(at - 1);
  const after = text.charAt(at);
  if (/[\ud800-\udbff]/.test(before)) return false;
  const joins = (character: string): boolean => WORD.test(character) && !UNSPACED.test(character);
  return !(joins(before) && joins(after));
}

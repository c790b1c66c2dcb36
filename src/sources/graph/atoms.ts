import { foldName } from "./fold-name.js";

/** The smallest piece that matching works with: a word, a number, one character of an unspaced script, or one mark; `the` counts as a mark. */
export interface Atom {
  readonly text: string;
  readonly kind: "word" | "number" | "han" | "mark";
  /** Place in the folded text. */
  readonly start: number;
  readonly end: number;
}

const ATOMS =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])|((?<![:\p{N}])\p{Nd}{1,2}:[0-5]\p{Nd}(?![:\p{N}])|\p{N}+(?:[.,]\p{N}+)*)|('s(?![\p{L}\p{N}])|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}])+)|(\S)/gu;
/** End a clause: no name runs across them. */
const STOPS = new Set([..."?!;。？！；"]);

/** Takes folded text apart. Digits stand apart from letters: `2.26m` is `2.26` and `m`. */
export function atomise(folded: string): Atom[] {
  const atoms: Atom[] = [];
  for (const match of folded.matchAll(ATOMS)) {
    const [text, han, number, word] = match;
    const kind =
      han !== undefined ? "han" : number !== undefined ? "number" : word !== undefined && text !== "the" ? "word" : "mark";
    atoms.push({ text, kind, start: match.index, end: match.index + text.length });
  }
  return atoms;
}

/** A name as it is looked up: its atoms without marks. Empty for a name of marks only. */
export function nameKey(name: string): string {
  return keyOf(atomise(foldName(name)));
}

function keyOf(atoms: readonly Atom[]): string {
  let key = "";
  for (const { text, kind } of atoms) if (kind !== "mark") key += key === "" ? text : ` ${text}`;
  return key;
}

export function endsClause(atom: Atom): boolean {
  return STOPS.has(atom.text);
}

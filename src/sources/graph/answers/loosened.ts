import { stem } from "../../../language/english-stem.js";
import type { Piece } from "./chart.js";
import type { Lexed, Names } from "./lex.js";
import { type NamedMembers, partlyNamed } from "./partly-named.js";
import { named } from "./query.js";
import { PREPOSITIONS } from "./relation-words.js";
import type { Vocabulary } from "./vocabulary.js";

/** More words without a meaning than this are no misspelt names. */
const MOST_UNKNOWN = 6;

/** If no words remain that mean nothing. */
export function whole(loose: Lexed | undefined): Lexed | undefined {
  return loose === undefined || loose.known.size < loose.length ? undefined : { ...loose, whole: true };
}

/** With what is only nearly a name, or a part of one, taken for it, whatever words remain; undefined if there is nothing of the kind. */
export function withLooseNames(lexed: Lexed, { entries }: Vocabulary, { linker }: Names, known: NamedMembers): Lexed | undefined {
  const { atoms, length } = lexed;
  if (length - lexed.known.size > MOST_UNKNOWN) return undefined;
  const pieces: Piece[] = partlyNamed(lexed, known);
  const covered = new Set(lexed.known);
  for (const { from, to } of pieces) for (let at = from; at < to; at += 1) covered.add(at);
  for (let from = 0; from < length; from += 1) {
    const isKnown = !lexed.whole && [from, from + 1, from + 2].every((at) => lexed.known.has(at));
    for (const { name, nodes, to } of linker.looselyAt(atoms, from)) {
      // 磨坊桥加固 is the work 磨坊桥加固工程, and not the bridge that its name begins with.
      if (isKnown && !goesOn(lexed, from, to)) continue;
      const word = name
        .split(" ")
        .map((part) => stem(part))
        .join(" ");
      if (entries.has(word) || PREPOSITIONS.has(name) || holdsName(lexed, linker, from, to)) continue;
      const written = atoms.slice(from, to).map(({ text }) => text);
      const set = named(written.join(/\p{Script=Han}/u.test(name) ? "" : " "), nodes, []);
      pieces.push({ category: "E", from, to, meaning: { set }, cost: 0.3 });
      for (let at = from; at < to; at += 1) covered.add(at);
    }
  }
  return pieces.length === 0 ? undefined : { ...lexed, pieces: [...lexed.pieces, ...pieces], known: covered };
}

/** Whether a stretch goes on well behind the name that stands at its beginning. */
function goesOn({ pieces }: Lexed, from: number, to: number): boolean {
  const end = Math.max(from, ...pieces.filter((piece) => piece.category === "E" && piece.from === from).map((piece) => piece.to));
  return to - from > 3 && to - end > 1;
}

/** A name with a character more at its end or beginning is no misspelt one: 学堂停 in 学堂停办 is 学堂 and what became of it. */
function holdsName({ atoms }: Lexed, linker: Names["linker"], from: number, to: number): boolean {
  if (atoms[from]?.kind !== "han" || to - from < 3) return false;
  return [from, from + 1].some((at) => linker.at(atoms, at).some((name) => name.to <= to && name.to - at === to - from - 1));
}

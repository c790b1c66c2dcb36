import { stem } from "../../../language/english-stem.js";
import type { EntityLinker } from "../entity-linker.js";
import type { NameSpan } from "./chain-spans.js";
import { isFunctionWord } from "./chain-words.js";
import type { Lexed } from "./lex.js";
import { named } from "./query.js";

/** A thing whose name begins with one that the question holds, and goes on with words that it holds elsewhere. */
export interface LongerName {
  readonly name: NameSpan;
  /** Places of the atoms that the rest of its name explains. */
  readonly said: ReadonlySet<number>;
}

const MOST_BETWEEN = 2;
/** Characters of a Chinese name's rest that the question has together. */
const LEAST_HAN = 2;

/**
 * 红隼山换接触网的活 is about 红隼山接触网更换工程, `the Kestrel Hill wire works` about the `Kestrel Hill overhead wire replacement`: the longer name that most of the question's other
 * words speak for. Undefined where none or several do. Pure.
 */
export function longerName({ atoms }: Lexed, name: NameSpan, linker: EntityLinker): LongerName | undefined {
  const key = atoms
    .slice(name.from, name.to)
    .map(({ text }) => text)
    .join(" ");
  const found = linker.continuing(key).flatMap(({ name: longer, nodes }) => {
    const rest = longer.slice(key.length + 1).split(" ");
    const said = placesOf(rest, atoms, name);
    return said.size === 0 ? [] : [{ longer, nodes, said }];
  });
  const most = Math.max(0, ...found.map(({ said }) => said.size));
  const [best, ...others] = found.filter(({ said }) => said.size === most);
  if (best === undefined || others.some(({ nodes }) => nodes.join() !== best.nodes.join())) return undefined;
  const set = { ...named(best.longer, best.nodes, []), op: "named" as const, name: best.longer, nodes: best.nodes, texts: [] };
  return { name: { ...name, name: set }, said: filled(best.said, atoms, name) };
}

/** With what stands between the two parts of the name, and the noun that ends a description in English: the Kestrel Hill wire *works*. */
function filled(said: ReadonlySet<number>, atoms: Lexed["atoms"], { to }: NameSpan): ReadonlySet<number> {
  const last = Math.max(...said);
  const first = Math.min(...said);
  const all = new Set(said);
  if (last < to) return all;
  for (let at = to; at < last; at += 1) if (first - to <= MOST_BETWEEN || at > first) all.add(at);
  const next = atoms[last + 1];
  if (next?.kind === "word" && first - to <= MOST_BETWEEN && !isFunctionWord(next.text, "en")) all.add(last + 1);
  return all;
}

/** Where the question has words of the rest of a name. */
function placesOf(rest: readonly string[], atoms: Lexed["atoms"], { from, to }: NameSpan): ReadonlySet<number> {
  const isOutside = (at: number): boolean => at < from || at >= to;
  const found = new Set<number>();
  if (rest.every((text) => /^\p{Script=Han}$/u.test(text))) {
    for (let at = 0; at < atoms.length; at += 1)
      for (let begin = 0; begin < rest.length; begin += 1) {
        let length = 0;
        while (begin + length < rest.length && isOutside(at + length) && atoms[at + length]?.text === rest[begin + length])
          length += 1;
        if (length >= Math.min(LEAST_HAN, rest.length)) for (let step = 0; step < length; step += 1) found.add(at + step);
      }
    return found;
  }
  const words = new Set(rest.filter((word) => !isFunctionWord(word, "en")).map(stem));
  for (const [at, { kind, text }] of atoms.entries())
    if (kind === "word" && isOutside(at) && words.has(stem(text))) found.add(at);
  return found;
}

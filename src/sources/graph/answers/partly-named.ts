import { stem } from "../../../language/english-stem.js";
import { type Atom, nameKey } from "../atoms.js";
import { textOf } from "./chain-spans.js";
import { isFunctionWord } from "./chain-words.js";
import type { Piece } from "./chart.js";
import { type ClassRef, isKnownClass } from "./class-ref.js";
import type { Lexed } from "./lex.js";
import { named } from "./query.js";

/** What a class has in it, by name. */
export interface NamedMembers {
  readonly members: (noun: ClassRef) => readonly string[];
  readonly names: (node: string) => readonly string[];
}

/** As a part of a name that stands alone. */
const COST = 0.3;
const MOST_CLASS = 0.2;
const MOST_MEMBERS = 300;
const MOST_WORDS = 3;
const HAN = { least: 2, most: 6 } as const;
/** `The course in sewing`. */
const ABOUT: ReadonlySet<string> = new Set(["on", "in", "about"]);
/** What chooses, asks or joins is no part of a name. */
const NO_PART =
  /[的了哪这那几多少最更是有在和与或跟谁每一二两三四五六七八九十不没]|\b(?:first|last|next|other|another|same|new|old|only|any|all|every|each|most|least|best|cheap|cheapest|\p{L}{3,}est|\d+)\b/u;

/**
 * The one thing of a class whose name holds what stands beside the word for the class: `the ladder course` for Ladder Safety, 梯子课 for 梯子安全课,
 * `the course in sewing`. None where several of the class are called so.
 */
export function partlyNamed({ atoms, pieces }: Lexed, known: NamedMembers): Piece[] {
  const found = new Map<string, Piece>();
  for (const { category, from, to, meaning, cost } of pieces) {
    const { noun } = meaning;
    if (category !== "C" || noun === undefined || cost > MOST_CLASS || !isKnownClass(noun) || noun.word?.id === "thing") continue;
    const spans = partsBeside(atoms, from, to);
    if (spans.length === 0) continue;
    const members = known.members(noun);
    if (members.length < 2 || members.length > MOST_MEMBERS) continue;
    for (const span of spans) {
      const [node, ...others] = members.filter((member) => known.names(member).some((name) => holds(name, span.part)));
      if (node === undefined || others.length > 0) continue;
      const set = named(textOf(atoms, span.from, span.to), [node], []);
      found.set(`${span.from} ${span.to} ${node}`, { category: "E", from: span.from, to: span.to, meaning: { set }, cost: COST });
    }
  }
  return [...found.values()];
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly part: readonly string[];
}

function partsBeside(atoms: readonly Atom[], from: number, to: number): Part[] {
  const isHan = atoms[from]?.kind === "han";
  const found: Part[] = [];
  const add = (start: number, end: number, begin: number, finish: number): void => {
    const part = atoms.slice(start, end).map(({ text }) => text);
    const isPart = part.every((text) => isHan || (text !== "'s" && !isFunctionWord(text, "en")));
    if (isPart && !NO_PART.test(part.join(isHan ? "" : " "))) found.push({ from: begin, to: finish, part });
  };
  const most = isHan ? HAN.most : MOST_WORDS;
  for (let start = from - 1; start >= Math.max(0, from - most); start -= 1) {
    if (atoms[start]?.kind !== (isHan ? "han" : "word")) break;
    if (from - start >= (isHan ? HAN.least : 1)) add(start, from, start, to);
  }
  if (!isHan && ABOUT.has(atoms[to]?.text ?? ""))
    for (let end = to + 2; end <= Math.min(atoms.length, to + 1 + MOST_WORDS) && atoms[end - 1]?.kind === "word"; end += 1)
      add(to + 1, end, from, end);
  return found;
}

/** Whether a name holds these words, or characters, one behind the other. */
function holds(name: string, part: readonly string[]): boolean {
  const written = nameKey(name).split(" ");
  // A name of the same length is the whole name, which is found as such.
  if (written.length <= part.length) return false;
  const [whole, sought] = [written, part].map((words) => ` ${words.map((word) => stem(word)).join(" ")} `);
  return whole?.includes(sought ?? "") === true;
}

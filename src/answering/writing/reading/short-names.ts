import { patternOf } from "../../../language/pattern-of.js";
import { fold } from "./reading.js";

interface Known {
  readonly question: string;
  /** Titles and texts of the evidence. */
  readonly texts: readonly string[];
  readonly kinds: ReadonlyMap<string, "person" | "place">;
  /** What a word may be in the other language: tells a common word from a name. */
  readonly translate: (word: string) => readonly string[];
}

const SHORTEST_LATIN = 4;
const HAN_KIND =
  /(?:自行车馆|实验室|研究[所院]|图书馆|博物馆|美术馆|天文台|气象站|校区|集团|公司|工坊|工厂|学院|大学|中学|小学|餐馆|集市|市场|码头|车站|酒店|剧院|影院|合作社|出版社|乐团|乐队|水库|奖)$/u;

/**
 * The groups of names of one thing, each with what a text calls the thing for short: "the Silver Nib" for "Silver Nib Prize", 河灯 for 河灯校区. Only of
 * things that the question names, and only where nothing else is called so. Pure.
 */
export function withShortNames(groups: readonly (readonly string[])[], known: Known): readonly (readonly string[])[] {
  const asked = fold(known.question);
  const isAsked = (group: readonly string[]): boolean => group.some((name) => name.length > 1 && asked.includes(fold(name)));
  return groups.map((group) => {
    if (!isAsked(group) || group.some((name) => known.kinds.get(name) === "person")) return group;
    const others = groups.filter((other) => !other.some((name) => group.includes(name))).flat();
    const short = group.flatMap((name) => [...shortOf(name, group, others, known), ...pluralOf(name)]);
    return [...new Set([...group, ...short])];
  });
}

function shortOf(name: string, group: readonly string[], others: readonly string[], known: Known): string[] {
  const short = /\p{Script=Han}/u.test(name)
    ? name.replace(HAN_KIND, "")
    : name.replace(/^(?:The |the )/u, "").replace(/\s\p{L}?\p{Ll}{2,}$/u, "");
  if (short === name || short.length < 2) return [];
  if (others.some((other) => fold(other).includes(fold(short))) || isAnothers(short, known.texts)) return [];
  if (/\p{Script=Han}/u.test(short)) return known.texts.some((text) => text.includes(short)) ? [short] : [];
  const isOneWord = !/\s/u.test(short);
  if (!/^\p{Lu}/u.test(short) || short.length < SHORTEST_LATIN) return [];
  if (isOneWord && known.translate(short.toLowerCase()).length > 0) return [];
  const full = group.filter((other) => !/\p{Script=Han}/u.test(other)).map((other) => other.toLowerCase());
  // "Halvard Quist" is somebody else.
  const longer = new RegExp(`(?<![\\p{L}])${patternOf(short)} \\p{Lu}[\\p{L}'’-]+`, "gu");
  const isAnother = known.texts.some((text) =>
    (text.match(longer) ?? []).some((said) => !full.some((one) => one.startsWith(said.toLowerCase()) || isShortened(said, one))),
  );
  return isAnother ? [] : [short];
}

/** A statement or a title is about what is called just so: Skylark IO isn't Skylark. */
function isAnothers(name: string, texts: readonly string[]): boolean {
  const own = patternOf(name);
  return texts.some((text) => new RegExp(`^${own}(?: — |$)| → ${own}$`, "mu").test(text));
}

/** "Halvard Lab" for "Halvard Laboratory" */
function isShortened(said: string, full: string): boolean {
  const last = said.split(" ").at(-1)?.toLowerCase() ?? "";
  return full.split(" ").at(-1)?.startsWith(last) === true;
}

/** "dormitories" for the kind "dormitory" */
function pluralOf(name: string): string[] {
  return /^\p{Ll}{3,}[^aeious]y$/u.test(name) ? [name.replace(/y$/u, "ies")] : [];
}

import type { Piece } from "./chart.js";
import { isKnownClass } from "./class-ref.js";
import type { Lexed } from "./lex.js";
import type { Membership } from "./membership.js";
import { named } from "./query.js";

/** A name of the thing is plainer. */
const COST = 0.55;
const MOST_GUESSED = 0.2;
/** What all that a graph tells of may be called: only those in it are spoken of. */
const WHOLES: ReadonlySet<string> = new Set([
  ..."network group organisation organization cooperative co-op coop company firm association federation consortium union society alliance club school shop store museum studio library guild".split(
    " ",
  ),
  ..."社里 店里 馆里 校里 会里 学校 俱乐部 剧团 全网 网络 集团 组织 合作社 公司 协会 联合会 联盟 联合体 学会 全社 全公司 全集团 全会".split(
    " ",
  ),
]);

/**
 * `The cooperative` where there is one: that one. And pieces WHOLE for words that all is in which a graph tells of, unless there are several
 * such things.
 */
export function withSoleThings(lexed: Lexed, membership: Membership): Lexed {
  const { atoms, text, pieces } = lexed;
  const found: Piece[] = [];
  const known = new Set(lexed.known);
  // Beside a name a class is what the name leads to: the university where she studied.
  const classes = new Set(pieces.flatMap(({ category, from, to }) => (category === "C" ? [`${from}-${to}`] : [])));
  const isName = ({ category, from, to, meaning: { set }, cost }: Piece): boolean =>
    category === "E" && cost === 0 && set?.op === "named" && set.nodes.length > 0 && !classes.has(`${from}-${to}`);
  const isFree = !pieces.some(isName);
  for (const { category, from, to, meaning, cost } of isFree ? pieces : []) {
    const { noun } = meaning;
    if (category !== "C" || noun === undefined || noun.word?.id === "thing" || cost > MOST_GUESSED) continue;
    const isHan = atoms[from]?.kind === "han";
    // `A cooperative` is any; a name that holds the noun is another thing's.
    if (!isHan && !/\bthe\s+$/u.test(text.slice(0, atoms[from]?.start ?? 0))) continue;
    if (noun.ranges.length > 0 && !isKnownClass(noun)) continue;
    const [node, ...others] = membership.members(noun);
    if (node === undefined || others.length > 0) continue;
    const written = text.slice(atoms[from]?.start ?? 0, atoms[to - 1]?.end ?? 0);
    found.push({ category: "E", from, to, meaning: { set: named(written, [node], []) }, cost: COST });
  }
  for (let from = 0; from < atoms.length; from += 1)
    for (let to = from + 1; to <= Math.min(atoms.length, from + 4); to += 1) {
      const written = text.slice(atoms[from]?.start ?? 0, atoms[to - 1]?.end ?? 0);
      // 店里: in the shop.
      const end = written.endsWith("里") ? to - 1 : to;
      if (!WHOLES.has(written) || isInName(pieces, from, to) || isOneOfSeveral(pieces, from, end, membership)) continue;
      found.push({ category: "WHOLE", from, to, meaning: {}, cost: 0 });
      for (let at = from; at < to; at += 1) known.add(at);
    }
  return found.length === 0 ? lexed : { ...lexed, pieces: [...pieces, ...found], known, whole: known.size === atoms.length };
}

/** Tea Museum: a part of a name is nothing by itself. */
function isInName(pieces: readonly Piece[], from: number, to: number): boolean {
  return pieces.some(
    ({ category, from: start, to: end }) => category === "E" && start <= from && end >= to && end - start > to - from,
  );
}

function isOneOfSeveral(pieces: readonly Piece[], from: number, to: number, membership: Membership): boolean {
  return pieces.some(
    ({ category, from: start, to: end, meaning: { noun } }) =>
      category === "C" && start === from && end === to && noun !== undefined && membership.members(noun).length > 1,
  );
}

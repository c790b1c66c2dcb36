import { stem } from "../../../language/english-stem.js";
import type { Atom } from "../atoms.js";
import type { KnowledgeGraph } from "../knowledge-graph.js";
import type { Piece } from "./chart.js";
import type { Classes } from "./classes.js";
import type { Lexed } from "./lex.js";
import { predicateNames } from "./predicate-names.js";
import { leftUnsaid, type Relation, relation } from "./relation.js";
import { PREPOSITIONS } from "./relation-words.js";
import { isOver } from "./turning-names.js";

/** Verbs that say little by themselves: what they join says the rest. */
const ENGLISH: ReadonlySet<string> = new Set(
  (
    "use carry fly go take put make do work run have give keep hold bring play belong sit stand serve ride board own handle cover drive look travel " +
    "hit affect involve relate connect concern come contain include provide supply need require support host operate ship deliver install mount equip " +
    "fit load store assign attach link tie join turn get appear feature follow live stay transport haul race ride compete sail row cycle sign perform sing dance train represent join obtain buy source issue roll send deliver bring sell"
  )
    .split(" ")
    .flatMap((verb) => [verb, `${verb}d`, `${verb}ed`, `${verb}s`].map(stem)),
);
const CHINESE: readonly string[] = (
  "用 跑 上 载 带 装 搭 拍 出 打 管 放 坐 开 做 办 干 弄 拿 接 送 飞 去 来 到 走 停 住 待 挂 摆 存 养 种 供 演 给 教 参加 参与 参演 属于 归属 归 " +
  "负责 发射 乘坐 乘 搭载 运送 使用 采用 配备 安装 隶属 承办 主办 隶属于 涉及 影响 收录 包含 包括 造 生产 出产 产 代表 加盟 签约 比赛 出战 出过 用过 拍过 上过 演过 管着 带着 " +
  "送到 送去 送往 运到 运往 运去 交到 交给 卖给 卖到 开过 跑过 用到 需要 对应 连接 通往 通向"
).split(" ");
/** What changes hands says so once it is done: the hives that she looks after aren't those that she sold. */
const PASSES = /^(?:sell|buy|obtain|deliver|bring|give|send)s?$/u;
const PASSED = /^(?:sold|bought|obtained|delivered|brought|gave|given|sent)$/u;
const DONE = /^(?:did|has|have|had|was|were)$/u;
const IS = /^(?:is|are|be|being)$/u;
/** These say what they mean: who coaches a team doesn't play for it. */
const SAYING: ReadonlySet<string> = new Set(["play for"]);
const PARTICLES: ReadonlySet<string> = new Set(["out", "off", "up", "down", "away"]);
/** `on board`, `in charge of`: with the verb to be. */
const PHRASES: ReadonlySet<string> = new Set(["on board", "aboard", "part of", "in", "on", "for", "at", "with", "of", "behind"]);
/** A class and a thing are joined by whatever relation there is between them. */
const COST = { verb: 0.4, preposition: 0.5, possession: 0.5 } as const;
/** What the graph or the lexicon says of a word costs no more. */
const MOST_FIRM = 0.1;
const MOST_EDGES = 2_000;
const MOST_NODES = 3;

/**
 * What verbs that say little mean between a class and a thing of the question: the one relation that the graph has between them. None where
 * it has several, or none.
 */
export function lightVerbs({ atoms, pieces }: Lexed, graph: KnowledgeGraph, classes: Pick<Classes, "telling">): Piece[] {
  const links = linksIn(pieces, graph, classes);
  if (links.length === 0) return [];
  const spans = atoms.flatMap((atom, from) => (atom.kind === "han" ? chineseAt(atoms, from) : englishAt(atoms, from)));
  return spans.flatMap(({ from, to, categories, preposition, cost }) =>
    // `works` is a verb or a plant.
    distinct(links.filter((link) => isFree(link, from, to, pieces))).flatMap((link) =>
      categories.map((category) => ({
        category,
        from,
        to,
        cost,
        meaning: {
          relation: category === "OWN" ? leftUnsaid(link) : link,
          ...(category === "VB" ? { preposition: preposition ?? "" } : {}),
        },
      })),
    ),
  );
}

function distinct(links: readonly Link[]): Relation[] {
  return [...new Map(links.map(({ link }) => [link.id, link])).values()];
}

/** The span is no noun of the link's, and says the link neither way round: who supplies whom is said by the verb. */
function isFree({ link, noun }: Link, from: number, to: number, pieces: readonly Piece[]): boolean {
  if (noun.from < to && from < noun.to) return false;
  const predicates = new Set(link.paths.map(({ predicate }) => predicate));
  return !pieces.some(
    (piece) =>
      piece.from === from &&
      piece.cost <= MOST_FIRM &&
      /^(?:V|VP)$/u.test(piece.category) &&
      piece.meaning.relation?.paths.some(({ predicate }) => predicates.has(predicate)) === true,
  );
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly categories: readonly string[];
  readonly preposition?: string;
  readonly cost: number;
}

function englishAt(atoms: readonly Atom[], from: number): Span[] {
  const [first, second] = [atoms[from]?.text ?? "", atoms[from + 1]?.text ?? ""];
  const found: Span[] = [];
  if (PHRASES.has(first)) found.push({ from, to: from + 1, categories: ["P"], cost: COST.preposition });
  if (PHRASES.has(`${first} ${second}`)) found.push({ from, to: from + 2, categories: ["P"], cost: COST.preposition });
  if (first === "'s") found.push({ from, to: from + 1, categories: ["OWN"], cost: COST.possession });
  if (atoms[from]?.kind !== "word" || !ENGLISH.has(stem(first)) || SAYING.has(`${stem(first)} ${second}`)) return found;
  if (isDone(atoms, from)) return found;
  const categories = ["V", "VP", ...(first.endsWith("ing") ? ["VING"] : [])];
  found.push({ from, to: from + 1, categories, cost: COST.verb });
  for (const preposition of PREPOSITIONS) found.push({ from, to: from + 1, categories: ["VB"], preposition, cost: COST.verb });
  if (PREPOSITIONS.has(second) && second !== "by") found.push({ from, to: from + 2, categories, cost: COST.verb });
  // `send their fruit to`
  const [whose, , where] = atoms.slice(from + 1, from + 4);
  if (/^(?:its|their|his|her)$/u.test(whose?.text ?? "") && PREPOSITIONS.has(where?.text ?? ""))
    found.push({ from, to: from + 4, categories, cost: COST.verb });
  // `come out of`
  if (PARTICLES.has(second) && PREPOSITIONS.has(atoms[from + 2]?.text ?? ""))
    found.push({ from, to: from + 3, categories, cost: COST.verb });
  return found;
}

/** `did … sell`, `has sold`, `sold`; but `is sold to`. */
function isDone(atoms: readonly Atom[], at: number): boolean {
  const verb = atoms[at]?.text ?? "";
  const before = atoms.slice(0, at).map(({ text }) => text);
  if (PASSED.test(verb)) return !before.some((word) => IS.test(word));
  return PASSES.test(verb) && before.some((word) => DONE.test(word));
}

function chineseAt(atoms: readonly Atom[], from: number): Span[] {
  const found: Span[] = [];
  let text = "";
  for (let to = from; to < Math.min(atoms.length, from + 3) && atoms[to]?.kind === "han"; to += 1) {
    text += atoms[to]?.text ?? "";
    if (CHINESE.includes(text)) found.push({ from, to: to + 1, categories: ["V", "VW"], cost: COST.verb });
    if (text === "的") found.push({ from, to: to + 1, categories: ["OWN"], cost: COST.possession });
  }
  return found;
}

interface Link {
  readonly link: Relation;
  /** Where its class stands. */
  readonly noun: { readonly from: number; readonly to: number };
}

/** Of each class and thing that a question names, the relation between them, either way round. */
function linksIn(pieces: readonly Piece[], graph: KnowledgeGraph, { telling }: Pick<Classes, "telling">): readonly Link[] {
  const things = pieces.flatMap(({ category, from, to, meaning: { set } }) =>
    category === "E" && set?.op === "named" && set.nodes.length > 0 && set.nodes.length <= MOST_NODES
      ? [{ from, to, nodes: set.nodes }]
      : [],
  );
  const nouns = pieces.flatMap(({ category, from, to, meaning: { noun } }) =>
    category === "C" && noun !== undefined && noun.types.length > 0 ? [{ from, to, types: noun.types }] : [],
  );
  const found = new Map<string, Link>();
  for (const thing of things)
    for (const noun of nouns) {
      if (noun.from < thing.to && thing.from < noun.to) continue;
      const isOfClass = (node: string): boolean =>
        graph
          .outgoing(node)
          .some(
            ({ predicate, object }) =>
              telling.has(predicate) &&
              (object.kind === "list" ? object.items : [object]).some(
                (item) => item.kind === "node" && noun.types.includes(item.id),
              ),
          );
      // Who works with whom: of two astronomers, either may be the other's teacher.
      if (thing.nodes.some(isOfClass)) continue;
      const link = soleLink(thing.nodes, graph, isOfClass);
      if (link !== undefined) found.set(`${link.id} ${noun.from} ${noun.to}`, { link, noun });
    }
  return [...found.values()];
}

function soleLink(nodes: readonly string[], graph: KnowledgeGraph, isOfClass: (node: string) => boolean): Relation | undefined {
  const predicates = new Map<string, Set<string>>();
  const note = (predicate: string, far: string): void => {
    if (!isOfClass(far)) return;
    predicates.set(predicate, (predicates.get(predicate) ?? new Set()).add(far));
  };
  for (const node of nodes) {
    const [incoming, outgoing] = [graph.incoming(node), graph.outgoing(node)];
    if (incoming.length + outgoing.length > MOST_EDGES) return undefined;
    for (const { predicate, subject } of incoming) note(predicate, subject);
    for (const { predicate, object } of outgoing)
      for (const item of object.kind === "list" ? object.items : [object]) if (item.kind === "node") note(predicate, item.id);
  }
  // The crew has its commander in it.
  const bySize = [...predicates].sort((a, b) => b[1].size - a[1].size);
  const [first, ...others] = bySize;
  if (first === undefined || others.some(([, ends]) => [...ends].some((end) => !first[1].has(end)))) return undefined;
  const [predicate] = first;
  if (predicateNames(graph, predicate).some(isOver)) return undefined;
  return relation(
    [
      { predicate, inverse: false, own: false },
      { predicate, inverse: true, own: false },
    ],
    [],
  );
}

import { isDenied } from "../reading/function-words.js";
import type { Reading } from "../reading/reading.js";
import type { Scope } from "./claims.js";

/** Words of which one takes the place of the other in a wrong sentence. Each line: words | their opposites. */
const PAIRS = `
比.{1,8}多 增加 | 比.{1,8}少 减少
最高 | 最低 最矮
最大 | 最小
最长 | 最短
最深 | 最浅
最厚 | 最薄
最早 最老 最古老 | 最晚 最新 最年轻
最多 | 最少
最贵 | 最便宜
最快 | 最慢
最远 | 最近
以前 之前 | 以后 之后
上午 早上 清晨 | 下午 晚上 傍晚
左 | 右
东 | 西
南 | 北
男 | 女
免费 | 收费
禁止 不许 | 允许 准许
进口 | 出口
买下 买来 | 卖掉 卖给
地上 | 地下
more than | fewer than, less than
increased, rose, grew | decreased, fell, declined, shrank
highest, tallest | lowest
largest, biggest | smallest
longest | shortest
deepest | shallowest
thickest | thinnest
oldest, earliest | youngest, newest, latest
most | least, fewest
before | after
morning | evening, afternoon
left | right
northern, north | southern, south
eastern, east | western, west
above | below
first | last
inside | outside
cheapest | dearest, most expensive
fastest | slowest
allowed, permitted | forbidden, banned, prohibited
into | out of
buys, bought | sells, sold
upper | lower
`;
/** Of which a text may well say both, each of another time: only one clause can turn one into the other. */
const STATES = `
open | shut, closed
needed, required | optional, voluntary
开门 开放 | 关门 休息 闭馆 停业
`;

interface Pair {
  readonly one: RegExp;
  readonly other: RegExp;
}

const ALL = readPairs(PAIRS);
const IN_ONE_CLAUSE: readonly Pair[] = [...ALL, ...readPairs(STATES)];

function readPairs(lines: string): Pair[] {
  return lines
    .trim()
    .split("\n")
    .map((line) => {
      const [one = "", other = ""] = line.split(" | ");
      return { one: anyOf(one), other: anyOf(other) };
    });
}

function anyOf(words: string): RegExp {
  if (/\p{Script=Han}/u.test(words)) return new RegExp(words.split(" ").join("|"), "u");
  return new RegExp(`(?<!\\p{L})(?:${words.split(", ").join("|")})(?!\\p{L})`, "u");
}

/**
 * 比前一年少 of 比前一年多: the evidence has the opposite of the sentence's word, and not the word. `isOneClause`: the scope is one clause, so that "open"
 * contradicts "closed".
 */
export function turnedIntoOpposite(sentence: Reading, { units, about }: Scope, isOneClause = false): string[] {
  if (isDenied(sentence.text)) return [];
  const beside = isOneClause ? "" : about;
  const known = units.map(({ own }) => own.folded.split("\n")[0] ?? "").join("\n");
  return (isOneClause ? IN_ONE_CLAUSE : ALL).flatMap(({ one, other }) => [
    ...swapped(sentence.folded, known, beside, one, other),
    ...swapped(sentence.folded, known, beside, other, one),
  ]);
}

function swapped(said: string, known: string, about: string, word: RegExp, opposite: RegExp): string[] {
  const found = word.exec(said)?.[0];
  if (found === undefined || opposite.test(said) || word.test(known) || word.test(about)) return [];
  return opposite.test(known) ? [found] : [];
}

/**
 * `[turns, question, kind, expected]`: the turns alternate between user and assistant, starting with the user. `expected` may list
 * wordings that are as good, parted by `||`; for the other kinds it is the question itself.
 */
export type FollowUpCase = readonly [
  turns: readonly string[],
  question: string,
  kind: "standalone" | "resolved" | "unresolved" | "small-talk",
  expected?: string,
];

type NameKind = "person" | "place" | "thing";

/** What a graph would know. The cases also run without it. */
export const knownNames: ReadonlyMap<string, NameKind> = new Map<string, NameKind>([
  ...split(
    "person",
    "Yao Ming|Ye Li|William Shakespeare|Marie Curie|Pierre Curie|Albert Einstein|Niels Bohr|Ada Lovelace|Lin Yue|Wang Hai",
  ),
  ...split("person", "Frida Kahlo|Diego Rivera|Alan Turing|Jane Austen|Satya Nadella|Bill Gates|James Cameron|Mozart|Tolstoy"),
  ...split("person", "姚明|叶莉|鲁迅|许广平|曹雪芹|林月|王海|杜甫|李白|马云|任正非|刘翔|老舍"),
  ...split(
    "place",
    "Shanghai|Beijing|Paris|France|Germany|Berlin|Warsaw|Poland|Lima|Peru|Mount Everest|Nepal|Salzburg|Austria|Coyoacán|Lyon",
  ),
  ...split("place", "上海|北京|杭州|绍兴|浙江|法国|巴黎|日本|东京|西湖|广州|长沙|湖南|深圳"),
  ...split("thing", "Hamlet|Microsoft|Titanic|Emma|The Nile|the Nile|the Amazon|Nokia|Apple|Intel"),
  ...split("thing", "《红楼梦》|《呐喊》|华为|阿里巴巴|长江|黄河|故宫|青藏铁路|《西游记》"),
]);

function split(kind: NameKind, names: string): [string, NameKind][] {
  return names.split("|").map((name) => [name, kind]);
}

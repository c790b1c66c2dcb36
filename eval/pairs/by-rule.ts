import type { LabelledPair } from "./labelled-pair.js";

const NAMES = {
  en: ["Tom Hanks", "Lin Yue", "Spain", "Peru", "Marie Curie", "Nokia", "the Nile", "Kyoto", "Jane Austen", "Saturn"],
  zh: ["姚明", "李白", "西班牙", "秘鲁", "居里夫人", "华为", "尼罗河", "京都", "鲁迅", "土星"],
};
/** With two names: who does what to whom decides. */
const ROLES = {
  en: [
    "Did {a} ever beat {b}?",
    "Is {a} older than {b}?",
    "How far is it from {a} to {b} by the old road?",
    "Does {a} owe {b} money?",
    "Who introduced {a} to {b}?",
    "Why did {a} leave {b}?",
    "What did {a} say about {b}?",
    "When did {a} overtake {b}?",
  ],
  zh: [
    "{a}打败过{b}吗？",
    "{a}比{b}大吗？",
    "走老路从{a}到{b}有多远？",
    "{a}欠{b}钱吗？",
    "谁把{a}介绍给{b}？",
    "{a}为什么离开{b}？",
    "{a}怎么评价{b}？",
    "{a}什么时候超过了{b}？",
  ],
};
/** With one name, and what may stand in a place: each filling is another question. */
const PLACES: Readonly<Record<"en" | "zh", readonly (readonly [kind: string, template: string, fillings: readonly string[]])[]>> =
  {
    en: [
      [
        "number",
        "Who were the top {x} partners of {a}?",
        ["three", "4", "five", "10", "twelve", "twenty", "twenty-one", "100", "two hundred"],
      ],
      ["number", "What did {a} do in {x}?", ["1984", "1948", "2019", "2020", "19", "1984 and 1985"]],
      ["unit", "How much is 5 {x} of what {a} has?", ["kg", "g", "mg", "Mg", "lb", "litres", "ml", "mW", "MW", "Mb", "MB"]],
      ["time", "Who {x} close to {a}?", ["is", "was", "will be", "has been", "had been", "would be", "may be"]],
      [
        "time",
        "What happened to {a} {x}?",
        ["yesterday", "today", "last year", "last month", "in May", "in March", "before 1900", "after 1900"],
      ],
      ["negation", "Which things {x} belong to {a}?", ["do", "don't", "never", "no longer", "also", "only", "might not"]],
      [
        "degree",
        "What is the {x} part of {a}?",
        ["largest", "smallest", "oldest", "second largest", "least old", "newest", "large"],
      ],
      ["quantifier", "Did {x} of them see {a}?", ["all", "some", "none", "both", "most", "any", "each", "a few"]],
      ["type", "{x} is {a} known?", ["Why", "Where", "How", "When", "How long", "How well", "By whom", "Since when"]],
      ["person", "What does {a} think of {x}?", ["me", "you", "him", "her", "us", "US", "them", "it", "IT"]],
      ["preposition", "What lies {x} {a}?", ["in", "on", "under", "behind", "near", "far from", "between here and", "beyond"]],
      [
        "case",
        "What does {x} mean to {a}?",
        ["ls -R", "ls -r", "C", "C++", "C#", "c", "NO", "no", "No.", "May", "may", "turkey", "Turkey"],
      ],
      [
        "symbol",
        "What is {x} for {a}?",
        ["x + y", "x - y", "x * y", "x / y", "x^y", "x_y", "xy", "-x", "x", "x!", "x'", "(x)", "x%", "5.0", "50"],
      ],
    ],
    zh: [
      ["number", "{a}的前{x}名对手是谁？", ["三", "4", "五", "10", "十二", "二十", "二十一", "一百", "二百"]],
      ["number", "{a}在{x}年做了什么？", ["1984", "1948", "二〇一九", "2020", "公元前19", "19"]],
      ["unit", "{a}有的5{x}是多少？", ["公斤", "克", "毫克", "斤", "磅", "升", "毫升", "mW", "MW", "米", "里"]],
      ["time", "谁{x}离{a}很近？", ["现在", "以前", "将来", "曾经", "一直", "从来"]],
      ["time", "{x}{a}怎么了？", ["昨天", "今天", "去年", "上个月", "五月", "三月", "1900年以前", "1900年以后"]],
      ["negation", "哪些东西{x}属于{a}？", ["都", "不", "没有", "不再", "也", "只", "未必"]],
      ["degree", "{a}{x}的部分是什么？", ["最大", "最小", "最老", "第二大", "不老", "最新", "大"]],
      ["quantifier", "他们{x}见过{a}吗？", ["都", "有的", "没有人", "两人都", "大多", "每个", "几乎都"]],
      ["type", "{a}{x}出名？", ["为什么", "在哪里", "怎么", "什么时候", "在谁那里", "从哪年开始", "有多"]],
      ["person", "{a}怎么看{x}？", ["我", "你", "他", "她", "它", "我们", "你们", "他们", "自己"]],
      ["preposition", "{a}{x}有什么？", ["里面", "上面", "下面", "后面", "附近", "外面", "对面", "中间"]],
      ["case", "{a}说的{x}是什么？", ["ls -R", "ls -r", "C", "C++", "C#", "c", "NO", "no", "May", "may", "turkey", "Turkey"]],
      [
        "symbol",
        "{a}的{x}是什么？",
        ["x+y", "x-y", "x*y", "x/y", "x^y", "x_y", "xy", "-x", "x", "x!", "x'", "(x)", "x%", "5.0", "50"],
      ],
    ],
  };
/** Each leaves the question what it is. */
const FRAMES: Readonly<Record<"en" | "zh", readonly string[]>> = {
  en: ["Hi, {q}", "{q}, please?", "{q}? Thanks!", "Excuse me, {q}?", "Please, {q}?", "Hello! {q}? Thank you."],
  zh: ["请问{q}", "您好，请问{q}？谢谢", "我想知道{q}", "麻烦问一下，{q}", "{q}？多谢！", "想问一下{q}"],
};

/** Different questions: a name, number, unit, time, place, order or word changed. */
export function* differentByRule(): Generator<LabelledPair, void, undefined> {
  for (const language of ["en", "zh"] as const) {
    const names = NAMES[language];
    const pair = (kind: string, one: string, other: string): LabelledPair => ({
      kind,
      language,
      one,
      other,
      same: false,
      by: "rule",
    });
    for (const [at, template] of ROLES[language].entries()) {
      for (const [index, a] of names.entries()) {
        const b = names[(index + 1 + at) % names.length] ?? "";
        if (a === b) continue;
        yield pair("roles", fill(template, { a, b }), fill(template, { a: b, b: a }));
        yield pair("name", fill(template, { a, b }), fill(template, { a, b: names[(index + 2 + at) % names.length] ?? "" }));
      }
    }
    for (const [at, [kind, template, fillings]] of PLACES[language].entries()) {
      for (const [index, x] of fillings.entries()) {
        const a = names[(index + at) % names.length] ?? "";
        for (const y of fillings.slice(index + 1)) yield pair(kind, fill(template, { a, x }), fill(template, { a, x: y }));
        yield pair("name", fill(template, { a, x }), fill(template, { a: names[(index + at + 3) % names.length] ?? "", x }));
      }
    }
  }
}

/** The same questions, one of them in a frame. */
export function* sameByRule(): Generator<LabelledPair, void, undefined> {
  for (const language of ["en", "zh"] as const) {
    const names = NAMES[language];
    for (const [at, [, template, fillings]] of PLACES[language].entries()) {
      const question = fill(template, { a: names[at % names.length] ?? "", x: fillings[0] ?? "" });
      for (const frame of FRAMES[language]) {
        const other = fill(frame, { q: question.replace(/[?？]$/u, "") });
        yield { kind: "frame", language, one: question, other, same: true, by: "rule" };
      }
    }
  }
}

/** A pair with one of its questions in a frame: as different, or the same, as before. */
export function framed(pair: LabelledPair): LabelledPair[] {
  return FRAMES[pair.language].map((frame) => ({
    ...pair,
    other: fill(frame, { q: pair.other.replace(/[?？。.]$/u, "") }),
    by: "rule",
  }));
}

function fill(template: string, slots: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w)\}/gu, (_, name: string) => slots[name] ?? "");
}

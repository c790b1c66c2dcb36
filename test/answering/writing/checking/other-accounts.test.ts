import { describe, expect, it } from "vitest";
import { checkContext } from "../../../../src/answering/writing/checking/check-context.js";
import { conflictIn } from "../../../../src/answering/writing/quoting/conflicting-values.js";
import { expectedAnswer } from "../../../../src/answering/writing/quoting/expected-answer.js";
import { questionParts } from "../../../../src/answering/writing/quoting/question-parts.js";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";
import { readText } from "../../../../src/answering/writing/reading/reading.js";

interface Asked {
  readonly question: string;
  readonly evidence: readonly { readonly title?: string; readonly text: string }[];
  readonly sameNames?: readonly (readonly string[])[];
}

const sentenceFor = ({ question, evidence, sameNames = [] }: Asked): string | undefined =>
  quoteEvidence(question, evidence, { sameNames })?.sentence;

const theatre: readonly Asked["evidence"][number][] = [
  { title: "临水红石剧院", text: "红石剧院耗资一百二十万克朗，由商会出资。" },
  { title: "Red Stone Theatre, Linshui", text: "The theatre cost 1.9 million crowns, most of it borrowed." },
];
const theatreNames = [
  ["临水", "Linshui"],
  ["红石剧院", "Red Stone Theatre"],
];

describe("two accounts of one thing", () => {
  it.each<[string, Asked, readonly string[]]>([
    [
      "of a name made of two names, in a currency",
      { question: "临水红石剧院花了多少克朗？", evidence: theatre, sameNames: theatreNames },
      ["一百二十万", "1.9 million"],
    ],
    [
      "of what one calls by its kind",
      {
        question: "How many barrels did Tolland Brewery brew in its first year?",
        evidence: [
          { title: "托兰家族", text: "托兰酒厂第一年只酿了三十桶。" },
          { title: "Tolland Brewery: a visit", text: "In its first year the brewery made 52 barrels." },
        ],
        sameNames: [["Tolland Brewery", "托兰酒厂"]],
      },
      ["三十桶", "52 barrels"],
    ],
    [
      "of a height, by name in either language",
      {
        question: "How high is Ravenhorn according to the map and the survey?",
        evidence: [
          { title: "Ravenhorn", text: "The old map gives Ravenhorn 1,140 metres. It rains often." },
          { title: "测量", text: "根据卫星测量，鸦角山主峰高程更正为一千一百二十二米。" },
        ],
        sameNames: [["Ravenhorn", "鸦角山"]],
      },
      ["1,140 metres", "一千一百二十二米"],
    ],
    [
      "of a day told in a clause of its own",
      {
        question: "When was the “Merle” launched?",
        evidence: [
          { title: "Memoirs", text: "The yard launched the “Merle”, as I well remember, on 21 April 1951." },
          { title: "History", text: "The “Merle” was launched on 8 March 1951." },
        ],
      },
      ["21 April", "8 March"],
    ],
    [
      "of an hour",
      {
        question: "白石仓库是几点起火的？",
        evidence: [
          { title: "白石仓库", text: "白石仓库二十一点四十分起火。" },
          { title: "报告", text: "白石仓库22:25起火。" },
        ],
      },
      ["二十一点四十分", "22:25"],
    ],
  ])("quotes both: %s", (_, asked, values) => {
    const sentence = sentenceFor(asked) ?? "";
    expect(sentence).toMatch(/disagree|说法不一/u);
    for (const value of values) expect(sentence).toContain(value);
  });

  it("takes one hour in two wordings for no conflict", () => {
    const question = "白石仓库是几点起火的？";
    const evidence = [
      { title: "白石仓库", text: "白石仓库二十一点四十分起火。" },
      { title: "报告", text: "白石仓库21:40起火。" },
    ];
    expect(conflictIn(checkContext({ question, evidence }), expectedAnswer(question))).toBeUndefined();
  });

  it("reads crowns as money, not as grams", () => {
    expect(readText("三百万克朗").quantities).toMatchObject([{ dimension: "crown", value: 3_000_000 }]);
    expect(readText("三百克").quantities).toMatchObject([{ dimension: "mass" }]);
  });
});

describe("a passage in the other language", () => {
  it.each<[string, Asked, string]>([
    [
      "a limit",
      {
        question: "K7的滤芯薄于多少就要更换？",
        evidence: [{ title: "K7: workshop notes", text: "Replace the filter when thinner than 4 mm. Use clean oil." }],
        sameNames: [["K7", "K7水泵"]],
      },
      "4 mm",
    ],
    [
      "whose idea it was",
      {
        question: "红石剧院的绿色大理石是谁的点子？",
        evidence: [
          { title: "Red Stone Theatre", text: "It opened late. The green marble was the idea of the cashier, Anna Holt." },
        ],
        sameNames: [["Red Stone Theatre", "红石剧院"]],
      },
      "Anna Holt",
    ],
    [
      "a trade",
      {
        question: "What trade did Karl Tolland ply before he brewed beer?",
        evidence: [{ title: "托兰家族", text: "卡尔·托兰原来是个鞋匠，妻子带来了嫁妆。酒厂第一年只酿了三十桶。" }],
        sameNames: [["Karl Tolland", "卡尔·托兰"]],
      },
      "鞋匠",
    ],
    [
      "who was given something",
      {
        question: "安娜·霍特的日记归了谁？",
        evidence: [{ title: "Anna Holt", text: "Anna Holt kept two dogs. Her diaries, 40 volumes, went to the Linshui Museum." }],
        sameNames: [["Anna Holt", "安娜·霍特"]],
      },
      "Linshui Museum",
    ],
    [
      "a span that tells when",
      {
        question: "By when must an opened jar of Tolland malt be thrown away?",
        evidence: [{ title: "Tolland malt", text: "Stir every morning. Throw the jar away 30 days after opening." }],
      },
      "30 days",
    ],
  ])("is quoted: %s", (_, asked, holds) => {
    expect(sentenceFor(asked)).toContain(holds);
  });
});

describe("a statement of another property", () => {
  it.each<[string, Asked]>([
    [
      "a bare true",
      { question: "红石药业的股票代码是什么？", evidence: [{ title: "红石药业", text: "红石药业 — is listed → true" }] },
    ],
    [
      "a bare false",
      {
        question: "Who listed Tolland Pharma?",
        evidence: [{ title: "Tolland Pharma", text: "Tolland Pharma — is listed → false" }],
      },
    ],
    [
      "how many there are, for the oldest",
      {
        question: "Oldest exhibit in the Linshui Museum?",
        evidence: [{ title: "Linshui Museum", text: "Linshui Museum — items in the collection → 900" }],
      },
    ],
    [
      "what somebody is, for a first job",
      { question: "何立的头一份工作是什么？", evidence: [{ title: "何立", text: "何立 — 职业 → 作家" }] },
    ],
    [
      "how long it lasts, for a time of day",
      {
        question: "The Late Train, at what time?",
        evidence: [{ title: "The Late Train", text: "The Late Train — running time → 96 min" }],
      },
    ],
    [
      "a sentence without any word of a filter",
      {
        question: "Which colleges were around before 1930?",
        evidence: [
          {
            title: "A century of mills",
            text: "The whistle sounds at 6:45, although nobody has had to be at work before eight since 1974.",
          },
        ],
      },
    ],
  ])("isn't quoted: %s", (_, asked) => {
    expect(sentenceFor(asked)).toBeUndefined();
  });

  it("is quoted for yes or no", () => {
    expect(
      sentenceFor({
        question: "Is Tolland Pharma listed?",
        evidence: [{ title: "Tolland Pharma", text: "Tolland Pharma — is listed → true" }],
      }),
    ).toContain("true");
  });

  it("is one of several that a list asks for", () => {
    const evidence = [
      { title: "飞鱼", text: "飞鱼 — 类型 → 列车型号\n飞鱼 — 主任设计师 → 何立" },
      { title: "白鹭", text: "白鹭 — 类型 → 列车型号\n白鹭 — 主任设计师 → 何立" },
    ];
    const sentence = sentenceFor({ question: "由何立主持设计的列车有哪些？", evidence });
    expect(sentence).toContain("飞鱼");
    expect(sentence).toContain("白鹭");
  });
});

describe("questionParts", () => {
  it.each([
    ["Who founded Tolland Mill, and when was that?", ["Who founded Tolland Mill", "when founded Tolland Mill"]],
    ["红石剧院是谁创办的，是哪一年？", ["红石剧院是谁创办的", "红石剧院创办的是哪一年"]],
  ])("tells what a pronoun points back to in %j", (question, parts) => {
    expect(questionParts(question)).toEqual(parts);
  });

  it("answers both", () => {
    const evidence = [
      { title: "Tolland Mill", text: "Tolland Mill — founded by → Ana Ruiz\nTolland Mill — founding date → 1911" },
    ];
    const sentence = sentenceFor({ question: "Who founded Tolland Mill, and when was that?", evidence });
    expect(sentence).toContain("Ana Ruiz");
    expect(sentence).toContain("1911");
  });
});

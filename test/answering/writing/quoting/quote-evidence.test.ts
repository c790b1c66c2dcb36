import { describe, expect, it } from "vitest";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";
import { measureQuotations } from "../cases/measure-cases.js";
import { readCases } from "../cases/read-cases.js";

const evidence = [
  {
    title: "Northport › Moss Harbour",
    text: "Moss Harbour lies on the coast. It has 3 million inhabitants. It was founded in 1684.",
  },
  { title: "临川市", text: "临川市 — 人口 → 1860000\n临川市 — 市长 → 何立" },
  { title: "顾明远", text: "顾明远 — 出生地 → 临川市" },
  { title: "Peaks", text: "| Peak | Height (m) |\n|---|---|\n| Sorn | 5,120 |\n| Brel | 3,980 |" },
];

describe("quoteEvidence", () => {
  it.each([
    [
      "How many people live in Moss Harbour?",
      "The documents say: “Moss Harbour lies on the coast. It has 3 million inhabitants.” [1].",
    ],
    ["临川市的市长是谁？", "资料中写道：“临川市 — 市长 → 何立”[2]。"],
    ["顾明远出生的城市有多少人口？", "资料中写道：“顾明远 — 出生地 → 临川市”[3]；“临川市 — 人口 → 1860000”[2]。"],
    ["How high is Brel?", "The documents say: “Peak: Brel; Height (m): 3,980” [4]."],
  ])("answers %j", (question, sentence) => {
    expect(quoteEvidence(question, evidence)?.sentence).toBe(sentence);
  });

  it.each([
    "Who is the mayor of Moss Harbour?",
    "临川市的面积是多少？",
    "顾明远的妻子是谁？",
    "How high is Tarn?",
    "What is Sorn made of?",
  ])("is silent where nothing answers %j", (question) => {
    expect(quoteEvidence(question, evidence)).toBeUndefined();
  });

  const mill = [
    { title: "Orr Mill", text: "Orr Mill — founder → Ana Ruiz\nOrr Mill — main product → flour" },
    {
      title: "The mill at Orr",
      text: "Orr Mill burned twice. The workers struck in 1911. They went back after nineteen days.\n\nIts sign shows a heron, cut from tin by a pedlar.",
    },
    { title: "访谈", text: "问：您最早学的是什么乐器？\n\n安娜：学拉胡琴。琴是用两袋面粉换来的。" },
  ];
  const sameNames = [
    ["Orr Mill", "奥尔磨坊"],
    ["Ana Ruiz", "安娜"],
  ];

  it.each([
    [
      "the sentence beside the one with the question's words",
      "How many days did the workers of Orr Mill strike?",
      "nineteen days",
    ],
    ["the passage that is in the other language", "奥尔磨坊的标志是什么？", "heron"],
    ["what follows a question in the documents", "What instrument did the founder of Orr Mill learn first?", "胡琴"],
  ])("quotes %s", (_, question, holds) => {
    expect(quoteEvidence(question, mill, { sameNames })?.sentence).toContain(holds);
  });

  it.each([
    "Why did Ana Ruiz sell Orr Mill?",
    "What did the founder of Orr Mill keep in her garden?",
    "What must not be taken into Orr Mill?",
    "What is the dog of Orr Mill called?",
    "奥尔磨坊的狗叫什么名字？",
  ])("quotes no statement that doesn't say what was asked: %j", (question) => {
    expect(quoteEvidence(question, mill, { sameNames })).toBeUndefined();
  });

  it("quotes of one whom a text merely speaks of beside the named one only what that leads to", () => {
    const told = [
      { title: "Old riders", text: "Bram Oster rode for twenty years. He taught the young Ilse Dorn, whose aunt had sent her." },
      { title: "Ilse Dorn", text: "Ilse Dorn — height (cm) → 171" },
    ];
    expect(quoteEvidence("How tall was Bram Oster?", told)).toBeUndefined();
  });

  it("quotes a statement once that stands in two pieces", () => {
    const twice = ["Orr Mill", "Mills"].map((title) => ({ title, text: "Orr Mill — founder → Ana Ruiz" }));
    expect(quoteEvidence("Who is the founder of Orr Mill?", twice)?.parts).toHaveLength(1);
  });

  it("bounds what it quotes", () => {
    const [part] =
      quoteEvidence("Who founded Tarn?", [{ text: `Tarn was founded by Ana Ruiz ${"and others ".repeat(500)}.` }])?.parts ?? [];
    expect(part?.text.length).toBeLessThanOrEqual(1_000);
  });

  it.each([0, 5])("quotes what answers, and seldom what doesn't, among %i pieces of other things", (crowd) => {
    const sets = ["tuned-1", "tuned-2", "tuned-3", "tuned-4", "tuned-5"].flatMap(readCases);
    const { asked, answerable, right, beside } = measureQuotations(sets, crowd);
    expect([asked > 200, asked - answerable > 60]).toEqual([true, true]);
    expect(right / answerable).toBeGreaterThan(0.9);
    expect(beside.length / asked, beside.join("\n")).toBeLessThan(0.06);
  });
});

describe("evidence in wrapped lines", () => {
  it("is read as the sentence that it is, even where a line looks like a field", () => {
    const text =
      'Shen Yanqiu opened the museum in 1986. The name means\n"listening to the spring": the workers kept awake by the sound of water.';
    const quoted = quoteEvidence("What does the museum's name mean?", [{ text, title: "Tingquan Tea Museum" }]);
    expect(quoted?.sentence).toContain("listening to the spring");
  });
});

describe("who is asked for", () => {
  it.each([
    ["Who discovered Lake Torva?", "| Lake | Area (km²) |\n|---|---|\n| Torva | 77 |\n| Ilm | 12 |"],
    ["Who discovered Lake Torva?", "Lake Torva is wider than Lake Ilm. Swimming is forbidden in Lake Ilm."],
  ])("is nobody that numbers or lakes tell of: %s", (question, text) => {
    expect(quoteEvidence(question, [{ text }])).toBeUndefined();
  });

  it("may stand in a row", () => {
    const text = "| Lake | Discoverer |\n|---|---|\n| Torva | Ines Calder |\n| Ilm | Bo Ferris |";
    expect(quoteEvidence("Who discovered Lake Torva?", [{ text }])?.sentence).toContain("Ines Calder");
  });
});

describe("a reply", () => {
  it.each([
    [
      "工具箱报TK-31是什么原因？",
      "问：为什么报错“TK-31”？\n答：目录文件过期了，重新下载即可。\n\n问：怎么更新？\n答：运行更新命令。",
      "目录文件过期",
    ],
    [
      "Why does the Toolbox show TK-31?",
      "Q: Why does it show TK-31?\nA: The index is stale.\n\nQ: Is it free?\nA: Yes.",
      "index is stale",
    ],
  ])("answers what the question before it asks: %s", (question, text, holds) => {
    const evidence = [{ title: "Toolbox FAQ", text }];
    expect(quoteEvidence(question, evidence, { sameNames: [["工具箱", "Toolbox"]] })?.sentence).toContain(holds);
  });
});

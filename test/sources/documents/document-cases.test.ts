import { describe, expect, it } from "vitest";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { temporaryFolder } from "../temporary-folder.js";
import { encoderOf } from "./encoders.js";

type Files = Readonly<Record<string, string | Uint8Array>>;

const find = (files: Files, question: string) =>
  new DocumentSource({ path: temporaryFolder(files) }).find(question, { limit: 5 });

/** The file and lines found first. */
async function first(files: Files, question: string): Promise<string | undefined> {
  return (await find(files, question))[0]?.location;
}

const gbk = (text: string): Uint8Array => encoderOf("gbk")(text) ?? new Uint8Array();
const big5 = (text: string): Uint8Array => encoderOf("big5")(text) ?? new Uint8Array();

const LAKES = { "b.md": "太湖的面积是 2427 平方公里。", "c.md": "The lake is 20 km long.\n\nThe hotel is by the sea." };
const LONG = "which the liver stores for several months at a time, and which a body can't do without, ";

/** What is in the files must be found first. Each kind with siblings. */
const cases: readonly (readonly [kind: string, files: Files, question: string, location: string])[] = [
  ["zero-width space", { ...LAKES, "a.md": "西\u200b湖的面\u200b积是 6.39 平方公里。" }, "西湖的面积是多少？", "a.md:1"],
  ["word joiner", { ...LAKES, "a.txt": "西\u2060湖位\u2060于杭州。" }, "西湖位于哪里？", "a.txt:1"],
  ["byte order mark inside", { ...LAKES, "a.txt": "西\ufeff湖位于杭州。" }, "西湖位于哪里？", "a.txt:1"],
  ["variation selector", { ...LAKES, "a.txt": "西\u{e0100}湖位于杭州。" }, "西湖位于哪里？", "a.txt:1"],
  ["soft hyphen", { ...LAKES, "a.txt": "The light\u00adhouse is white." }, "lighthouse", "a.txt:1"],
  ["zero-width space in the question", { ...LAKES, "a.txt": "The lighthouse is white." }, "light\u200bhouse", "a.txt:1"],

  ["OCR spaces", { "a.txt": "西 湖 位 于 杭 州 。", "b.txt": "太湖位于江苏。" }, "西湖位于哪里？", "a.txt:1"],
  ["OCR spaces in a part", { "a.txt": "景 区 里的西 湖很美。", "b.txt": "湖在西边。" }, "西湖", "a.txt:1"],
  [
    "full-width spaces",
    { "a.txt": "西\u3000湖\u3000位\u3000于\u3000杭\u3000州", "b.txt": "太湖位于江苏。" },
    "西湖位于哪里？",
    "a.txt:1",
  ],
  ["OCR spaces in the question", { "a.txt": "西湖位于杭州。", "b.txt": "太湖位于江苏。" }, "西 湖 在 哪", "a.txt:1"],
  [
    "a hard-wrapped line",
    { "a.txt": "景区里的西\n湖面积是 6.39 平方公里。", "b.txt": "太湖的面积是 2427 平方公里。" },
    "西湖的面积是多少？",
    "a.txt:1-2",
  ],
  ["a hard-wrapped, indented line", { "a.md": "- 景区里的西\n  湖很大。", "b.md": "太湖很大。湖西。" }, "西湖", "a.md:1-2"],
  ["a hard-wrapped quotation", { "a.md": "> 景区里的西\n> 湖很大。", "b.md": "太湖很大。湖西。" }, "西湖", "a.md:1-2"],
  ["a hyphenated line end", { "a.txt": "Algae do photosyn-\nthesis in chloroplasts." }, "photosynthesis", "a.txt:1-2"],
  ["a hyphenated line end, indented", { "a.md": "- Algae do photosyn-\n  thesis." }, "photosynthesis", "a.md:1-2"],
  ["a soft hyphen at a line end", { "a.txt": "Algae do photosyn\u00ad\nthesis." }, "photosynthesis", "a.txt:1-2"],
  [
    "a hyphen that belongs to the word",
    { "a.txt": "A well-\nknown tower.", "b.txt": "A known well." },
    "well-known",
    "a.txt:1-2",
  ],
  ["a word written with a hyphen or without", { "a.txt": "Send an email.", "b.txt": "Send a letter." }, "e-mail", "a.txt:1"],

  ["radicals", { "a.md": "⻓城全⻓两万多公⾥。", "b.md": "铁路全程两千公里。" }, "长城有多长？", "a.md:1"],
  ["Kangxi radicals", { "a.md": "⽔⼭⼩学", "b.md": "火山大学" }, "水山小学", "a.md:1"],
  ["radicals in the question", { "a.md": "民主路八号", "b.md": "解放路八号" }, "⺠主路", "a.md:1"],
  ["traditional characters", { "a.md": "電腦由主機板決定。", "b.md": "手机很贵。" }, "电脑", "a.md:1"],
  ["traditional characters in the question", { "a.md": "电脑的内存", "b.md": "手机很贵。" }, "電腦", "a.md:1"],
  ["words of Taiwan", { "a.md": "這個軟體佔用很多記憶體。", "b.md": "这个文件很大。" }, "软件占用多少内存", "a.md:1"],
  ["characters that simplified writing shares", { "a.md": "皇后住在後宮。", "b.md": "以后再说。" }, "后宫", "a.md:1"],

  [
    "a vitamin",
    {
      "a.md": `Vitamin A, ${LONG} is found in carrots.`,
      "b.md": "Vitamin B is found in eggs.",
      "c.md": "Vitamin C is found in a lemon.",
    },
    "Where is vitamin A found?",
    "a.md:1",
  ],
  [
    "a hepatitis in small letters",
    { "a.md": `Hepatitis A, ${LONG} is spread by food.`, "b.md": "Hepatitis B is a disease." },
    "what spreads hepatitis a?",
    "a.md:1",
  ],
  ["a group", { "x.md": `A组${"在很大的场地上".repeat(8)}比赛。`, "y.md": "B组比赛。" }, "A组在哪里比赛？", "x.md:1"],
  [
    "a group behind a space",
    { "x.md": `A 组${"在很大的场地上".repeat(8)}比赛。`, "y.md": "B 组比赛。" },
    "A组在哪里比赛？",
    "x.md:1",
  ],
  ["IT", { "x.md": `IT部门${"在很大的房子里".repeat(8)}工作。`, "y.md": "市场部门工作。" }, "it部门在哪里工作？", "x.md:1"],
  [
    "the US",
    { "x.md": `The US, ${LONG} has states.`, "y.md": "Germany has states. Ask us." },
    "Which states has the US?",
    "x.md:1",
  ],
  [
    "The Who",
    { "b.md": "Lions live in Africa.", "who.md": "The Who are a rock band from London." },
    "Who are The Who?",
    "who.md:1",
  ],
  ["a question of stop words", { "b.md": "Lions live in Africa.", "x.md": "To be, or not to be." }, "to be or what?", "x.md:1"],
  ["a question of Chinese stop words", { "b.md": "狮子住在非洲。", "x.md": "是什么？" }, "什么是", "x.md:1"],

  [
    "a person named Will",
    { "a.md": "The house where Will lives is by the sea.", "b.md": "She lives in a house. It will rain." },
    "Where does Will live?",
    "a.md:1",
  ],
  [
    "a novel named It",
    { "a.md": "The novel It was written by a man.", "b.md": "The novel is long. It was written by a man." },
    "Who wrote the novel It?",
    "a.md:1",
  ],
  [
    "a Chinese title of stop words",
    { "a.md": "《我们》写于1921年，作者是扎米亚京。", "b.md": "作者是鲁迅。" },
    "《我们》的作者是谁？",
    "a.md:1",
  ],
  ["emphasis inside a word", { "a.md": "西**湖**位于杭州。", "b.md": "太湖位于江苏，西边是湖州。" }, "西湖位于哪里？", "a.md:1"],
  [
    "cells of HTML",
    { "a.md": "<table><tr><td>tall</td><td>lighthouse</td></tr></table>", "b.md": "tower" },
    "lighthouse",
    "a.md:1",
  ],
  ["entities", { "a.md": "AT&amp;T runs the line&nbsp;here.", "b.md": "T runs the line." }, "AT&T line", "a.md:1"],
  [
    "a version",
    {
      "a.md": "Version 1.2.3 fixes the login bug and also changes the colour of the button.",
      "b.md": "Version 1.3.2 fixes the logout bug.",
      "c.md": "Version 3.2.1 fixes the bug.",
    },
    "What does version 1.2.3 fix?",
    "a.md:1",
  ],
  [
    "a version written with v",
    { "a.md": "Release v2.10 is out since the last days of May.", "b.md": "Release v10.2 is out." },
    "release 2.10",
    "a.md:1",
  ],
  [
    "an escaped version",
    { "a.md": "Release 2\\.10 is out since the last days of May.", "b.md": "Release 10\\.2 is out." },
    "release 2.10",
    "a.md:1",
  ],
  ["a negative number", { "a.md": "夜里最低气温是零下，温度计显示 −5 度。", "b.md": "气温 5 度。" }, "气温−5度", "a.md:1"],
  [
    "a grouped number",
    { "a.md": "The tower has 1,024 steps up to the light.", "b.md": "The tower has 1 door and 24 rooms." },
    "1024 steps in the tower",
    "a.md:1",
  ],
  [
    "a percentage",
    { "a.md": "The rate that the bank asks for is 3.5 % now.", "b.md": "The rate is 5 or 3." },
    "rate of 3.5%",
    "a.md:1",
  ],
  [
    "C#",
    {
      "c.md": "C frees memory by calling free.",
      "cpp.md": "C++ frees memory by destructors.",
      "cs.md": "C# frees memory by a garbage collector.",
    },
    "How does C# free memory?",
    "cs.md:1",
  ],
  [
    "C++",
    {
      "one.md": "C frees memory.",
      "two.md": "C++ frees memory by destructors that run at the end.",
      "three.md": "C# frees memory.",
    },
    "How does C++ free memory?",
    "two.md:1",
  ],
  [
    "C",
    {
      "one.md": "C frees memory by calling a function named free.",
      "two.md": "C++ frees memory.",
      "three.md": "C# frees memory.",
    },
    "How does C free memory?",
    "one.md:1",
  ],
  [
    ".NET",
    { "one.md": "The .NET runtime frees memory at times that it chooses.", "two.md": "The fishing net frees memory." },
    "memory in .NET",
    "one.md:1",
  ],
  [
    "Node.js",
    { "one.md": "Node.js runs on servers of many kinds and ages.", "two.md": "A node runs. The js file." },
    "What does Node.js run on?",
    "one.md:1",
  ],

  ["accents", { "a.md": "Send your résumé to the café office." }, "resume", "a.md:1"],
  ["accents taken apart", { "a.md": "Send your re\u0301sume\u0301." }, "resumes", "a.md:1"],
  ["accents in the question", { "a.md": "The Malmo ferry", "b.md": "The Lund ferry" }, "Malmö", "a.md:1"],
  ["letters with strokes", { "a.md": "Søren Kierkegård", "b.md": "Soeren" }, "Soren Kierkegard", "a.md:1"],

  [
    "a file's name",
    { "报销制度.md": "超过九十天的票据不予受理。", "食堂.md": "每天供应三餐。" },
    "报销制度有什么规定？",
    "报销制度.md:1",
  ],
  [
    "a file's English name",
    { "hr/TravelExpenses_2024.md": "Receipts older than 90 days are refused.", "menu.md": "Meals are served." },
    "travel expenses",
    "hr/TravelExpenses_2024.md:1",
  ],
  [
    "a title in front matter",
    { "p.md": "---\ntitle: Expense policy\ntags: [finance]\n---\n\nReceipts older than 90 days are refused.", "q.md": "Meals." },
    "What is the expense policy?",
    "p.md:2-6",
  ],
  [
    "a heading",
    { "p.md": "Licence\n=======\n\nThe code is under Zlib.\n\nContact\n-------\n\nWrite to the keeper." },
    "contact",
    "p.md:9",
  ],

  ["GBK", { "a.txt": gbk("白鹭灯塔建于1887年，用来照亮港口。"), "b.txt": "红树灯塔" }, "白鹭灯塔建于哪一年？", "a.txt:1"],
  ["Big5", { "a.txt": big5("白鷺燈塔建於1887年，用來照亮港口。"), "b.txt": "红树灯塔" }, "白鹭灯塔建于哪一年？", "a.txt:1"],
];

describe("DocumentSource finds what the files say", () => {
  it.each(cases)("%s (%#)", async (_kind, files, question, location) => {
    expect(await first(files, question)).toBe(location);
  });

  it("gives a row with the table's header", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `| 型号${100 + index} | ${1000 + index * 7} | ${5 + index} |`);
    const table = ["# 价目表", "", "| 型号 | 价格（元） | 重量（千克） |", "| --- | --- | --- |", ...rows].join("\n");
    const found = await find({ "价目表.md": table }, "型号145的重量是多少？");
    expect(found[0]?.text).toMatch(/重量[\s\S]*\| 型号145 \| 1315 \| 50 \|/);
    for (const { text } of found) for (const line of text.split("\n")) expect(line.split("|")).toHaveLength(5);
  });

  it.each([
    ["a fence on one line", "# Setup\n\n```npm install foo```\n\n# Licence\n\nThe code is under Zlib.\n"],
    [
      "a fence closed in a list",
      "# Steps\n\n1. Run\n\n   ```bash\n   make\n    ```\n\n2. Done\n\n# Licence\n\nThe code is under Zlib.\n",
    ],
    ["setext headings", "Setup\n=====\n\nx\n\nLicence\n-------\n\nThe code is under Zlib.\n"],
  ])("gives the right heading after %s", async (_what, text) => {
    expect((await find({ "a.md": text }, "Which licence is the code under?"))[0]?.title).toMatch(/(?:^|› )Licence$/);
  });
});

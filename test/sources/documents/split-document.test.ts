import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Passage } from "../../../src/sources/documents/passage.js";
import { formatOf, splitDocument } from "../../../src/sources/documents/split-document.js";

const LONE_SURROGATE = /\p{Cs}/u;

const split = (document: string, longest = 800, format: "markdown" | "plain" = "markdown"): Passage[] => [
  ...[...splitDocument(document, { format, longest })].flat(),
];
const brief = (document: string, longest?: number): string[] =>
  split(document, longest).map(
    ({ headings, text, firstLine, lastLine }) =>
      `${firstLine}-${lastLine} ${headings.join(" › ")}: ${text.replaceAll("\n", "/")}`,
  );

describe("splitDocument", () => {
  it("cuts along headings and keeps their path and lines", () => {
    const document = "# Tea #\n\nIntro.\n\n## Green\n\nLongjing.\n\nSencha.\n\n### Deep\n\ntext\n\n# Cities\nHangzhou.\n";
    expect(brief(document)).toEqual([
      "3-3 Tea: Intro.",
      "7-9 Tea › Green: Longjing.//Sencha.",
      "13-13 Tea › Green › Deep: text",
      "16-16 Cities: Hangzhou.",
    ]);
  });

  it.each([
    ["a fence", "# A\n\n```sh\n# not a heading\n\necho\n```\n", ["3-7 A: ```sh/# not a heading//echo/```"]],
    ["a fence on one line", "# A\n\n```npm install foo```\n\n# B\n\nb\n", ["3-3 A: ```npm install foo```", "7-7 B: b"]],
    ["a fence of tildes", "~~~\n# no\n~~~\n\n# B\n\nb", ["1-3 : ~~~/# no/~~~", "7-7 B: b"]],
    [
      "a fence in a list, closed further in",
      "1. Run\n\n   ```\n   # no\n    ```\n\n2. Done\n\n# B\n\nb",
      ["1-7 : 1. Run//   ```/   # no/    ```//2. Done", "11-11 B: b"],
    ],
    ["a fence in a quotation", "> ```\n> # no\n\n# B\n\nb", ["1-2 : > ```/> # no", "6-6 B: b"]],
    ["a fence that is never closed", "# A\n\n```\n# no", ["3-4 A: ```/# no"]],
    ["setext headings", "One\n===\n\na\n\nTwo\n---\n\nb", ["4-4 One: a", "9-9 One › Two: b"]],
    ["rules", "a\n\n---\n\nb\n\n***\n\nc", ["1-1 : a", "5-5 : b", "9-9 : c"]],
    ["markup in headings", "# `npm` **i** [x](y) &amp; C\\#\n\na", ["3-3 npm i x & C#: a"]],
    ["headings in quotations and lists, which are text", "> # q\n\n- # l\n\nx", ["1-5 : > # q//- # l//x"]],
    ["headings that nothing stands beneath", "# A\n\n## B\n## C\n# D\n\nd\n\n# E", ["3-4 A › B: B/C", "7-7 D: d", "9-9 E: E"]],
    ["definitions of links", "a\n\n[x]: http://y.z\n\nb", ["1-5 : a//[x]: http://y.z//b"]],
    ["HTML", "<div>\n\n# A\n\nx\n\n</div>", ["1-1 : <div>", "5-7 A: x//</div>"]],
    ["a table without rows", "| a | b |\n| - | - |\n\nx", ["1-4 : | a | b |/| - | - |//x"]],
    ["line ends of all kinds", "# A\r\n\r\na\rb\n\n# B\r\rc", ["3-4 A: a/b", "8-8 B: c"]],
  ])("understands %s", (_what, document, passages) => {
    expect(brief(document)).toEqual(passages);
  });

  it.each([
    ["its title above the text", "---\ntitle: Expenses\n---\n\na", ["5-5 Expenses: a"]],
    [
      "what else it says beside the text",
      "---\ntitle: 'Expenses'\nowner: Li\n---\na",
      ["2-5 Expenses: title: 'Expenses'/owner: Li//a"],
    ],
    ["a title that the first heading repeats once", "---\ntitle: A\n---\n# A\n\na", ["6-6 A: a"]],
    ["another end", "---\ntitle: 2024\n...\na", ["4-4 2024: a"]],
    ["no front matter in a text between rules", "---\nJust text.\n\n---\n\nb", ["2-2 : Just text.", "6-6 : b"]],
    ["no front matter in a text that begins with a rule", "---\n\nThe office: closed.\n", ["3-3 : The office: closed."]],
    ["no front matter in broken YAML, whose text stays", "---\ntitle: [a\n---\n\nb", ["5-5 title: [a: b"]],
  ])("reads front matter: %s", (_what, document, passages) => {
    expect(brief(document)).toEqual(passages);
  });

  it("cuts a long table between rows, with the header on each piece and the rows' lines", () => {
    const rows = Array.from({ length: 5 }, (_, index) => `| key${index} | ${index} |`);
    const document = ["Prices:", "", "| k | v |", "| - | - |", ...rows, "", "after"].join("\n");
    expect(brief(document, 45)).toEqual([
      "1-1 : Prices:",
      "3-6 : | k | v |/| - | - |/| key0 | 0 |/| key1 | 1 |",
      "7-8 : | k | v |/| - | - |/| key2 | 2 |/| key3 | 3 |",
      "9-9 : | k | v |/| - | - |/| key4 | 4 |",
      "11-11 : after",
    ]);
  });

  it("keeps the header and whole rows of a table of any length", () => {
    const rows = Array.from({ length: 4_000 }, (_, index) => `| key${index} | ${index} |`);
    const passages = split(["# T", "", "| k | v |", "| - | - |", ...rows].join("\n"));
    for (const { text, headings, firstLine, lastLine } of passages) {
      const [header, rule, ...own] = text.split("\n");
      expect([header, rule, headings]).toEqual(["| k | v |", "| - | - |", ["T"]]);
      expect(own).toEqual(rows.slice(Math.max(firstLine, 5) - 5, lastLine - 4));
    }
    expect(passages.at(-1)?.lastLine).toBe(4_004);
  });

  it.each([
    ["fence", ["```", ...Array.from({ length: 9_000 }, () => "# code"), "```"]],
    ["list", Array.from({ length: 9_000 }, (_, index) => `- item ${index}`)],
    ["list with paragraphs", Array.from({ length: 9_000 }, (_, index) => (index % 2 === 0 ? `- item ${index}` : "  more"))],
    ["quotation", Array.from({ length: 9_000 }, (_, index) => `> line ${index}`)],
    ["paragraph", Array.from({ length: 9_000 }, (_, index) => `line ${index}`)],
  ])("finds the heading behind a very long %s, and loses nothing of it", (_what, lines) => {
    const passages = split([...lines, "", "# Behind", "", "b"].join("\n"));
    expect(passages.at(-1)).toMatchObject({ headings: ["Behind"], text: "b", firstLine: lines.length + 4 });
    expect(passages.filter(({ headings }) => headings.length > 0)).toHaveLength(1);
    const words = passages.flatMap(({ text }) => text.match(/\S+/g) ?? []);
    expect(words).toEqual([...lines.join("\n").matchAll(/\S+/g)].map(([word]) => word).concat("b"));
  });

  it.each([
    "[",
    "*",
    ">",
    "> ",
    "- ",
    "- a\n",
    "```\n",
    "a\n=\n",
    "# a\n",
    "| a | b |\n| - | - |\n",
    "|\n",
    "[a]: b\n",
    "<div>\n",
    "a\n",
    "\n",
    "\r",
    "word ",
    "茶",
  ])("stops often on its way through 256 KiB of %j, and cuts it into few pieces", (unit) => {
    const batches = [...splitDocument(unit.repeat(2 ** 18 / unit.length), { format: "markdown", longest: 800 })];
    const longLines = !/[\n\r]/.test(unit);
    expect(batches.length).toBeGreaterThanOrEqual(longLines ? 1 : 2 ** 18 / 32_768);
    for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(longLines ? 2 ** 18 / 400 : 64);
    expect(batches.flat().length).toBeLessThanOrEqual(2 ** 18 / 100);
  });

  it("cuts long paragraphs at sentence ends, Chinese ones too, else at words", () => {
    expect(split("甲乙丙丁。戊己庚辛。壬癸子丑。", 11).map(({ text }) => text)).toEqual(["甲乙丙丁。戊己庚辛。", "壬癸子丑。"]);
    expect(split("one two three four five", 12).map(({ text }) => text)).toEqual(["one two", "three four", "five"]);
  });

  it("takes plain text as it is", () => {
    const document = "---\ntitle: x\n---\n\n# no heading\n\n\n```\nb";
    expect(split(document, 800, "plain")).toEqual([
      { headings: [], text: "---\ntitle: x\n---\n\n# no heading\n\n```\nb", firstLine: 1, lastLine: 9 },
    ]);
    expect(["a.md", "a.MARKDOWN", "a.txt", "md", "a.md.log"].map(formatOf)).toEqual([
      "markdown",
      "markdown",
      "plain",
      "plain",
      "plain",
    ]);
  });

  it("loses no text, exceeds no length, never cuts a character in half, and names lines that hold the passage", () => {
    const line = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        "",
        "",
        "# H",
        "## 茶",
        "```",
        "~~~",
        "===",
        "---",
        "- a",
        "  - b",
        "> c",
        "1. d",
        "[x]: y",
        "<div>",
        "    code",
        "茶😀。",
        "a. b! c?",
      ),
      fc.string({ unit: "grapheme", maxLength: 40 }),
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 40 }),
        fc.integer({ min: 20, max: 60 }),
        fc.constantFrom("markdown", "plain"),
        (lines, longest, format) => {
          const document = lines.join("\n");
          const passages = split(document, longest, format);
          const all = document.split(/\r\n|\n|\r/);
          for (const { text, firstLine, lastLine } of passages) {
            expect(text.length).toBeLessThanOrEqual(longest);
            expect(firstLine).toBeGreaterThanOrEqual(1);
            expect(lastLine).toBeGreaterThanOrEqual(firstLine);
            expect(lastLine).toBeLessThanOrEqual(all.length);
            if (!LONE_SURROGATE.test(document)) expect(text).not.toMatch(LONE_SURROGATE);
          }
          const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
          const kept = letters(passages.map(({ text, headings }) => headings.join() + text).join());
          for (const one of all) for (const letter of letters(one)) expect(kept).toContain(letter);
        },
      ),
      { numRuns: 300 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitIntoPassages } from "../../../src/sources/documents/passage.js";

const LONE_SURROGATE = /\p{Cs}/u;

describe("splitIntoPassages", () => {
  it("cuts along headings and keeps their path and lines", () => {
    const document =
      "---\ntitle: x\n---\n# Tea #\n\nIntro.\n\n## Green\n\nLongjing.\n\nSencha.\n\n### Deep\n\ntext\n\n# Cities\nHangzhou.\n";
    expect(splitIntoPassages(document, 100)).toEqual([
      { headings: ["Tea"], text: "Intro.", firstLine: 6, lastLine: 6 },
      { headings: ["Tea", "Green"], text: "Longjing.\n\nSencha.", firstLine: 10, lastLine: 12 },
      { headings: ["Tea", "Green", "Deep"], text: "text", firstLine: 16, lastLine: 16 },
      { headings: ["Cities"], text: "Hangzhou.", firstLine: 19, lastLine: 19 },
    ]);
  });

  it("takes no heading from inside a code fence", () => {
    expect(splitIntoPassages("# A\n\n```sh\n# not a heading\n\necho\n```\n", 100)).toMatchObject([
      { headings: ["A"], firstLine: 3, lastLine: 7 },
    ]);
  });

  it("cuts long paragraphs at sentence ends, Chinese ones too", () => {
    const passages = splitIntoPassages("甲乙丙丁。戊己庚辛。壬癸子丑。", 11);
    expect(passages.map((passage) => passage.text)).toEqual(["甲乙丙丁。戊己庚辛。", "壬癸子丑。"]);
  });

  it("loses no text, exceeds no length, never cuts a character in half, and names lines that hold the passage", () => {
    const line = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom("", "# H", "## 茶", "```", "茶😀。", "a. b! c?"),
      fc.string({ unit: "grapheme", maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.integer({ min: 4, max: 60 }), (lines, longest) => {
        const document = lines.join("\n");
        const passages = splitIntoPassages(document, longest);
        const all = document.split(/\r\n|\n|\r/);
        for (const { text, firstLine, lastLine } of passages) {
          expect(text.length).toBeLessThanOrEqual(longest + 2);
          expect(firstLine).toBeGreaterThanOrEqual(1);
          expect(lastLine).toBeGreaterThanOrEqual(firstLine);
          expect(lastLine).toBeLessThanOrEqual(all.length);
          if (!LONE_SURROGATE.test(document)) expect(text).not.toMatch(LONE_SURROGATE);
          expect(all.slice(firstLine - 1, lastLine).join("\n")).toContain(text.split("\n")[0]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("stays linear on hostile text", () => {
    const begun = performance.now();
    for (const text of ["汉".repeat(1e6), "- a b. c\n".repeat(1e5), `# a${" ".repeat(1e6)}b`, "#".repeat(1e6), "`".repeat(1e6)])
      splitIntoPassages(text, 800);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});

import pico from "picocolors";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { answerReport, failureReport, skippedReport } from "../../src/cli/answer-report.js";
import { printable } from "../../src/cli/printable.js";
import { shortened } from "../../src/cli/shown-text.js";
import { chinese } from "../../src/cli/texts/chinese.js";
import { english } from "../../src/cli/texts/english.js";

const terminal = { texts: english, colors: pico.createColors(false) };
const citation = { number: 1, source: "documents", location: "tea.md:3-4", text: "A  tea\nhouse.", score: 1, cited: true };

describe("answerReport", () => {
  it("lists sources by number, and what each stage took", () => {
    const answer = {
      citations: [{ ...citation, title: "Tea" }],
      sources: [
        { name: "documents", status: "ok", ms: 3, found: 1 },
        { name: "graph", status: "timed-out", ms: 20_000, found: 0 },
      ],
      served: "model",
      timing: { sources: 3.21, write: 1234, total: 1240 },
    } as const;
    const report = answerReport(terminal, answer);
    expect(failureReport(terminal, answer)).toEqual(["source graph did not answer: it took too long"]);
    expect(failureReport({ texts: chinese }, answer)).toEqual(["来源 graph 没有回答：超时"]);
    expect(answerReport({ ...terminal, texts: chinese }, answer)).toContain("用时 1.2 s：来源 3.2 ms，写作 1.2 s");
    expect(report).toBe(
      ["Sources", "  [1] tea.md:3-4  Tea", "      A tea house.", "took 1.2 s: sources 3.2 ms, write 1.2 s"].join("\n"),
    );
  });

  it("tells a single line once", () => {
    const report = answerReport(terminal, { citations: [{ ...citation, location: "tea.md:12" }], timing: { total: 1 } });
    expect(report).toContain("[1] tea.md:12\n");
    const pages = answerReport(terminal, { citations: [{ ...citation, location: "tea.md:1-12" }], timing: { total: 1 } });
    expect(pages).toContain("[1] tea.md:1-12\n");
  });

  it("says where the answer comes from, how it was understood and worked out, and by which sub-questions", () => {
    const report = answerReport(terminal, {
      origin: "graph",
      finishReason: "length",
      understoodAs: "Where was Yao Ming born?",
      derivation: "Yao Ming → place of birth → ?",
      plan: [{ question: "Where was Yao Ming born?", text: "In Shanghai [1].", served: "graph" }],
      timing: { total: 2 },
    });
    expect(report.split("\n")).toEqual([
      "Sub-questions",
      "  Where was Yao Ming born?",
      "      In Shanghai [1].",
      "No source had anything on this.",
      "The answer was cut off: raise --max-tokens.",
      "understood as: Where was Yao Ming born?",
      "worked out: Yao Ming → place of birth → ?",
      "worked out from graph or tables, without the model",
      "took 2.0 ms",
    ]);
  });

  it("says when the cache served and when there was no source", () => {
    expect(answerReport(terminal, { served: "cache", timing: { cache: 0.5, total: 0.5 } })).toBe(
      "No source had anything on this.\nfrom the cache in 0.5 ms: cache 0.5 ms",
    );
    const nobodyAsked = false;
    expect(answerReport(terminal, { origin: "model", timing: { total: 2 } }, nobodyAsked)).toBe(
      "written by the model\ntook 2.0 ms",
    );
  });

  it("lets nothing that others wrote steer the terminal", () => {
    const report = answerReport(terminal, {
      citations: [{ ...citation, text: "\u001b[2Jgone", location: "\u001b]0;title\u0007x.md" }],
      timing: { total: 1 },
    });
    expect(report).not.toContain("\u001b");
    expect(printable("a\tb\nc\r\u0008\u009b31m茶")).toBe("a\tb\nc31m茶");
  });

  it("shortens long passages by columns, of which wide characters take two", () => {
    const report = answerReport(terminal, { citations: [{ ...citation, text: "😀".repeat(200) }], timing: { total: 1 } });
    expect(report).toContain(`      ${"😀".repeat(35)}…`);
  });
});

describe("shortened", () => {
  it("joins statements by semicolons, running text by spaces", () => {
    expect(shortened("Ada — wife → Bo\nBo — age → 3", 72)).toBe("Ada — wife → Bo; Bo — age → 3");
    expect(shortened("A line\n  and the next → one.", 72)).toBe("A line and the next → one.");
  });

  it.each(["汉字很宽", "a\u0301e\u0301i\u0301o\u0301u\u0301", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "plain text", "😀汉a"])(
    "never shows more columns than there are: %s",
    (text) => {
      for (let columns = 1; columns < 24; columns++)
        expect(stringWidth(shortened(text.repeat(3), columns))).toBeLessThanOrEqual(columns);
    },
  );
});

describe("skippedReport", () => {
  it("names twenty files that were left out, and counts the rest", () => {
    const skipped = Array.from({ length: 23 }, (_, index) => ({ name: `${index}\u001b.md`, reason: "binary" }));
    const lines = skippedReport(terminal, skipped);
    expect(lines).toHaveLength(21);
    expect(lines[0]).toBe("0.md was left out: binary");
    expect(lines.at(-1)).toBe("3 more files were left out");
    expect(skippedReport(terminal, [])).toEqual([]);
  });
});

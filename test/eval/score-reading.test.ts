import { describe, expect, it } from "vitest";
import type { ReadingOutcome } from "../../eval/reading/measure.js";
import { readingTable, summariseReading } from "../../eval/reading/reading-figures.js";
import { type ReadingQuestion, readReadingQuestions } from "../../eval/reading/reading-question.js";
import { isBroken, scoreReading } from "../../eval/reading/score-reading.js";

const asked: ReadingQuestion = {
  id: "en-prose-01",
  lang: "en",
  kind: "prose",
  passages: [{ text: "It costs 312 crowns." }],
  question: "What does it cost?",
  answers: ["312 crowns", "312"],
};
const { answers: _, ...untold } = asked;

describe("a reply about passages", () => {
  it.each([
    ["right where an accepted answer stands in it", asked, "It costs 312 crowns [1].", "right"],
    [
      "right though a part is said not to be known",
      asked,
      "It costs 312 crowns [1], but the evidence does not say why.",
      "right",
    ],
    ["wrong where another number stands in it", asked, "It costs 3120 crowns [1].", "wrong"],
    ["refused where nothing is known", asked, "The evidence does not say.", "refused"],
    ["refused in Chinese", asked, "资料中没有提到。", "refused"],
    ["refused where nothing is said", asked, " ", "refused"],
    ["wrong where what isn't told is answered", untold, "It costs 7 crowns [1].", "wrong"],
  ] as const)("is %s", (_what, question, text, verdict) => {
    expect(scoreReading(question, text)).toBe(verdict);
  });

  it("is beside where the chain quotes something else, and refused where the chain says that it isn't known", () => {
    expect(scoreReading(asked, "It rains.", "quotation")).toBe("beside");
    expect(scoreReading(asked, "312", "unknown")).toBe("refused");
  });

  it("is broken by half a character", () => {
    expect([isBroken("伊莎"), isBroken("伊\uFFFD"), isBroken("\uD83D")]).toEqual([false, true, true]);
  });
});

describe("the figures of replies", () => {
  it("count what can be answered apart from what can't", () => {
    const outcome = (question: ReadingQuestion, text: string): ReadingOutcome => {
      return { question, text, verdict: scoreReading(question, text), isBroken: isBroken(text), ms: 1 };
    };
    const rows = summariseReading([
      outcome(asked, "312"),
      outcome(asked, "The evidence does not say."),
      outcome(untold, "The evidence does not say."),
      outcome(untold, "7\uFFFD"),
    ]);
    expect(rows.map(({ name }) => name)).toEqual(["prose", "en", "all"]);
    expect(rows[0]).toMatchObject({
      answerable: 2,
      right: 1,
      refusedFalsely: 1,
      unanswerable: 2,
      refused: 1,
      invented: 1,
      broken: 1,
    });
    expect(readingTable(rows).split("\n")).toHaveLength(4);
  });
});

describe("the questions for work on the product", () => {
  it("are answered by their passages, or by none of them", async () => {
    const questions = await readReadingQuestions(new URL("../../eval/reading/dev.jsonl", import.meta.url));
    for (const { answers = [], passages, id } of questions) {
      expect([id, answers.filter((answer) => !passages.some(({ text }) => text.includes(answer)))]).toEqual([id, []]);
    }
    expect(new Set(questions.map(({ id }) => id)).size).toBe(10);
  });
});

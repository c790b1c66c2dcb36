import { describe, expect, it } from "vitest";
import { libraryQuestions, measureLibrary } from "./library.js";

describe("questions about documents that were invented before the rules were looked at", () => {
  it.each([
    ["the first library", "library/", "questions.txt"],
    ["the second, asked when the rules stood", "library-2/", "questions-2.txt"],
  ])("%s", async (_, folder, questions) => {
    const { answerable, missed, right, beside, invented } = await measureLibrary(folder, libraryQuestions(questions));
    expect(answerable).toBeGreaterThan(50);
    expect({ missed, invented }, "passages not found; answers to what no document tells").toSatisfy(
      () => missed.length <= 1 && invented.length <= 1,
    );
    expect(beside.length / answerable, beside.join("\n")).toBeLessThan(0.06);
    expect(right / answerable).toBeGreaterThan(0.85);
  });
});

import { describe, expect, it } from "vitest";
import { readInput } from "../../../src/cli/chat/words.js";
import { swallowedQuestion } from "../../../src/cli/swallowed-question.js";

describe("readInput", () => {
  it.each([
    ["  ", undefined],
    ["/help", { type: "word", word: "help", rest: "" }],
    [" /SAVE  my talk.json ", { type: "word", word: "save", rest: "my talk.json" }],
    ["/clear", { type: "word", word: "reset", rest: "" }],
    ["/system a\nb", { type: "word", word: "system", rest: "a\nb" }],
    ["/", { type: "unknown", word: "/" }],
    ["/帮助", { type: "unknown", word: "/帮助" }],
    ["/etc/hosts 是什么？", { type: "question", text: "/etc/hosts 是什么？" }],
    ["what is /help", { type: "question", text: "what is /help" }],
  ])("reads %j", (line, expected) => {
    expect(readInput(line)).toEqual(expected);
  });
});

describe("swallowedQuestion", () => {
  const exists = (path: string): boolean => path === "facts.ttl" || path === "docs";

  it("finds the question that an option of several values took", () => {
    expect(swallowedQuestion({ graph: ["facts.ttl", "Where?"], json: true }, exists)).toEqual({
      question: "Where?",
      options: { graph: ["facts.ttl"], json: true },
    });
  });

  it("takes no path, no address, and no guess between two", () => {
    expect(swallowedQuestion({ documents: ["docs", "facts.ttl"] }, exists)).toBeUndefined();
    expect(swallowedQuestion({ sql: ["a.csv", "sqlite:shop.db"] }, exists)).toBeUndefined();
    expect(swallowedQuestion({ graph: ["facts.ttl", "a?"], documents: ["docs", "b?"] }, exists)).toBeUndefined();
    expect(swallowedQuestion({ documents: ["Where?"] }, exists)).toBeUndefined();
  });
});

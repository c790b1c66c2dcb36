import { describe, expect, it } from "vitest";
import { breaksWords } from "../../src/answering/breaks-words.js";

describe("a name put in the place of words that describe nothing by themselves", () => {
  it.each([
    ["the end of a name", "When does the Silver Spoon in Marden open?", "When does the Silver The Silver Spoon open?"],
    ["something of which there are many", "How long does a boat from Hale & Son take?", "How long does Skua take?"],
    [
      "a noun without its adjective",
      "What is the fine for parking in the wrong place at Elm Market?",
      "What is the fine for parking in the wrong Port Ness?",
    ],
    ["words of which the sentence needs the last", "What broke at Copper Hall in May?", "What broke at Danby May?"],
  ])("%s", (_, question, rephrased) => {
    expect(breaksWords(question, rephrased)).toBe(true);
  });

  it.each([
    ["When was the architect of Old Bridge born?", "When was Ann Lee born?"],
    ["Who taught Bo Lin's father?", "Who taught Bo Wen?"],
    ["Where does the town that the Ash crosses get its water?", "Where does Selby get its water?"],
    ["画《雨坊》的人最怕什么？", "欧白最怕什么？"],
  ])("not so: %s", (question, rephrased) => {
    expect(breaksWords(question, rephrased)).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { indexOfForm, normalise } from "../../eval/normalise.js";

describe("normalise", () => {
  it.each([
    ["一九三四年十月十日通车", "1934-10-10通车"],
    ["On 10 October 1934, at noon", "on 1934-10-10 at noon"],
    ["October 10th, 1934", "1934-10-10"],
    ["1934/10/10", "1934-10-10"],
    ["两千四百根", "2400根"],
    ["一百一十三次", "113次"],
    ["三万一千人，或 3.1万人", "31000人或31000人"],
    ["2,071 firings", "2071 firings"],
    ["2.3 million crowns", "2300000 crowns"],
    ["twenty-two seconds", "22 seconds"],
    ["his twentieth goal", "his 20 goal"],
    ["ＡＢＣ　１２３", "abc 123"],
    ["Bai Lu’s teacher", "bai lu s teacher"],
    ["长 96.2 公里。", "长96.2公里"],
    ["Until 20:30:00, or 20:30:15", "until 20:30 or 20:30:15"],
    ["一共三座", "_共3座".replace("_", "")],
  ])("%s", (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });
});

describe("indexOfForm", () => {
  it.each([
    ["1934-10-10", "1934", true],
    ["1934-10-10", "1934-10", false],
    ["12000", "12", false],
    ["96.2公里", "96", false],
    ["annan is near", "ann", false],
    ["2 turtles", "turtle", true],
    ["19海里", "19海里", true],
    ["at 4:52", "52", false],
  ])("%s holds %s: %s", (text, form, holds) => {
    expect(indexOfForm(text, form) >= 0).toBe(holds);
  });
});

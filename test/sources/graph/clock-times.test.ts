import { describe, expect, it } from "vitest";
import { askedTimes, clockTime } from "../../../src/sources/graph/answers/clock-time.js";

const minutes = (text: string): number[] =>
  askedTimes(text).map((time) => (time.kind === "number" ? time.value / 60 : Number.NaN));

describe("times of day", () => {
  it.each([
    ["18:30", 18.5],
    ["09:00:00", 9],
    ["9:00 am", 9],
    ["7pm", 19],
    ["12 am", 0],
    ["12 pm", 12],
    ["下午三点半", 15.5],
    ["早上8点", 8],
  ])("%s is written as one", (text, hours) => {
    expect(clockTime(text)).toEqual({ kind: "number", unit: "o'clock", value: hours * 60 });
  });

  it.each(["3:1", "21:5", "1:72", "25:00", "13 pm", "Monday 09:00", "9", "五点", "3 m"])("%s isn't", (text) => {
    expect(clockTime(text)).toBeUndefined();
  });

  it.each([
    ["3 pm", [15]],
    ["11:30", [11.5]],
    ["09:15", [9.25]],
    ["noon", [12]],
    ["中午", [12]],
    ["中午十二点", [12]],
    ["中午一点", [13]],
    ["晚上八点一刻", [20.25]],
    ["17点", [17]],
    // In the morning or in the evening.
    ["五点", [5, 17]],
    ["3:30", [3.5, 15.5]],
    ["5 o'clock", [5, 17]],
    ["晚上十二点", []],
    ["夜里两点", [2]],
    ["晚上七点", [19]],
    ["3", []],
    ["三", []],
  ])("%s may mean %j", (text, hours) => {
    expect(minutes(text)).toEqual(hours);
  });
});

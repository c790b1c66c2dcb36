import { describe, expect, it } from "vitest";
import { sameValues } from "../../src/answering/same-values.js";

describe("sameValues", () => {
  it.each([
    [["29.5"], ["£29.50"]],
    [["1200"], ["1,200 kg"]],
    [["80元"], ["80"]],
    [["Red Cliff"], ["red cliff"]],
    [["20:30:00"], ["20:30"]],
    [["8:30"], ["08:30:00"]],
    [
      ["a", "b"],
      ["b", "a"],
    ],
  ])("%j is %j", (one, other) => {
    expect(sameValues(one, other)).toBe(true);
  });

  it.each([
    [["29.5"], ["£29.05"]],
    [["5 km"], ["5 m"]],
    [["a"], ["a", "b"]],
    [
      ["a", "a"],
      ["a", "b"],
    ],
    [["1-2"], ["12"]],
    [["20:30:15"], ["20:30"]],
    [["20:30"], ["8:30"]],
  ])("%j isn't %j", (one, other) => {
    expect(sameValues(one, other)).toBe(false);
    expect(sameValues(other, one)).toBe(false);
  });
});

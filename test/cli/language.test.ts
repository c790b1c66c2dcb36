import { describe, expect, it } from "vitest";
import { chooseTexts } from "../../src/cli/language.js";
import { chinese } from "../../src/cli/texts/chinese.js";
import { english } from "../../src/cli/texts/english.js";

describe("chooseTexts", () => {
  it.each([
    ["the flag", ["ask", "--lang", "zh"], { LANG: "en_US.UTF-8" }, chinese],
    ["the flag with =", ["--lang=zh"], {}, chinese],
    ["the flag over the environment", ["--lang", "en"], { LANG: "zh_CN.UTF-8" }, english],
    ["LANG", [], { LANG: "zh_CN.UTF-8" }, chinese],
    ["LC_ALL over LANG", [], { LC_ALL: "en_GB", LANG: "zh_CN" }, english],
    ["an empty LC_ALL as none", [], { LC_ALL: "", LANG: "zh_TW" }, chinese],
    ["English when nothing is said", [], {}, english],
    ["English for other languages", ["--lang", "fr"], {}, english],
  ])("follows %s", (_what, argv, environment, expected) => {
    expect(chooseTexts(argv, environment)).toBe(expected);
  });
});

import { describe, expect, it } from "vitest";
import { mainScript } from "../../src/language/main-script.js";

describe("mainScript", () => {
  it("groups texts by the writing of most of their words", () => {
    const groups = [
      ["The lighthouse keeper.", "1984?", "", "Petrel-3 拖轮 of the harbour company in Langang"],
      ["灯塔的看守人", "澜重的 Petrel-3 拖轮保养一次要多久", "謝謝"],
      ["灯台の番人はだれですか", "カタカナ"],
      ["등대지기"],
      ["Смотритель маяка"],
      ["حارس المنارة"],
    ];
    const numbers = groups.map((texts) => new Set(texts.map(mainScript)));
    expect(numbers.map(({ size }) => size)).toEqual(groups.map(() => 1));
    expect(new Set(numbers.flatMap((set) => [...set])).size).toBe(groups.length);
  });
});

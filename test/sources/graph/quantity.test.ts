import { describe, expect, it } from "vitest";
import {
  compareQuantities,
  dateQuantity,
  literalQuantity,
  matches,
  numberQuantity,
  type Quantity,
} from "../../../src/sources/graph/answers/quantity.js";

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

describe("numberQuantity", () => {
  it.each([
    ["2.26 m", 2.26, "m"],
    ["226 厘米", 2.26, "m"],
    ["226cm", 2.26, "m"],
    ["1,200万", 12_000_000, ""],
    ["约 2,487 万", 24_870_000, ""],
    ["1.2 million", 1_200_000, ""],
    ["3.5亿人", 350_000_000, ""],
    ["1,204 km²", 1_204_000_000, "m²"],
    ["412 平方公里", 412_000_000, "m²"],
    ["1.9 t", 1900, "kg"],
    ["5 斤", 2.5, "kg"],
    ["3千米", 3000, "m"],
    ["2 hours", 7200, "s"],
    ["-112 °C", -112, "°c"],
    ["€ 18,999", 18_999, "€"],
    ["1e3", 1000, ""],
    ["２０", 20, ""],
  ])("reads %s", (text, value, unit) => {
    const quantity = numberQuantity(text);
    expect(quantity).toMatchObject({ kind: "number", unit });
    expect(quantity?.kind === "number" ? quantity.value : Number.NaN).toBeCloseTo(value, 6);
  });

  it.each(["", "tall", "about", "1931–1937", "12 of 14", "3 apples and 2 pears", "1,2,3", "m", "第3"])(
    "reads no number from %j",
    (text) => {
      expect(numberQuantity(text)).toBeUndefined();
    },
  );
});

describe("dateQuantity", () => {
  it.each([
    ["1931-04-05", "1931-04-05", "1931-04-05"],
    ["1931-04", "1931-04-01", "1931-04-30"],
    ["1931", "1931-01-01", "1931-12-31"],
    ["1931年4月", "1931-04-01", "1931-04-30"],
    ["5 April 1931", "1931-04-05", "1931-04-05"],
    ["April 5, 1931", "1931-04-05", "1931-04-05"],
    ["1931-04-05T10:00:00Z", "1931-04-05", "1931-04-05"],
  ])("reads %s at its precision", (text, from, to) => {
    expect(dateQuantity(text)).toEqual({ kind: "date", from: day(from), to: day(to) });
  });

  it("knows years before our era, and refuses impossible days", () => {
    const before = dateQuantity("公元前551年") as Quantity;
    expect(compareQuantities(before, dateQuantity("1") as Quantity)).toBe(-1);
    expect(dateQuantity("-0551")).toEqual(before);
    expect(dateQuantity("1931-13-01")).toBeUndefined();
  });
});

describe("comparing", () => {
  const literal = (text: string): Quantity => literalQuantity({ kind: "literal", text, language: "", datatype: "" }) as Quantity;

  it("compares within a dimension only, dates only where they are sure", () => {
    expect(compareQuantities(literal("2 km"), literal("1,900 m"))).toBe(1);
    expect(compareQuantities(literal("2000 m"), literal("2 km"))).toBe(0);
    expect(compareQuantities(literal("2 km"), literal("2 kg"))).toBeUndefined();
    expect(compareQuantities(literal("2"), literal("2 kg"))).toBeUndefined();
    expect(compareQuantities(literal("1012年"), literal("1368年"))).toBe(-1);
    expect(compareQuantities(literal("1924-05-01"), literal("1924年"))).toBeUndefined();
    expect(matches(literal("1924-05-01"), literal("1924年"))).toBe(true);
    expect(matches(literal("1924年"), literal("1924-05-01"))).toBe(false);
  });
});

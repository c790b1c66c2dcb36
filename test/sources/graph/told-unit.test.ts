import { describe, expect, it } from "vitest";
import { toldUnit } from "../../../src/sources/graph/answers/told-unit.js";

describe("toldUnit", () => {
  it.each([
    ["weight (g)", "1350", "en", "weight", "1350 g"],
    ["重量（克）", "1350", "zh", "重量", "1350克"],
    ["price (crowns)", "990", "en", "price", "990 crowns"],
    ["月租（塔尔）", "310", "zh", "月租", "310塔尔"],
    ["alcohol (%)", "12.5", "en", "alcohol", "12.5%"],
    ["range (km)", "1,200", "en", "range", "1,200 km"],
  ] as const)("tells %s behind %s", (name, value, language, bare, told) => {
    const unit = toldUnit(name, [value], language);
    expect(unit?.name).toBe(bare);
    expect(unit?.withUnit(value)).toBe(told);
  });

  it.each([
    ["population (2020)", "61300"],
    ["speed (max)", "120"],
    ["质量（千克）", "470"],
    ["price (million yuan)", "46.5"],
    ["height (m)", "96.2 m"],
    ["length", "12"],
    ["price (old)", "12"],
    ["stage (name)", "12"],
  ])("leaves %s, %s as it is", (name, value) => {
    expect(toldUnit(name, [value], "en")).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { readQuantities, supportsQuantity } from "../../../../src/answering/writing/reading/quantities.js";

const supports = (claim: string, evidence: string, hedged = false): boolean => {
  const known = readQuantities(evidence.normalize("NFKC"));
  const claims = readQuantities(claim.normalize("NFKC"));
  return claims.length > 0 && claims.every((one) => known.some((other) => supportsQuantity(one, other, hedged)));
};

describe("quantities", () => {
  it.each([
    ["1,000", "1000"],
    ["一千人", "1000"],
    ["1 thousand", "1000"],
    ["2.26米", "2.26 m"],
    ["226 cm", "身高2.26米"],
    ["12%", "百分之十二"],
    ["12 percent", "12%"],
    ["1200万", "12 million"],
    ["twelve million", "12000000"],
    ["2020年5月3日", "May 3, 2020"],
    ["3 May 2020", "2020-05-03"],
    ["on the 3rd of May 2020", "2020-05-03T00:00:00Z"],
    ["2020", "born on 2020-05-03"],
    ["in 2020", "2020年5月3日"],
    ["May 2020", "2020-05-03"],
    ["一九八六年", "1986"],
    ["五千一百二十米", "5,120 米"],
    ["一万二千余件", "12000件"],
    ["1.2万件", "一万二千余件"],
    ["两千三百名", "2300名"],
    ["1 hour and 52 minutes", "112 minutes"],
    ["eleven months", "11 months"],
    ["six years", "6年"],
    ["1.2 t", "1.2 tonnes"],
    ["1,200 kg", "1.2 tonnes"],
    ["€45", "45 euros"],
    ["一点五公里", "1500 m"],
    ["8:00", "8 a.m."],
    ["下午五点", "17:00"],
    ["19th century", "19世纪"],
    ["三分之一", "one third"],
    ["512 km²", "512 square kilometres"],
    ["512 sq km", "512 km2"],
    ["555-0142", "call 555-0142"],
    ["一百零二", "102"],
    ["一万二", "12,000"],
  ])("%s is supported by %s", (claim, evidence) => {
    expect(supports(claim, evidence)).toBe(true);
  });

  it.each([
    ["1,001", "1000"],
    ["26公里", "26米"],
    ["1.92厘米", "1.92米"],
    ["2020年6月", "May 3, 2020"],
    ["2020年5月4日", "2020-05-03"],
    ["12%", "12" + " kg"],
    ["3999美元", "3999元"],
    ["5 weeks", "5 months"],
    ["8 p.m.", "8 a.m."],
    ["555-0143", "555-0142"],
    ["1968", "1986"],
    ["3月", "11月"],
  ])("%s is not supported by %s", (claim, evidence) => {
    expect(supports(claim, evidence)).toBe(false);
  });

  it("allows rounding only where the sentence says so", () => {
    expect(supports("1.3 million", "1,280,000", true)).toBe(true);
    expect(supports("1.3 million", "1,280,000")).toBe(false);
  });

  it("takes no numbers from words", () => {
    expect(readQuantities("Room B12, X2; one of them; 一个人; 一起; may I march")).toEqual([]);
  });

  it("takes hostile text in bounded time", () => {
    expect(readQuantities("1,".repeat(50_000)).length).toBeGreaterThan(0);
    expect(readQuantities("一".repeat(50_000))).toHaveLength(1);
    expect(readQuantities("one ".repeat(20_000)).length).toBeLessThanOrEqual(1);
  });

  it("reads hours written with a point where the text speaks of hours, and no price or version", () => {
    const clocks = (text: string): string[] =>
      readQuantities(text).flatMap((one) =>
        one.kind === "number" && one.dimension === "clock" ? [text.slice(one.start, one.end)] : [],
      );
    expect(clocks("Open from 6.30 to 21.00 on weekdays.")).toEqual(["6.30", "21.00"]);
    expect(clocks("Swimmers must leave by 19.45.")).toEqual(["19.45"]);
    expect(clocks("The fare went from 4.50 to 6.00 euros.")).toEqual([]);
    expect(clocks("Upgraded from 3.10 to 3.12.")).toEqual([]);
    expect(clocks("The shop opens between 2.10 and 2.40 m above the road.")).not.toContain("2.40 m");
  });
});

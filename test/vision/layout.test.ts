import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTables } from "../../src/vision/layout/find-tables.js";
import { joinCells, joinText } from "../../src/vision/layout/join-text.js";
import { type Placed, readingOrder, tiltOf } from "../../src/vision/layout/reading-order.js";
import { convexHull, cornersOf, smallestRectangle, type TurnedRectangle } from "../../src/vision/layout/turned-rectangle.js";
import { readCharacters } from "../../src/vision/ocr/read-characters.js";
import { stackedCharacters } from "../../src/vision/ocr/stacked-characters.js";
import { textRegions } from "../../src/vision/ocr/text-regions.js";

const points = fc.array(fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 500 }) }), {
  minLength: 1,
  maxLength: 40,
});

function inside({ centre, width, height, angle }: TurnedRectangle, x: number, y: number, slack: number): boolean {
  const [dx, dy] = [x - centre.x, y - centre.y];
  const along = Math.abs(dx * Math.cos(angle) + dy * Math.sin(angle));
  const across = Math.abs(dy * Math.cos(angle) - dx * Math.sin(angle));
  return along <= width / 2 + slack && across <= height / 2 + slack;
}

describe("the smallest rectangle", () => {
  it("holds every point and is no larger than the upright one", () => {
    fc.assert(
      fc.property(points, (some) => {
        const found = smallestRectangle(some);
        for (const { x, y } of some) expect(inside(found, x, y, 1e-6)).toBe(true);
        const [xs, ys] = [some.map(({ x }) => x), some.map(({ y }) => y)];
        const upright = (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
        // A straighter one is kept unless another is smaller by a thousandth.
        expect(found.width * found.height).toBeLessThanOrEqual(upright / 0.999 + 1e-6);
        expect(Math.abs(found.angle)).toBeLessThanOrEqual(Math.PI / 4 + 1e-9);
      }),
    );
  });

  it("is the rectangle whose corners it is given", () => {
    const rectangle = fc.record({
      centre: fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) }),
      width: fc.integer({ min: 20, max: 400 }),
      height: fc.integer({ min: 5, max: 400 }),
      angle: fc.double({ min: -0.75, max: 0.75, noNaN: true }),
    });
    fc.assert(
      fc.property(rectangle, (given) => {
        const found = smallestRectangle(cornersOf(given));
        expect(found.centre.x).toBeCloseTo(given.centre.x, 4);
        expect(found.width * found.height).toBeCloseTo(given.width * given.height, 2);
        expect(Math.abs(found.angle - given.angle)).toBeLessThan(1e-6);
      }),
    );
  });

  it("has a hull of the points themselves, each once", () => {
    fc.assert(
      fc.property(points, (some) => {
        const hull = convexHull(some).map(({ x, y }) => `${x},${y}`);
        expect(new Set(hull).size).toBe(hull.length);
        for (const corner of hull) expect(some.map(({ x, y }) => `${x},${y}`)).toContain(corner);
      }),
    );
  });
});

const at = (text: string, x: number, y: number, more: Partial<TurnedRectangle> & { isStacked?: boolean } = {}): Placed => {
  const { width = text.length * 10, height = 20, angle = 0, isStacked } = more;
  const rectangle = { centre: { x: x + width / 2, y }, width, height, angle };
  return { text, rectangle, ...(isStacked === undefined ? {} : { isStacked }) };
};
const told = (pieces: readonly Placed[]): string[] =>
  readingOrder(pieces).map(({ cells }) => joinCells(cells.map((cell) => joinText(cell.map(({ text }) => text)))));

/** The same page, turned around its upper left corner. */
const turned = (pieces: readonly Placed[], angle: number): Placed[] =>
  pieces.map((piece) => {
    const { x, y } = piece.rectangle.centre;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const centre = { x: x * cos - y * sin, y: x * sin + y * cos };
    return { ...piece, rectangle: { ...piece.rectangle, centre, angle: piece.rectangle.angle + angle } };
  });

const TABLE = [
  at("Price list of the harbour shop", 20, 20),
  at("Product", 20, 60),
  at("Price", 320, 60),
  at("Lamp", 20, 100),
  at("12.00", 320, 100),
  at("Chair", 20, 140),
  at("40.00", 320, 140),
];
const READ_TABLE = ["Price list of the harbour shop", "Product | Price", "Lamp | 12.00", "Chair | 40.00"];

describe("the reading order", () => {
  it("has every piece once, whatever the order they come in", () => {
    const pieces = fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 800 }),
        y: fc.integer({ min: 0, max: 800 }),
        width: fc.integer({ min: 5, max: 300 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(pieces, fc.boolean(), (some, isStacked) => {
        const all = some.map(({ x, y, width }, index) =>
          at(`text ${index}`, x, y, { width, isStacked: isStacked && index % 3 === 0 }),
        );
        const read = readingOrder(all).flatMap(({ cells }) => cells.flat());
        expect([...read].sort((a, b) => a.text.localeCompare(b.text))).toEqual(
          [...all].sort((a, b) => a.text.localeCompare(b.text)),
        );
      }),
    );
  });

  it("reads a table row by row, also on a page that is turned", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(TABLE, { minLength: TABLE.length }),
        fc.double({ min: -0.12, max: 0.12, noNaN: true }),
        (pieces, angle) => {
          expect(told(turned(pieces, angle))).toEqual(READ_TABLE);
          expect(tiltOf(turned(pieces, angle))).toBeCloseTo(angle, 6);
        },
      ),
    );
  });

  it("reads two columns of text one after the other, below the title that stands over both", () => {
    const left = ["the first line of the left", "and its second line here", "and a third that ends it"];
    const right = ["the right one begins here", "goes on for another line", "and ends with this line"];
    const pieces = [
      at("A title across both of the columns of this page", 30, 20, { width: 700 }),
      ...left.map((text, index) => at(text, 20, 80 + index * 40)),
      ...right.map((text, index) => at(text, 420, 80 + index * 40)),
    ];
    expect(told(pieces)).toEqual(["A title across both of the columns of this page", ...left, ...right]);
  });

  it("reads columns of vertical text from right to left", () => {
    const column = (text: string, x: number): Placed => at(text, x, 200, { width: 40, height: 300, isStacked: true });
    expect(told([column("爆竹声中一岁除", 100), column("春风送暖入屠苏", 20), column("元日", 180)])).toEqual([
      "元日",
      "爆竹声中一岁除",
      "春风送暖入屠苏",
    ]);
  });

  it("puts what a label labels behind it, and parts other cells", () => {
    expect(joinCells(["合计：", "¥120"])).toBe("合计： ¥120");
    expect(joinCells(["Lamp", "12", "40.00"])).toBe("Lamp | 12 | 40.00");
    expect(joinText(["北京", "市"])).toBe("北京市");
    expect(joinText(["New", "York"])).toBe("New York");
  });
});

describe("tables", () => {
  const row = (column: number, ...cells: readonly (readonly [text: string, left: number])[]) => ({
    column,
    cells: cells.map(([text, left]) => ({ text, left, right: left + 50 })),
  });

  it("are rows whose cells stand below a header that names columns", () => {
    const rows = [
      row(1, ["A title", 0]),
      row(1, ["Product", 0], ["Price", 300]),
      row(1, ["Lamp", 0], ["12.00", 300]),
      row(1, ["Chair", 0], ["40.00", 310]),
      row(1, ["Total: 52.00", 300]),
    ];
    expect(findTables(rows)).toEqual([{ from: 1, to: 4 }]);
  });

  it("aren't made of a form's labels, of two rows, or across columns of text", () => {
    const form = [row(1, ["No:", 0], ["7", 300]), row(1, ["Date:", 0], ["2026", 300]), row(1, ["To:", 0], ["Ann", 300])];
    expect(findTables(form)).toEqual([]);
    expect(findTables([row(1, ["Product", 0], ["Price", 300]), row(1, ["Lamp", 0], ["12", 300])])).toEqual([]);
    const jump = [row(1, ["Product", 0], ["Price", 300]), row(2, ["Lamp", 0], ["12", 300]), row(3, ["Chair", 0], ["40", 300])];
    expect(findTables(jump)).toEqual([]);
  });
});

describe("what the models give", () => {
  it("becomes regions where the map says text stands, grown by what DB shrinks", () => {
    const [width, height] = [200, 100];
    const map = new Float32Array(width * height);
    const wanted: TurnedRectangle = { centre: { x: 100, y: 50 }, width: 120, height: 12, angle: 0.1 };
    for (let index = 0; index < map.length; index += 1) {
      if (inside(wanted, (index % width) + 0.5, Math.floor(index / width) + 0.5, 0)) map[index] = 0.9;
    }
    const [region, ...others] = textRegions(map, width, height);
    expect(others).toEqual([]);
    expect(region?.score).toBeCloseTo(0.9, 3);
    expect(region?.rectangle.angle).toBeCloseTo(0.1, 1);
    expect(region?.rectangle.centre.x).toBeCloseTo(100, 0);
    expect(region?.rectangle.height ?? 0).toBeGreaterThan(24);
    expect(
      textRegions(
        map.map((value) => value / 2),
        width,
        height,
      ),
    ).toEqual([]);
  });

  it("becomes text: repeated classes once, blanks between", () => {
    const characters = ["a", "b", " "];
    const steps = [1, 1, 0, 1, 2, 3, 3, 2, 0];
    const scores = Float32Array.from(steps.flatMap((best) => [0, 1, 2, 3].map((index) => (index === best ? 0.7 : 0.1))));
    const { text, confidence } = readCharacters(scores, 4, characters);
    expect(text).toBe("aab b");
    expect(confidence).toBeCloseTo(0.7, 5);
    expect(readCharacters(new Float32Array(0), 4, characters)).toEqual({ text: "", confidence: 0 });
  });

  it("is cut into characters that stand one below the other: all ink, in order, none twice", () => {
    const ink = fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(ink, fc.integer({ min: 4, max: 60 }), (rows, wide) => {
        const cells = stackedCharacters(rows, wide);
        let end = 0;
        for (const { from, to } of cells) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        for (const [row, value] of rows.entries()) {
          if (value === 1) expect(cells.some(({ from, to }) => row >= from && row < to)).toBe(true);
        }
      }),
    );
    // 三 is three strokes; 一 is one, which stands alone.
    const three = [...Array(3)].flatMap(() => [1, 1, ...Array(8).fill(0)]);
    const gap = Array(12).fill(0);
    expect(stackedCharacters([...three, ...gap, ...three], 26)).toHaveLength(2);
  });
});

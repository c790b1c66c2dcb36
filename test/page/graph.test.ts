import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Citation } from "../../page/src/asking/protocol.js";
import { layout, nodeHeight } from "../../page/src/graph/layout.js";
import { neighbourhood } from "../../page/src/graph/neighbourhood.js";
import { type Triple, triplesOf } from "../../page/src/graph/triples.js";

const citation = (text: string, cited = true): Citation => ({ number: 1, source: "graph", location: "facts.ttl", text, cited });
const triple = (subject: string, predicate: string, object: string, cited = false): Triple => ({
  subject,
  predicate,
  object,
  cited,
});

describe("statements in evidence", () => {
  it("are read from their lines, each once, cited if any piece that tells them is", () => {
    const found = triplesOf([
      citation("林月 — 老师 → 陈柏舟\n林月 — 研究 → 乌龙茶", false),
      citation("林月 — 老师 → 陈柏舟"),
      citation("No statement — at all."),
    ]);
    expect(found).toEqual([triple("林月", "老师", "陈柏舟", true), triple("林月", "研究", "乌龙茶", false)]);
  });
});

describe("a neighbourhood", () => {
  const path = [triple("Lin Yue", "teacher", "Chen Bozhou", true), triple("Chen Bozhou", "birthplace", "Qimen", true)];

  it("tells what was asked about, what the answer is, and how far things are", () => {
    const { nodes, edges, left } = neighbourhood(path, "Where was Lin Yue's teacher born?", ["Qimen"]);
    expect(nodes).toEqual([
      { name: "Lin Yue", depth: 0, role: "asked" },
      { name: "Chen Bozhou", depth: 1, role: "other" },
      { name: "Qimen", depth: 2, role: "goal" },
    ]);
    expect(edges.map(({ from, to, label }) => [from, to, label])).toEqual([
      [0, 1, "teacher"],
      [1, 2, "birthplace"],
    ]);
    expect(left).toBe(0);
  });

  it("is small: cited statements first, then the nearest; the rest is counted", () => {
    const many = Array.from({ length: 30 }, (_value, index) => triple("Lin Yue", "wrote", `Book ${index}`));
    const { nodes, left } = neighbourhood([...many, ...path], "Lin Yue", []);
    expect(nodes).toHaveLength(10);
    expect(nodes.map(({ name }) => name)).toContain("Qimen");
    expect(left).toBe(23);
  });

  it("joins the labels of two statements between the same things", () => {
    const { edges } = neighbourhood([triple("A b", "founder", "C d"), triple("A b", "director", "C d", true)], "A b", []);
    expect(edges).toMatchObject([{ label: "director · founder", cited: true }]);
  });
});

describe("its layout", () => {
  const name = fc.integer({ min: 0, max: 14 }).map((index) => `n${"x".repeat(index)}${index}`);
  const triples = fc.array(fc.record({ subject: name, predicate: fc.constant("p"), object: name, cited: fc.boolean() }), {
    minLength: 1,
    maxLength: 40,
  });

  it("never lays two things over each other, nor one outside", () => {
    fc.assert(
      fc.property(triples, (given) => {
        const near = neighbourhood(given, "n0 nx1", []);
        const { nodes, height } = layout(near, 340, (text) => 22 + 9 * text.length);
        for (const [index, { x, y, width }] of nodes.entries()) {
          expect(x - width / 2).toBeGreaterThanOrEqual(0);
          expect(x + width / 2).toBeLessThanOrEqual(340);
          expect(y + nodeHeight / 2).toBeLessThanOrEqual(height);
          for (const other of nodes.slice(index + 1)) {
            expect(Math.abs(x - other.x) >= (width + other.width) / 2 || Math.abs(y - other.y) >= nodeHeight).toBe(true);
          }
        }
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { writeEntry } from "../../src/answer-cache/kept-answer.js";
import { RememberedEntries } from "../../src/answer-cache/remembered-entries.js";

const answer = { text: "上海", citations: [], origin: "model", values: [] } as const;
const parts = (question: string) => ({ question, history: [], scope: { model: "m", prompt: "p", sources: [] } });
const entry = (key: string, expiresAt: number | null = null): string =>
  writeEntry(key, parts(key), answer, { keptAt: 0, expiresAt }) ?? "";

describe("RememberedEntries", () => {
  it("reads a text once, and another one under the same key anew", () => {
    const remembered = new RememberedEntries();
    const stored = entry("k");
    const first = remembered.read(stored, "k", 0);
    expect(first).toMatchObject({ status: "valid", entry: { question: "k", answer } });
    expect(remembered.read(`${stored}`, "k", 0)).toEqual(first);
    expect((remembered.read(stored, "k", 0) as { entry: unknown }).entry).toBe((first as { entry: unknown }).entry);
    expect(remembered.read(stored.replace("上海", "北京"), "k", 0).status).toBe("invalid");
    expect(remembered.read(stored, "k", 0).status).toBe("valid");
    expect(remembered.read(stored, "other", 0).status).toBe("invalid");
  });

  it("lets what it remembers expire", () => {
    const remembered = new RememberedEntries();
    const stored = entry("k", 100);
    expect([99, 100, 99].map((now) => remembered.read(stored, "k", now).status)).toEqual(["valid", "expired", "valid"]);
  });

  it("remembers no more than it may", () => {
    const stored = ["a", "b", "c"].map((key) => [key, entry(key)] as const);
    const length = stored[0]?.[1].length ?? 0;
    const remembered = new RememberedEntries(length * 2);
    const read = (key: string, text: string): unknown => (remembered.read(text, key, 0) as { entry: unknown }).entry;
    const [a, b, c] = stored.map(([key, text]) => read(key, text));
    expect(read("b", stored[1]?.[1] ?? "")).toBe(b);
    expect(read("c", stored[2]?.[1] ?? "")).toBe(c);
    expect(read("a", stored[0]?.[1] ?? "")).not.toBe(a);
  });
});

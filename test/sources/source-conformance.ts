import { expect, it } from "vitest";
import type { KnowledgeSource } from "../../src/sources/knowledge-source.js";

export interface SourceUnderTest {
  readonly open: () => KnowledgeSource | Promise<KnowledgeSource>;
  /** Finds at least two pieces of evidence. */
  readonly question: string;
  /** Finds nothing; left out where the source always answers. */
  readonly unknown?: string | undefined;
}

/** What every KnowledgeSource must do, whatever it is made of. */
export function sourceConformance({ open, question, unknown }: SourceUnderTest): void {
  it("has a name and gives it to its evidence", async () => {
    const source = await open();
    expect(source.name).not.toBe("");
    for (const { source: name } of await source.find(question, { limit: 5 })) expect(name).toBe(source.name);
  });

  it("gives text, place and a finite score, best first", async () => {
    const evidence = await (await open()).find(question, { limit: 10 });
    expect(evidence.length).toBeGreaterThanOrEqual(2);
    expect(evidence[0]?.score).toBe(1);
    for (const [index, piece] of evidence.entries()) {
      expect(piece.text.trim()).not.toBe("");
      expect(piece.location.trim()).not.toBe("");
      expect(Number.isFinite(piece.score)).toBe(true);
      expect(piece.score).toBeGreaterThanOrEqual(0);
      expect(piece.score).toBeLessThanOrEqual(evidence[index - 1]?.score ?? 1);
    }
  });

  it("keeps to the limit", async () => {
    const source = await open();
    const all = await source.find(question, { limit: 10 });
    expect(await source.find(question, { limit: 1 })).toEqual(
      all.slice(0, 1).map((piece) => ({ ...piece, score: expect.any(Number) })),
    );
  });

  it("answers the same question the same way, also at the same time, and shares no mutable state", async () => {
    const source = await open();
    const [first, second] = await Promise.all([source.find(question, { limit: 5 }), source.find(question, { limit: 5 })]);
    expect(second).toEqual(first);
    const expected = structuredClone(first);
    first?.splice(0);
    expect(await source.find(question, { limit: 5 })).toEqual(expected);
  });

  it.skipIf(unknown === undefined)("finds nothing for a question about something else", async () => {
    expect(await (await open()).find(unknown ?? "", { limit: 5 })).toEqual([]);
  });

  it.each(["", "   ", "((([[[*+?\\", "的", "the", "\u0000\ud800", "茶".repeat(50_000), '"); DROP TABLE'])(
    "takes any text for a question (%#)",
    async (hostile) => {
      for (const { score } of await (await open()).find(hostile, { limit: 3 })) expect(Number.isFinite(score)).toBe(true);
    },
  );

  it("rejects with ABORTED under a signal that has fired, and works afterwards", async () => {
    const source = await open();
    await expect(source.find(question, { limit: 3, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "ABORTED" });
    expect((await source.find(question, { limit: 3 })).length).toBeGreaterThan(0);
  });

  it("rejects with ABORTED when the signal fires during the first search, without spoiling it for others", async () => {
    const source = await open();
    const controller = new AbortController();
    const leaving = source.find(question, { limit: 3, signal: controller.signal });
    const staying = source.find(question, { limit: 3 });
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ code: "ABORTED" });
    expect((await staying).length).toBeGreaterThan(0);
  });

  it("identifies its content by a stable string, where it can", async () => {
    const [one, other] = [await open(), await open()];
    expect(await other.fingerprint?.()).toEqual(await one.fingerprint?.());
  });
}

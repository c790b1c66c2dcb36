import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { measureReading } from "../../eval/reading/measure.js";
import { copyingFrame } from "../../recipes/chatglm-mini/copying-frame.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const wordsOf = (text: string): string[] => text.match(/[\p{Script=Latin}\p{N}]+(?:[-.,:·][\p{Script=Latin}\p{N}]+)*/gu) ?? [];

describe("the shipped model, reading", { timeout: 300_000 }, () => {
  it("invents no word, number or citation when it copies, and breaks no character, with and without the chain", async () => {
    vi.spyOn(console, "log").mockImplementation(() => undefined);
    const frame = join(await temporaryFolder(), "frame.txt");
    await writeFile(frame, copyingFrame().join("\n"));
    const ways = ["copied", "copied-gated"] as const;
    const results = await measureReading(undefined, { ways, frame, together: 4, showFailures: false });
    for (const way of ways) {
      for (const { question, text, isBroken } of results[way] ?? []) {
        const { passages } = question;
        const shown = [
          question.question,
          ...copyingFrame(),
          ...passages.map(({ title = "", text: said }, index) => `${title} ${said} [${index + 1}]`),
        ];
        const known = new Set(shown.flatMap(wordsOf).map((word) => word.toLowerCase()));
        const invented = wordsOf(text).filter((word) => !known.has(word.toLowerCase()));
        expect([way, text, isBroken, way === "copied" ? invented : []]).toEqual([way, text, false, []]);
      }
    }
    expect(results["copied"]).toHaveLength(10);
  });
});

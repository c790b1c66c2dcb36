import { beforeAll, describe, expect, it } from "vitest";
import { openModel } from "../../src/model/open-model.js";
import { seededModel } from "../support/seeded-model.js";

let folder: string;
beforeAll(async () => {
  folder = await seededModel();
});

describe("a model that says anything", () => {
  it("says whole characters, cut by maxTokens or from outside", async () => {
    await using model = await openModel({ path: folder });
    const promptIds = model.chatFormat.encode([{ role: "user", content: "龙井茶产自哪里？" }]);
    const replies = await Promise.all(
      Array.from({ length: 40 }, async (_, seed) => {
        let text = "";
        let bytes = 0;
        const stopped = new AbortController();
        const sampling = { temperature: 9, topP: 1, seed };
        const maxTokens = 5 + (seed % 20);
        for await (const event of model.generate({ promptIds, sampling, maxTokens, stopIds: [], signal: stopped.signal })) {
          if (event.type !== "text-delta") continue;
          text += event.text;
          bytes += event.ids.filter(
            (id) => (model.tokenizer.tokenBytes(id)?.[0] ?? 0) >= 0x80 && model.tokenizer.tokenBytes(id)?.length === 1,
          ).length;
          if (seed % 4 === 3 && bytes > 0) stopped.abort();
        }
        return { text, bytes };
      }),
    );
    expect(replies.filter(({ text }) => text.includes("\uFFFD"))).toEqual([]);
    // Bytes of characters that the vocabulary has no token for did come.
    expect(replies.reduce((sum, { bytes }) => sum + bytes, 0)).toBeGreaterThan(10);
  });
});

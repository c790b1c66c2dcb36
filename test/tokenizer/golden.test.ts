import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadTokenizer } from "../../src/tokenizer/load-tokenizer.js";
import type { Tokenizer } from "../../src/tokenizer/tokenizer.js";

const folder = new URL("../../../shared/golden/chatglm3-tiny/", import.meta.url);
const present = existsSync(folder);

interface Golden {
  readonly tokenizer: readonly { readonly text: string; readonly ids: number[]; readonly decoded: string }[];
  readonly chats: readonly { readonly greedy24: number[]; readonly greedy24_text: string }[];
}

// Skipped where ../shared/golden is absent; byte-pair-encoder.test.ts checks the same against a plain implementation.
describe.skipIf(!present)("ChatGLM3's tokenizer (needs ../shared/golden)", async () => {
  const golden: Golden = present
    ? JSON.parse(readFileSync(new URL("golden.json", folder), "utf8"))
    : { tokenizer: [], chats: [] };
  const tokenizer: Tokenizer | undefined = present
    ? await loadTokenizer(fileURLToPath(new URL("tokenizer.model", folder)))
    : undefined;

  it("has the published ids", () => {
    expect(tokenizer?.size).toBe(64798);
    expect(tokenizer?.specialId("[MASK]")).toBe(64789);
    expect(tokenizer?.specialId("<|observation|>")).toBe(64797);
  });

  it.each(golden.tokenizer)("encodes and decodes $text", ({ text, ids, decoded }) => {
    expect(tokenizer?.encode(text)).toEqual(ids);
    expect(tokenizer?.decode(ids)).toBe(decoded);
  });

  it.each(golden.chats)("streams the reply $greedy24_text", ({ greedy24, greedy24_text }) => {
    const decoder = tokenizer?.incrementalDecoder();
    const text = greedy24.map((id) => decoder?.push([id])).join("");
    expect(text + decoder?.flush()).toBe(greedy24_text);
  });
});

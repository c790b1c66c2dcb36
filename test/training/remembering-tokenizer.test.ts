import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { tokenizerFromBytes } from "../../src/tokenizer/load-tokenizer.js";
import { rememberingTokenizer } from "../../src/training/remembering-tokenizer.js";

it("gives the ids of the tokenizer it wraps, encoding a text again only when many others came between", async () => {
  const file = fileURLToPath(new URL("../../models/chatglm-mini/tokenizer.model", import.meta.url));
  const tokenizer = tokenizerFromBytes(await readFile(file), { file });
  const encoded: string[] = [];
  const wrapped = rememberingTokenizer({
    ...tokenizer,
    size: tokenizer.size,
    encode: (text) => {
      encoded.push(text);
      return tokenizer.encode(text);
    },
  });
  const texts = Array.from({ length: 300 }, (_, i) => `第${i}个问题 number ${i}`);
  for (const text of texts) expect(wrapped.encode(text)).toEqual(tokenizer.encode(text));
  const last = texts.at(-1) ?? "";
  wrapped.encode(last).push(7);
  expect(wrapped.encode(last)).toEqual(tokenizer.encode(last));
  expect(encoded).toHaveLength(300);
  expect(wrapped.encode(texts[0] ?? "")).toEqual(tokenizer.encode(texts[0] ?? ""));
  expect(encoded).toHaveLength(301);
  const long = "long ".repeat(2000);
  expect(wrapped.encode(long)).toEqual(wrapped.encode(long));
  expect(encoded.slice(301)).toEqual([long, long]);
});

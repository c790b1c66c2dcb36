import { readFileSync } from "node:fs";
import type { Tokenizer } from "../../../src/tokenizer/tokenizer.js";
import { readTokenizerJson } from "../../../src/tokenizer/tokenizer-json.js";

const golden = JSON.parse(readFileSync(new URL("../../tokenizer/pypi/golden/byte-level.json", import.meta.url), "utf8")) as {
  readonly tokenizers: Readonly<Record<string, { readonly json: object }>>;
};

/** A small real tokenizer that cuts as this kind, with these special tokens and these marks, which are not special. */
export function smallTokenizer(
  kind: "qwen2" | "glm4" | "smollm",
  specials: readonly string[],
  marks: readonly string[] = [],
): Tokenizer {
  const added_tokens = [...specials, ...marks].map((content, place) => ({
    id: 800 + place,
    content,
    special: specials.includes(content),
  }));
  return readTokenizerJson(Buffer.from(JSON.stringify({ ...golden.tokenizers[kind]?.json, added_tokens })), "tokenizer.json");
}

export const glm4Tokenizer: Tokenizer = smallTokenizer("glm4", [
  ...["<|endoftext|>", "[gMASK]", "<sop>", "<|system|>", "<|user|>", "<|assistant|>", "<|observation|>"],
]);
export const chatmlTokenizer: Tokenizer = smallTokenizer(
  "qwen2",
  ["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
  ["<tool_call>", "</tool_call>"],
);
export const llama3Tokenizer: Tokenizer = smallTokenizer("glm4", [
  ...["<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"],
]);

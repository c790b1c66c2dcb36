import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TokenVocabulary, tokenTable } from "../../src/constraint/token-vocabulary.js";
import { isRankFile, readTiktokenRanks } from "../../src/tokenizer/tiktoken-ranks.js";
import type { Tokenizer } from "../../src/tokenizer/tokenizer.js";
import { readTokenizerJson } from "../../src/tokenizer/tokenizer-json.js";

/** Made by pypi/oracle.py with PyPI's tokenizers and tiktoken. */
interface Golden {
  readonly strings: readonly string[];
  readonly tokenizers: Readonly<
    Record<"qwen2" | "glm4" | "smollm", { readonly json: Json; readonly ids: readonly (readonly number[])[] }>
  >;
  readonly tiktoken: { readonly ranks: string; readonly ids: readonly (readonly number[])[] };
}
type Json = Readonly<Record<string, unknown>> & { readonly model: Readonly<Record<string, unknown>> };

const golden = JSON.parse(readFileSync(new URL("pypi/golden/byte-level.json", import.meta.url), "utf8")) as Golden;
const open = (json: unknown): Tokenizer => readTokenizerJson(Buffer.from(JSON.stringify(json)), "tokenizer.json");
const { qwen2, glm4 } = golden.tokenizers;

describe.each(Object.entries(golden.tokenizers))("tokenizer.json as %s has it", (name, { json, ids }) => {
  const tokenizer = open(json);

  it("encodes as PyPI's tokenizers", () => {
    // Text never yields added tokens; PyPI's does.
    expect(golden.strings.map((text) => tokenizer.encode(text))).toEqual(ids);
  });

  it("decodes what it encoded, split anywhere", () => {
    for (const text of golden.strings) {
      // What stands for bytes without a token tells nothing of them.
      if (name === "smollm" && ["\u0004", "\u0006"].some((byte) => text.includes(byte))) continue;
      const expected = name === "qwen2" ? text.normalize("NFC") : text;
      const encoded = tokenizer.encode(text);
      expect(tokenizer.decode(encoded)).toBe(expected);
      const decoder = tokenizer.incrementalDecoder();
      expect(encoded.map((id) => decoder.push([id])).join("") + decoder.flush()).toBe(expected);
    }
  });

  it("gives each token's bytes, all 256 among them", () => {
    const vocabulary = new TokenVocabulary(tokenTable(tokenizer));
    const encoded = tokenizer.encode("Hello, 茶");
    expect(Buffer.concat(encoded.map((id) => vocabulary.bytes(id))).toString()).toBe("Hello, 茶");
    expect(vocabulary.bytes(tokenizer.specialId("<|im_start|>")!)).toHaveLength(0);
  });
});

describe("added tokens", () => {
  const tokenizer = open(qwen2.json);
  const [start, call] = ["<|im_start|>", "<tool_call>"].map((name) => tokenizer.specialId(name)!) as [number, number];

  it("come by name alone; special ones are written when asked for, others always", () => {
    const text = "<|im_start|> <tool_call>";
    expect(tokenizer.encode(text)).not.toEqual(expect.arrayContaining([start]));
    expect(tokenizer.encode(text)).not.toEqual(expect.arrayContaining([call]));
    expect(tokenizer.decode([start, call, ...tokenizer.encode("x")])).toBe("<tool_call>x");
    expect(tokenizer.decode([start, call], { specials: true })).toBe("<|im_start|><tool_call>");
    expect(tokenizer.specialId("the")).toBeUndefined();
  });

  it("end a character that is half written", () => {
    const [first] = tokenizer.encode("\u{20123}");
    expect(tokenizer.decode([first!, call])).toBe("\uFFFD<tool_call>");
  });
});

describe("tiktoken's file of ranks", () => {
  const bytes = Buffer.from(golden.tiktoken.ranks);
  const tokenizer = readTiktokenRanks(bytes, ["<|endoftext|>", "<|user|>"], "tokenizer.model");

  it("encodes as PyPI's tiktoken, its special tokens behind the ranks", () => {
    expect(isRankFile(bytes)).toBe(true);
    expect(golden.strings.map((text) => tokenizer.encode(text))).toEqual(golden.tiktoken.ids);
    expect([tokenizer.specialId("<|endoftext|>"), tokenizer.specialId("<|user|>"), tokenizer.size]).toEqual([700, 701, 702]);
  });

  it.each([
    ["a rank left out", golden.tiktoken.ranks.replace(/^.* 3\n/m, ""), /line 4 is not the next token/],
    ["a token twice", golden.tiktoken.ranks.replace(/^.* 3\n/m, "IQ== 3\n"), /line 4 is not the next token/],
    ["a byte left out", golden.tiktoken.ranks.replace(/^.* 3\n/m, "IiIiIiI= 3\n"), /no token for the byte \d+/],
    ["something else", `${golden.tiktoken.ranks}<html>`, /line 701 is not the next token: "<html>"/],
  ])("is refused with %s", (_what, text, message) => {
    expect(() => readTiktokenRanks(Buffer.from(text), [], "tokenizer.model")).toThrow(
      expect.objectContaining({ code: "TOKENIZER_INVALID", message: expect.stringMatching(message) }),
    );
  });
});

describe("a tokenizer.json that would be encoded differently", () => {
  const { model } = glm4.json;
  it.each<[string, unknown, RegExp]>([
    ["another model", { ...glm4.json, model: { ...model, type: "Unigram" } }, /model\.type is "Unigram"/],
    ["dropout", { ...glm4.json, model: { ...model, dropout: 0.1 } }, /model\.dropout is 0\.1/],
    ["byte fallback", { ...glm4.json, model: { ...model, byte_fallback: true } }, /model\.byte_fallback is true/],
    ["a merge of unknown tokens", { ...glm4.json, model: { ...model, merges: ["zz qq"] } }, /merges\[0\] is "zz qq"/],
    ["an id twice", { ...glm4.json, model: { ...model, vocab: { a: 0, b: 0 } } }, /gives "b" the id 0/],
    ["a byte without a token", { ...glm4.json, model: { ...model, vocab: { a: 0 }, merges: [] } }, /no token for the byte 9/],
    ["another normalizer", { ...glm4.json, normalizer: { type: "Lowercase" } }, /normalizer is "Lowercase"/],
    ["a space before the text", { ...glm4.json, pre_tokenizer: { type: "ByteLevel", add_prefix_space: true } }, /pre_tokenizer/],
    ["an expression of its own", withExpression("(a+)+$"), /pre_tokenizer cuts by "\(a\+\)\+\$"/],
    ["no object", [], /not a JSON object/],
  ])("is refused: %s", (_what, json, message) => {
    expect(() => open(json)).toThrow(
      expect.objectContaining({ code: "TOKENIZER_INVALID", message: expect.stringMatching(message) }),
    );
  });

  function withExpression(Regex: string): unknown {
    const split = { type: "Split", pattern: { Regex }, behavior: "Isolated", invert: false };
    const bytes = { type: "ByteLevel", add_prefix_space: false, use_regex: false };
    return { ...glm4.json, pre_tokenizer: { type: "Sequence", pretokenizers: [split, bytes] } };
  }
});

describe("long runs of one character", () => {
  it("are merged whole, as in pieces of a power of two", () => {
    const tokenizer = open(glm4.json);
    for (const character of ["a", " ", "哈", "!"]) {
      const text = character.repeat(30_000);
      expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
    }
  });
});

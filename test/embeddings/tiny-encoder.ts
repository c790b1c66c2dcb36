import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { GraphBuilder } from "../../src/export/graph/graph-builder.js";

/** Words of one line mean the same: they have one vector. */
const MEANINGS = [
  ["kettle", "水壶"],
  ["lighthouse", "灯塔"],
  ["keeper", "看守"],
  ["ferry", "渡船"],
  ["tea", "茶"],
  ["blue", "蓝"],
  ["query", "passage"],
];
const SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

export const TINY_WIDTH = 24;

/** A word's vector: the same for words of one meaning, nearly at right angles to the others'. */
export function meaningOf(word: string): Float32Array {
  const meaning = MEANINGS.findIndex((words) => words.includes(word.toLowerCase()));
  return Float32Array.from({ length: TINY_WIDTH }, (_, at) => (meaning < 0 ? 0.01 : Math.sin((meaning + 1) * (at + 1) * 1.7)));
}

export interface TinyEncoderOptions {
  /** Files beside the model and its tokenizer. */
  readonly files?: Readonly<Record<string, unknown>>;
  /** Written instead of the graph's own input. */
  readonly input?: string;
  /** Added to each vector: another model. */
  readonly shift?: number;
}

/** A folder with an encoder of one matrix: a token's vector is its word's meaning. */
export function writeTinyEncoder(
  folder: string,
  { files = {}, input = "input_ids", shift = 0 }: TinyEncoderOptions = {},
): string {
  const words = [...SPECIALS, ...MEANINGS.flat(), "the", "a", "of", ":", ".", "?"];
  const graph = new GraphBuilder();
  graph.input(input, "int64", ["batch", "tokens"]);
  graph.input("attention_mask", "int64", ["batch", "tokens"]);
  graph.input("token_type_ids", "int64", ["batch", "tokens"]);
  const table = new Float32Array(words.length * TINY_WIDTH);
  for (const [row, word] of words.entries())
    table.set(
      meaningOf(word).map((value) => value + shift),
      row * TINY_WIDTH,
    );
  graph.float32("table", table, [words.length, TINY_WIDTH]);
  graph.node("Gather", "last_hidden_state", ["table", input], { attributes: { axis: 0 } });
  graph.output("last_hidden_state", "float32", ["batch", "tokens", TINY_WIDTH]);
  const tokenizer = {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: SPECIALS.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: { type: "BertNormalizer", clean_text: true, handle_chinese_chars: false, strip_accents: null, lowercase: false },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [
        { SpecialToken: { id: "[CLS]", type_id: 0 } },
        { Sequence: { id: "A", type_id: 0 } },
        { SpecialToken: { id: "[SEP]", type_id: 0 } },
      ],
      pair: [],
      special_tokens: {
        "[CLS]": { id: "[CLS]", ids: [2], tokens: ["[CLS]"] },
        "[SEP]": { id: "[SEP]", ids: [3], tokens: ["[SEP]"] },
      },
    },
    decoder: null,
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(words.map((word, id) => [word, id])),
    },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, "model.onnx"),
    graph.encode("tiny", () => {
      throw new Error("nothing lies outside");
    }),
  );
  writeFileSync(path.join(folder, "tokenizer.json"), JSON.stringify(tokenizer));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

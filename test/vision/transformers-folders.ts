import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { GraphBuilder } from "../../src/export/graph/graph-builder.js";
import { renamedGraph } from "./renamed-graph.js";

/** Colours, by a picture's channels. */
const COLOURS = ["red", "green", "blue"] as const;

/**
 * Folders laid out for transformers.js whose graphs are worked out by hand rather than trained: they see which of red, green and blue a picture
 * is, so that what comes back can be checked.
 */
export function classifierFolder(folder: string): string {
  const graph = new GraphBuilder();
  pixels(graph);
  graph.node("GlobalAveragePool", "mean", ["pixel_values"]);
  graph.node("Flatten", "flat", ["mean"]);
  graph.float32("sharpness", Float32Array.of(20), []);
  graph.node("Mul", "logits", ["flat", "sharpness"]);
  graph.output("logits", "float32", [undefined, 3]);
  const config = { model_type: "vit", architectures: ["ViTForImageClassification"], id2label: id2label(COLOURS) };
  return written(
    folder,
    { "model.onnx": graph },
    { "config.json": config, "preprocessor_config.json": preprocessor("ViTImageProcessor", 16) },
  );
}

/** Says of each quarter of the picture whether it is red, green or blue; grey ones show nothing. */
export function detectorFolder(folder: string): string {
  const graph = new GraphBuilder();
  pixels(graph);
  graph.node("AveragePool", "quarters", ["pixel_values"], { attributes: { kernel_shape: [32, 32], strides: [32, 32] } });
  graph.int64("flat", [1, 3, 4]);
  graph.node("Reshape", "channels", ["quarters", "flat"]);
  graph.node("Transpose", "places", ["channels"], { attributes: { perm: [0, 2, 1] } });
  // 40 (own channel − half of all), against 10 for nothing.
  graph.float32("weights", Float32Array.of(20, -20, -20, 0, -20, 20, -20, 0, -20, -20, 20, 0), [3, 4]);
  graph.float32("bias", Float32Array.of(0, 0, 0, 10), [4]);
  graph.node("MatMul", "weighed", ["places", "weights"]);
  graph.node("Add", "logits", ["weighed", "bias"]);
  const centres = [0.25, 0.75].flatMap((y) => [0.25, 0.75].flatMap((x) => [x, y, 0.5, 0.5]));
  graph.float32("boxes", Float32Array.from(centres), [1, 4, 4]);
  graph.node("Identity", "pred_boxes", ["boxes"]);
  graph.output("logits", "float32", [1, 4, 4]);
  graph.output("pred_boxes", "float32", [1, 4, 4]);
  const config = { model_type: "detr", architectures: ["DetrForObjectDetection"], id2label: id2label([...COLOURS, "nothing"]) };
  return written(
    folder,
    { "model.onnx": graph },
    { "config.json": config, "preprocessor_config.json": preprocessor("DetrImageProcessor", 64) },
  );
}

const WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", ...COLOURS, "photo", "of"] as const;
const id = (word: (typeof WORDS)[number]): number => WORDS.indexOf(word);

/** Chooses a label by the colours that it names. */
export function zeroShotFolder(folder: string): string {
  const graph = new GraphBuilder();
  pixels(graph);
  graph.input("input_ids", "int64", ["labels", "words"]);
  graph.input("attention_mask", "int64", ["labels", "words"]);
  const embeddings = new Float32Array(WORDS.length * 3);
  for (const [channel, colour] of COLOURS.entries()) embeddings[id(colour) * 3 + channel] = 20;
  graph.float32("embeddings", embeddings, [WORDS.length, 3]);
  graph.node("Gather", "embedded", ["embeddings", "input_ids"]);
  graph.int64("words", [1]);
  graph.node("ReduceSum", "text", ["embedded", "words"], { attributes: { keepdims: 0 } });
  graph.node("Transpose", "turned", ["text"], { attributes: { perm: [1, 0] } });
  graph.node("GlobalAveragePool", "mean", ["pixel_values"]);
  graph.node("Flatten", "image", ["mean"]);
  graph.node("MatMul", "logits_per_image", ["image", "turned"]);
  graph.output("logits_per_image", "float32", [undefined, undefined]);
  const config = { model_type: "clip", architectures: ["CLIPModel"] };
  return written(
    folder,
    { "model.onnx": graph },
    { "config.json": config, "preprocessor_config.json": preprocessor("CLIPImageProcessor", 16), ...tokenizer() },
  );
}

/** Writes "a COLOUR photo", a word after the other. `isEndless` never ends it. */
export function captionFolder(folder: string, { isEndless = false }: { readonly isEndless?: boolean } = {}): string {
  const encoder = new GraphBuilder();
  pixels(encoder);
  encoder.node("GlobalAveragePool", "mean", ["pixel_values"]);
  encoder.int64("shape", [1, 1, 3]);
  encoder.node("Reshape", "last_hidden_state", ["mean", "shape"]);
  encoder.output("last_hidden_state", "float32", [1, 1, 3]);

  const decoder = new GraphBuilder();
  const size = WORDS.length;
  const [next, seen] = [new Float32Array(size * size), new Float32Array(3 * size)];
  const follows = (word: (typeof WORDS)[number], after: (typeof WORDS)[number]): void => {
    next[id(word) * size + id(after)] = 100;
  };
  follows("[CLS]", "a");
  for (const [channel, colour] of COLOURS.entries()) {
    follows("a", colour);
    follows(colour, isEndless ? "a" : "photo");
    seen[channel * size + id(colour)] = 10;
  }
  follows("photo", "[SEP]");
  decoder.input("input_ids", "int64", ["batch", "words"]);
  decoder.input("encoder_hidden_states", "float32", ["batch", 1, 3]);
  decoder.float32("next", next, [size, size]);
  decoder.float32("seen", seen, [3, size]);
  decoder.node("Gather", "usual", ["next", "input_ids"]);
  decoder.node("MatMul", "shown", ["encoder_hidden_states", "seen"]);
  decoder.node("Add", "logits", ["usual", "shown"]);
  decoder.output("logits", "float32", ["batch", "words", size]);
  const ids = {
    decoder_start_token_id: id("[CLS]"),
    eos_token_id: id("[SEP]"),
    pad_token_id: id("[PAD]"),
    bos_token_id: id("[CLS]"),
  };
  const gpt2 = { model_type: "gpt2", n_layer: 1, n_head: 1, n_embd: 3, vocab_size: size };
  const config = {
    model_type: "vision-encoder-decoder",
    architectures: ["VisionEncoderDecoderModel"],
    is_encoder_decoder: true,
    ...ids,
  };
  return written(
    folder,
    { "encoder_model.onnx": encoder, "decoder_model_merged.onnx": decoder },
    {
      "config.json": { ...config, encoder: { model_type: "vit" }, decoder: gpt2 },
      "generation_config.json": ids,
      "preprocessor_config.json": preprocessor("ViTImageProcessor", 16),
      ...tokenizer(),
    },
  );
}

/** PP-LCNet's orientation of documents, its input and output named as transformers.js does, and probabilities made logits again. */
export function orientationFolder(folder: string, model: Uint8Array): string {
  const around = new GraphBuilder();
  pixels(around);
  around.node("Identity", "x", ["pixel_values"]);
  around.node("Log", "logits", ["fetch_name_0"]);
  around.output("logits", "float32", [undefined, 4]);
  const config = {
    model_type: "vit",
    architectures: ["ViTForImageClassification"],
    id2label: id2label(["0", "90", "180", "270"]),
  };
  const preprocessor = {
    ...{ image_processor_type: "CLIPImageProcessor", do_resize: true, size: { shortest_edge: 256 } },
    ...{ do_center_crop: true, crop_size: { width: 224, height: 224 }, do_rescale: true, rescale_factor: 1 / 255 },
    ...{ do_normalize: true, image_mean: [0.485, 0.456, 0.406], image_std: [0.229, 0.224, 0.225] },
  };
  const files = { "config.json": config, "preprocessor_config.json": preprocessor };
  return written(folder, { "model.onnx": { encode: () => renamedGraph(model, around) } }, files);
}

function pixels(graph: GraphBuilder): void {
  graph.input("pixel_values", "float32", ["batch", 3, "height", "width"]);
}

function id2label(labels: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(labels.map((label, index) => [index, label]));
}

function preprocessor(type: string, side: number): object {
  const size = { width: side, height: side };
  return { image_processor_type: type, do_resize: true, size, do_rescale: true, rescale_factor: 1 / 255, do_normalize: false };
}

function tokenizer(): Readonly<Record<string, object>> {
  const special = WORDS.slice(0, 4).map((content, index) => ({
    ...{ id: index, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true },
  }));
  const vocab = Object.fromEntries(WORDS.map((word, index) => [word, index]));
  return {
    "tokenizer.json": {
      version: "1.0",
      truncation: null,
      padding: null,
      added_tokens: special,
      normalizer: { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
      pre_tokenizer: { type: "BertPreTokenizer" },
      post_processor: null,
      decoder: { type: "WordPiece", prefix: "##", cleanup: true },
      model: { type: "WordPiece", unk_token: "[UNK]", continuing_subword_prefix: "##", max_input_chars_per_word: 100, vocab },
    },
    "tokenizer_config.json": {
      ...{ tokenizer_class: "BertTokenizer", model_max_length: 64 },
      ...{ pad_token: "[PAD]", unk_token: "[UNK]", cls_token: "[CLS]", sep_token: "[SEP]" },
    },
  };
}

function written(
  folder: string,
  graphs: Readonly<Record<string, Pick<GraphBuilder, "encode">>>,
  files: Readonly<Record<string, object>>,
): string {
  mkdirSync(path.join(folder, "onnx"), { recursive: true });
  for (const [name, graph] of Object.entries(graphs)) {
    const bytes = graph.encode("by hand", () => {
      throw new Error("nothing is stored outside");
    });
    writeFileSync(path.join(folder, "onnx", name), bytes);
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), JSON.stringify(content));
  return folder;
}

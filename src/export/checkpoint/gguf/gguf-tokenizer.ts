import { ChatGLMError } from "../../../errors.js";
import { invalid } from "../checkpoint-file.js";
import type { GgufHeader } from "./gguf-header.js";

/** ggml's kinds of tokens. */
const tokenType = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5 } as const;

const words = (digits: string): object => ({
  type: "Split",
  pattern: {
    Regex: `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+`,
  },
  behavior: "Isolated",
  invert: false,
});
const bytes = (useRegex: boolean): object => ({ type: "ByteLevel", add_prefix_space: false, use_regex: useRegex });
const sequence = (...pretokenizers: object[]): object => ({ type: "Sequence", pretokenizers });

interface Cutting {
  readonly pre_tokenizer: object;
  readonly normalizer?: object;
  readonly ignore_merges?: boolean;
}

const threeDigits: Cutting = { pre_tokenizer: sequence(words("\\p{N}{1,3}"), bytes(false)), ignore_merges: true };
const oneDigit: Cutting = { pre_tokenizer: sequence(words("\\p{N}"), bytes(false)), normalizer: { type: "NFC" } };
const smollm: Cutting = { pre_tokenizer: sequence({ type: "Digits", individual_digits: true }, bytes(true)) };

/** By `tokenizer.ggml.pre`: how text is cut, in tokenizer.json's words. */
const cuttings: Readonly<Record<string, Cutting>> = {
  qwen2: oneDigit,
  smollm,
  "llama-bpe": threeDigits,
  llama3: threeDigits,
  "llama-v3": threeDigits,
  "chatglm-bpe": threeDigits,
  glm4: threeDigits,
  "gpt-2": { pre_tokenizer: bytes(true) },
};

/** tokenizer.json of a GGUF file's byte-level BPE. Throws CHECKPOINT_UNSUPPORTED for another kind. */
export function tokenizerJsonOfGguf({ metadata }: GgufHeader, path: string): Uint8Array<ArrayBuffer> | undefined {
  const kind = metadata.get("tokenizer.ggml.model");
  if (kind === undefined) return undefined;
  const cut = metadata.get("tokenizer.ggml.pre");
  const cutting = kind === "gpt2" && typeof cut === "string" && Object.hasOwn(cuttings, cut) ? cuttings[cut] : undefined;
  if (cutting === undefined) {
    throw new ChatGLMError(
      "CHECKPOINT_UNSUPPORTED",
      `${path}: its tokenizer is ${JSON.stringify(kind)}, cut as ${JSON.stringify(cut ?? null)}; known is "gpt2" as ${Object.keys(cuttings).join(", ")}.`,
      { remedy: "Convert the original checkpoint instead." },
    );
  }
  const tokens = strings(metadata.get("tokenizer.ggml.tokens"), "tokens", path);
  const merges = strings(metadata.get("tokenizer.ggml.merges"), "merges", path);
  const types = metadata.get("tokenizer.ggml.token_type");
  if (!Array.isArray(types) || types.length !== tokens.length) {
    throw invalid(path, `tokenizer.ggml.token_type doesn't tell the type of each of the ${tokens.length} tokens`);
  }
  const vocab: Record<string, number> = Object.create(null);
  const added: object[] = [];
  for (const [id, content] of tokens.entries()) {
    const type: unknown = types[id];
    if (type === tokenType.normal) vocab[content] = id;
    else if (type === tokenType.control || type === tokenType.unknown) added.push({ id, content, special: true });
    else if (type === tokenType.userDefined) added.push({ id, content, special: false });
    else if (type !== tokenType.unused) throw invalid(path, `token ${id} has the type ${String(type)}`);
  }
  const { pre_tokenizer, normalizer = null, ignore_merges = false } = cutting;
  // transformers keeps it among the tokens that merges may use, as llama.cpp doesn't.
  const unknown = unknownToken(metadata.get("tokenizer.ggml.unknown_token_id"), tokens);
  if (unknown !== undefined) vocab[unknown.content] = unknown.id;
  const json = {
    added_tokens: added,
    normalizer,
    pre_tokenizer,
    model: { type: "BPE", unk_token: unknown?.content ?? null, ignore_merges, vocab, merges },
  };
  return new TextEncoder().encode(JSON.stringify(json));
}

function unknownToken(id: unknown, tokens: readonly string[]): { readonly id: number; readonly content: string } | undefined {
  const content = typeof id === "number" ? tokens[id] : undefined;
  return content === undefined ? undefined : { id: id as number, content };
}

function strings(value: unknown, what: string, path: string): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw invalid(path, `tokenizer.ggml.${what} must be a list of strings`);
}

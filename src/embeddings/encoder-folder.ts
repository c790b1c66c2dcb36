import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { ChatGLMError } from "../errors.js";
import type { Pooling } from "./pool.js";

/** What a folder's own files don't say, or say otherwise. */
export interface EncoderOverrides {
  readonly file?: string | undefined;
  readonly pooling?: Pooling | undefined;
  readonly normalise?: boolean | undefined;
  readonly maxTokens?: number | undefined;
  readonly lowerCase?: boolean | undefined;
  readonly queryPrefix?: string | undefined;
  readonly documentPrefix?: string | undefined;
}

/** How a folder's model turns text into a vector. */
export interface EncoderForm {
  /** Path of the graph. */
  readonly graph: string;
  readonly tokenizer: { readonly kind: "json" | "sentencepiece"; readonly file: string; readonly config: unknown };
  readonly pooling: Pooling;
  readonly normalise: boolean;
  /** Longer texts are cut. */
  readonly maxTokens: number;
  readonly lowerCase: boolean;
  readonly queryPrefix: string;
  readonly documentPrefix: string;
}

const MOST_CONFIG_BYTES = 2 ** 20;
/** What BERT and those after it were trained for, if the folder doesn't say. */
const USUAL_TOKENS = 512;

const size = z
  .int()
  .positive()
  .max(2 ** 20);
const modelConfig = z.object({ _name_or_path: z.string().optional(), max_position_embeddings: size.optional() });
const tokenizerConfig = z.looseObject({
  do_lower_case: z.boolean().optional(),
  // "No limit" is written as a number of thirty digits.
  model_max_length: z.number().positive().optional(),
});
const sentenceConfig = z.object({ max_seq_length: size.nullish(), do_lower_case: z.boolean().nullish() });
const promptsConfig = z.object({
  prompts: z.record(z.string(), z.string().nullable()).nullish(),
  default_prompt_name: z.string().nullish(),
});
const poolingConfig = z.looseObject({ pooling_mode: z.string().optional() });
const modulesConfig = z.array(z.object({ path: z.string(), type: z.string() }));

const POOLINGS: readonly (readonly [field: string, pooling: Pooling])[] = [
  ["pooling_mode_mean_tokens", "mean"],
  ["pooling_mode_cls_token", "cls"],
  ["pooling_mode_max_tokens", "max"],
  ["pooling_mode_lasttoken", "lasttoken"],
  ["pooling_mode_mean_sqrt_len_tokens", "mean_sqrt_len_tokens"],
];

/**
 * Reads how the model of a folder is used, from sentence-transformers' files (`modules.json`, `1_Pooling/config.json`,
 * `sentence_bert_config.json`, `config_sentence_transformers.json`) and transformers' (`config.json`, `tokenizer_config.json`). None of them
 * has to be there: then texts are pooled by their mean and cut at 512 tokens, and models called E5 get E5's prefixes.
 *
 * @throws ChatGLMError MODEL_NOT_FOUND if there is no graph; TOKENIZER_INVALID if there is no tokenizer; MODEL_INVALID naming the file that is damaged
 * or asks for what isn't done here
 */
export async function readEncoderFolder(folder: string, overrides: EncoderOverrides = {}): Promise<EncoderForm> {
  const read = <Value>(name: string, schema: z.ZodType<Value>): Promise<Value | undefined> =>
    readConfig(path.join(folder, name), schema);
  const graph = await firstFile(folder, overrides.file === undefined ? ["model.onnx", "onnx/model.onnx"] : [overrides.file]);
  if (graph === undefined) {
    throw new ChatGLMError("MODEL_NOT_FOUND", `${folder} has no ${overrides.file ?? "model.onnx, nor onnx/model.onnx"}.`, {
      remedy: "Name the folder of an exported encoder, and its .onnx file with the option file if it has another name.",
    });
  }
  const [model, tokens, sentence, prompts, modules] = await Promise.all([
    read("config.json", modelConfig),
    read("tokenizer_config.json", tokenizerConfig),
    read("sentence_bert_config.json", sentenceConfig),
    read("config_sentence_transformers.json", promptsConfig),
    read("modules.json", modulesConfig),
  ]);
  const poolingAt = modules?.find(({ type }) => type.endsWith(".Pooling"))?.path ?? "1_Pooling";
  const pooling = overrides.pooling ?? poolingOf(await read(path.join(poolingAt, "config.json"), poolingConfig), folder);
  const dense = modules?.find(({ type }) => !/\.(?:Transformer|Pooling|Normalize)$/.test(type));
  if (dense !== undefined) {
    throw unsupported(
      path.join(folder, "modules.json"),
      `it asks for ${dense.type}`,
      "Take a model of Transformer, Pooling and Normalize.",
    );
  }
  const usual = usualPrefixes(`${model?._name_or_path ?? ""} ${path.basename(path.resolve(folder))}`);
  const positions = Math.min(
    model?.max_position_embeddings ?? USUAL_TOKENS,
    tokens?.model_max_length ?? Number.POSITIVE_INFINITY,
  );
  return {
    graph,
    tokenizer: await tokenizerOf(folder, tokens ?? {}),
    pooling,
    normalise: overrides.normalise ?? (modules === undefined || modules.some(({ type }) => type.endsWith(".Normalize"))),
    maxTokens: overrides.maxTokens ?? sentence?.max_seq_length ?? Math.min(positions, USUAL_TOKENS),
    lowerCase: overrides.lowerCase ?? sentence?.do_lower_case ?? tokens?.do_lower_case ?? false,
    queryPrefix: overrides.queryPrefix ?? promptOf(prompts, ["query"]) ?? usual.query,
    documentPrefix: overrides.documentPrefix ?? promptOf(prompts, ["document", "passage", "corpus"]) ?? usual.document,
  };
}

function promptOf(config: z.infer<typeof promptsConfig> | undefined, names: readonly string[]): string | undefined {
  const { prompts, default_prompt_name: usual } = config ?? {};
  for (const name of [...names, ...(usual ? [usual] : [])]) {
    const prompt = prompts?.[name];
    // Newer versions write empty prompts of both names into every model.
    if (prompt) return prompt;
  }
  return undefined;
}

/** E5 was trained with prefixes, but its files don't tell them (Wang et al. 2022; its "instruct" models: 2024). */
function usualPrefixes(name: string): { readonly query: string; readonly document: string } {
  if (!/(?:^|[^a-z])e5(?:[^a-z0-9]|$)/i.test(name)) return { query: "", document: "" };
  if (!/instruct/i.test(name)) return { query: "query: ", document: "passage: " };
  const task = "Given a web search query, retrieve relevant passages that answer the query";
  return { query: `Instruct: ${task}\nQuery: `, document: "" };
}

function poolingOf(config: z.infer<typeof poolingConfig> | undefined, folder: string): Pooling {
  if (config === undefined) return "mean";
  const file = path.join(folder, "1_Pooling", "config.json");
  const named = config.pooling_mode;
  const chosen = POOLINGS.filter(([field, pooling]) => config[field] === true || named === pooling);
  const other = Object.entries(config).find(
    ([field, value]) => field.startsWith("pooling_mode_") && value === true && !POOLINGS.some(([known]) => known === field),
  );
  const [only, ...more] = chosen;
  if (only !== undefined && more.length === 0 && other === undefined) return only[1];
  const asked = [...chosen.map(([field]) => field), ...(other === undefined ? [] : [other[0]])].join(" and ") || String(named);
  throw unsupported(file, `it asks for ${asked}`, `Known, one at a time: ${POOLINGS.map(([, name]) => name).join(", ")}.`);
}

async function tokenizerOf(folder: string, config: unknown): Promise<EncoderForm["tokenizer"]> {
  const json = await firstFile(folder, ["tokenizer.json"]);
  if (json !== undefined) return { kind: "json", file: json, config };
  const pieces = await firstFile(folder, ["tokenizer.model", "sentencepiece.bpe.model", "spiece.model"]);
  if (pieces !== undefined) return { kind: "sentencepiece", file: pieces, config };
  throw new ChatGLMError("TOKENIZER_INVALID", `${folder} has no tokenizer.json, nor a tokenizer.model.`, {
    remedy: "Copy tokenizer.json from the model's page.",
  });
}

async function firstFile(folder: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const file = path.join(folder, name);
    const stats = await stat(file).catch(() => undefined);
    if (stats?.isFile()) return file;
  }
  return undefined;
}

async function readConfig<Value>(file: string, schema: z.ZodType<Value>): Promise<Value | undefined> {
  let text: string;
  try {
    const { size: bytes } = await stat(file);
    if (bytes > MOST_CONFIG_BYTES) throw unsupported(file, `it has ${bytes} bytes`, "Is it another kind of file?");
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return undefined;
    if (error instanceof ChatGLMError) throw error;
    throw new ChatGLMError("IO_FAILED", `${file} could not be read.`, { cause: error });
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : cause instanceof Error ? cause.message : "";
    throw new ChatGLMError("MODEL_INVALID", `${file} is damaged: ${reason}.`, {
      remedy: "Copy it from the model's page again.",
      cause,
    });
  }
}

function unsupported(file: string, problem: string, remedy: string): ChatGLMError {
  return new ChatGLMError("MODEL_INVALID", `${file}: ${problem}.`, { remedy });
}

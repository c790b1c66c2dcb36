import { basename } from "node:path";
import { ChatGLMError } from "../../../errors.js";
import type { Checkpoint } from "../checkpoint.js";
import { CheckpointFile, invalid } from "../checkpoint-file.js";
import { foreignWeights } from "../foreign-content.js";
import { shortened } from "../shortened.js";
import { blockFormats, otherTypes } from "./block-formats.js";
import { architectureOf, type GgufArchitecture, modelNames } from "./gguf-architecture.js";
import { configOfGguf } from "./gguf-config.js";
import { type GgufHeader, type GgufTensorInfo, readGgufHeader } from "./gguf-header.js";
import { GgufTensor } from "./gguf-tensor.js";
import { tokenizerJsonOfGguf } from "./gguf-tokenizer.js";

/**
 * Opens a GGUF file as a checkpoint: config.json, tokenizer.json and the tensors' names are made of its keys, as transformers has them; weights
 * are dequantised as they are read.
 * @throws ChatGLMError CHECKPOINT_INVALID, CHECKPOINT_UNSUPPORTED or IO_FAILED, naming the file and the cause
 */
export async function openGguf(path: string): Promise<Checkpoint> {
  const file = await CheckpointFile.open(path, foreignWeights);
  try {
    const header = await readGgufHeader(file);
    const architecture = architectureOf(header, path);
    refuseParts(header, path);
    const configJson = configOfGguf(header, architecture);
    const tensors = tensorsOf(header, architecture, file);
    return {
      folder: path,
      name: basename(path).replace(/\.gguf$/i, ""),
      configJson,
      configPath: path,
      tensorNames: [...tensors.keys()],
      has: (name) => tensors.has(name),
      tensor(name) {
        const tensor = tensors.get(name);
        if (tensor === undefined) throw invalid(path, `tensor ${name} is missing from the file`);
        return tensor;
      },
      readFile: async (name) => madeFile(name, header, path),
      [Symbol.asyncDispose]: () => file[Symbol.asyncDispose](),
    };
  } catch (error) {
    await file[Symbol.asyncDispose]();
    throw error;
  }
}

/** What a checkpoint's folder has as files of their own. */
function madeFile(name: string, header: GgufHeader, path: string): Uint8Array<ArrayBuffer> | undefined {
  if (name === "tokenizer.json") return tokenizerJsonOfGguf(header, path);
  if (name !== "tokenizer_config.json") return undefined;
  const template = header.metadata.get("tokenizer.chat_template");
  return new TextEncoder().encode(JSON.stringify({ chat_template: template }));
}

function refuseParts({ metadata }: GgufHeader, path: string): void {
  const parts = metadata.get("split.count");
  if (typeof parts !== "number" || parts <= 1) return;
  throw new ChatGLMError("CHECKPOINT_UNSUPPORTED", `${path}: it is one of ${parts} parts.`, {
    remedy: "Join them first: llama-gguf-split --merge FIRST-PART.gguf WHOLE.gguf",
  });
}

function tensorsOf(
  header: GgufHeader,
  architecture: GgufArchitecture & { readonly name: string },
  file: CheckpointFile,
): ReadonlyMap<string, GgufTensor> {
  const tensors = new Map<string, GgufTensor>();
  for (const info of header.tensors) {
    for (const tensor of tensorsIn(info, header, architecture, file)) {
      if (tensors.has(tensor.name)) throw invalid(file.path, `tensor ${shortened(info.name)} is there twice`);
      tensors.set(tensor.name, tensor);
    }
  }
  return tensors;
}

/** The tensor, or the three of a fused projection, under transformers' names. What has none keeps its own, to be refused by it. */
function tensorsIn(
  info: GgufTensorInfo,
  { metadata }: GgufHeader,
  { name: architecture, blockNames, interleaved }: GgufArchitecture & { readonly name: string },
  file: CheckpointFile,
): GgufTensor[] {
  const { name, shape } = info;
  const rows = { format: formatOf(info, file), file, offset: info.offset, firstRow: 0, interleavedHead: undefined };
  const [, layer, part, kind] = /^blk\.(\d{1,4})\.([a-z_]+)\.(weight|bias)$/.exec(name) ?? [];
  if (layer === undefined || part === undefined) {
    return [new GgufTensor(Object.hasOwn(modelNames, name) ? (modelNames[name] ?? name) : name, shape, rows)];
  }
  const prefix = `model.layers.${layer}`;
  const total = shape[0] ?? 0;
  const heads = Number(metadata.get(`${architecture}.attention.head_count`));
  const groups = Number(metadata.get(`${architecture}.attention.head_count_kv`) ?? heads);
  if (part === "attn_qkv" && Object.hasOwn(blockNames, "attn_q")) {
    const width = total / (heads + 2 * groups);
    if (!Number.isInteger(width))
      throw invalid(file.path, `tensor ${name} has ${total} rows, for ${heads} + 2 × ${groups} heads`);
    let firstRow = 0;
    return (["q", "k", "v"] as const).map((one) => {
      const own = one === "q" ? heads * width : groups * width;
      const tensor = new GgufTensor(`${prefix}.self_attn.${one}_proj.${kind}`, [own, ...shape.slice(1)], { ...rows, firstRow });
      firstRow += own;
      return tensor;
    });
  }
  const renamed = Object.hasOwn(blockNames, part) ? `${prefix}.${blockNames[part]}.${kind}` : name;
  const turned = interleaved && (part === "attn_q" || part === "attn_k");
  const head = total / (part === "attn_q" ? heads : groups);
  if (turned && (!Number.isInteger(head) || head % 2 !== 0))
    throw invalid(file.path, `tensor ${name} has ${total} rows, no even number a head`);
  return [new GgufTensor(renamed, shape, { ...rows, interleavedHead: turned ? head : undefined })];
}

function formatOf(
  { name, shape, type, offset }: GgufTensorInfo,
  file: CheckpointFile,
): NonNullable<ReturnType<typeof blockFormats.get>> {
  const format = blockFormats.get(type);
  if (format === undefined) {
    throw new ChatGLMError(
      "CHECKPOINT_UNSUPPORTED",
      `${file.path}: tensor ${shortened(name)} is stored as ${otherTypes.get(type) ?? `type ${type}`}.`,
      {
        remedy: `These are read: ${[...blockFormats.values()].map((known) => known.name).join(", ")}. Take such a file of the same model.`,
      },
    );
  }
  const columns = shape.length === 1 ? 1 : (shape.at(-1) ?? 1);
  if (columns % format.elements !== 0) {
    throw invalid(
      file.path,
      `tensor ${shortened(name)} of shape [${shape}] is stored in ${format.name}, whose blocks have ${format.elements} elements`,
    );
  }
  const bytes = (shape.reduce((product, size) => product * size, 1) / format.elements) * format.bytes;
  if (!(offset + bytes <= file.size)) {
    throw invalid(file.path, `tensor ${shortened(name)} ends at byte ${offset + bytes}, the file has ${file.size}`, {
      remedy: "The download is incomplete or damaged: fetch this file again.",
    });
  }
  return format;
}

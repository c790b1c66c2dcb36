import { z } from "zod";
import { ChatGLMError } from "../../errors.js";
import { type CheckpointFile, invalid, reason } from "./checkpoint-file.js";
import { shortened } from "./shortened.js";
import { isPositionBuffer } from "./state-dict.js";
import { type CheckpointPrecision, checkpointBytesPerElement, TensorReader } from "./tensor-reader.js";

const precisions: Readonly<Record<string, CheckpointPrecision>> = { F32: "f32", F16: "f16", BF16: "bf16" };

const size = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const entrySchema = z.object({ dtype: z.string().max(64), shape: z.array(size).max(8), data_offsets: z.tuple([size, size]) });

/** A header of 10,000 tensors has about 1.5 MB; the format's own limit of 100 MB would take a gigabyte to parse. */
const longestHeader = 8 * 1024 * 1024;
/** 512 layers of the family have 3,600. */
const mostTensors = 100_000;
/** Table, tensor, shape. */
const deepestNesting = 3;

/**
 * The tensors of one safetensors file (format: huggingface/safetensors, README). As the format demands, the tensors must cover the
 * bytes after the header exactly, without gaps or overlaps; a truncated or patched file fails here, before any weight is read.
 * @throws ChatGLMError CHECKPOINT_INVALID, or CHECKPOINT_UNSUPPORTED for a dtype other than F32, F16, BF16
 */
export async function readSafetensors(file: CheckpointFile): Promise<TensorReader[]> {
  const { header, dataOffset } = await readHeader(file);
  const tensors: { name: string; reader: TensorReader | undefined; begin: number; end: number }[] = [];
  const names = Object.keys(header);
  if (names.length > mostTensors)
    throw invalid(file.path, `its header names ${names.length} tensors, at most ${mostTensors} are read`);
  for (const name of names) {
    if (name === "__metadata__") continue;
    const parsed = entrySchema.safeParse(header[name]);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw invalid(file.path, `tensor ${shortened(name)} has a bad header entry (${issue?.path.join(".")}: ${issue?.message})`);
    }
    const { dtype, shape } = parsed.data;
    const [begin, end] = parsed.data.data_offsets;
    if (isPositionBuffer(name)) {
      tensors.push({ name, reader: undefined, begin, end });
      continue;
    }
    const precision = Object.hasOwn(precisions, dtype) ? precisions[dtype] : undefined;
    if (precision === undefined) {
      throw new ChatGLMError("CHECKPOINT_UNSUPPORTED", `${file.path}: tensor ${shortened(name)} has dtype ${dtype}.`, {
        remedy: "Only F32, F16 and BF16 weights are read: convert the original checkpoint, not a quantised one.",
      });
    }
    const bytes = shape.reduce((product, length) => product * length, checkpointBytesPerElement[precision]);
    if (end - begin !== bytes) {
      throw invalid(
        file.path,
        `tensor ${shortened(name)} of shape [${shape}] in ${dtype} needs ${bytes} bytes, its offsets give ${end - begin}`,
      );
    }
    tensors.push({ name, reader: new TensorReader(name, precision, shape, file, dataOffset + begin), begin, end });
  }
  tensors.sort((a, b) => a.begin - b.begin || a.end - b.end);
  let position = 0;
  for (const { name, begin, end } of tensors) {
    if (begin !== position) {
      throw invalid(
        file.path,
        `tensor ${shortened(name)} begins at byte ${begin} of the data, but the one before it ends at ${position}`,
      );
    }
    position = end;
  }
  const available = file.size - dataOffset;
  if (position !== available) {
    throw invalid(file.path, `its header describes ${position} bytes of weights, the file holds ${available}`, {
      remedy: "The download is incomplete or damaged: fetch this file again.",
    });
  }
  return tensors.flatMap(({ reader }) => reader ?? []);
}

async function readHeader(file: CheckpointFile): Promise<{ header: Readonly<Record<string, unknown>>; dataOffset: number }> {
  if (file.size < 8) throw invalid(file.path, `${file.size} bytes are too few for a safetensors file`);
  const prefix = new Uint8Array(8);
  await file.read(0, prefix);
  const length = new DataView(prefix.buffer).getBigUint64(0, true);
  const most = Math.min(file.size - 8, longestHeader);
  if (length > most) {
    throw invalid(file.path, `its header claims ${length} bytes, at most ${most} are possible`, {
      remedy: "The download is incomplete, or the file is no safetensors file: fetch it again.",
    });
  }
  const bytes = new Uint8Array(Number(length));
  await file.read(8, bytes);
  try {
    if (nesting(bytes) > deepestNesting) throw new Error(`nested more than ${deepestNesting} deep`);
    const header: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof header !== "object" || header === null || Array.isArray(header)) throw new Error("not an object");
    return { header: header as Record<string, unknown>, dataOffset: 8 + bytes.length };
  } catch (cause) {
    throw invalid(file.path, `its header is not the JSON of a safetensors file (${reason(cause)})`, { cause });
  }
}

/** How deep brackets outside strings nest: known before a parser allocates for each of them. */
function nesting(json: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (inString) {
      if (byte === 0x5c) at += 1;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) {
      inString = true;
    } else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (byte === 0x7d || byte === 0x5d) {
      depth -= 1;
    }
  }
  return deepest;
}

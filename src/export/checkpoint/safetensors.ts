import { z } from "zod";
import { ChatGLMError } from "../../errors.js";
import { type CheckpointFile, invalid, reason } from "./checkpoint-file.js";
import { type CheckpointPrecision, checkpointBytesPerElement, TensorReader } from "./tensor-reader.js";

const precisions: Readonly<Record<string, CheckpointPrecision>> = { F32: "f32", F16: "f16", BF16: "bf16" };

const size = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const entrySchema = z.object({ dtype: z.string().max(64), shape: z.array(size).max(8), data_offsets: z.tuple([size, size]) });

/** The format's own limit on its header. */
const longestHeader = 100_000_000;

/**
 * The tensors of one safetensors file (format: huggingface/safetensors, README). As the format demands, the tensors must cover the
 * bytes after the header exactly, without gaps or overlaps; a truncated or patched file fails here, before any weight is read.
 * @throws ChatGLMError CHECKPOINT_INVALID, or CHECKPOINT_UNSUPPORTED for a dtype other than F32, F16, BF16
 */
export async function readSafetensors(file: CheckpointFile): Promise<TensorReader[]> {
  const { header, dataOffset } = await readHeader(file);
  const tensors: { reader: TensorReader; begin: number; end: number }[] = [];
  for (const [name, entry] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    const parsed = entrySchema.safeParse(entry);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw invalid(file.path, `tensor ${shortened(name)} has a bad header entry (${issue?.path.join(".")}: ${issue?.message})`);
    }
    const { dtype, shape } = parsed.data;
    const [begin, end] = parsed.data.data_offsets;
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
    tensors.push({ reader: new TensorReader(name, precision, shape, file, dataOffset + begin), begin, end });
  }
  tensors.sort((a, b) => a.begin - b.begin || a.end - b.end);
  let position = 0;
  for (const { reader, begin, end } of tensors) {
    if (begin !== position) {
      throw invalid(
        file.path,
        `tensor ${shortened(reader.name)} begins at byte ${begin} of the data, but the one before it ends at ${position}`,
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
  return tensors.map(({ reader }) => reader);
}

async function readHeader(file: CheckpointFile): Promise<{ header: Readonly<Record<string, unknown>>; dataOffset: number }> {
  if (file.size < 8) throw invalid(file.path, `${file.size} bytes are too few for a safetensors file`);
  const prefix = new Uint8Array(8);
  await file.read(0, prefix);
  const length = new DataView(prefix.buffer).getBigUint64(0, true);
  const most = Math.min(file.size - 8, longestHeader);
  if (length > most) throw invalid(file.path, `its header claims ${length} bytes, at most ${most} are possible`);
  const bytes = new Uint8Array(Number(length));
  await file.read(8, bytes);
  try {
    const header: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof header !== "object" || header === null || Array.isArray(header)) throw new Error("not an object");
    return { header: header as Record<string, unknown>, dataOffset: 8 + bytes.length };
  } catch (cause) {
    throw invalid(file.path, `its header is not the JSON of a safetensors file (${reason(cause)})`, { cause });
  }
}

function shortened(name: string): string {
  return name.length > 120 ? `${name.slice(0, 120)}…` : name;
}

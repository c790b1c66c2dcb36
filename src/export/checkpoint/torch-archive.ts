import yauzl from "yauzl";
import { ChatGLMError } from "../../errors.js";
import { type CheckpointFile, invalid, reason } from "./checkpoint-file.js";
import { shortened } from "./shortened.js";
import { stateDict } from "./state-dict.js";
import { type CheckpointPrecision, checkpointBytesPerElement, TensorReader } from "./tensor-reader.js";
import { type TorchTensor, torchGlobals } from "./torch-globals.js";
import { unpickle } from "./unpickle.js";

const precisions: Readonly<Record<string, CheckpointPrecision>> = { Float: "f32", Half: "f16", BFloat16: "bf16" };

const mostEntries = 50_000;
const largestPickle = 16 * 1024 * 1024;
const resave =
  "Save it again: python -c \"import torch; torch.save(torch.load(FILE, map_location='cpu', weights_only=True), FILE)\".";

/** Where an entry's bytes lie in the archive. */
interface Stored {
  readonly offset: number;
  readonly bytes: number;
}

/**
 * The tensors of one `torch.save` archive (a zip of `NAME/data.pkl` and `NAME/data/KEY`, PyTorch ≥ 1.6), read in place. The pickle is
 * interpreted as data: see {@link unpickle}.
 * @throws ChatGLMError CHECKPOINT_INVALID, or CHECKPOINT_UNSUPPORTED for other dtypes and layouts
 */
export async function readTorchArchive(file: CheckpointFile): Promise<TensorReader[]> {
  const entries = await storedEntries(file);
  const pickles = [...entries.keys()].filter((name) => /^[^/]*\/data\.pkl$/.test(name));
  const [pickleName] = pickles;
  if (pickleName === undefined || pickles.length > 1) {
    throw invalid(file.path, `it holds ${pickles.length} entries NAME/data.pkl, a torch.save archive holds one`);
  }
  const prefix = pickleName.slice(0, -"data.pkl".length);
  await refuseBigEndian(file, entries.get(`${prefix}byteorder`));
  const state = await readState(file, entries.get(pickleName));
  const tensors: TensorReader[] = [];
  for (const [name, tensor] of state)
    tensors.push(locate(file, name, tensor, entries.get(`${prefix}data/${tensor.storage.key}`)));
  return tensors;
}

function locate(file: CheckpointFile, fullName: string, tensor: TorchTensor, stored: Stored | undefined): TensorReader {
  const { storage, shape, strides } = tensor;
  const name = shortened(fullName);
  const key = shortened(storage.key);
  const precision = Object.hasOwn(precisions, storage.type) ? precisions[storage.type] : undefined;
  if (precision === undefined) {
    throw new ChatGLMError("CHECKPOINT_UNSUPPORTED", `${file.path}: tensor ${name} has dtype ${storage.type}.`, {
      remedy: "Only float32, float16 and bfloat16 weights are read: convert the original checkpoint, not a quantised one.",
    });
  }
  if (stored === undefined) throw invalid(file.path, `tensor ${name} lies in entry data/${key}, which is missing`);
  const size = checkpointBytesPerElement[precision];
  if (storage.elements * size !== stored.bytes) {
    throw invalid(
      file.path,
      `entry data/${key} of ${storage.elements} elements needs ${storage.elements * size} bytes, it has ${stored.bytes}`,
    );
  }
  let elements = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    if ((shape[i] ?? 0) > 1 && strides[i] !== elements) {
      throw new ChatGLMError(
        "CHECKPOINT_UNSUPPORTED",
        `${file.path}: tensor ${name} of shape [${shape}] has strides [${strides}].`,
        {
          remedy: "It is not stored row by row: call .contiguous() on it and save the checkpoint again.",
        },
      );
    }
    elements *= shape[i] ?? 1;
  }
  if (tensor.offset + elements > storage.elements) {
    throw invalid(
      file.path,
      `tensor ${name} needs elements up to ${tensor.offset + elements} of a storage of ${storage.elements}`,
    );
  }
  return new TensorReader(fullName, precision, shape, file, stored.offset + tensor.offset * size);
}

async function readState(file: CheckpointFile, stored: Stored | undefined): Promise<Map<string, TorchTensor>> {
  const { offset, bytes: length } = stored ?? { offset: 0, bytes: 0 };
  if (length > largestPickle) throw invalid(file.path, `its pickle has ${length} bytes, at most ${largestPickle} are read`);
  const bytes = new Uint8Array(length);
  await file.read(offset, bytes);
  let state: unknown;
  try {
    state = unpickle(bytes, torchGlobals);
  } catch (cause) {
    throw invalid(file.path, `its pickle was not read: ${reason(cause)}`, { cause });
  }
  return stateDict(state, file.path);
}

async function refuseBigEndian(file: CheckpointFile, stored: Stored | undefined): Promise<void> {
  if (stored === undefined || stored.bytes > 16) return;
  const bytes = new Uint8Array(stored.bytes);
  await file.read(stored.offset, bytes);
  const order = new TextDecoder().decode(bytes);
  if (order !== "little")
    throw new ChatGLMError("CHECKPOINT_UNSUPPORTED", `${file.path}: byte order is ${JSON.stringify(order)}, not "little".`);
}

/** Entries that are neither compressed nor encrypted, as torch writes them all. */
async function storedEntries(file: CheckpointFile): Promise<Map<string, Stored>> {
  await refuseOlderFormat(file);
  const entries = new Map<string, Stored>();
  try {
    const archive = await yauzl.fromFdPromise(file.descriptor);
    if (archive.entryCount > mostEntries) throw new Error(`${archive.entryCount} entries, at most ${mostEntries} are read`);
    for await (const entry of archive.eachEntry()) {
      if (entry.compressionMethod !== 0 || entry.isEncrypted())
        throw new Error(`entry ${shortened(entry.fileName)} is compressed or encrypted. ${resave}`);
      if (entries.has(entry.fileName)) throw new Error(`entry ${shortened(entry.fileName)} occurs twice`);
      const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
      entries.set(entry.fileName, { offset: fileDataStart, bytes: entry.uncompressedSize });
    }
  } catch (cause) {
    throw invalid(file.path, `it is not a readable torch.save archive (${reason(cause)})`, {
      remedy: "If the download broke off, fetch this file again.",
      cause,
    });
  }
  return entries;
}

/** Before PyTorch 1.6, torch.save wrote bare pickles (and before 0.1.10 tar files). A zip begins with "PK". */
async function refuseOlderFormat(file: CheckpointFile): Promise<void> {
  const start = new Uint8Array(Math.min(2, file.size));
  await file.read(0, start);
  if (start[0] === 0x80) {
    throw new ChatGLMError("CHECKPOINT_UNSUPPORTED", `${file.path}: torch.save's format from before PyTorch 1.6 is not read.`, {
      remedy: resave,
    });
  }
}

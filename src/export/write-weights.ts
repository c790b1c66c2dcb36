import { ChatGLMError } from "../errors.js";
import { type ActivationMoments, type Moments, momentsKey } from "./calibrated/activation-moments.js";
import { type MatrixProduct, plainProduct } from "./calibrated/matrix-product.js";
import { CalibratedQuantiser } from "./calibrated/quantise-calibrated.js";
import type { TensorReader } from "./checkpoint/tensor-reader.js";
import type { ExternalLayout } from "./external-layout.js";
import { storedBytes } from "./external-layout.js";
import type { SequentialWriter } from "./hashed-file.js";
import { firstNonFinite, quantiseBlocks } from "./quantise-blocks.js";
import { type RowChunk, rowChunks } from "./row-chunks.js";
import type { StoredTensor, WeightEncoding, WeightPlan } from "./weight-plan.js";

/** How far a conversion has come. */
export interface ConversionProgress {
  /** Bytes of the checkpoint read so far, and in all. */
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** The tensor just worked on. */
  readonly tensor: string;
}

export interface WriteWeightsOptions {
  /** What goes into the matrices: those of 4 bits are rounded so that their products keep. Defaults to nothing known. */
  readonly moments?: ActivationMoments | undefined;
  /** Products that rounding by moments takes. Defaults to plain JavaScript. */
  readonly multiply?: MatrixProduct | undefined;
  readonly onProgress?: ((progress: ConversionProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Streams the checkpoint's weights into the external data file, front to back, encoded as planned. Reading, encoding and writing overlap;
 * memory holds two chunks of each and one tensor's scales.
 * @throws ChatGLMError CHECKPOINT_INVALID naming tensor and index of a weight that is NaN or infinite
 */
export async function writeWeights(
  plans: readonly WeightPlan[],
  tensorOf: (name: string) => TensorReader,
  layout: ExternalLayout,
  writer: SequentialWriter,
  options: WriteWeightsOptions = {},
): Promise<void> {
  const bytesOf = (plan: WeightPlan): number => {
    const tensor = tensorOf(plan.tensor);
    return (plan.rows[1] - plan.rows[0]) * tensor.columns * tensor.bytesPerElement;
  };
  const bytesTotal = plans.reduce((sum, plan) => sum + bytesOf(plan), 0);
  let bytesDone = 0;
  const file = new AlignedWriter(writer, layout);
  const scratch = new EncodingScratch(options.moments, options.multiply);
  for await (const chunk of rowChunks(plans, tensorOf)) {
    options.signal?.throwIfAborted();
    await encode(chunk, file, scratch);
    bytesDone += chunk.values.length * chunk.tensor.bytesPerElement;
    options.onProgress?.({ bytesDone, bytesTotal, tensor: chunk.plan.tensor });
  }
}

async function encode(chunk: RowChunk, file: AlignedWriter, scratch: EncodingScratch): Promise<void> {
  const { plan, values } = chunk;
  const isFirst = chunk.first === plan.rows[0];
  if (plan.encoding.kind === "float32") {
    refuseNonFinite(chunk, firstNonFinite(values));
    if (isFirst) await file.begin(plan.encoding.data);
    const bytes = scratch.output(values.byteLength);
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    return file.write(bytes);
  }
  const { bits, blockSize, packed: packedTensor, scales: scalesTensor } = plan.encoding;
  const rows = chunk.end - chunk.first;
  const columns = chunk.tensor.columns;
  const blocks = Math.ceil(columns / blockSize);
  const packed = scratch.output((rows * blocks * blockSize * bits) / 8);
  const scales = scratch.scalesOf(plan.encoding);
  const place = (chunk.first - plan.rows[0]) * blocks;
  const into = { packed, scales: scales.subarray(place, place + rows * blocks) };
  const shape = { rows, columns, bits, blockSize };
  const calibrated = bits === 4 ? await scratch.quantiserOf(plan) : undefined;
  refuseNonFinite(chunk, (await calibrated?.quantise(values, shape, into)) ?? quantiseBlocks(values, shape, into));
  if (isFirst) await file.begin(packedTensor);
  await file.write(packed);
  if (chunk.end < plan.rows[1]) return;
  await file.begin(scalesTensor);
  await file.write(new Uint8Array(scales.buffer, scales.byteOffset, scales.byteLength));
}

function refuseNonFinite({ plan, tensor, first, values }: RowChunk, index: number): void {
  if (index < 0) return;
  const row = first + Math.floor(index / tensor.columns);
  const place = tensor.shape.length > 1 ? `[${row}, ${index % tensor.columns}]` : `[${row}]`;
  throw new ChatGLMError("CHECKPOINT_INVALID", `${tensor.file.path}: tensor ${plan.tensor} holds ${values[index]} at ${place}.`, {
    remedy: "A model with such a weight computes nothing: the file is damaged, or training diverged.",
  });
}

/** Memory that is used again: a chunk being written must outlive the encoding of the next. */
class EncodingScratch {
  readonly #outputs: Uint8Array[] = [new Uint8Array(0), new Uint8Array(0)];
  readonly #moments: ActivationMoments;
  readonly #multiply: MatrixProduct;
  #turn = 0;
  #quantiser: { readonly moments: Moments; readonly quantiser: CalibratedQuantiser } | undefined;
  #scales: { readonly name: string; readonly values: Float32Array } | undefined;

  constructor(moments: ActivationMoments = new Map(), multiply = plainProduct) {
    this.#moments = moments;
    this.#multiply = multiply;
  }

  /** The one for what goes into the plan's matrix, if that is known. Matrices of one input follow each other. */
  async quantiserOf({ tensor, rows }: WeightPlan): Promise<CalibratedQuantiser | undefined> {
    const moments = this.#moments.get(momentsKey(tensor, rows[0]));
    if (moments === undefined) return undefined;
    if (this.#quantiser?.moments !== moments) {
      // Let go of the last one first: both may be large.
      this.#quantiser = undefined;
      this.#quantiser = { moments, quantiser: await CalibratedQuantiser.create(moments, this.#multiply) };
    }
    return this.#quantiser.quantiser;
  }

  /** `bytes` of memory that was handed out the call before last, at the latest. */
  output(bytes: number): Uint8Array {
    this.#turn = 1 - this.#turn;
    let output = this.#outputs[this.#turn];
    if (output === undefined || output.length < bytes) {
      output = new Uint8Array(bytes);
      this.#outputs[this.#turn] = output;
    }
    return output.subarray(0, bytes);
  }

  /** All scales of a plan: they follow its packed weights in the file, so they are kept until those are written. */
  scalesOf({ scales }: Extract<WeightEncoding, { kind: "blocks" }>): Float32Array {
    if (this.#scales?.name !== scales.name)
      this.#scales = { name: scales.name, values: new Float32Array(storedBytes(scales) / 4) };
    return this.#scales.values;
  }
}

/** Puts zeros between the tensors so that each begins where the layout says. */
class AlignedWriter {
  readonly #writer: SequentialWriter;
  readonly #layout: ExternalLayout;
  #position = 0;

  constructor(writer: SequentialWriter, layout: ExternalLayout) {
    this.#writer = writer;
    this.#layout = layout;
  }

  async begin(tensor: StoredTensor): Promise<void> {
    const offset = this.#layout.placements.get(tensor.name)?.offset ?? Number.NaN;
    if (!(offset >= this.#position))
      throw new Error(`${tensor.name} would begin at ${offset}, but ${this.#position} bytes are written`);
    if (offset > this.#position) await this.write(new Uint8Array(offset - this.#position));
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#position += bytes.length;
    await this.#writer.write(bytes);
  }
}

import { InferenceSession, Tensor } from "onnxruntime-node";
import type { DecoderShape } from "../decoder/decoder-shape.js";
import { graphInputs, graphOutputs, pastName } from "../decoder/graph-io.js";
import type { KvSequence, ModelExecutor, ModelShape, StepOutput, StepRow } from "../engine/model-executor.js";
import { ChatGLMError } from "../errors.js";
import { checkGraph } from "./check-graph.js";
import { KvSlabs } from "./kv-slabs.js";
import { stepLayout } from "./step-layout.js";

export interface OnnxExecutorOptions {
  /** Path of `model.onnx`; its external data lies beside it. */
  readonly path: string;
  readonly config: DecoderShape;
  readonly maxSequencesPerStep: number;
  /** Threads of one forward pass, the calling one included. */
  readonly threads: number;
  /** Where onnxruntime writes what each operator took: the beginning of a file's path. Defaults to nowhere. */
  readonly profile?: string | undefined;
}

/** Runs a converted model on onnxruntime's CPU provider. `run` blocks the calling thread: keep it off the main one. */
export class OnnxExecutor implements ModelExecutor {
  readonly shape: ModelShape;
  readonly #session: InferenceSession;
  readonly #config: DecoderShape;
  /** past.L.kind.slot by [slot][slab] */
  readonly #pastNames: readonly (readonly string[])[];
  readonly #noPast: Tensor;

  private constructor(session: InferenceSession, { config, maxSequencesPerStep }: OnnxExecutorOptions) {
    this.#session = session;
    this.#config = config;
    const slabs = 2 * config.layers;
    const width = config.groups * config.headDim;
    this.shape = {
      vocabularySize: config.vocabularySize,
      contextLength: config.contextLength,
      maxSequencesPerStep,
      kvBytesPerToken: slabs * width * Float32Array.BYTES_PER_ELEMENT,
    };
    this.#pastNames = Array.from({ length: maxSequencesPerStep }, (_, slot) =>
      Array.from({ length: slabs }, (_, slab) => pastName(slab >> 1, slab % 2 === 0 ? "key" : "value", slot)),
    );
    this.#noPast = new Tensor("float32", new Float32Array(0), [0, config.groups, config.headDim]);
  }

  /** Loads the model and checks it. Errors: MODEL_INVALID with onnxruntime's reason, or what in the graph contradicts the config. */
  static async load(options: OnnxExecutorOptions): Promise<OnnxExecutor> {
    const session = await createSession(options);
    try {
      await checkGraph(session, options.config, options.maxSequencesPerStep);
      return new OnnxExecutor(session, options);
    } catch (cause) {
      await session.release();
      throw invalid(`${options.path} is not the graph its manifest describes: ${messageOf(cause)}.`, cause);
    }
  }

  createSequence(): KvSequence {
    return new KvSlabs(2 * this.#config.layers, this.#config.groups * this.#config.headDim);
  }

  async run(rows: readonly StepRow[]): Promise<StepOutput> {
    const { groups, headDim, heads } = this.#config;
    const slots = this.shape.maxSequencesPerStep;
    if (rows.length < 1 || rows.length > slots) throw new RangeError(`a step holds 1 to ${slots} sequences, not ${rows.length}`);
    const sequences = rows.map(({ sequence }) => ownSlabs(sequence));
    const layout = stepLayout(
      rows.map((row, i) => ({ past: sequences[i]?.length ?? 0, tokens: row.tokenIds.length, logits: row.logits })),
      slots,
      heads / groups,
    );

    const tokenIds = new BigInt64Array(layout.tokens);
    for (const [row, { tokenIds: ids }] of rows.entries()) {
      const start = layout.starts[row] ?? 0;
      for (let i = 0; i < ids.length; i++) tokenIds[start + i] = BigInt(ids[i] ?? 0);
    }
    const feeds: Record<string, Tensor> = {
      [graphInputs.tokenIds]: new Tensor("int64", tokenIds, [1, layout.tokens]),
      [graphInputs.positions]: new Tensor("int64", layout.positions, [1, layout.tokens]),
      [graphInputs.newMask]: new Tensor("float32", layout.mask, [layout.tokens, layout.tokens]),
      [graphInputs.slotRows]: new Tensor("int64", layout.slotRows, [slots]),
      [graphInputs.slotSplits]: new Tensor("int64", layout.slotSplits, [slots, 2]),
      [graphInputs.logitsRows]: new Tensor("int64", layout.logitsRows, [layout.logitsRows.length]),
    };
    for (const [slot, names] of this.#pastNames.entries()) {
      const sequence = sequences[slot];
      for (const [slab, name] of names.entries()) {
        feeds[name] =
          sequence === undefined || sequence.length === 0
            ? this.#noPast
            : new Tensor("float32", sequence.view(slab), [sequence.length, groups, headDim]);
      }
    }

    const outputs = await this.#session.run(feeds);
    const logits = floats(outputs[graphOutputs.logits]);
    const newKeyValues = floats(outputs[graphOutputs.newKeyValues]);
    const vocabularySize = this.shape.vocabularySize;
    const committed = new Set<number>();
    return {
      logits: (row, position) => {
        const index = (layout.logitsStarts[row] ?? 0) + position;
        return logits.subarray(index * vocabularySize, (index + 1) * vocabularySize);
      },
      commit: (row, tokens) => {
        const sequence = sequences[row];
        if (sequence === undefined || committed.has(row)) throw new RangeError(`row ${row} is not there or already committed`);
        if (tokens > (rows[row]?.tokenIds.length ?? 0)) throw new RangeError(`row ${row} has fewer than ${tokens} tokens`);
        committed.add(row);
        sequence.append(newKeyValues, layout.tokens, layout.starts[row] ?? 0, tokens);
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.release();
  }
}

async function createSession({ path, threads, profile }: OnnxExecutorOptions): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(path, {
      executionProviders: ["cpu"],
      intraOpNumThreads: threads,
      executionMode: "sequential",
      graphOptimizationLevel: "all",
      // Shapes change every step: patterns would be kept for each of them and never reused.
      enableMemPattern: false,
      // Otherwise the threads go on spinning for tens of milliseconds after each run, on cores others could use.
      extra: { session: { force_spinning_stop: "1" } },
      logSeverityLevel: 3,
      ...(profile === undefined ? {} : { enableProfiling: true, profileFilePrefix: profile }),
    });
  } catch (cause) {
    throw invalid(`onnxruntime can't load ${path}: ${messageOf(cause)}`, cause);
  }
}

function invalid(message: string, cause: unknown): ChatGLMError {
  return new ChatGLMError("MODEL_INVALID", message, {
    remedy: "Check it with `langchain-chatglm verify DIR`, or convert the checkpoint again.",
    cause,
  });
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function ownSlabs(sequence: KvSequence): KvSlabs {
  if (!(sequence instanceof KvSlabs)) throw new TypeError("the sequence belongs to another executor");
  return sequence;
}

function floats(tensor: Tensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new ChatGLMError("ENGINE_FAILED", "the model's graph gave no float32 output where one was expected");
}

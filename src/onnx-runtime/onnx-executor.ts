import type { DecoderShape } from "../decoder/decoder-shape.js";
import { graphInputs, graphOutputs, pastName } from "../decoder/graph-io.js";
import type { KvSequence, ModelExecutor, ModelShape, StepOptions, StepOutput, StepRow } from "../engine/model-executor.js";
import { ChatGLMError } from "../errors.js";
import { checkGraph } from "./check-graph.js";
import { type DeviceOption, deviceName, providerOf } from "./device.js";
import { KvSlabs } from "./kv-slabs.js";
import { plainStep } from "./plain-step.js";
import { reasonText } from "./reason-text.js";
import { openSession } from "./sessions/open-session.js";
import type { BindingName, RuntimeSession, SessionTensor } from "./sessions/session.js";
import { type StepLayout, stepLayout } from "./step-layout.js";
import { StepMemory } from "./step-memory.js";

/** Tokens of a step whose memory is kept for the next one: a chunk of a prompt. */
const keptStepTokens = 128;

export interface OnnxExecutorOptions {
  /** Path of `model.onnx`; its external data lies beside it. */
  readonly path: string;
  readonly config: DecoderShape;
  readonly maxSequencesPerStep: number;
  /** Threads of one forward pass, the calling one included. */
  readonly threads: number;
  /** Defaults to "cpu". */
  readonly device?: DeviceOption | undefined;
  /** Where onnxruntime writes what each operator took: the beginning of a file's path. Defaults to nowhere. */
  readonly profile?: string | undefined;
  /** Defaults to the faster one of those that this machine has. */
  readonly binding?: BindingName | undefined;
}

/** Where an input's values come from in a step. */
type Feed = { readonly past: { readonly slot: number; readonly slab: number } } | { readonly name: string };

/**
 * Runs a converted model on onnxruntime's CPU provider. By the C interface a step leaves the thread free and ends when it is told to; by the fallback
 * it blocks: keep it off the main thread.
 */
export class OnnxExecutor implements ModelExecutor {
  readonly shape: ModelShape;
  readonly #session: RuntimeSession;
  readonly #config: DecoderShape;
  /** In the order of the graph's inputs. */
  readonly #feeds: readonly Feed[];
  /** The graph holds no tensor without values: see `graphInputs.pastBias`. */
  readonly #isPlain: boolean;
  readonly #noPast: SessionTensor;
  readonly #logits: StepMemory;
  readonly #newKeyValues: StepMemory;

  private constructor(session: RuntimeSession, { config, maxSequencesPerStep }: OnnxExecutorOptions) {
    this.#session = session;
    this.#config = config;
    const { layers, groups, headDim, vocabularySize, contextLength } = config;
    const slabs = 2 * layers;
    const width = groups * headDim;
    const kvBytesPerToken = slabs * width * Float32Array.BYTES_PER_ELEMENT;
    this.shape = { vocabularySize, contextLength, maxSequencesPerStep, kvBytesPerToken };
    const past = new Map<string, Feed>();
    for (let slot = 0; slot < maxSequencesPerStep; slot++) {
      for (let slab = 0; slab < slabs; slab++) {
        past.set(pastName(slab >> 1, slab % 2 === 0 ? "key" : "value", slot), { past: { slot, slab } });
      }
    }
    this.#feeds = session.inputs.map(({ name }) => past.get(name) ?? { name });
    this.#isPlain = session.inputs.some(({ name }) => name === graphInputs.pastBias);
    const rows = this.#isPlain ? 1 : 0;
    this.#noPast = { data: new Float32Array(rows * width), shape: [rows, groups, headDim] };
    this.#logits = new StepMemory(vocabularySize * maxSequencesPerStep);
    this.#newKeyValues = new StepMemory(slabs * width * keptStepTokens);
  }

  /** What runs the graph, and how. */
  get binding(): BindingName {
    return this.#session.binding;
  }

  /** Loads the model and checks it. Errors: MODEL_INVALID with onnxruntime's reason, or what in the graph contradicts the config. */
  static async load(options: OnnxExecutorOptions): Promise<OnnxExecutor> {
    const session = await open(options);
    try {
      await checkGraph(session, options.config, options.maxSequencesPerStep);
      return new OnnxExecutor(session, options);
    } catch (cause) {
      await session[Symbol.asyncDispose]();
      throw invalid(`${options.path} is not the graph its manifest describes: ${messageOf(cause)}.`, cause);
    }
  }

  createSequence(): KvSequence {
    return new KvSlabs(2 * this.#config.layers, this.#config.groups * this.#config.headDim);
  }

  async run(rows: readonly StepRow[], { signal }: StepOptions = {}): Promise<StepOutput> {
    const { layers, groups, headDim, heads } = this.#config;
    const { maxSequencesPerStep: slots, vocabularySize } = this.shape;
    if (rows.length < 1 || rows.length > slots) throw new RangeError(`a step holds 1 to ${slots} sequences, not ${rows.length}`);
    const sequences = rows.map(({ sequence }) => ownSlabs(sequence));
    const sizes = rows.map((row, i) => ({ past: sequences[i]?.length ?? 0, tokens: row.tokenIds.length, logits: row.logits }));
    const { layout, pastBias } = this.#isPlain
      ? plainStep(sizes, slots, heads / groups)
      : { layout: stepLayout(sizes, slots, heads / groups), pastBias: undefined };
    const given: Readonly<Record<string, SessionTensor>> = {
      ...stepInputs(rows, layout, slots),
      ...(pastBias === undefined ? {} : { [graphInputs.pastBias]: { data: pastBias, shape: [slots] } }),
    };
    const pastShapes = sequences.map(({ length }) => [length, groups, headDim]);
    const feeds = this.#feeds.map((feed) => {
      if ("name" in feed) return given[feed.name] ?? missing(feed.name);
      const { slot, slab } = feed.past;
      const sequence = sequences[slot];
      if (sequence === undefined || sequence.length === 0) return this.#noPast;
      return { data: sequence.view(slab), shape: pastShapes[slot] ?? [] };
    });
    const logits = this.#logits.tensor([1, layout.logitsRows.length, vocabularySize]);
    const newKeyValues = this.#newKeyValues.tensor([2 * layers, layout.tokens, groups * headDim]);
    const targets = this.#session.outputs.map(({ name }) => (name === graphOutputs.logits ? logits : newKeyValues));
    await this.#session.run(feeds, targets, { signal });

    const committed = new Set<number>();
    return {
      logits: (row, position) => {
        const index = (layout.logitsStarts[row] ?? 0) + position;
        return logits.data.subarray(index * vocabularySize, (index + 1) * vocabularySize);
      },
      commit: (row, tokens) => {
        const sequence = sequences[row];
        if (sequence === undefined || committed.has(row)) throw new RangeError(`row ${row} is not there or already committed`);
        if (tokens > (rows[row]?.tokenIds.length ?? 0)) throw new RangeError(`row ${row} has fewer than ${tokens} tokens`);
        committed.add(row);
        sequence.append(newKeyValues.data, layout.tokens, layout.starts[row] ?? 0, tokens);
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session[Symbol.asyncDispose]();
  }
}

/** All inputs but what is kept of the past. */
function stepInputs(rows: readonly StepRow[], layout: StepLayout, slots: number): Readonly<Record<string, SessionTensor>> {
  const { tokens, starts, positions, mask, slotRows, slotSplits, logitsRows } = layout;
  const tokenIds = new BigInt64Array(tokens);
  for (const [row, { tokenIds: ids }] of rows.entries()) {
    const start = starts[row] ?? 0;
    for (let i = 0; i < ids.length; i++) tokenIds[start + i] = BigInt(ids[i] ?? 0);
  }
  return {
    [graphInputs.tokenIds]: { data: tokenIds, shape: [1, tokens] },
    [graphInputs.positions]: { data: positions, shape: [1, tokens] },
    [graphInputs.newMask]: { data: mask, shape: [tokens, tokens] },
    [graphInputs.slotRows]: { data: slotRows, shape: [slots] },
    [graphInputs.slotSplits]: { data: slotSplits, shape: [slots, 2] },
    [graphInputs.logitsRows]: { data: logitsRows, shape: [logitsRows.length] },
  };
}

async function open({ path, threads, device = "cpu", profile, binding }: OnnxExecutorOptions): Promise<RuntimeSession> {
  try {
    // Plug-ins and their options exist for the C interface alone.
    return await openSession(path, { threads, profile, provider: providerOf(device) }, device === "cpu" ? binding : "c-api");
  } catch (cause) {
    if (device !== "cpu") {
      throw new ChatGLMError("ENGINE_FAILED", `${path} can't be run on ${deviceName(device)}: ${reasonText(cause)}.`, {
        remedy: "`langchain-chatglm doctor` says what works on this machine and what the rest needs.",
        cause,
      });
    }
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

function missing(name: string): never {
  throw new ChatGLMError("ENGINE_FAILED", `the model's graph wants an input ${name}, which nothing gives`);
}

import type { CheckpointTensor, Decoder } from "../../decoder/decoder-tensors.js";
import { graphInputs, graphOutputs, plainSlotBuckets } from "../../decoder/graph-io.js";
import type { GraphTarget, Precision } from "../../model-folder/manifest.js";
import { momentsKey } from "../calibrated/activation-moments.js";
import type { StoredTensor, WeightPlan } from "../weight-plan.js";
import { type AttentionStep, attention, attentionInputs, slotBuckets } from "./attention.js";
import { type ExternalLocation, GraphBuilder } from "./graph-builder.js";
import { plainAttention } from "./plain-attention.js";
import { projections } from "./projections.js";
import { fusedRotation, plainRotation } from "./rotation.js";
import { type GraphStudy, narrowMatrix, type WeightFormat, Weights } from "./weights.js";

export interface GraphOptions {
  readonly precision: Precision;
  /** Columns that share a scale, for int8 and int4. */
  readonly blockSize: number;
  /** Sequences one run may hold. */
  readonly maxSequencesPerStep: number;
  /** Defaults to "cpu". */
  readonly target?: GraphTarget | undefined;
  /** Matrices of an int4 graph that have 8 bits, by {@link momentsKey}. Defaults to none. */
  readonly eightBits?: ReadonlySet<string> | undefined;
  /** What the graph is made to find out, beside answering. Defaults to nothing. */
  readonly study?: GraphStudy | undefined;
}

export interface ExportGraph {
  /** What has to be stored, in the order of the file. */
  readonly weights: readonly WeightPlan[];
  /** The bytes of `model.onnx`. */
  onnx(external: (tensor: StoredTensor) => ExternalLocation): Uint8Array;
  /** By {@link momentsKey} of a matrix: the output with what goes into it, [1, T, columns]. Empty but in a study of inputs. */
  readonly observed: ReadonlyMap<string, string>;
  /** {@link momentsKey} of the matrices that can have 4 bits, by number. Empty but in a study of harms. */
  readonly switchable: readonly string[];
}

/**
 * A decoder as one ONNX graph that serves prefill, chunked prefill, decode and verification of several tokens,
 * for one sequence or a ragged batch. Past keys and values are inputs, so they can be views of memory the caller
 * owns; only the new tokens' keys and values and the wanted rows of logits are outputs. See `decoder/graph-io.ts`.
 */
export function buildGraph({ shape: config, tensors }: Decoder, options: GraphOptions): ExportGraph {
  const graph = new GraphBuilder();
  const weights = new Weights(graph, weightFormats(options), options.study);
  const { headDim, heads, groups, vocabularySize } = config;
  const epsilon = { float: config.epsilon };
  const queryWidth = heads * headDim;
  const keyWidth = groups * headDim;

  const tokenIds = graph.input(graphInputs.tokenIds, "int64", [1, "tokens"]);
  const positions = graph.input(graphInputs.positions, "int64", [1, "tokens"]);
  const newMask = graph.input(graphInputs.newMask, "float32", ["tokens", "tokens"]);
  const slotRows = graph.input(graphInputs.slotRows, "int64", [options.maxSequencesPerStep]);
  const slotSplits = graph.input(graphInputs.slotSplits, "int64", [options.maxSequencesPerStep, 2]);
  const logitsRows = graph.input(graphInputs.logitsRows, "int64", ["logits_rows"]);
  if (options.study === "harms") graph.input(narrowMatrix, "int64", [1]);
  const { maxSequencesPerStep, target = "cpu" } = options;
  const isPlain = target === "plain";
  const names = { newMask, slotRows, slotSplits };
  const buckets = isPlain ? plainSlotBuckets(maxSequencesPerStep) : slotBuckets(maxSequencesPerStep);
  const shared = attentionInputs(graph, config, names, maxSequencesPerStep, buckets);
  const pastBias = isPlain ? graph.input(graphInputs.pastBias, "float32", [maxSequencesPerStep]) : "";
  const attend = (layer: number, step: AttentionStep): string =>
    isPlain ? plainAttention(graph, config, layer, shared, pastBias, step) : attention(graph, config, layer, shared, step);
  const rotate = isPlain ? plainRotation(graph, config, positions) : fusedRotation(graph, config, positions);
  const project = projections(graph, weights, tensors.layers, [queryWidth, keyWidth, keyWidth]);

  let residual = weights.embedding("/embedding", tokenIds, tensors.embedding);
  /** The last sublayer's output, not yet added to the residual: the add is fused into the next norm. */
  let update: string | undefined;
  const norm = (name: string, tensor: CheckpointTensor): string => {
    const weight = weights.vector(`${name}.weight`, tensor);
    if (update === undefined) {
      return graph.node("SimplifiedLayerNormalization", name, [residual, weight], { attributes: { epsilon, axis: -1 } });
    }
    const sum = `${name}/residual`;
    graph.node("SkipSimplifiedLayerNormalization", name, [residual, update, weight], {
      domain: "com.microsoft",
      outputs: [name, "", "", sum],
      attributes: { epsilon },
    });
    residual = sum;
    return name;
  };

  const outputNorm = (name: string, input: string, tensor: CheckpointTensor | undefined): string => {
    if (tensor === undefined) return input;
    const weight = weights.vector(`${name}.weight`, tensor);
    return graph.node("SimplifiedLayerNormalization", name, [input, weight], { attributes: { epsilon, axis: -1 } });
  };

  const newKeyValues: string[] = [];
  for (const [layer, own] of tensors.layers.entries()) {
    const name = `/layers.${layer}`;
    const attentionIn = norm(`${name}/input_norm`, own.inputNorm);
    const [queryPart, keyPart, value] = project(`${name}/attention`, attentionIn, own);
    const query = rotate(`${name}/attention/query/rotated`, queryPart, heads);
    const key = rotate(`${name}/attention/key/rotated`, keyPart, groups);
    newKeyValues.push(key, value);
    const context = attend(layer, { query, key, value });
    const attended = weights.matMul(`${name}/attention/dense`, context, own.attentionOutput);
    update = outputNorm(`${name}/attention_output_norm`, attended, own.attentionOutputNorm);

    const mlpIn = norm(`${name}/post_attention_norm`, own.postAttentionNorm);
    const gate = weights.matMul(`${name}/mlp/gate`, mlpIn, own.gate.tensor, { rows: own.gate.rows });
    const up = weights.matMul(`${name}/mlp/up`, mlpIn, own.up.tensor, { rows: own.up.rows });
    // x · sigmoid(x), SiLU, is QuickGelu with alpha 1: one pass instead of two.
    const activated = graph.node("QuickGelu", `${name}/mlp/silu`, [gate], {
      domain: "com.microsoft",
      attributes: { alpha: { float: 1 } },
    });
    const gated = graph.node("Mul", `${name}/mlp/gated`, [activated, up]);
    const fed = weights.matMul(`${name}/mlp/down`, gated, own.down);
    update = outputNorm(`${name}/mlp_output_norm`, fed, own.mlpOutputNorm);
  }

  // Only the wanted rows go through the final norm and the output layer.
  const summed = graph.node("Add", "/final/residual", [residual, update ?? residual]);
  const wanted = graph.node("Gather", "/final/rows", [summed, logitsRows], { attributes: { axis: 1 } });
  const finalNorm = weights.vector("/final_norm.weight", tensors.finalNorm);
  const normalised = (name: string, input: string): string =>
    graph.node("SimplifiedLayerNormalization", name, [input, finalNorm], { attributes: { epsilon, axis: -1 } });
  // Observed of all rows, for they cost nothing without their logits.
  const observedNorm = options.study === "inputs" ? normalised("/final_norm/observed", summed) : undefined;
  const outputLayer = weights.matMul("/output_layer", normalised("/final_norm", wanted), tensors.output, {
    observed: observedNorm,
  });
  graph.node("Identity", "/logits", [outputLayer], { outputs: [graphOutputs.logits] });
  graph.output(graphOutputs.logits, "float32", [1, "logits_rows", vocabularySize]);
  graph.node("Concat", "/new_key_values", newKeyValues, { outputs: [graphOutputs.newKeyValues], attributes: { axis: 0 } });
  graph.output(graphOutputs.newKeyValues, "float32", [2 * config.layers, "tokens", keyWidth]);

  const { plans, observed, switchable } = weights;
  return { weights: plans, onnx: (external) => graph.encode("chatglm", external), observed, switchable };
}

function weightFormats({ precision, blockSize, eightBits }: GraphOptions): (tensor: string, firstRow: number) => WeightFormat {
  if (precision === "fp32") return () => ({ kind: "float32" });
  return (tensor, firstRow) => {
    const isWide = precision === "int8" || eightBits?.has(momentsKey(tensor, firstRow)) === true;
    return { kind: "blocks", bits: isWide ? 8 : 4, blockSize };
  };
}

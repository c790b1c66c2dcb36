/** The public names of langchain-chatglm/training. */

export type { Device } from "../onnx-runtime/graph-session.js";
export type { AdamWOptions } from "./adamw.js";
export { type DistillOptions, distill } from "./distill.js";
export {
  chatglm3Sizes,
  type InitialCheckpointOptions,
  type InitialCheckpointSizes,
  writeInitialCheckpoint,
} from "./initial-checkpoint.js";
export type { MuonOptions } from "./muon.js";
export type { StoredPrecision } from "./safetensors-header.js";
export { type TokenizerTrainingOptions, trainTokenizer } from "./tokenizer-trainer.js";
export { type TrainingProgress, type TrainingResult, type TrainOptions, train } from "./train.js";
export type { OptimiserOptions } from "./trainer.js";
export type { SkippedLine } from "./training-data.js";
export type { TrainingStartOptions } from "./training-start.js";
export type { LogEntry } from "./training-state.js";

import type { DeviceOption } from "../src/model/text-generation.js";
import type { Measurements } from "./measurements.js";

export interface BenchOptions {
  readonly rounds: number;
  readonly threads: number;
  /** Layers of the 6B-shaped model; fewer for a quick look. */
  readonly layers: number;
  /** Scratch folder that holds node-llama-cpp, its model and bench.mjs. */
  readonly peer?: string;
  /** A trained model to measure: a GGUF file. */
  readonly model?: string;
  /** One part of a bench alone. */
  readonly part?: string;
  /** An interpreter that has torch, the peer of training. */
  readonly python?: string;
  /** What to measure beside the processor. */
  readonly device?: DeviceOption;
  /** Leaves out what takes minutes. */
  readonly quick: boolean;
}

/** Adds to `figures` as it goes: what was measured until it is stopped is kept. */
export type Bench = (options: BenchOptions, figures: Measurements) => Promise<void>;

import { availableParallelism } from "node:os";
import { Argument, Command } from "commander";
import { benchAnswerCache } from "./answer-cache.js";
import { benchDecode } from "./decode.js";
import { benchDeterministic } from "./deterministic.js";
import { benchEngine } from "./engine.js";
import { benchGraphAnswers } from "./graph-answers.js";
import { benchProfile } from "./profile.js";
import { benchSoak } from "./soak.js";
import { benchStructuredOutput } from "./structured-output.js";
import { benchTraining } from "./training.js";

export interface BenchOptions {
  readonly rounds: number;
  readonly threads: number;
  /** Layers of the 6B-shaped model; fewer for a quick look. */
  readonly layers: number;
  /** Scratch folder that holds node-llama-cpp, its model and bench.mjs. */
  readonly peer?: string;
  /** An interpreter that has torch, the peer of training. */
  readonly python?: string;
  /** Leaves out what takes minutes. */
  readonly quick: boolean;
}

const benches: Readonly<Record<string, (options: BenchOptions) => Promise<void>>> = {
  "answer-cache": benchAnswerCache,
  decode: benchDecode,
  deterministic: benchDeterministic,
  engine: benchEngine,
  "graph-answers": benchGraphAnswers,
  profile: benchProfile,
  soak: benchSoak,
  "structured-output": benchStructuredOutput,
  training: benchTraining,
};

await new Command("bench")
  .description("Speed, beside what the machine can do or a peer does; writes bench/results/NAME.json and .svg.")
  .addArgument(new Argument("[names...]", "which ones (default: all)").choices(Object.keys(benches)))
  .option("--rounds <n>", "how often each is measured", Number, 3)
  .option("--threads <n>", "processors to use", Number, availableParallelism())
  .option("--layers <n>", "of the 6B-shaped model: fewer for a quick look", Number, 28)
  .option("--peer <folder>", "with node-llama-cpp, its model and bench.mjs")
  .option("--python <path>", "an interpreter that has torch, the peer of training")
  .option("--quick", "leave out what takes minutes", false)
  .action(async (names: string[], options: BenchOptions) => {
    for (const name of names.length === 0 ? Object.keys(benches) : names) await benches[name]?.(options);
  })
  .parseAsync();

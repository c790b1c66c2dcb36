import { availableParallelism, constants } from "node:os";
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import type { DeviceOption } from "../src/model/text-generation.js";
import { benchAnswerCache } from "./answer-cache.js";
import type { Bench, BenchOptions } from "./bench-options.js";
import { benchBindings } from "./bindings.js";
import { benchDecode } from "./decode.js";
import { benchDeterministic } from "./deterministic.js";
import { benchDevice } from "./device.js";
import { benchDistributed } from "./distributed.js";
import { benchDistributedSimulation } from "./distributed-simulation.js";
import { benchDocumentIndex } from "./document-index.js";
import { benchEngine } from "./engine.js";
import { benchGraphAnswers } from "./graph-answers.js";
import { Measurements } from "./measurements.js";
import { benchProfile } from "./profile.js";
import { clearProgress, progress } from "./progress.js";
import { benchQuestions } from "./questions.js";
import { benchRealModel } from "./real-model.js";
import { reportPartial, results } from "./report.js";
import { benchServer } from "./server.js";
import { benchSoak } from "./soak.js";
import { benchStructuredOutput } from "./structured-output.js";
import { benchTraining } from "./training.js";
import { benchVectors } from "./vectors.js";

const benches: Readonly<Record<string, Bench>> = {
  "answer-cache": benchAnswerCache,
  bindings: benchBindings,
  decode: benchDecode,
  deterministic: benchDeterministic,
  distributed: benchDistributed,
  "distributed-simulation": benchDistributedSimulation,
  device: benchDevice,
  "document-index": benchDocumentIndex,
  engine: benchEngine,
  "graph-answers": benchGraphAnswers,
  profile: benchProfile,
  questions: benchQuestions,
  "real-model": benchRealModel,
  server: benchServer,
  soak: benchSoak,
  "structured-output": benchStructuredOutput,
  training: benchTraining,
  vectors: benchVectors,
};

await new Command("bench")
  .description("Speed, beside what the machine can do or a peer does; writes bench/results/NAME.json and .svg.")
  .addArgument(new Argument("[names...]", "which ones (default: all)").choices(Object.keys(benches)))
  .option("--rounds <n>", "how often each is measured", Number, 3)
  .option("--threads <n>", "processors to use", Number, availableParallelism())
  .option("--layers <n>", "of the 6B-shaped model: fewer for a quick look", Number, 28)
  .option("--peer <folder>", "with node-llama-cpp, its model and bench.mjs")
  .option("--model <file>", "of real-model: a GGUF file")
  .addOption(new Option("--part <name>", "of real-model, one part alone").choices(["decode", "answers", "structured", "plans"]))
  .option("--python <path>", "an interpreter that has torch, the peer of training")
  .option("--device <device>", "webgpu, or openvino=FILE with the file of its plug-in", deviceOf)
  .option("--quick", "leave out what takes minutes", false)
  .option("--results <folder>", "where results are written", results.folder)
  .action(async (names: string[], { results: folder, ...options }: BenchOptions & { readonly results: string }) => {
    results.folder = folder;
    for (const name of names.length === 0 ? Object.keys(benches) : names) {
      const figures = new Measurements();
      progress(`${name}: begins`);
      const stop = (signal: NodeJS.Signals): void => {
        reportPartial(name, figures.figures);
        process.exit(128 + constants.signals[signal]);
      };
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
      await benches[name]?.(options, figures);
      clearProgress();
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
    }
  })
  .parseAsync();

function deviceOf(text: string): DeviceOption {
  const library = /^openvino=(.+)$/.exec(text)?.[1];
  if (library !== undefined) return { name: "openvino", library };
  if (text === "cpu" || text === "webgpu") return text;
  throw new InvalidArgumentError("webgpu or openvino=FILE is needed.");
}

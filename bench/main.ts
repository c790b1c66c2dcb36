import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { benchDecode } from "./decode.js";
import { benchEngine } from "./engine.js";
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
  readonly peerFolder: string | undefined;
  /** An interpreter that has torch, the peer of training. */
  readonly python: string | undefined;
  /** Leaves out what takes minutes. */
  readonly quick: boolean;
}

const benches: Readonly<Record<string, (options: BenchOptions) => Promise<void>>> = {
  decode: benchDecode,
  engine: benchEngine,
  profile: benchProfile,
  soak: benchSoak,
  "structured-output": benchStructuredOutput,
  training: benchTraining,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "3" },
    threads: { type: "string", default: String(availableParallelism()) },
    layers: { type: "string", default: "28" },
    peer: { type: "string" },
    python: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});
const chosen = positionals.length === 0 ? Object.keys(benches) : positionals;
for (const name of chosen) {
  const bench = benches[name];
  if (bench === undefined) {
    console.error(`no bench "${name}"; there are: ${Object.keys(benches).join(", ")}`);
    process.exitCode = 2;
    break;
  }
  await bench({
    rounds: Number(values.rounds),
    threads: Number(values.threads),
    layers: Number(values.layers),
    peerFolder: values.peer,
    python: values.python,
    quick: values.quick,
  });
}

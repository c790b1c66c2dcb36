/** Trains the copying task in the folder named on the command line up to its eighth step, says so, and waits to be killed. */
import { writeSync } from "node:fs";
import { train } from "../../../src/training/train.js";
import { copyingOptions } from "./copying-task.js";

await train({
  ...copyingOptions(process.argv[2] ?? ""),
  onProgress({ step }) {
    if (step < 8) return;
    writeSync(1, "waiting\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});

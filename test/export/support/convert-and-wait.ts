/**
 * A process to be killed: `CHECKPOINT OUT` on the command line. It converts, says "converting" on standard output from the middle of the
 * work, and then stands still there for good.
 */
import { writeSync } from "node:fs";
import { convertCheckpoint } from "../../../src/export/convert-checkpoint.js";

const [, , checkpoint = "", out = ""] = process.argv;

let chunks = 0;
await convertCheckpoint({
  checkpoint,
  out,
  precision: "int4",
  onProgress: () => {
    chunks++;
    if (chunks < 5) return;
    writeSync(1, "converting\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});

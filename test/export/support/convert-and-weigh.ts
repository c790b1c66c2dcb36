/**
 * A process to be weighed: `CHECKPOINT OUT` on the command line. It converts, and says on standard output how many bytes of memory
 * (resident set) it held at most, seen after each chunk, when all that a chunk needs is there.
 */
import { convertCheckpoint } from "../../../src/export/convert-checkpoint.js";

const [, , checkpoint = "", out = ""] = process.argv;

let most = 0;
await convertCheckpoint({
  checkpoint,
  out,
  precision: "int4",
  onProgress: () => {
    most = Math.max(most, process.memoryUsage.rss());
  },
});
process.stdout.write(`${most}\n`);

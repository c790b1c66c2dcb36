// A worker whose model only takes its time: node pretend-worker.mjs CONNECTION SCOPE SLOTS HELD. It holds the prefixes it had last.
import { createWorker } from "../../dist/distributed/index.js";

const [connection, scope, slots, held] = process.argv.slice(2);
const prefixes = new Set();

await createWorker({
  connection,
  scope,
  concurrency: Number(slots),
  handlers: {
    generate: async ({ prefix, prefixMs, restMs }) => {
      const hit = prefixes.delete(prefix);
      prefixes.add(prefix);
      const [oldest] = prefixes;
      if (prefixes.size > Number(held)) prefixes.delete(oldest);
      await new Promise((resolve) => setTimeout(resolve, restMs + (hit ? 0 : prefixMs)));
      return hit;
    },
  },
});
process.stdout.write("ready\n");

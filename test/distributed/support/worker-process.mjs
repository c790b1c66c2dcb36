// A worker in a process of its own: node worker-process.mjs CONNECTION SCOPE LEASE MAX_ATTEMPTS. Says "ready" and a line for each job that begins.
import { createWorker } from "../../../dist/distributed/index.js";

const [connection, scope, lease, maxAttempts] = process.argv.slice(2);

/** The words of a story, one by one; what they are follows from its name alone. */
async function tell({ name, words, pause }, emit, signal) {
  process.stdout.write(`begins ${name}\n`);
  for (let index = 0; index < words && !signal.aborted; index += 1) {
    emit({ type: "text-delta", text: `${name}:${index} ` });
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return { name, words };
}

await createWorker({
  connection,
  scope,
  lease: Number(lease),
  maxAttempts: Number(maxAttempts),
  handlers: {
    story: (input, { emit, signal }) => tell(input, emit, signal),
    // Goes to the worker that has its prompt.
    "reply:story": (input, { emit, signal }) => tell(input.story, emit, signal),
    poison: () => process.kill(process.pid, "SIGKILL"),
  },
});
process.stdout.write("ready\n");

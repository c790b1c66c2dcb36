import { setTimeout as wait } from "node:timers/promises";
import { bullmqExecutor } from "../src/distributed/index.js";
import type { Executor } from "../src/fan-out/executor.js";
import { WorkerFleet } from "../test/distributed/support/worker-fleet.js";
import { redisProgram, startRedis } from "../test/support/servers/redis-server.js";
import type { Attack, Try } from "./attack.js";
import { seededNumbers } from "./support/run-module.js";

const WORKERS = 3;
const READERS = 8;
const WORDS = 40;

/** `kill -9` of workers under load. */
export const attack: Attack = {
  name: "killed-workers",
  title:
    "Workers of a queue are killed (SIGKILL) again and again while 8 readers read answers from them: each answer comes whole, and no word of it twice",
  async *run({ short, seed, folder }) {
    if (redisProgram === undefined) return;
    const kills = short ? 6 : 200;
    const random = seededNumbers(seed);
    const server = await startRedis(folder);
    const shared = { connection: server.url, scope: "attack", maxAttempts: 20 };
    const fleet = new WorkerFleet({ ...shared, lease: 5_000 });
    const executor = bullmqExecutor(shared);
    const tries: Try[] = [];
    let over = false;
    try {
      await Promise.all(Array.from({ length: WORKERS }, (_, place) => fleet.start(place)));
      const readers = Array.from({ length: READERS }, async (_, reader) => {
        for (let round = 0; !over; round += 1) tries.push(await readStory(executor, `${reader}.${round}`, reader % 2 === 0));
      });
      for (let kill = 0; kill < kills; kill += 1) {
        await wait(100 + random(900));
        const place = random(WORKERS);
        if (!(await fleet.kill(place))) throw new Error(`worker ${place} was gone before it was killed`);
        // The others go on meanwhile.
        await fleet.start(place);
        yield* tries.splice(0);
      }
      over = true;
      await Promise.all(readers);
      yield* tries;
    } finally {
      over = true;
      await executor.close();
      await fleet[Symbol.asyncDispose]();
      await server.stop();
    }
  },
};

async function readStory(executor: Executor, name: string, routed: boolean): Promise<Try> {
  const story = { name, words: WORDS, pause: 10 };
  const job = routed
    ? { kind: "reply:story", input: { story, messages: [{ role: "user", content: name }] } }
    : { kind: "story", input: story };
  const running = executor.run(job, { totalTimeout: 120_000 });
  let text = "";
  for (;;) {
    const next = await running.next();
    if (!next.done) {
      text += (next.value as { readonly text: string }).text;
      continue;
    }
    const whole = Array.from({ length: WORDS }, (_, index) => `${name}:${index} `).join("");
    const held = next.value.status === "ok" && text === whole;
    return { held, what: `story ${name}: ${JSON.stringify(next.value).slice(0, 300)} ${JSON.stringify(text)}` };
  }
}

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answering/answer.js";
import { type AnswerChainOptions, createAnswerChain } from "../../src/answering/answer-chain.js";
import { wait } from "../../src/async/wait.js";
import { bullmqExecutor, createWorker, type RunningWorker } from "../../src/distributed/index.js";
import { ChatGLMError } from "../../src/errors.js";
import type { Executor, JobHandler, JobOutcome } from "../../src/fan-out/executor.js";
import type { Json } from "../../src/fan-out/json.js";
import { LocalExecutor } from "../../src/fan-out/local-executor.js";
import { DocumentSource } from "../../src/sources/documents/document-source.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import { evidence, FixedSource } from "../answering/fixed-source.js";
import { RecordingChatModel } from "../answering/recording-chat-model.js";
import { postgresProgram, startPostgres } from "../support/servers/postgres-server.js";
import { redisProgram, startRedis } from "../support/servers/redis-server.js";
import type { StoreServer } from "../support/servers/store-server.js";

/** What a handler does: tells some events, then comes to an end of some kind. */
interface Script {
  readonly events: readonly Json[];
  readonly end: "return" | "throw" | "refuse" | "hang";
  readonly value: Json;
}

const play: JobHandler = async (input, { emit, signal }) => {
  const { events, end, value } = input as unknown as Script;
  for (const event of events) {
    emit(event);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (end === "throw") throw new RangeError("out of range");
  if (end === "refuse") throw new ChatGLMError("CONTEXT_OVERFLOW", "Too long.", { remedy: "Shorten it." });
  if (end === "hang") await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  return value;
};

/** How the asker ends what hangs. */
type Stop = "abort" | "leave" | "timeout" | "totalTimeout";

const timeless = ({ waitedMs: _waited, ranMs: _ran, ...outcome }: JobOutcome): unknown =>
  JSON.parse(JSON.stringify(outcome, (name, value: unknown) => (name === "stack" ? undefined : value)));

interface Performance {
  readonly told: readonly Json[];
  readonly outcome: unknown;
}

async function perform(executor: Executor, script: Script, stop: Stop): Promise<Performance> {
  const controller = new AbortController();
  const limits = script.end !== "hang" ? {} : stop === "timeout" || stop === "totalTimeout" ? { [stop]: 150 } : {};
  const running = executor.run({ kind: "play", input: script as unknown as Json }, { signal: controller.signal, ...limits });
  const told: Json[] = [];
  const enough = (): boolean => script.end === "hang" && told.length === script.events.length;
  if (stop === "abort" && enough()) controller.abort(new Error("enough"));
  for (;;) {
    if (stop === "leave" && enough()) {
      await running.return(undefined as never);
      return { told, outcome: "left" };
    }
    const next = await running.next();
    if (next.done) return { told, outcome: timeless(next.value) };
    told.push(next.value);
    if (stop === "abort" && enough()) controller.abort(new Error("enough"));
  }
}

/** JSON has no -0. */
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);
const event = fc.oneof(
  json,
  fc.string().map((text): Json => ({ type: "text-delta", text })),
);
const script = fc.record({
  events: fc.array(event, { maxLength: 12 }),
  end: fc.constantFrom("return", "return", "throw", "refuse", "hang"),
  value: json,
}) as fc.Arbitrary<Script>;
const stop = fc.constantFrom<Stop>("abort", "leave", "timeout", "totalTimeout");

/** What each source does with one question. */
type Mood = "finds" | "finds nothing" | "fails" | "talks nonsense" | "hangs";
const mood = fc.constantFrom<Mood>("finds", "finds", "finds nothing", "fails", "talks nonsense");
const moods3 = fc.tuple(mood, mood, mood);
const parts = [
  "Who founded the Tingquan tea museum?",
  "Where was Lin Yue's teacher born?",
  "Which tea did the teacher of Lin Yue study?",
  "Compare Lin Yue and Shen Yanqiu.",
  "Why is the sky blue over the museum?",
  "林月的老师出生在哪里？",
];
/** One to three of them in any order: a plan of as many steps. */
const question = fc.shuffledSubarray(parts, { minLength: 1, maxLength: 3 }).map((some) => some.join(" "));
const PLANNED = "Who founded the Tingquan tea museum, and where was Lin Yue's teacher born?";

const servers = [
  { name: "Redis", program: redisProgram, start: startRedis },
  { name: "PostgreSQL", program: postgresProgram, start: startPostgres },
];

for (const { name, program, start } of servers) {
  describe.skipIf(program === undefined)(`here and through ${name}`, () => {
    let server: StoreServer;
    let executor: Executor;
    let worker: RunningWorker;
    let moods: readonly Mood[] = [];
    /** Told when a source hangs. */
    let hung: () => void = () => {};
    const source = (place: number): FixedSource =>
      new FixedSource(`source-${place}`, async (signal) => {
        const now = moods[place];
        if (now === "hangs") {
          hung();
          await new Promise((resolve) => signal?.addEventListener("abort", resolve, { once: true }));
        }
        if (now === "fails") throw new ChatGLMError("DOCUMENT_INVALID", "line 3 is no text");
        if (now === "talks nonsense") return "no list";
        return now === "finds" ? [evidence(`The museum ${place} was founded by Shen Yanqiu.`)] : [];
      });
    const options = (): AnswerChainOptions => ({
      model: new RecordingChatModel({ id: "m", pieces: ["The museum 1", " was founded by Shen Yanqiu [1]."] }),
      cache: false,
      fanOut: { timeout: 120_000 },
      sources: [
        new GraphSource({ path: "examples/corpus/facts.ttl" }),
        new DocumentSource({ path: "examples/corpus/documents", indexFolder: false }),
        ...[0, 1, 2].map(source),
      ],
    });

    beforeAll(async () => {
      server = await start();
      const handlers = { ...createAnswerChain(options()).jobHandlers, play };
      worker = await createWorker({ connection: server.url, handlers, concurrency: 8 });
      executor = bullmqExecutor({ connection: server.url });
    });
    afterAll(async () => {
      await executor.close();
      await worker.close();
      await server.stop();
    });

    it("jobs tell the same and end the same, however they end", async () => {
      const here = new LocalExecutor({ handlers: { play } });
      await fc.assert(
        fc.asyncProperty(script, stop, async (plot, how) => {
          const [there, same] = [await perform(executor, plot, how), await perform(here, plot, how)];
          expect(there.outcome).toEqual(same.outcome);
          // How far it comes until its time is up depends on the machine.
          const isTimed = plot.end === "hang" && (how === "timeout" || how === "totalTimeout");
          expect(there.told).toEqual((isTimed ? plot.events : same.told).slice(0, isTimed ? there.told.length : undefined));
        }),
        { numRuns: 60 },
      );
    });

    const plain = ({ timing: _, sources, ...answer }: Answer): unknown => ({
      ...answer,
      sources: sources.map((one) => ({ ...one, ms: 0 })),
    });
    /** The answer, or why there is none; a signal fires when a source hangs. */
    async function ask(chain: ReturnType<typeof createAnswerChain>, asked: string): Promise<unknown> {
      const controller = new AbortController();
      hung = () => controller.abort(new Error("enough"));
      try {
        return plain(await chain.invoke(asked, { signal: controller.signal }));
      } catch (error) {
        // Through a queue a stranger's error comes as JOB_FAILED, with its message.
        const code = error instanceof ChatGLMError ? error.code : "JOB_FAILED";
        return [code, error instanceof Error ? error.message : error];
      } finally {
        hung = () => {};
        await idle();
      }
    }
    /** A question that was stopped may have jobs that a worker takes just then: they are not to be taken for the next question's. */
    async function idle(): Promise<void> {
      for (let quiet = 0; quiet < 3; quiet = worker.running === 0 ? quiet + 1 : 0) await wait(20);
    }

    it("questions get the same answers, whatever their plan, and whichever sources fail", async () => {
      const here = createAnswerChain(options());
      const there = createAnswerChain({ ...options(), executor });
      let planned = 0;
      await fc.assert(
        fc.asyncProperty(question, moods3, async (asked, drawn) => {
          moods = drawn;
          const same = await ask(here, asked);
          expect(await ask(there, asked)).toEqual(same);
          if (typeof same === "object" && same !== null && "plan" in same) planned += 1;
        }),
        { numRuns: 20, examples: [[PLANNED, ["finds", "fails", "finds nothing"]]] },
      );
      expect(planned).toBeGreaterThan(0);
    });

    it("questions that are stopped while a source hangs end the same", async () => {
      const here = createAnswerChain(options());
      const there = createAnswerChain({ ...options(), executor });
      await fc.assert(
        fc.asyncProperty(question, moods3, fc.nat(2), async (asked, drawn, place) => {
          moods = drawn.map((one, at) => (at === place ? "hangs" : one));
          expect(await ask(there, asked)).toEqual(await ask(here, asked));
        }),
        { numRuns: 20 },
      );
    });
  });
}

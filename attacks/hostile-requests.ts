import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ChatGLM, ChatGLMChatModel, type ChatGLMChatModelFields, ChatGLMError } from "langchain-chatglm";
import { writeScriptedModel } from "langchain-chatglm/testing";
import type { Attack, AttackOptions, Try } from "./attack.js";

/** Milliseconds after which a call or a process that should end counts as hanging. */
const patience = 60_000;
const root = fileURLToPath(new URL("../", import.meta.url));

const cycle: Record<string, unknown> = {};
cycle["self"] = cycle;

/** Values that hardly an option means. */
const hostile: readonly unknown[] = [
  "0",
  "",
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  0.5,
  1e6,
  1e99,
  2 ** 53,
  null,
  true,
  [],
  [5],
  {},
  cycle,
  () => 1,
  Symbol("x"),
  10n,
  new Map([[1, 2]]),
  new (class Odd {})(),
  Promise.resolve(1),
  new Proxy({}, {}),
];
/** The same as text, for a process of its own. */
const uncloneable = ["() => 1", "Symbol('x')", "Promise.resolve(1)", "new Proxy({}, {})", "new WeakMap()", "10n"];

const perCall = ["temperature", "topP", "topK", "maxTokens", "repetitionPenalty", "seed", "stop"];
const callOnly = ["tools", "tool_choice", "responseSchema", "signal", "timeout"];
const settings = ["threads", "kvCacheBytes", "maxQueuedRequests", "speculation", "prefixFolder", "deterministic"];
const constructorOnly = [...settings, "systemPrompt", "cache", "model"];

export const attack: Attack = {
  name: "hostile-requests",
  title:
    "Values of wrong types, impossible and uncloneable ones, in every option: a typed error or a reply, and the process ends",
  async *run({ short, folder }: AttackOptions): AsyncIterable<Try> {
    const model = path.join(folder, "model");
    await writeScriptedModel(model, ["好"]);
    const values = short ? hostile.filter((_, index) => index % 3 === 0) : hostile;
    await using chat = new ChatGLMChatModel({ model, temperature: 0, maxTokens: 4 });
    await using llm = new ChatGLM({ model, temperature: 0, maxTokens: 4 });
    for (const value of values) {
      for (const option of [...perCall, ...callOnly]) {
        yield await attempt(`invoke ${option}`, value, () => chat.invoke("hi", { [option]: value }));
        yield await attempt(`stream ${option}`, value, async () => {
          for await (const _ of await chat.stream("hi", { [option]: value }));
        });
      }
      for (const option of perCall) yield await attempt(`llm ${option}`, value, () => llm.invoke("hi", { [option]: value }));
      for (const option of [...perCall, ...constructorOnly]) {
        yield await attempt(`new ${option}`, value, async () => {
          const fields = { model, temperature: 0, maxTokens: 4, [option]: value } as unknown as ChatGLMChatModelFields;
          await using other = new ChatGLMChatModel(fields);
          await other.invoke("hi");
        });
      }
    }
    yield { held: (await chat.invoke("hi")).text === "好", what: "the model answers afterwards" };
    for (const value of short ? uncloneable.slice(0, 2) : uncloneable) yield await inOwnProcess(model, value);
  },
};

/** Codes by which a caller can tell that the option was wrong. */
const refusals = new Set(["INVALID_OPTION", "MODEL_NOT_FOUND", "MODEL_INVALID", "CONTEXT_OVERFLOW", "OVERLOADED"]);

async function attempt(what: string, value: unknown, work: () => Promise<unknown>): Promise<Try> {
  const called = (async (): Promise<string> => {
    try {
      await work();
      return "replied";
    } catch (error) {
      if (error instanceof ChatGLMError && refusals.has(error.code)) return "refused";
      return error instanceof ChatGLMError ? `${error.code} ${error.message}` : String(error);
    }
  })();
  const outcome = await Promise.race([called, new Promise<string>((late) => setTimeout(late, patience, "hung").unref())]);
  return { held: outcome === "refused" || outcome === "replied", what: `${what} = ${shown(value)}: ${outcome}` };
}

/** A schema that can't be handed to the engine's thread, past all checks of options: the call fails, the next succeeds, the process ends. */
async function inOwnProcess(model: string, value: string): Promise<Try> {
  const script = `
    import { openModel } from "langchain-chatglm";
    const model = await openModel({ path: ${JSON.stringify(model)} });
    const read = async (constraint) => { for await (const _ of model.generate({ promptIds: [5], maxTokens: 2, constraint })); };
    const codes = [];
    for (const schema of [{ note: ${value} }, undefined]) {
      const constraint = schema && { schema };
      await read(constraint).then(() => codes.push("ok"), (error) => codes.push(error.code));
    }
    console.log(codes.join());`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore"],
  });
  let output = "";
  child.stdout.on("data", (piece: Buffer) => {
    output += piece.toString();
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), patience);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearTimeout(timer);
  return { held: code === 0 && output.trim() === "INVALID_OPTION,ok", what: `a process with ${value}: ${code} ${output.trim()}` };
}

function shown(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Object.prototype.toString.call(value);
}

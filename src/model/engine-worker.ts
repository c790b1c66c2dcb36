import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { ConstraintFactory } from "../constraint/constraint-factory.js";
import { ThoughtLimit } from "../constraint/thought-limit.js";
import type { TokenTable } from "../constraint/token-vocabulary.js";
import { Utf8Constraint, Utf8Masks } from "../constraint/utf8/utf8-constraint.js";
import { WholeThought } from "../constraint/whole-thought.js";
import { Engine } from "../engine/engine.js";
import { defaultKvCacheBytes, type EngineOptions } from "../engine/engine-options.js";
import type { ModelExecutor } from "../engine/model-executor.js";
import { DraftModel } from "../engine/speculation/draft-model.js";
import type { TokenConstraint } from "../engine/token-constraint.js";
import { ChatGLMError, toErrorRecord } from "../errors.js";
import { OnnxExecutor } from "../onnx-runtime/onnx-executor.js";
import type { EngineModel, EngineWorkerData, FromEngine, ThreadRequest, ToEngine } from "./engine-messages.js";
import { PrefixFolder } from "./prefix-folder.js";
import { StepGuard } from "./step-guard.js";

/** The engine thread: loads the model, then serves requests until it is told to close. */
async function serve(port: MessagePort, data: EngineWorkerData): Promise<void> {
  const say = (message: FromEngine): void => port.postMessage(message);
  const guard = new StepGuard(data.guard);
  const load = async (model: EngineModel): Promise<ModelExecutor> =>
    guard.guard(await guard.run(() => OnnxExecutor.load({ ...model, threads: data.threads, device: data.device })));
  const executor = await load(data.model);
  const draft = data.draftModel === undefined ? undefined : await load(data.draftModel);
  const { prefixes } = data;
  const bytesPerToken = executor.shape.kvBytesPerToken;
  const engine = new Engine(executor, {
    ...data.engine,
    ...withDraftModel(executor, draft, data.engine.kvCacheBytes),
    prefixStore: prefixes === undefined ? undefined : new PrefixFolder({ ...prefixes, bytesPerToken }),
  });
  const running = new Map<number, AbortController>();
  let table: TokenTable | undefined;
  let constraints: ConstraintFactory | undefined;
  let wellFormed: Utf8Masks | undefined;

  const constraintOf = ({ constraint, thought }: Pick<ThreadRequest, "constraint" | "thought">): TokenConstraint | undefined => {
    if (table === undefined) {
      if (constraint === undefined && thought === undefined) return undefined;
      throw new ChatGLMError("ENGINE_FAILED", "A constrained request came before the tokens.");
    }
    if (constraint === undefined) {
      wellFormed ??= new Utf8Masks(table);
      const text = new Utf8Constraint(wellFormed);
      return thought === undefined ? text : new WholeThought(new ThoughtLimit(thought, table), text);
    }
    constraints ??= new ConstraintFactory(table);
    return constraint.copy === undefined ? constraints.create(constraint) : constraints.copying(constraint.copy);
  };

  const run = async (id: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      await work(controller.signal);
      say({ type: "done", id });
    } catch (error) {
      say({ type: "failed", id, error: toErrorRecord(error, "ENGINE_FAILED") });
    } finally {
      running.delete(id);
    }
  };

  port.on("message", (message: ToEngine) => {
    switch (message.type) {
      case "generate":
        void run(message.id, async (signal) => {
          const { thought: _, ...request } = message.request;
          const constraint = constraintOf(message.request);
          for await (const event of engine.generate({ ...request, constraint, signal }))
            say({ type: "event", id: message.id, event });
        });
        return;
      case "tokens":
        table = message.table;
        return;
      case "score":
        void run(message.id, async (signal) => {
          const onProgress = (done: number, total: number): void => say({ type: "progress", id: message.id, done, total });
          const score = await engine.score(message.ids, { from: message.from, signal, onProgress });
          say({ type: "scored", id: message.id, ...score });
        });
        return;
      case "keep-prefix":
        void run(message.id, async (signal) => {
          const prefix = await engine.keepPrefix(message.name, message.ids, { signal });
          say({ type: "kept", id: message.id, prefix });
        });
        return;
      case "cancel":
        running.get(message.id)?.abort();
        return;
      case "close":
        void engine[Symbol.asyncDispose]()
          .then(() => Promise.all([executor, draft].map((loaded) => loaded?.[Symbol.asyncDispose]())))
          .finally(() => port.close());
        return;
    }
  });
  say({ type: "ready" });
}

/** Both models' keys and values come out of one budget, shared as one token's are between them. */
function withDraftModel(
  { shape }: ModelExecutor,
  draft: ModelExecutor | undefined,
  kvCacheBytes: number = defaultKvCacheBytes(),
): Partial<EngineOptions> {
  if (draft === undefined) return {};
  const own = Math.floor((kvCacheBytes * shape.kvBytesPerToken) / (shape.kvBytesPerToken + draft.shape.kvBytesPerToken));
  const drafter = new DraftModel(draft, shape.vocabularySize, kvCacheBytes - own);
  return { kvCacheBytes: own, speculation: { drafter } };
}

if (parentPort !== null) {
  const port = parentPort;
  serve(port, workerData as EngineWorkerData).catch((error: unknown) => {
    port.postMessage({ type: "failed", id: undefined, error: toErrorRecord(error, "ENGINE_FAILED") } satisfies FromEngine);
    port.close();
  });
}

import { randomUUID } from "node:crypto";
import type { LanguageModelLike } from "@langchain/core/language_models/base";
import { RunnableBinding, type RunnableConfig, RunnableSequence, RunnableWithFallbacks } from "@langchain/core/runnables";
import type { KnowledgeSource } from "../sources/knowledge-source.js";

/** What can't be distinguished from outside is identified by object: another process doesn't reuse such answers. */
const objects = new WeakMap<object, string>();

function objectIdentity(object: object): string {
  const identity = objects.get(object) ?? randomUUID();
  objects.set(object, identity);
  return identity;
}

/**
 * Model and sampling, for the cache's key: LangChain's `_identifyingParams` and `invocationParams`, also through `withConfig`, `bind`, fallbacks and
 * sequences. A model that gives neither (the defaults are empty) would share its key with every other of its class, so it is identified by
 * object.
 */
export function modelIdentity(model: LanguageModelLike | RunnableLike): string {
  if (RunnableBinding.isRunnableBinding(model)) {
    const { bound, config, kwargs, configFactories } = model;
    if ((configFactories?.length ?? 0) > 0) return objectIdentity(model);
    return JSON.stringify(["bound", modelIdentity(bound), canonical(changesAnswer(config)), canonical(kwargs ?? {})]);
  }
  if (RunnableSequence.isRunnableSequence(model)) return JSON.stringify(["sequence", ...model.steps.map(modelIdentity)]);
  if (model instanceof RunnableWithFallbacks) {
    return JSON.stringify(["fallbacks", modelIdentity(model.runnable), ...model.fallbacks.map(modelIdentity)]);
  }
  const type = callMethod(model, "_llmType");
  const parameters = [callMethod(model, "_identifyingParams"), callMethod(model, "invocationParams")].map(canonical);
  const tells = parameters.some((json) => json !== "{}" && json !== "null");
  return tells ? JSON.stringify([model.getName(), type, ...parameters]) : `${model.getName()} ${objectIdentity(model)}`;
}

type RunnableLike = LanguageModelLike | { getName(): string };

/** Name and content of a source. */
export async function sourceIdentity(source: KnowledgeSource, signal: AbortSignal): Promise<string> {
  const content = source.fingerprint === undefined ? objectIdentity(source) : await source.fingerprint(signal);
  return JSON.stringify([source.name, content]);
}

/** Parts of a LangChain config that tell how a call is run or traced, not what is answered. */
const PLUMBING = new Set(
  "callbacks tags metadata runName runId configurable recursionLimit maxConcurrency timeout signal store writer priority".split(
    " ",
  ),
);

/** Options of one call that the model sees: `maxTokens`, `stop`, `temperature` and the like. Empty if there are none. */
export function callOptions(config: RunnableConfig): string {
  const json = canonical(changesAnswer(config));
  return json === "{}" ? "" : json;
}

/** Options of a config that may change what is answered. */
export function changesAnswer(config: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(config).filter(([name, value]) => !PLUMBING.has(name) && value !== undefined));
}

/** Whose answer it is, by default: everything in `configurable` but what LangGraph itself puts there. Empty if there is nothing. */
export function callTenant({ configurable = {} }: RunnableConfig): string {
  const own = ownConfigurable(configurable);
  return Object.keys(own).length === 0 ? "" : canonical(own);
}

/** What the caller put into `configurable`, without what LangGraph did. */
export function ownConfigurable(configurable: RunnableConfig["configurable"] = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(configurable).filter(([name, value]) => !name.startsWith("__") && value !== undefined),
  );
}

function callMethod(object: object, name: string): unknown {
  const method: unknown = Reflect.get(object, name);
  if (typeof method !== "function") return undefined;
  try {
    return method.call(object, {});
  } catch {
    return undefined;
  }
}

/**
 * JSON with sorted keys. Functions, class instances and cycles, of which JSON would lose something, are identified by object.
 */
export function canonical(value: unknown): string {
  const ancestors: object[] = [];
  const write = (inner: unknown): string => {
    if (typeof inner === "bigint" || typeof inner === "symbol") return JSON.stringify([typeof inner, String(inner)]);
    if (typeof inner === "function") return JSON.stringify({ object: objectIdentity(inner) });
    if (typeof inner !== "object" || inner === null) return JSON.stringify(inner) ?? "null";
    const prototype: unknown = Object.getPrototypeOf(inner);
    const plain = Array.isArray(inner) || prototype === Object.prototype || prototype === null;
    if (!plain || ancestors.includes(inner)) return JSON.stringify({ object: objectIdentity(inner) });
    ancestors.push(inner);
    const written = Array.isArray(inner)
      ? `[${inner.map(write).join(",")}]`
      : `{${Object.entries(inner)
          .filter(([, field]) => field !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, field]) => `${JSON.stringify(name)}:${write(field)}`)
          .join(",")}}`;
    ancestors.pop();
    return written;
  };
  return write(value);
}

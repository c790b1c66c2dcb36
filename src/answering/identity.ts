import { randomUUID } from "node:crypto";
import type { LanguageModelLike } from "@langchain/core/language_models/base";
import type { KnowledgeSource } from "../sources/knowledge-source.js";

/** What can't be told apart from outside is told apart by object: such answers aren't reused by another process. */
const objects = new WeakMap<object, string>();

function objectIdentity(object: object): string {
  const identity = objects.get(object) ?? randomUUID();
  objects.set(object, identity);
  return identity;
}

/**
 * Model and sampling, for the cache's key: LangChain's `_identifyingParams` and `invocationParams`. A model that tells neither (the
 * defaults are empty) would share its key with every other of its class, so it is identified by object.
 */
export function modelIdentity(model: LanguageModelLike): string {
  const type = callMethod(model, "_llmType");
  const parameters = [callMethod(model, "_identifyingParams"), callMethod(model, "invocationParams")].map(canonicalJson);
  const tells = parameters.some((json) => json !== undefined && json !== "{}" && json !== "null");
  return tells ? JSON.stringify([model.getName(), type, ...parameters]) : `${model.getName()} ${objectIdentity(model)}`;
}

/** Name and content of a source. */
export async function sourceIdentity(source: KnowledgeSource, signal: AbortSignal): Promise<string> {
  const content = source.fingerprint === undefined ? objectIdentity(source) : await source.fingerprint(signal);
  return JSON.stringify([source.name, content]);
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

/** JSON with sorted keys; undefined for what JSON can't hold (cycles). */
function canonicalJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    );
  } catch {
    return undefined;
  }
}

import type { BaseCache } from "@langchain/core/caches";
import { CachedBackend } from "../chat/cached-backend.js";
import type { ChatBackend } from "../chat/chat-backend.js";
import { ChatGLMError } from "../errors.js";
import { ExecutorModel, type ExecutorModelOptions } from "../executor-model/executor-model.js";
import { LocalModel, type LocalModelOptions, type ModelOpener } from "../local-model/local-model.js";
import { RemoteModel } from "../remote-model/remote-model.js";
import type { RemoteModelOptions } from "../remote-model/remote-options.js";
import { GuardedCache } from "./guarded-cache.js";

/**
 * What `ChatGLM` and `ChatGLMChatModel` are constructed with, besides LangChain's own parameters: with `baseUrl`, a server; with `executor`, workers.
 */
export type ModelOptions = LocalModelOptions | RemoteModelOptions | ExecutorModelOptions;

/** What answers for these options, from LangChain's cache where that has the reply. Loads and connects nothing. */
export function openBackend(options: ModelOptions, cache: BaseCache | undefined, opener?: ModelOpener): ChatBackend {
  if (cache !== undefined) requireCache(cache);
  const backend = uncached(options, opener);
  return cache === undefined ? backend : new CachedBackend(backend, new GuardedCache(cache));
}

function uncached(options: ModelOptions, opener: ModelOpener | undefined): ChatBackend {
  if ("executor" in options) return new ExecutorModel(options);
  return "baseUrl" in options ? new RemoteModel(options) : new LocalModel(options, opener);
}

function requireCache(cache: BaseCache | null): void {
  if (cache !== null && typeof cache.lookup === "function" && typeof cache.update === "function") return;
  throw new ChatGLMError("INVALID_OPTION", "cache: one of LangChain's caches is needed, with lookup and update.");
}

/** What LangChain's base classes may keep, print and trace: everything but the key, and what holds connections or models. */
export function withoutKey<Fields extends object>(fields: Fields): Omit<Fields, "apiKey" | "executor" | "vision"> {
  if (typeof fields !== "object" || fields === null) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      "Options are needed: the model's folder, or baseUrl or executor and the model's name.",
    );
  }
  const {
    apiKey: _secret,
    executor: _connected,
    vision: _opened,
    ...rest
  } = fields as Fields & {
    readonly apiKey?: unknown;
    readonly executor?: unknown;
    readonly vision?: unknown;
  };
  return rest;
}

import type { BaseCache } from "@langchain/core/caches";
import { CachedBackend } from "../chat/cached-backend.js";
import type { ChatBackend } from "../chat/chat-backend.js";
import { ChatGLMError } from "../errors.js";
import { LocalModel, type LocalModelOptions, type ModelOpener } from "../local-model/local-model.js";
import { RemoteModel } from "../remote-model/remote-model.js";
import type { RemoteModelOptions } from "../remote-model/remote-options.js";
import { GuardedCache } from "./guarded-cache.js";

/** What `ChatGLM` and `ChatGLMChatModel` are constructed with, besides LangChain's own parameters: with `baseUrl`, a server. */
export type ModelOptions = LocalModelOptions | RemoteModelOptions;

/** What answers for these options, from LangChain's cache where that has the reply. Loads and connects nothing. */
export function openBackend(options: ModelOptions, cache: BaseCache | undefined, opener?: ModelOpener): ChatBackend {
  if (cache !== undefined) requireCache(cache);
  const backend = "baseUrl" in options ? new RemoteModel(options) : new LocalModel(options, opener);
  return cache === undefined ? backend : new CachedBackend(backend, new GuardedCache(cache));
}

function requireCache(cache: BaseCache | null): void {
  if (cache !== null && typeof cache.lookup === "function" && typeof cache.update === "function") return;
  throw new ChatGLMError("INVALID_OPTION", "cache: one of LangChain's caches is needed, with lookup and update.");
}

/** What LangChain's base classes may keep, print and trace: everything but the key. */
export function withoutKey<Fields extends object>(fields: Fields): Omit<Fields, "apiKey"> {
  if (typeof fields !== "object" || fields === null) {
    throw new ChatGLMError("INVALID_OPTION", "Options are needed: the model's folder, or baseUrl and the model's name.");
  }
  const { apiKey: _secret, ...rest } = fields as Fields & { readonly apiKey?: unknown };
  return rest;
}

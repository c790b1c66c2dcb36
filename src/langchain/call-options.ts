import { z } from "zod";
import type { ReplyCacheUse } from "../chat/chat-backend.js";
import { ChatGLMError } from "../errors.js";

/** The longest delay a Node.js timer keeps; above it the timer would fire at once. */
const longestTimeout = 2 ** 31 - 1;

/** What one call of `ChatGLM` and `ChatGLMChatModel` may say of caches. */
export interface CacheCallOptions {
  /**
   * `bypass`: this call neither looks up nor keeps; `refresh`: it doesn't look up, and keeps the new reply in the old one's place.
   * Defaults to looking up and keeping.
   */
  readonly cache?: ReplyCacheUse | undefined;
  /**
   * Whose reply it is: calls of different scopes share no kept reply, and nothing that was computed of a prompt that begins alike. Defaults to the
   * config's `configurable.tenant`, if that is a string; else to nobody's in particular.
   */
  readonly scope?: string | undefined;
}

/** Whose a call is, by its options. */
export function callScope(options: {
  readonly scope?: string | undefined;
  readonly configurable?: Readonly<Record<string, unknown>> | undefined;
}): string | undefined {
  const tenant = options.scope ?? options.configurable?.["tenant"];
  return typeof tenant === "string" ? tenant : undefined;
}

const schema = z.object({
  cache: z.enum(["bypass", "refresh"]).optional(),
  scope: z.string().optional(),
  timeout: z.int().min(1).max(longestTimeout).optional(),
  signal: z
    .custom<AbortSignal>((value) => value instanceof EventTarget && "aborted" in value, "an AbortSignal is needed")
    .optional(),
});

/** Throws INVALID_OPTION for a `timeout` or `signal` that can't be meant, before LangChain's core trips over it. */
export function requireCallOptions(options: object): void {
  const result = schema.safeParse(options);
  if (result.success) return;
  const [issue] = result.error.issues;
  throw new ChatGLMError("INVALID_OPTION", `${issue?.path.join(".")}: ${issue?.message}.`, { cause: result.error });
}

/**
 * The same options with a signal of their own that fires with the caller's: core puts listeners on the signal of each stream, and eleven on one
 * make Node.js warn of a leak.
 */
export function withOwnSignal<Options extends { readonly signal?: AbortSignal }>(
  options: Options | undefined,
): Options | undefined {
  if (options === undefined) return undefined;
  requireCallOptions(options);
  return options.signal === undefined ? options : { ...options, signal: AbortSignal.any([options.signal]) };
}

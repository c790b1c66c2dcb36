import { z } from "zod";
import { ChatGLMError } from "../errors.js";

/** The longest delay a Node.js timer keeps; above it the timer would fire at once. */
const longestTimeout = 2 ** 31 - 1;

const schema = z.object({
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

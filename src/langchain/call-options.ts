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

import { withDeadline } from "../async/deadline.js";
import type { FlowEvent } from "./answer.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import type { AnswerMatcher, MatchOptions } from "./writing/quoting/answer-matcher.js";

/** Has something decided with the matcher. Undefined if there is none, or if it fails or hangs: it has no say then, and a warning tells why. */
export async function* askMatcher<Value>(
  decide: (matcher: AnswerMatcher, options: MatchOptions) => Promise<Value>,
  { matcher, fanOut: { timeout } }: Pick<Collaborators, "matcher" | "fanOut">,
  { signal }: FlowConfig,
): AsyncGenerator<FlowEvent, Value | undefined, undefined> {
  if (matcher === undefined) return undefined;
  try {
    return await withDeadline((stop) => decide(matcher, { signal: stop }), { timeout, what: "The matcher", signal });
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    yield { type: "answer-warning", data: { message: `Nothing was matched by its meaning: ${reason}` } };
    return undefined;
  }
}

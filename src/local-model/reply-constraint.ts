import type { ReplyTool } from "../chat/chat-backend.js";
import type { ConstraintSpecification } from "../constraint/compile-reply.js";
import type { ChatForm } from "../families/chat-form.js";

/** What is asked of a reply. */
export interface AskedReply {
  /** Tools the model was shown. */
  readonly tools: readonly ReplyTool[];
  /** The reply must be a call of one of these; undefined: it may be. */
  readonly called?: readonly string[] | undefined;
  /** The one call's beginning stands in the prompt. */
  readonly begun: boolean;
  /** JSON Schema of the reply, where it is no call. */
  readonly responseSchema?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What a reply is kept to. A call that must be made has arguments that fit its tool; a value fits its schema, and where calls are free beside
 * one, they fit as well. Undefined: free text, in which calls are free too.
 */
export function replyConstraint(
  { callText }: Pick<ChatForm, "callText">,
  asked: AskedReply,
): ConstraintSpecification | undefined {
  const { tools, called, begun, responseSchema } = asked;
  if (called === undefined && responseSchema === undefined) return undefined;
  const may = called === undefined ? tools : tools.filter(({ name }) => called.includes(name));
  if (may.length === 0) return { schema: responseSchema };
  const calls = may.map(({ name, parameters }) => {
    const { before, notation, after } = callText(name);
    return { before: begun ? [] : before, parameters, notation, after };
  });
  return { ...(called === undefined ? { schema: responseSchema } : {}), calls };
}

/** A call an assistant made, as OpenAI writes it. */
export interface WireToolCall {
  readonly id: string;
  readonly type: "function";
  /** `arguments` is JSON, an object's. */
  readonly function: { readonly name: string; readonly arguments: string };
}

/** A part of a user's message, as OpenAI writes it. */
export type WirePart =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "image_url"; readonly image_url: { readonly url: string } };

/** A message as OpenAI's chat endpoint takes it. `observation` is ChatGLM's own, for chat templates that use a role's name as it stands. */
export type WireMessage =
  | { readonly role: "system" | "observation"; readonly content: string }
  | { readonly role: "user"; readonly content: string | readonly WirePart[] }
  | { readonly role: "assistant"; readonly content: string | null; readonly tool_calls?: readonly WireToolCall[] }
  | { readonly role: "tool"; readonly tool_call_id: string; readonly content: string }
  | { readonly role: "function"; readonly name: string; readonly content: string };

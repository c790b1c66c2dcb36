/** How one generation of ChatGLM wants a conversation written down. */

export type ChatRole = "system" | "user" | "assistant" | "observation";

export interface ChatTurn {
  readonly role: ChatRole;
  /** First line of the turn: a tool's name on an assistant turn that calls it; empty otherwise. */
  readonly metadata?: string | undefined;
  readonly content: string;
}

/** A tool as ChatGLM3 was trained to see it: an object written into the system turn as JSON. */
export type ChatTool = Readonly<Record<string, unknown>>;

export interface ChatFormat {
  /** Prompt ids that end where the model's reply begins. */
  encode(turns: readonly ChatTurn[], tools?: readonly ChatTool[]): number[];
  /** Ids that end a reply. */
  readonly stopIds: readonly number[];
}

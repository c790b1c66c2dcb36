/** Every form of conversation that a manifest may name. `completion`: a base model, which continues text and knows no turns. */
export const chatFormatNames = ["chatglm3", "chatglm2", "completion"] as const;
/** The name of a form of conversation. */
export type ChatFormatName = (typeof chatFormatNames)[number];

/** Who speaks in a turn. */
export type ChatRole = "system" | "user" | "assistant" | "observation";

/** One turn as a prompt holds it. */
export interface ChatTurn {
  readonly role: ChatRole;
  /** First line of the turn: a tool's name on an assistant turn that calls it; empty otherwise. */
  readonly metadata?: string | undefined;
  readonly content: string;
}

/** A tool as models are shown tools: an object that the prompt holds as JSON. */
export type ChatTool = Readonly<Record<string, unknown>>;

/** How a conversation becomes a prompt. */
export interface ChatFormat {
  /** Prompt ids that end where the model's reply begins. */
  encode(turns: readonly ChatTurn[], tools?: readonly ChatTool[]): number[];
  /** Ids that end a reply. */
  readonly stopIds: readonly number[];
}

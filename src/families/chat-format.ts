/**
 * A form of conversation that a manifest may name. `glm4`: GLM-4-9B-Chat and GLM-Edge; `glm4-0414`: GLM-4-0414; `glm-z1`: the same, thinking
 * first; `chatml`: Qwen2, SmolLM2 and others; `qwen2.5`: the same, with the system prompt it was trained with; `llama3`: Llama 3;
 * `completion`: a base model, which continues text and knows no turns.
 */
export type ChatFormatName =
  | "chatglm3"
  | "chatglm2"
  | "glm4"
  | "glm4-0414"
  | "glm-z1"
  | "chatml"
  | "qwen2.5"
  | "llama3"
  | "completion";

export const chatFormatNames: readonly [ChatFormatName, ...ChatFormatName[]] = [
  "chatglm3",
  "chatglm2",
  "glm4",
  "glm4-0414",
  "glm-z1",
  "chatml",
  "qwen2.5",
  "llama3",
  "completion",
];

/** Who speaks in a turn; an observation is a tool's result. */
export type ChatRole = "system" | "user" | "assistant" | "observation";

/** One turn of a conversation, as a prompt form writes it. */
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

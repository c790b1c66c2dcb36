import type { ReplyTool, ReplyToolChoice } from "../chat/chat-backend.js";

/** A tool as OpenAI's chat endpoint takes it. */
export interface WireTool {
  readonly type: "function";
  readonly function: {
    readonly name: string;
    readonly description?: string | undefined;
    readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  };
}

/** What a reply may or must call, in OpenAI's words. */
export type WireToolChoice =
  | "auto"
  | "none"
  | "required"
  | { readonly type: "function"; readonly function: { readonly name: string } };

export function writeTool({ name, description, parameters }: ReplyTool): WireTool {
  return { type: "function", function: { name, description, parameters } };
}

/** A tool without parameters takes an empty object. */
export function readTool({
  function: { name, description = "", parameters = { type: "object", properties: {} } },
}: WireTool): ReplyTool {
  const { $schema: _dialect, ...schema } = parameters;
  return { name, description, parameters: schema };
}

export function writeToolChoice(choice: ReplyToolChoice): WireToolChoice {
  if (typeof choice === "object") return { type: "function", function: choice };
  return choice === "any" ? "required" : choice;
}

export function readToolChoice(choice: WireToolChoice): ReplyToolChoice {
  if (typeof choice === "object") return { name: choice.function.name };
  return choice === "required" ? "any" : choice;
}

import { z } from "zod";
import type { ReplyTool, ReplyToolChoice } from "../../chat/chat-backend.js";
import { readTool, readToolChoice, type WireTool, type WireToolChoice } from "../../openai-protocol/wire-tool.js";
import { invalidField } from "../api-error.js";

const mostTools = 128;
const name = z.string().regex(/^[\w-]{1,64}$/, "1 to 64 letters, digits, _ and - are needed");

/** Fields of a chat completion that speak of tools. */
export interface ToolFields {
  readonly tools?: readonly (WireTool & { readonly function: { readonly strict?: boolean | null | undefined } })[] | undefined;
  readonly tool_choice?: WireToolChoice | undefined;
  readonly parallel_tool_calls?: boolean | undefined;
}

const tool = z.strictObject({
  type: z.literal("function", "only functions can be called"),
  function: z.strictObject({
    name,
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
    strict: z.boolean().nullish(),
  }),
});

const shape = {
  tools: z.array(tool).max(mostTools).optional(),
  tool_choice: z
    .union(
      [z.enum(["auto", "none", "required"]), z.strictObject({ type: z.literal("function"), function: z.strictObject({ name }) })],
      '"auto", "none", "required" or { "type": "function", "function": { "name": … } } is needed',
    )
    .optional(),
  parallel_tool_calls: z.boolean().optional(),
} as const;

export const toolsSchema: z.ZodType<ToolFields> = z.object(shape);
export const toolsFields: readonly string[] = Object.keys(shape);

/** What may be called. */
export interface CallableTools {
  readonly tools: readonly ReplyTool[];
  readonly toolChoice: ReplyToolChoice | undefined;
}

/** @throws ApiError 400 for two tools of one name, and for a choice that no tool fits */
export function callableTools(fields: ToolFields): CallableTools {
  const tools = (fields.tools ?? []).map((given) => readTool(given));
  const names = tools.map((given) => given.name);
  const twice = names.findIndex((given, place) => names.indexOf(given) !== place);
  if (twice !== -1) throw invalidField(`tools[${twice}].function.name`, `two tools are named ${JSON.stringify(names[twice])}`);
  const toolChoice = fields.tool_choice === undefined ? undefined : readToolChoice(fields.tool_choice);
  const demands = toolChoice === "any" || typeof toolChoice === "object";
  if (demands && tools.length === 0) throw invalidField("tool_choice", "a call is demanded, and there are no tools");
  if (typeof toolChoice === "object" && !names.includes(toolChoice.name)) {
    throw invalidField("tool_choice.function.name", `no tool is named ${JSON.stringify(toolChoice.name)}`);
  }
  return { tools, toolChoice };
}

/** `strict` demands arguments that fit their schema, which isn't forced here. */
export function demandsStrictArguments({ tools = [] }: ToolFields): boolean {
  return tools.some((given) => given.function.strict === true);
}

import type { FunctionDefinition, ToolDefinition } from "@langchain/core/language_models/base";
import type { BindToolsInput, ToolChoice } from "@langchain/core/language_models/chat_models";
import { z } from "zod";
import type { ReplyTool, ReplyToolChoice } from "../chat/chat-backend.js";
import { ChatGLMError } from "../errors.js";
import { jsonSchemaOf } from "./json-schema-of.js";

/** One word on a line of its own: it is written there when the tool is called. OpenAI's bound on the length. */
const definitionSchema = z.object({
  name: z.string().regex(/^\S{1,64}$/u, "a tool's name is one word of at most 64 characters"),
  description: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Tools of every kind LangChain knows, as OpenAI-shaped definitions: structured tools and RunnableToolLike, `{ name, schema }` with
 * a zod or JSON schema, OpenAI's own shape, and a bare `{ name, description, parameters }`. Throws INVALID_OPTION for others,
 * for names that are no single word, and for two tools of one name.
 */
export function toolDefinitions(tools: readonly BindToolsInput[]): ToolDefinition[] {
  if (!Array.isArray(tools)) throw new ChatGLMError("INVALID_OPTION", `tools: a list is needed, not ${typeof tools}.`);
  const definitions = tools.map((tool, index) => toolDefinition(tool, index));
  const names = definitions.map((definition) => definition.function.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new ChatGLMError("INVALID_OPTION", `Two tools are named ${JSON.stringify(twice)}.`);
  return definitions;
}

function toolDefinition(tool: BindToolsInput, index: number): ToolDefinition {
  const parsed = definitionSchema.safeParse(functionOf(tool));
  if (!parsed.success) {
    const reason = parsed.error.issues.map((issue) => `${issue.path.join(".") || "it"}: ${issue.message}`).join("; ");
    throw new ChatGLMError("INVALID_OPTION", `Tool ${index} can't be offered to a model: ${reason}.`, {
      remedy: 'Pass LangChain tools, { name, description, schema } or { type: "function", function: { … } }.',
    });
  }
  const { name, description = "", parameters = { type: "object", properties: {} } } = parsed.data;
  const { $schema: _dialect, ...schema } = parameters;
  return { type: "function", function: { name, description, parameters: schema } satisfies FunctionDefinition };
}

function functionOf(tool: BindToolsInput): unknown {
  if ((typeof tool !== "object" && typeof tool !== "function") || tool === null) return tool;
  const { function: inner, name, description, parameters, schema, input_schema } = tool as Readonly<Record<string, unknown>>;
  if (typeof inner === "object") return inner;
  return { name, description, parameters: jsonSchemaOf(parameters ?? schema ?? input_schema) };
}

/** An OpenAI-shaped definition, as `toolDefinitions` gives it, as a backend takes it. */
export function replyTool({ function: { name, description = "", parameters } }: ToolDefinition): ReplyTool {
  return { name, description, parameters: parameters as ReplyTool["parameters"] };
}

/**
 * LangChain's and OpenAI's ways to say `tool_choice`. Throws INVALID_OPTION when a call is demanded without tools, and for a name
 * that no tool has.
 */
export function replyToolChoice(choice: ToolChoice | undefined, tools: readonly ToolDefinition[]): ReplyToolChoice {
  const name = chosenName(choice);
  if (name === "auto" || name === "none") return name;
  if (tools.length === 0) {
    throw new ChatGLMError("INVALID_OPTION", `tool_choice is ${JSON.stringify(choice)}, and there are no tools.`);
  }
  const names = tools.map((tool) => tool.function.name);
  if (names.includes(name)) return { name };
  if (name === "any" || name === "required") return "any";
  throw new ChatGLMError("INVALID_OPTION", `tool_choice is ${JSON.stringify(choice)}; the tools are ${names.join(", ")}.`);
}

function chosenName(choice: ToolChoice | undefined): string {
  if (choice === undefined) return "auto";
  if (typeof choice === "string") return choice;
  if (typeof choice !== "object" || choice === null) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `tool_choice is ${String(choice)}; a tool's name, "auto", "none" or "any" is needed.`,
    );
  }
  const { name, function: inner, type } = choice as Readonly<Record<string, unknown>>;
  const named = (inner as { readonly name?: unknown } | undefined)?.name ?? name ?? type;
  if (named === undefined) return "auto";
  if (typeof named === "string") return named;
  throw new ChatGLMError("INVALID_OPTION", `tool_choice names a tool by a ${typeof named}; a string is needed.`);
}

import { ChatGLMError } from "../../errors.js";
import type { Json } from "../../fan-out/json.js";
import type { McpToolUse } from "./mcp-options.js";

/** A tool as its server lists it: what is looked at of it. */
export interface ListedTool {
  readonly name: string;
  readonly title?: string | undefined;
  readonly inputSchema: {
    readonly properties?: Readonly<Record<string, object>> | undefined;
    readonly required?: readonly string[] | undefined;
  };
  readonly annotations?: { readonly readOnlyHint?: boolean | undefined; readonly title?: string | undefined } | undefined;
}

/** A tool that is asked. */
export interface ChosenTool {
  readonly name: string;
  readonly title: string;
  /** The argument that the question goes into. */
  readonly argument: string;
  readonly extra: Readonly<Record<string, Json>>;
}

const MOST_UNNAMED = 8;
const MOST_TOLD = 30;

/**
 * The tools that are asked: those that the user named; where none are named, those that say that they only read and whose one required
 * argument is a string. Pure.
 *
 * @throws ChatGLMError INVALID_OPTION if a named tool isn't there, or nothing says which argument takes the question.
 */
export function chooseTools(
  listed: readonly ListedTool[],
  named: readonly McpToolUse[] | undefined,
  place: string,
): ChosenTool[] {
  if (named !== undefined) return named.map((use) => namedTool(listed, use, place));
  return listed
    .flatMap((tool) => {
      const argument = soleString(tool);
      const isReading = tool.annotations?.readOnlyHint === true;
      return isReading && argument !== undefined ? [{ name: tool.name, title: titleOf(tool), argument, extra: {} }] : [];
    })
    .slice(0, MOST_UNNAMED);
}

function namedTool(listed: readonly ListedTool[], { name, argument, extra = {} }: McpToolUse, place: string): ChosenTool {
  const tool = listed.find((one) => one.name === name);
  if (tool === undefined) {
    const names = listed.slice(0, MOST_TOLD).map((one) => one.name.slice(0, 100));
    throw new ChatGLMError("INVALID_OPTION", `tools: ${place} has no tool ${JSON.stringify(name)}.`, {
      remedy: names.length === 0 ? "It has none." : `It has: ${names.join(", ")}.`,
    });
  }
  const { properties = {} } = tool.inputSchema;
  const into = argument ?? soleString(tool, extra);
  if (
    into === undefined ||
    (argument !== undefined && Object.keys(properties).length > 0 && !Object.hasOwn(properties, argument))
  ) {
    const names = Object.keys(properties).slice(0, MOST_TOLD);
    throw new ChatGLMError("INVALID_OPTION", `tools: nothing says which argument of ${name} takes the question.`, {
      remedy: `Name it: { name: ${JSON.stringify(name)}, argument: "…" }. It has: ${names.join(", ") || "none"}.`,
    });
  }
  return { name, title: titleOf(tool), argument: into, extra };
}

/** The one required argument, beside those that are given already, if it takes a string. */
function soleString({ inputSchema }: ListedTool, given: object = {}): string | undefined {
  const [only, ...more] = (inputSchema.required ?? []).filter((name) => !Object.hasOwn(given, name));
  if (only === undefined || more.length > 0) return undefined;
  const schema: unknown = Object.hasOwn(inputSchema.properties ?? {}, only) ? inputSchema.properties?.[only] : undefined;
  const type: unknown = typeof schema === "object" && schema !== null && "type" in schema ? schema.type : undefined;
  return type === "string" ? only : undefined;
}

function titleOf({ title, annotations, name }: ListedTool): string {
  return title ?? annotations?.title ?? name;
}

import { z } from "zod";
import { ChatGLMError } from "../errors.js";
import type { EngineSettings, OpenModelOptions, TextRequest } from "./text-generation.js";

/** More than any machine has cores; each thread takes a stack, and far too many end the process. */
const mostThreads = 512;

const signal = z.custom<AbortSignal>(
  (value) => value instanceof EventTarget && "aborted" in value && typeof value.aborted === "boolean",
  "an AbortSignal is needed",
);

const engineSettings = {
  threads: z.int().min(1).max(mostThreads).optional(),
  device: z
    .union(
      [
        z.enum(["cpu", "webgpu"]),
        z.strictObject({
          name: z.literal("openvino"),
          library: z.string().min(1),
          options: z.record(z.string(), z.string()).optional(),
        }),
      ],
      '"cpu", "webgpu" or { name: "openvino", library: file } is needed',
    )
    .optional(),
  kvCacheBytes: z.int().min(1).optional(),
  maxQueuedRequests: z.int().min(0).optional(),
  speculation: z
    .union([z.boolean(), z.object({ draftModel: z.string().min(1) })], "true, false or { draftModel: folder } is needed")
    .optional(),
  prefixFolder: z.string().min(1).optional(),
  deterministic: z.boolean().optional(),
};
const engineSettingsSchema = z.object(engineSettings) satisfies z.ZodType<EngineSettings>;
const openModelSchema = z.object({
  ...engineSettings,
  path: z.string().min(1),
  signal: signal.optional(),
}) satisfies z.ZodType<OpenModelOptions>;

const ids = z.custom<readonly number[]>(
  (value) => Array.isArray(value) || value instanceof Int32Array,
  "a list of token ids is needed",
);
const callShape = z.strictObject({
  before: z.array(z.string()),
  parameters: z.unknown(),
  notation: z.enum(["json", "python"]),
  after: z.string(),
});
const textRequestSchema = z.object({
  promptIds: ids,
  maxTokens: z
    .union([z.int().min(0), z.literal(Number.POSITIVE_INFINITY)], "a whole number of at least 0, or Infinity, is needed")
    .optional(),
  sampling: z
    .object({
      temperature: z.number().min(0).optional(),
      topP: z.number().gt(0).max(1).optional(),
      topK: z.int().min(0).optional(),
      repetitionPenalty: z.number().gt(0).optional(),
      seed: z.int().optional(),
    })
    .optional(),
  stopStrings: z.array(z.string()).optional(),
  stopIds: ids.optional(),
  partIds: ids.optional(),
  constraint: z
    .strictObject({
      schema: z.unknown().optional(),
      calls: z.array(callShape).min(1).optional(),
      copy: z.strictObject({ lines: z.array(z.string()), frame: z.array(z.string()) }).optional(),
    })
    .optional(),
  thought: z.strictObject({ maxTokens: z.int().min(0), mark: z.string().min(1), endIds: ids }).optional(),
  signal: signal.optional(),
  priority: z.number().optional(),
});

const sequenceSchema = z.object({ ids, signal: signal.optional(), from: z.int().optional() });

/** Throws INVALID_OPTION for ids, a first position or a signal of a wrong type. */
export function checkSequence(given: { readonly ids: unknown; readonly signal?: unknown; readonly from?: unknown }): void {
  read(sequenceSchema, given);
}

/** Picks the engine settings out of an object with more in it. Throws INVALID_OPTION naming the one that can't be meant. */
export function readEngineSettings(options: object): EngineSettings {
  return consistent(read(engineSettingsSchema, options));
}

/** Throws INVALID_OPTION naming the option that can't be meant. */
export function readOpenModelOptions(options: OpenModelOptions): OpenModelOptions {
  return consistent(read(openModelSchema, options));
}

/** Throws INVALID_OPTION naming the field of a wrong type or out of range; whether ids are in the vocabulary the engine says. */
export function checkTextRequest(request: TextRequest): void {
  read(textRequestSchema, request);
}

/** A guess changes how many rows share a pass, and so the rounding. */
function consistent<Settings extends EngineSettings>(settings: Settings): Settings {
  const { deterministic, speculation = false } = settings;
  if (deterministic !== true || speculation === false) return settings;
  throw new ChatGLMError("INVALID_OPTION", "deterministic and speculation exclude each other.", {
    remedy: "Leave speculation out, or set it to false.",
  });
}

function read<Schema extends z.ZodType>(schema: Schema, options: unknown): z.output<Schema> {
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = issue?.path.join(".") || "the options";
  throw new ChatGLMError("INVALID_OPTION", `${name}: ${issue?.message}.`, { cause: result.error });
}

import { z } from "zod";
import { ChatGLMError } from "../errors.js";

/** How a reply is generated. Given to the constructor as defaults and to a call to change them for that call. */
export interface GenerationOptions {
  /** 0 is greedy. Defaults to 0.8. */
  readonly temperature?: number | undefined;
  /** Nucleus mass kept, 0 < topP ≤ 1. Defaults to 0.8. */
  readonly topP?: number | undefined;
  /** Candidates kept; 0 keeps all. Defaults to 0. */
  readonly topK?: number | undefined;
  /** Most new tokens. Defaults to what the context leaves. */
  readonly maxTokens?: number | undefined;
  /**
   * Most tokens of thought, of a model that thinks before it answers: then it is made to answer. 0: it doesn't think. Defaults to what `maxTokens`
   * and the context leave. Models that don't think ignore it.
   */
  readonly maxThinkingTokens?: number | undefined;
  /** ≥ 1 makes tokens already seen less likely. Defaults to 1: off. */
  readonly repetitionPenalty?: number | undefined;
  /** Same seed, prompt and options: same reply. Random when left out. */
  readonly seed?: number | undefined;
  /** The reply ends before the first of these to appear in it; the match itself is left out. */
  readonly stop?: string[] | undefined;
  /**
   * The reply is put together of words that stand in the messages of users and tools, and of pieces of a frame: a list of them, or `true` for the
   * model's own. Numbers, Latin words and names are copied whole. For converted folders; a reply with tools or a schema isn't bound. Defaults to
   * the model's manifest: one that was trained to copy does so where the last message quotes evidence.
   */
  readonly copyOnly?: boolean | readonly string[] | undefined;
}

const generationSchema = z.object({
  temperature: z.number().min(0).optional(),
  topP: z.number().gt(0).max(1).optional(),
  topK: z.int().min(0).optional(),
  maxTokens: z.int().min(1).optional(),
  maxThinkingTokens: z.int().min(0).optional(),
  repetitionPenalty: z.number().min(1).optional(),
  seed: z.int().min(0).optional(),
  stop: z.array(z.string().min(1)).optional(),
  copyOnly: z
    .union([z.boolean(), z.array(z.string().min(1).max(200)).max(4096)], "true, false or a list of texts is needed")
    .optional(),
}) satisfies z.ZodType<GenerationOptions>;

/** The options' names, as `callKeys` wants them. */
export const generationOptionNames: readonly string[] = Object.keys(generationSchema.shape);

/** Picks the generation options out of an object with more in it. Throws INVALID_OPTION naming the option that is out of range. */
export function readGenerationOptions(options: object): GenerationOptions {
  const result = generationSchema.safeParse(options);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = issue?.path.join(".") ?? "options";
  throw new ChatGLMError("INVALID_OPTION", `${name}: ${issue?.message}.`, { cause: result.error });
}

/** A call's options over the constructor's: what is left out, or undefined, keeps the default. */
export function mergeGenerationOptions(defaults: GenerationOptions, call: GenerationOptions): GenerationOptions {
  const given = Object.fromEntries(Object.entries(call).filter(([, value]) => value !== undefined));
  return { ...defaults, ...given };
}

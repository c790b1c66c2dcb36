import type { LanguageModelLike } from "@langchain/core/language_models/base";
import type { Collaborators, FlowConfig } from "../collaborators.js";
import type { PromptMessage } from "./prompts/answer-prompt.js";
import { asMessages } from "./prompts/as-messages.js";

/** A chat model that keeps its reply to a schema. */
interface StructuredModel {
  withStructuredOutput(
    schema: Record<string, unknown>,
    options: { readonly name: string },
  ): { invoke(input: unknown, options: object): Promise<unknown> };
}

/** Whether a model says of itself that it keeps its replies to schemas. */
export function keepsToSchemas(model: LanguageModelLike): model is LanguageModelLike & StructuredModel {
  if (!("withStructuredOutput" in model)) return false;
  const profile: unknown = Reflect.get(model, "profile");
  return typeof profile === "object" && profile !== null && Reflect.get(profile, "structuredOutput") === true;
}

/** What the schema and its title ask of the model. */
export interface StructuredTask {
  readonly name: string;
  readonly prompt: readonly PromptMessage[];
  readonly schema: Record<string, unknown>;
}

/**
 * One short reply that is kept to a schema, the likeliest where the model lets a call say so.
 *
 * @param signal ends the waiting for the model and its reply
 * @throws what the model throws; the signal's reason
 */
export async function askStructured(
  { name, prompt, schema }: StructuredTask,
  model: LanguageModelLike & StructuredModel,
  { modelSlots }: Pick<Collaborators, "modelSlots">,
  signal: AbortSignal,
  config: FlowConfig,
): Promise<unknown> {
  const release = await modelSlots.acquire(signal, config.priority);
  return model
    .withStructuredOutput(schema, { name })
    .invoke(asMessages(prompt), { ...config, ...greedy(model), signal })
    .finally(release);
}

function greedy(model: object): { readonly temperature?: number } {
  const keys: unknown = Reflect.get(model, "callKeys");
  return Array.isArray(keys) && keys.includes("temperature") ? { temperature: 0 } : {};
}

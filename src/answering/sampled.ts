import { RunnableBinding } from "@langchain/core/runnables";
import type { Answer } from "./answer.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";

const MOST_WRAPPINGS = 8;

/** Whether a model whose temperature was set above 0 wrote the text: asked again, it would write another. What a model does by default doesn't count. */
export function isSampled(
  { origin, writtenBy }: Pick<Answer, "origin" | "writtenBy">,
  { model, strong }: Pick<Collaborators, "model" | "strong">,
  config: FlowConfig,
): boolean {
  if (origin !== "model") return false;
  const own = Reflect.get(config, "temperature");
  const writer = writtenBy === "strong" && strong !== undefined ? strong.model : model;
  return (typeof own === "number" ? own : (temperatureOf(writer) ?? 0)) > 0;
}

/** What the model, or whatever is bound around it, was told; undefined if nothing. */
function temperatureOf(model: object): number | undefined {
  let inner = model;
  for (let depth = 0; depth < MOST_WRAPPINGS; depth += 1) {
    if (!RunnableBinding.isRunnableBinding(inner)) break;
    const { config, kwargs, bound } = inner;
    for (const options of [kwargs, config]) {
      const told: unknown = options === undefined ? undefined : Reflect.get(options, "temperature");
      if (typeof told === "number") return told;
    }
    inner = bound;
  }
  const own: unknown = Reflect.get(inner, "temperature");
  if (typeof own === "number") return own;
  const parameters: unknown = Reflect.get(inner, "invocationParams");
  try {
    const told: unknown = typeof parameters === "function" ? parameters.call(inner, {}) : undefined;
    const temperature: unknown = typeof told === "object" && told !== null ? Reflect.get(told, "temperature") : undefined;
    return typeof temperature === "number" ? temperature : undefined;
  } catch {
    return undefined;
  }
}

import type { Collaborators, FlowConfig } from "./collaborators.js";
import { decompositionPrompt } from "./plan/decomposition.js";
import { planPrompt, planSchema, readPlan, worthPlanning } from "./plan/model-plan.js";
import type { Plan } from "./plan/plan.js";
import { askModel } from "./writing/ask-model.js";
import { askStructured, keepsToSchemas } from "./writing/ask-structured.js";
import { quotedLinesPrompt } from "./writing/prompts/quoted-lines-prompt.js";

/**
 * A plan by the model, for a question that may have several parts though no rule could tell them. A model that was trained on numbered
 * sub-questions is asked for these, one that keeps its replies to schemas for an object, any other for JSON.
 *
 * @param timeout milliseconds the model has
 */
export async function planByModel(
  question: string,
  collaborators: Collaborators,
  timeout: number,
  config: FlowConfig,
): Promise<Plan | undefined> {
  const { prompt, check } = collaborators;
  // Whose reading isn't trusted, its plans aren't either: on four evaluated worlds those of the small model in the box helped nowhere, and led astray twice.
  if ((prompt.quotes === true && check === "gate") || !worthPlanning(question)) return undefined;
  const reply =
    prompt === quotedLinesPrompt
      ? await askModel(decompositionPrompt(question), collaborators, timeout, config)
      : await planReply(question, collaborators, timeout, config);
  return reply === undefined ? undefined : readPlan(reply, question);
}

async function planReply(question: string, collaborators: Collaborators, timeout: number, config: FlowConfig): Promise<unknown> {
  const prompt = planPrompt(question);
  const { model } = collaborators;
  if (!keepsToSchemas(model)) return askModel(prompt, collaborators, timeout, config);
  const signal = AbortSignal.any([config.signal, AbortSignal.timeout(Math.ceil(timeout))]);
  try {
    return await askStructured({ name: "plan", prompt, schema: planSchema }, model, collaborators, signal, config);
  } catch {
    config.signal.throwIfAborted();
    return undefined;
  }
}

import type { Collaborators, FlowConfig } from "./collaborators.js";
import { decompositionPrompt } from "./plan/decomposition.js";
import { planPrompt, readPlan, worthPlanning } from "./plan/model-plan.js";
import type { Plan } from "./plan/plan.js";
import { askModel } from "./writing/ask-model.js";
import { quotedLinesPrompt } from "./writing/prompts/quoted-lines-prompt.js";

/**
 * A plan by the model, for a question that may have several parts though no rule could tell them. A model that was trained on numbered
 * sub-questions is asked for these, any other for JSON.
 *
 * @param timeout milliseconds the model has
 */
export async function planByModel(
  question: string,
  collaborators: Collaborators,
  timeout: number,
  config: FlowConfig,
): Promise<Plan | undefined> {
  if (!worthPlanning(question)) return undefined;
  const prompt = collaborators.prompt === quotedLinesPrompt ? decompositionPrompt(question) : planPrompt(question);
  const reply = await askModel(prompt, collaborators, timeout, config);
  return reply === undefined ? undefined : readPlan(reply, question);
}

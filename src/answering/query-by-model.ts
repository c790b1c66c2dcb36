import type { LanguageModelLike } from "@langchain/core/language_models/base";
import { withDeadline } from "../async/deadline.js";
import type { DirectAnswer, KnowledgeSource, QueryForm } from "../sources/knowledge-source.js";
import { readDirectAnswer } from "./ask-direct.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import { choicePrompt, choiceSchema, readChoice, readForm } from "./plan/query-choice.js";
import { askStructured, keepsToSchemas } from "./writing/ask-structured.js";
import type { AnswerPrompt } from "./writing/prompts/answer-prompt.js";
import { quotedLinesPrompt } from "./writing/prompts/quoted-lines-prompt.js";

/** Milliseconds in which a source says what there is to choose from. */
const FORM_TIMEOUT = 500;

/**
 * An answer that a source works out from what a model chose among the source's own choices, in one short reply that its schema keeps to them; undefined if no
 * source has choices, the model isn't able or abstains, or what it chose comes to nothing.
 *
 * @param timeout milliseconds for all of it
 */
export async function queryByModel(
  question: string,
  collaborators: Pick<Collaborators, "sources" | "model" | "modelSlots" | "prompt" | "queries">,
  timeout: number,
  config: FlowConfig,
): Promise<DirectAnswer | undefined> {
  const { sources, model, prompt, queries } = collaborators;
  if (queries === false || !chooses(model, prompt)) return undefined;
  const signal = AbortSignal.any([config.signal, AbortSignal.timeout(Math.ceil(timeout))]);
  for (const { source } of sources) {
    try {
      const form = await formOf(source, question, Math.min(timeout, FORM_TIMEOUT), config);
      if (form === undefined) continue;
      const task = { name: "query", prompt: choicePrompt(question, form), schema: choiceSchema(form) };
      const reply = await askStructured(task, model, collaborators, signal, config);
      const filled = readChoice(reply, form);
      if (filled === undefined) continue;
      const said = await withDeadline(async (stop) => source.answerFilled?.(question, filled, { signal: stop, config }), {
        timeout: Math.min(timeout, FORM_TIMEOUT),
        what: source.name,
        signal: config.signal,
      });
      const answer = said === undefined ? undefined : readDirectAnswer(said, source.name);
      if (answer !== undefined) return answer;
    } catch {
      // It fails or is late: the question goes on without.
      config.signal.throwIfAborted();
    }
  }
  return undefined;
}

/** Whether some source may have something to choose from for this model. */
export function mayQuery({
  sources,
  model,
  prompt,
  queries,
}: Pick<Collaborators, "sources" | "model" | "prompt" | "queries">): boolean {
  return queries !== false && sources.some(({ source }) => source.queryForm !== undefined) && chooses(model, prompt);
}

async function formOf(
  source: KnowledgeSource,
  question: string,
  timeout: number,
  config: FlowConfig,
): Promise<QueryForm | undefined> {
  if (source.queryForm === undefined || source.answerFilled === undefined) return undefined;
  const offered = await withDeadline(async (signal) => source.queryForm?.(question, { signal, config }), {
    timeout,
    what: source.name,
    signal: config.signal,
  });
  return offered === undefined ? undefined : readForm(offered);
}

/** A model that keeps its replies to schemas, unless it was trained to read evidence alone. */
function chooses(model: LanguageModelLike, prompt: AnswerPrompt): model is Parameters<typeof askStructured>[1] {
  return prompt !== quotedLinesPrompt && keepsToSchemas(model);
}

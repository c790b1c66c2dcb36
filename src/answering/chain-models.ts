import type { LanguageModelLike } from "@langchain/core/language_models/base";
import { ChatGLMError } from "../errors.js";
import type { Executor } from "../fan-out/executor.js";
import { Slots } from "../fan-out/slots.js";
import type { WritingModel } from "./collaborators.js";
import { modelIdentity } from "./identity.js";
import { JobModel } from "./jobs/job-model.js";
import { NoModel, noModelPrompt } from "./no-model.js";
import type { AnswerPrompt } from "./writing/prompts/answer-prompt.js";
import { answerPromptFor } from "./writing/prompts/prompt-for-model.js";

/** Two models as a cascade. */
export interface ModelCascade {
  /** Plans, and writes first. */
  readonly fast: LanguageModelLike;
  /** Writes what `fast` couldn't: asked if the check refuses what `fast` wrote, or `fast` fails, though there is evidence. */
  readonly strong: LanguageModelLike;
}

export interface ChainModelOptions {
  readonly sources?: readonly unknown[] | undefined;
  readonly model?: LanguageModelLike | undefined;
  readonly models?: ModelCascade | undefined;
  readonly modelIdentity?: string | undefined;
  readonly prompt?: AnswerPrompt | undefined;
  readonly check?: "gate" | "mark" | false | undefined;
  readonly limits?: { readonly model?: number | undefined } | undefined;
}

export interface ChainModels {
  readonly first: WritingModel;
  /** Undefined if there is one model. */
  readonly strong: WritingModel | undefined;
  /** Of all of them. */
  readonly identity: () => string;
}

/**
 * @throws ChatGLMError INVALID_OPTION if both `model` and `models` are given, or neither and there are no sources or no check "gate"; if `models` isn't
 *   whole, or would never use `strong`
 */
export function chainModels(options: ChainModelOptions, executor: Executor | undefined): ChainModels {
  const { check = "gate", modelIdentity: given } = options;
  // JavaScript callers write null for what isn't there.
  const [model, models] = [options.model ?? undefined, options.models ?? undefined];
  const setUp = (one: LanguageModelLike, identity: () => string): WritingModel => ({
    model: executor === undefined ? one : new JobModel(one, executor, identity),
    modelSlots: new Slots(options.limits?.model ?? 8, "limits.model"),
    ownIdentity: identity,
    // Asked for by a question, since it reads the model's manifest.
    get prompt() {
      return options.prompt ?? answerPromptFor(one);
    },
  });
  if (model !== undefined && models === undefined) {
    const identity = (): string => given ?? modelIdentity(model);
    return { first: setUp(model, identity), strong: undefined, identity };
  }
  if (model !== undefined) {
    throw invalid("Both `model` and `models` are given.", "Give `model`, or `models: { fast, strong }` for a cascade of two.");
  }
  if (models === undefined) return { first: nobody(options), strong: undefined, identity: () => "none" };
  const { fast, strong }: Partial<ModelCascade> = models;
  if (!isModel(fast) || !isModel(strong)) {
    throw invalid("`models` needs two LangChain models, `fast` and `strong`.", "Give `model` if there is only one.");
  }
  if (check !== "gate") {
    throw invalid(
      `With check: ${JSON.stringify(check)} nothing is refused, so \`models.strong\` would never write.`,
      'Use check: "gate", or give one `model`.',
    );
  }
  const identityOf = (role: string, one: LanguageModelLike) => (): string =>
    given === undefined ? modelIdentity(one) : JSON.stringify([given, role]);
  const writers = { first: setUp(fast, identityOf("fast", fast)), strong: setUp(strong, identityOf("strong", strong)) };
  const identity = (): string => JSON.stringify(["cascade", writers.first.ownIdentity(), writers.strong.ownIdentity()]);
  return { ...writers, identity };
}

/** No model: answers are worked out and quoted. */
function nobody({ sources = [], check = "gate" }: ChainModelOptions): WritingModel {
  const remedy = "Give `model`, or `models: { fast, strong }` for a cascade of two.";
  if (sources.length === 0) throw invalid("There is neither a model nor a source.", remedy);
  if (check !== "gate")
    throw invalid(`Without a model evidence is quoted, which check: ${JSON.stringify(check)} doesn't do.`, remedy);
  const identity = (): string => "none";
  return { model: new NoModel(), modelSlots: new Slots(8, "limits.model"), ownIdentity: identity, prompt: noModelPrompt };
}

function isModel(value: unknown): value is LanguageModelLike {
  return typeof value === "object" && value !== null && "stream" in value && typeof value.stream === "function";
}

function invalid(problem: string, remedy: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", problem, { remedy });
}

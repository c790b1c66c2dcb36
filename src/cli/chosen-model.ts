import { ChatGLMError } from "../errors.js";
import { boxedModel } from "../model/boxed-model.js";
import type { DeviceOption } from "../model/text-generation.js";
import type { Environment } from "./language.js";
import type { Terminal } from "./terminal.js";

/** A converted folder; or, with `baseUrl`, the name of a model on a server. */
export interface ModelChoice {
  readonly model: string;
  readonly baseUrl?: string | undefined;
  /** For the server. */
  readonly apiKey?: string | undefined;
}

/** What options and configuration say about the model. */
export interface ModelFlags {
  readonly model?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly apiKey?: string | undefined;
}

/** Names the model where neither an option nor the configuration does. */
const modelVariable = "LANGCHAIN_CHATGLM_MODEL";
/** The key for `--base-url`. */
const keyVariable = "LANGCHAIN_CHATGLM_API_KEY";

/**
 * The model that `--model` names, else the configuration, else the environment; else the one in the box, which is said.
 *
 * @throws ChatGLMError INVALID_OPTION where a server is named and no model on it
 */
export function chosenModel({ stderr, colors, texts, environment }: Terminal, flags: ModelFlags): ModelChoice {
  const choice = namedModel(flags, environment);
  if (choice !== undefined) return choice;
  const model = boxedModel();
  stderr.write(`${colors.dim(texts.boxedModel)}\n`);
  return { model };
}

function namedModel({ model, baseUrl, apiKey }: ModelFlags, environment: Environment): ModelChoice | undefined {
  const name = model ?? (environment[modelVariable] || undefined);
  if (baseUrl === undefined) return name === undefined ? undefined : { model: name };
  if (name === undefined) {
    throw new ChatGLMError("INVALID_OPTION", `Which model of ${baseUrl} is meant?`, {
      remedy: "Name it as the server does: --model chatglm3-6b.",
    });
  }
  return { model: name, baseUrl, apiKey: apiKey ?? (environment[keyVariable] || undefined) };
}

/** The fields of `ChatGLMChatModel` that say which model it is. */
export function modelFields(
  { model, baseUrl, apiKey }: ModelChoice,
  threads: number | undefined,
  device: DeviceOption | undefined,
):
  | { readonly model: string; readonly baseUrl: string; readonly apiKey: string | undefined }
  | { readonly model: string; readonly threads: number | undefined; readonly device: DeviceOption | undefined } {
  return baseUrl === undefined ? { model, threads, device } : { model, baseUrl, apiKey };
}

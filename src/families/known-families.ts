import { ChatGLMError } from "../errors.js";
import type { ChatForm } from "./chat-form.js";
import type { ChatFormatName } from "./chat-format.js";
import { chatForms as chatglmForms } from "./chatglm/chat-forms.js";
import { chatglmFamily } from "./chatglm/chatglm-family.js";
import type { ModelFamily } from "./model-family.js";

/** Every family this library converts and runs. */
export const knownFamilies: readonly ModelFamily[] = [chatglmFamily];

/** Every family's forms of conversation, by the name a manifest has for them. */
export const chatForms: Readonly<Record<ChatFormatName, ChatForm>> = { ...chatglmForms };

/**
 * The family whose `model_type` a config.json has.
 *
 * @param where the file's path, for the message
 * @throws ChatGLMError CHECKPOINT_UNSUPPORTED when it has another
 */
export function familyOfConfig(json: unknown, where: string, families: readonly ModelFamily[] = knownFamilies): ModelFamily {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw unsupported(where, "it is not a JSON object");
  const { model_type: type } = json as { readonly model_type?: unknown };
  const family = families.find(({ modelType }) => modelType === type);
  if (family !== undefined) return family;
  const shown = type === undefined ? "absent" : JSON.stringify(type).slice(0, 100);
  const titles = families.map(({ title, modelType }) => `the ${title} family (model_type ${modelType})`).join(" and ");
  throw unsupported(where, `model_type is ${shown}: only ${titles} is known`);
}

/** The family of a converted folder, by its manifest's `source.modelType`. Undefined when there is none of that name. */
export function familyOfModel(modelType: string): ModelFamily | undefined {
  return knownFamilies.find((family) => family.modelType === modelType);
}

function unsupported(where: string, what: string): ChatGLMError {
  return new ChatGLMError("CHECKPOINT_UNSUPPORTED", `${where}: ${what}.`);
}

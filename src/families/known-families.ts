import { ChatGLMError } from "../errors.js";
import type { ChatForm } from "./chat-form.js";
import type { ChatFormatName } from "./chat-format.js";
import { chatForms as chatglmForms } from "./chatglm/chat-forms.js";
import { chatglmFamily } from "./chatglm/chatglm-family.js";
import { chatmlForms } from "./chatml/chat-forms.js";
import { glmForms } from "./glm/chat-forms.js";
import { glm4Family, glmFamily } from "./glm/glm-family.js";
import { llamaFamily } from "./llama/llama-family.js";
import { llama3Form } from "./llama/llama3-form.js";
import type { ModelFamily } from "./model-family.js";
import { qwen2Family } from "./qwen2/qwen2-family.js";

/** Every family this library converts and runs. */
export const knownFamilies: readonly ModelFamily[] = [chatglmFamily, glmFamily, glm4Family, qwen2Family, llamaFamily];

/** Every family's forms of conversation, by the name a manifest has for them. */
export const chatForms: Readonly<Record<ChatFormatName, ChatForm>> = {
  ...chatglmForms,
  ...glmForms,
  ...chatmlForms,
  llama3: llama3Form,
};

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
  const titles = families.map(({ title, modelType }) => `${title} (model_type ${modelType})`);
  throw unsupported(where, `model_type is ${shown}; known are ${titles.join(", ")}`);
}

/** The family of a converted folder, by its manifest's `source.modelType`. Undefined when there is none of that name. */
export function familyOfModel(modelType: string): ModelFamily | undefined {
  return knownFamilies.find((family) => family.modelType === modelType);
}

function unsupported(where: string, what: string): ChatGLMError {
  return new ChatGLMError("CHECKPOINT_UNSUPPORTED", `${where}: ${what}.`);
}

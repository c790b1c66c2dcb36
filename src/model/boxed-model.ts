import { packagedFolder } from "../model-folder/packaged-folder.js";

/**
 * Folder of the small model that comes with this package: chatglm-mini, a ChatGLM of 5.1 million weights. It answers from short evidence, in
 * Chinese and English, and knows nothing of the world.
 *
 * @throws ChatGLMError MODEL_NOT_FOUND if the files are not there: a bundler left them behind.
 */
export function boxedModel(): string {
  return packagedFolder("models/chatglm-mini", "manifest.json");
}

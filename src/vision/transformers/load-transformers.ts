import { ChatGLMError } from "../../errors.js";

export type Transformers = typeof import("@huggingface/transformers");

/**
 * transformers.js, kept to local files: nothing is fetched from a hub, and nothing kept in its caches. It keeps these settings for the whole thread.
 *
 * @throws ChatGLMError MISSING_PACKAGE with the command that installs it
 */
export async function loadTransformers(): Promise<Transformers> {
  let library: Transformers;
  try {
    library = await import("@huggingface/transformers");
  } catch (cause) {
    throw new ChatGLMError("MISSING_PACKAGE", "Models for transformers.js need the package @huggingface/transformers.", {
      remedy: "Run `npm install @huggingface/transformers`.",
      cause,
    });
  }
  const { env } = library;
  env.allowRemoteModels = false;
  env.useBrowserCache = false;
  env.useFSCache = false;
  env.fetch = () => Promise.reject(new Error("models are read from local folders only"));
  return library;
}

import path from "node:path";
import envPaths from "env-paths";

/** Where indexes of documents are kept unless the options say otherwise: beside the answers, by the system's convention. */
export function documentIndexFolder(): string {
  return path.join(envPaths("langchain-chatglm", { suffix: "" }).cache, "documents");
}

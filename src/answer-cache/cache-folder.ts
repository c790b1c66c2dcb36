import path from "node:path";
import envPaths from "env-paths";

/**
 * Where this user's answers are kept, by the system's convention: `$XDG_CACHE_HOME` or ~/.cache on Linux and other Unixes, ~/Library/Caches on
 * macOS, %LOCALAPPDATA% on Windows. The library and the command line use the same folder.
 */
export function answerCacheFolder(): string {
  return path.join(envPaths("langchain-chatglm", { suffix: "" }).cache, "answers");
}

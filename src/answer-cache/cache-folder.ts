import { homedir, platform } from "node:os";
import { join } from "node:path";

interface CacheFolderOptions {
  /** Defaults to this machine's. */
  readonly platform?: NodeJS.Platform | undefined;
  /** Defaults to the user's home folder. */
  readonly home?: string | undefined;
  /** The value of XDG_CACHE_HOME, where the caller honours it. Used on Linux and other Unixes. */
  readonly xdgCacheHome?: string | undefined;
}

/** Where this user's answers are kept, by the system's convention: ~/.cache (XDG), ~/Library/Caches (macOS), AppData\Local (Windows). */
export function answerCacheFolder({
  platform: system = platform(),
  home = homedir(),
  xdgCacheHome,
}: CacheFolderOptions = {}): string {
  if (system === "win32") return join(home, "AppData", "Local", "langchain-chatglm", "Cache", "answers");
  if (system === "darwin") return join(home, "Library", "Caches", "langchain-chatglm", "answers");
  return join(
    xdgCacheHome === undefined || xdgCacheHome === "" ? join(home, ".cache") : xdgCacheHome,
    "langchain-chatglm",
    "answers",
  );
}

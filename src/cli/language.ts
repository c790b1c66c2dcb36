import { chinese } from "./texts/chinese.js";
import { english, type Texts } from "./texts/english.js";

/** Environment variables, as they are read: `process.env` here, a plain object in tests. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The texts to speak in: `--lang` where it is given, else the locale of messages (POSIX order: LC_ALL, LC_MESSAGES, LANG),
 * else English.
 */
export function chooseTexts(argv: readonly string[], environment: Environment): Texts {
  const flag = argv.findIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  const asked = flag < 0 ? undefined : (argv[flag]?.split("=")[1] ?? argv[flag + 1]);
  const locale = asked ?? (environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "");
  return locale.toLowerCase().startsWith("zh") ? chinese : english;
}

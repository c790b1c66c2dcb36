import { type Keeping, keepings } from "../asking/kept-conversation.js";
import type { AnswerWishes } from "../asking/server.js";
import type { Language } from "./texts.js";

export type Theme = "system" | "light" | "dark";

/** What the reader chose. */
export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  /** The key that requests carry; empty for none. */
  readonly key: string;
  /** Undefined for the first that the server names. */
  readonly model: string | undefined;
  readonly system: string;
  readonly cache: AnswerWishes["cache"];
  readonly keeping: Keeping;
}

/** How it looks outlives the tab; the key and what is said to the model don't. */
const lasting = ["language", "theme", "keeping"] as const;
const passing = ["key", "model", "system", "cache"] as const;
const place = "langchain-chatglm";

export function loadSettings(): Settings {
  const stored: Partial<Record<keyof Settings, unknown>> = { ...read(() => localStorage), ...read(() => sessionStorage) };
  const text = (name: keyof Settings): string => (typeof stored[name] === "string" ? stored[name] : "");
  const oneOf = <Value extends string>(name: keyof Settings, values: readonly Value[], otherwise: Value): Value =>
    values.find((value) => value === stored[name]) ?? otherwise;
  return {
    language: oneOf("language", ["en", "zh"], /^zh\b/i.test(navigator.language) ? "zh" : "en"),
    theme: oneOf("theme", ["system", "light", "dark"], "system"),
    key: text("key"),
    model: text("model") === "" ? undefined : text("model"),
    system: text("system"),
    cache: oneOf("cache", ["use", "refresh", "bypass"], "use"),
    keeping: oneOf("keeping", keepings, "tab"),
  };
}

export function saveSettings(settings: Settings): void {
  write(() => localStorage, lasting, settings);
  write(() => sessionStorage, passing, settings);
}

/** A browser may keep its storage from a page; then the choices last as long as the page. */
function read(storage: () => Storage): object {
  try {
    const value: unknown = JSON.parse(storage().getItem(place) ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function write(storage: () => Storage, names: readonly (keyof Settings)[], settings: Settings): void {
  try {
    storage().setItem(place, JSON.stringify(Object.fromEntries(names.map((name) => [name, settings[name]]))));
  } catch {
    // As above.
  }
}

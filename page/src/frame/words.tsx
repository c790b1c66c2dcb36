import { type Context, createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Texts, textsOf } from "./texts.js";

export const Words: Context<Texts> = createContext<Texts>(textsOf.en);

/** The page's words in the reader's language. */
export const useWords = (): Texts => useContext(Words);

/** Milliseconds for people: `838 ms`, `1.24 s`. */
export function duration(ms: number): string {
  return ms < 1_000 ? `${ms.toFixed(ms < 10 ? 1 : 0)} ms` : `${(ms / 1_000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

/** Bytes for people: `840 B`, `12 KB`. */
export function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(bytes < 10_000 ? 1 : 0)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The language of a text, for its fonts and for who reads it aloud. */
export function languageOf(text: string): "zh-CN" | "en" {
  return /\p{Script=Han}/u.test(text) ? "zh-CN" : "en";
}

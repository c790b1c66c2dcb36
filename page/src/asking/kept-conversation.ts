import { type Exchange, newExchange } from "./conversation.js";
import type { Answer } from "./protocol.js";

/** How long a conversation is kept: as long as the tab, reloads included; in the browser, for whoever uses it; not at all. */
export const keepings = ["tab", "browser", "never"] as const;
export type Keeping = (typeof keepings)[number];

const place = "langchain-chatglm conversation";
/** Exchanges kept, the latest, and characters of them all. */
const mostExchanges = 50;
const mostCharacters = 2_000_000;
const stores = { tab: () => sessionStorage, browser: () => localStorage } as const;

/** What was kept, the tab's before the browser's. Nothing of it can be relied on: others may have written there. */
export function loadConversation(): readonly Exchange[] {
  for (const store of [stores.tab, stores.browser]) {
    const exchanges = read(store);
    if (exchanges.length > 0) return exchanges;
  }
  return [];
}

/** Keeps a conversation where it is to be kept, and nowhere else; its pictures aren't kept. What doesn't fit is left out, the oldest first. */
export function saveConversation(exchanges: readonly Exchange[], keeping: Keeping): void {
  for (const [name, store] of Object.entries(stores)) {
    if (name !== keeping || exchanges.length === 0 || !write(store, fitting(exchanges))) write(store, undefined);
  }
}

function fitting(exchanges: readonly Exchange[]): string {
  const texts = exchanges.map((exchange) => ({ ...exchange, pictures: [] }));
  for (let latest = texts.slice(-mostExchanges); latest.length > 0; latest = latest.slice(1)) {
    const text = JSON.stringify(latest);
    if (text.length <= mostCharacters) return text;
  }
  return "[]";
}

function read(store: () => Storage): Exchange[] {
  try {
    const kept: unknown = JSON.parse(store().getItem(place) ?? "[]");
    return Array.isArray(kept) ? kept.slice(-mostExchanges).flatMap(readExchange) : [];
  } catch {
    return [];
  }
}

/** An exchange that was running when the page went is over: it was stopped. */
function readExchange(kept: unknown, index: number): Exchange[] {
  if (typeof kept !== "object" || kept === null) return [];
  const { mode, question, text, answer, status, progress, failure } = kept as Partial<Record<keyof Exchange, unknown>>;
  if ((mode !== "answers" && mode !== "chat") || typeof question !== "string" || typeof text !== "string") return [];
  const fresh = newExchange({ id: index + 1, mode, question, pictures: [] }, 0);
  const isDone = status === "done" && (mode === "chat" || isAnswer(answer));
  return [
    {
      ...fresh,
      text,
      status: isDone ? "done" : status === "failed" && isFailure(failure) ? "failed" : "stopped",
      answer: isAnswer(answer) ? answer : undefined,
      failure: isFailure(failure) ? failure : undefined,
      progress: isProgress(progress) ? progress : fresh.progress,
    },
  ];
}

function isAnswer(value: unknown): value is Answer {
  const { text, citations, timing } = (value ?? {}) as Partial<Record<keyof Answer, unknown>>;
  return typeof text === "string" && Array.isArray(citations) && typeof timing === "object" && timing !== null;
}

function isFailure(value: unknown): value is NonNullable<Exchange["failure"]> {
  return typeof value === "object" && value !== null && "code" in value && typeof value.code === "string";
}

function isProgress(value: unknown): value is Exchange["progress"] {
  const { bars, plan, warnings } = (value ?? {}) as Partial<Record<keyof Exchange["progress"], unknown>>;
  return [bars, plan, warnings].every(Array.isArray);
}

/** A browser may keep its storage from a page, or have no room: then nothing is kept. @returns whether it was written */
function write(store: () => Storage, text: string | undefined): boolean {
  try {
    if (text === undefined) store().removeItem(place);
    else store().setItem(place, text);
    return true;
  } catch {
    return false;
  }
}

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Settings } from "../frame/settings.js";
import { type Exchange, type Mode, newExchange, turnsOf, withAnswerEvent, withFailure } from "./conversation.js";
import { loadConversation, saveConversation } from "./kept-conversation.js";
import type { AskedPicture } from "./pictures.js";
import { type AnswerWishes, answer, chat } from "./server.js";

/** Milliseconds for which pieces of text are gathered before they are shown: faster than that nobody reads. */
const gathering = 40;

export interface Conversation {
  readonly exchanges: readonly Exchange[];
  readonly ask: (mode: Mode, question: string, pictures: readonly AskedPicture[]) => void;
  /** Asks an exchange's question anew, in its place. */
  readonly again: (exchange: Exchange, cache?: AnswerWishes["cache"]) => void;
  readonly stop: () => void;
  readonly clear: () => void;
}

/** The exchanges of both modes, one asked at a time. */
export function useConversation(settings: Settings, model: string | undefined): Conversation {
  const [exchanges, setExchanges] = useState(loadConversation);
  const running = useRef<AbortController | undefined>(undefined);
  const nextId = useRef(exchanges.length + 1);
  const latest = useRef({ settings, model, exchanges });
  latest.current = { settings, model, exchanges };
  // While a text comes it is written once, when its question is asked.
  const { keeping } = settings;
  const stand = exchanges.map(({ id, status }) => `${id} ${status}`).join();
  useEffect(() => saveConversation(exchanges, keeping), [stand, keeping]);

  const run = useCallback((exchange: Exchange, before: readonly Exchange[], cache: AnswerWishes["cache"] | undefined) => {
    running.current?.abort();
    const leaving = new AbortController();
    running.current = leaving;
    let current = exchange;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      clearTimeout(timer);
      timer = undefined;
      const shown = current;
      setExchanges((all) => all.map((one) => (one.id === shown.id ? shown : one)));
    };
    const showSoon = (): void => {
      timer ??= setTimeout(show, gathering);
    };
    const { settings: wishes, model: asked = "" } = latest.current;
    const asking = { key: wishes.key, signal: leaving.signal };
    const turns = turnsOf(before.filter(({ mode }) => mode === exchange.mode));
    const work = async (): Promise<void> => {
      if (exchange.mode === "answers") {
        const { question, pictures } = exchange;
        for await (const event of answer({ question, pictures, history: turns, cache: cache ?? wishes.cache }, asking)) {
          current = withAnswerEvent(current, event, performance.now());
          showSoon();
        }
      } else {
        const said = [...turns, { role: "user", content: exchange.question } as const];
        for await (const text of chat({ model: asked, system: wishes.system, turns: said }, asking)) {
          current = { ...current, text: current.text + text };
          showSoon();
        }
      }
      current = { ...current, status: "done" };
    };
    work()
      .catch((error: unknown) => {
        current = withFailure(current, error, leaving.signal.aborted);
      })
      .finally(() => {
        show();
        if (running.current === leaving) running.current = undefined;
      });
  }, []);

  const ask = useCallback<Conversation["ask"]>(
    (mode, question, pictures) => {
      const exchange = newExchange({ id: nextId.current, mode, question, pictures }, performance.now());
      nextId.current += 1;
      const before = latest.current.exchanges;
      setExchanges((all) => [...all, exchange]);
      run(exchange, before, undefined);
    },
    [run],
  );

  const again = useCallback<Conversation["again"]>(
    (asked, cache) => {
      const { id } = asked;
      const exchange = newExchange(asked, performance.now());
      const before = latest.current.exchanges.filter((one) => one.id < id);
      setExchanges((all) => all.map((one) => (one.id === id ? exchange : one)));
      run(exchange, before, cache);
    },
    [run],
  );

  const stop = useCallback(() => running.current?.abort(), []);
  const clear = useCallback(() => {
    running.current?.abort();
    setExchanges([]);
  }, []);
  return { exchanges, ask, again, stop, clear };
}

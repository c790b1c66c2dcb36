import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ExchangeView } from "./answer/exchange-view.js";
import { doing } from "./answer/trace.js";
import { Composer } from "./asking/composer.js";
import type { Exchange, Mode } from "./asking/conversation.js";
import { inOrder } from "./asking/progress.js";
import { useConversation } from "./asking/use-conversation.js";
import { useServer } from "./asking/use-server.js";
import { Icon } from "./frame/icons.js";
import { loadSettings, type Settings, saveSettings } from "./frame/settings.js";
import { SettingsDialog } from "./frame/settings-dialog.js";
import { SourcesDialog } from "./frame/sources-dialog.js";
import { type Texts, textsOf } from "./frame/texts.js";
import { useShortcuts } from "./frame/use-shortcuts.js";
import { Welcome } from "./frame/welcome.js";
import { Words } from "./frame/words.js";

/** The whole page. */
export function App(): JSX.Element {
  const [settings, setSettings] = useState(loadSettings);
  const [round, setRound] = useState(0);
  const [wanted, setWanted] = useState<Mode>("answers");
  const [sheet, setSheet] = useState<"settings" | "sources" | undefined>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  const words = textsOf[settings.language];
  const offer = useServer(settings.key, round);
  const models = offer.state === "open" ? offer.models : [];
  const model = models.find((name) => name === settings.model) ?? models[0];
  const sources = offer.state === "open" ? offer.sources : undefined;
  const mode: Mode = sources === undefined ? "chat" : wanted;
  const { exchanges, ask, again, stop, clear } = useConversation(settings, model);
  const shown = exchanges.filter((exchange) => exchange.mode === mode);
  const isRunning = exchanges.some(({ status }) => status === "running");
  const change = (changed: Partial<Settings>): void => setSettings((before) => ({ ...before, ...changed }));

  useEffect(() => {
    saveSettings(settings);
    document.documentElement.lang = settings.language === "zh" ? "zh-CN" : "en";
    document.documentElement.dataset["theme"] = settings.theme;
  }, [settings]);
  const startAnew = (): void => {
    clear();
    field.current?.focus();
  };
  useShortcuts({ field, onStop: stop });
  const end = useScrolling(shown);

  return (
    <Words.Provider value={words}>
      <a class="skip" href="#composer">
        {words.skip}
      </a>
      <header class="bar-top">
        <h1>
          <img src="icon.svg" alt="" width="22" height="22" />
          <span>{words.title}</span>
        </h1>
        {sources !== undefined && models.length > 0 && (
          <fieldset class="segments" aria-label={words.mode}>
            {(["answers", "chat"] as const).map((one) => (
              <button
                type="button"
                class={one === mode ? "chosen" : undefined}
                aria-pressed={one === mode}
                onClick={() => setWanted(one)}
              >
                <span class="wide">{words[one]}</span>
                <span class="narrow">{words.short[one]}</span>
              </button>
            ))}
          </fieldset>
        )}
        <nav aria-label={words.title}>
          {shown.length > 0 && <TopButton icon="plus" label={words.newConversation} onClick={startAnew} />}
          {sources !== undefined && <TopButton icon="books" label={words.sources} onClick={() => setSheet("sources")} />}
          <TopButton icon="settings" label={words.settings} onClick={() => setSheet("settings")} />
        </nav>
      </header>
      <main class={shown.length === 0 ? "empty" : undefined}>
        {shown.length === 0 && (
          <Welcome
            {...{ offer, mode, model }}
            onKey={(key) => change({ key })}
            onRetry={() => setRound(round + 1)}
            onSources={() => setSheet("sources")}
          />
        )}
        {shown.map((exchange) => (
          <ExchangeView key={exchange.id} exchange={exchange} onAgain={(cache) => again(exchange, cache)} />
        ))}
        <div ref={end} class="end" />
        <div class="dock">
          <Composer
            {...{ mode, isRunning, field }}
            isReady={offer.state === "open" && (mode === "answers" || model !== undefined)}
            takesPictures={mode === "answers" && offer.state === "open" && offer.takesPictures}
            onAsk={(question, pictures) => ask(mode, question, pictures)}
            onStop={stop}
          />
        </div>
      </main>
      <p class="unseen" role="status">
        {announcement(shown.at(-1), words)}
      </p>
      {sheet === "settings" && (
        <SettingsDialog
          {...{ settings, models }}
          hasAnswers={sources !== undefined}
          onChange={change}
          onClose={() => setSheet(undefined)}
        />
      )}
      {sheet === "sources" && <SourcesDialog sources={sources ?? []} onClose={() => setSheet(undefined)} />}
    </Words.Provider>
  );
}

interface TopButtonProps {
  readonly icon: Parameters<typeof Icon>[0]["name"];
  readonly label: string;
  readonly onClick: () => void;
}

function TopButton({ icon, label, onClick }: TopButtonProps): JSX.Element {
  return (
    <button type="button" class="quiet" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

/** What who can't see the page is told: each station as it is reached, and the whole answer once. */
function announcement(exchange: Exchange | undefined, words: Texts): string {
  if (exchange === undefined || exchange.status === "failed") return "";
  if (exchange.status === "running") return doing(inOrder(exchange.progress.bars), words);
  return exchange.status === "stopped" ? words.stopped : words.announced(exchange.text.replace(/ ?\[\d{1,3}\]/g, ""));
}

/** Brings a new question into sight, then follows its text for as long as the reader stays at its end. */
function useScrolling(shown: readonly Exchange[]): { current: HTMLDivElement | null } {
  const end = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const count = shown.length;
  const length = shown.at(-1)?.text.length;
  // An answer is read from its beginning: what it rests on stands behind it on a narrow screen.
  const isChat = shown.at(-1)?.mode === "chat";
  useEffect(() => {
    const look = (): void => {
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      follows.current = scrollHeight - clientHeight - scrollTop < 160;
    };
    addEventListener("scroll", look, { passive: true });
    return () => removeEventListener("scroll", look);
  }, []);
  useEffect(() => {
    if (count > 0) document.querySelector(".exchange:last-of-type .question")?.scrollIntoView({ block: "start" });
    follows.current = true;
  }, [count]);
  useEffect(() => {
    if (follows.current && isChat) end.current?.scrollIntoView({ block: "nearest" });
  }, [length]);
  return end;
}

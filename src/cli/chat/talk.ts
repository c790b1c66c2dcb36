import { writeFile } from "node:fs/promises";
import { ChatGLMError } from "../../errors.js";
import { answerReport, citationLines, failureReport } from "../answer-report.js";
import { printable } from "../printable.js";
import { reportError } from "../report-error.js";
import type { Terminal } from "../terminal.js";
import { QuestionReader } from "./question-reader.js";
import { readSession, type Session, writeSession } from "./session.js";
import type { Reply, Speaker } from "./speaker.js";
import { type ChatInput, chatWords, readInput } from "./words.js";

export interface TalkOptions {
  readonly speaker: Speaker;
  /** How the conversation begins. */
  readonly session: Session;
  /** Where each exchange is kept as it ends. */
  readonly file?: string | undefined;
  /** What the model is, for people. */
  readonly about: string;
}

/**
 * Reads questions and streams answers until the input ends, `/exit`, or Ctrl-C with nothing to clear and no answer to stop. In a pipe only
 * the answers go to standard output.
 */
export async function talk(terminal: Terminal, options: TalkOptions): Promise<void> {
  const { interactive, texts, colors } = terminal;
  const conversation = new Talk(terminal, options);
  using reader = new QuestionReader({
    ...terminal,
    prompt: colors.bold(`${texts.chat.prompt}> `),
    onInterrupt: () => {
      if (conversation.interrupt()) return;
      if (interactive) terminal.stdout.write("\n");
      reader.close();
    },
  });
  if (interactive) conversation.note(`${options.about}\n${texts.chat.welcome}`);
  for await (const line of reader.questions()) {
    const input = readInput(line);
    if (input === undefined) continue;
    if (input.type === "word" && input.word === "exit") break;
    try {
      await conversation.take(input);
    } catch (error) {
      // Somebody who types can ask something else; a pipe can't.
      if (!interactive) throw error;
      reportError(error, terminal, false);
    }
    if (conversation.isLeft) break;
  }
}

class Talk {
  readonly #terminal: Terminal;
  readonly #speaker: Speaker;
  #session: Session;
  #file: string | undefined;
  #last: Reply | undefined;
  #answering: AbortController | undefined;
  isLeft = false;

  constructor(terminal: Terminal, { speaker, session, file }: TalkOptions) {
    this.#terminal = terminal;
    this.#speaker = speaker;
    this.#session = session;
    this.#file = file;
  }

  note(text: string): void {
    this.#terminal.stderr.write(`${this.#terminal.colors.dim(text)}\n`);
  }

  /** @returns whether there was an answer to stop; if not, the conversation is left */
  interrupt(): boolean {
    if (this.#answering !== undefined && !this.#answering.signal.aborted) {
      this.#answering.abort();
      return true;
    }
    this.isLeft = true;
    return false;
  }

  async take(input: ChatInput): Promise<void> {
    const { chat } = this.#terminal.texts;
    if (input.type === "question") return this.#ask(input.text);
    if (input.type === "unknown")
      return this.note(chat.unknownWord(printable(input.word), chatWords.map((word) => `/${word}`).join(" ")));
    switch (input.word) {
      case "help":
        return this.note(chatWords.map((word) => `  ${`/${word}`.padEnd(10)}${chat.words[word]}`).join("\n"));
      case "sources":
        return this.#tellSources();
      case "trace":
        return this.#trace(input.rest);
      case "save":
        return this.#save(input.rest);
      case "load":
        return this.#load(input.rest);
      case "system":
        return this.#system(input.rest);
      case "reset":
        this.#session = { ...this.#session, turns: [] };
        this.#last = undefined;
        return this.note(chat.cleared);
      case "exit":
        this.isLeft = true;
    }
  }

  async #ask(question: string): Promise<void> {
    const { stdout, stderr, texts, interactive, interactiveErrors, colors } = this.#terminal;
    this.#answering = new AbortController();
    let isWaiting = interactive && interactiveErrors && !this.#speaker.hasSources;
    const clear = (): void => {
      if (isWaiting) stderr.write("\r\u001b[K");
      isWaiting = false;
    };
    if (isWaiting) stderr.write(colors.dim(texts.chat.reading));
    try {
      const write = (text: string): void => {
        if (text !== "") clear();
        stdout.write(printable(text));
      };
      const tellRead = (read: number, of: number): void => {
        if (isWaiting) stderr.write(`\r${colors.dim(texts.chat.read(read, of))}\u001b[K`);
      };
      const reply = await this.#speaker.ask(question, this.#session, this.#answering.signal, write, tellRead);
      clear();
      stdout.write("\n");
      const turns = [
        ...this.#session.turns.slice(reply.forgotten * 2),
        { role: "user" as const, content: question },
        { role: "assistant" as const, content: reply.text },
      ];
      this.#session = { ...this.#session, turns };
      this.#last = reply;
      this.#tellReply(reply);
      if (this.#file !== undefined) await writeSession(this.#file, this.#session);
    } finally {
      clear();
      this.#answering = undefined;
    }
  }

  #tellReply({ stopped, forgotten, answer, tokens, ms }: Reply): void {
    const { texts, interactive, stderr, colors } = this.#terminal;
    if (stopped) this.note(texts.chat.stopped);
    if (forgotten > 0) this.note(texts.chat.forgot);
    if (answer !== undefined) {
      for (const line of failureReport(this.#terminal, answer)) stderr.write(`${colors.yellow(line)}\n`);
      // Whoever asked sees whether it was taken as meant.
      if (interactive && answer.understoodAs !== undefined)
        this.note(`  ${printable(texts.ask.understoodAs(answer.understoodAs))}`);
      if (interactive) for (const line of citationLines(this.#terminal, answer)) stderr.write(`${line}\n`);
    } else if (interactive && tokens !== undefined && tokens > 1 && ms > 0) {
      this.note(texts.chat.speed(tokens, ((tokens - 1) / (ms / 1_000)).toFixed(1)));
    }
  }

  #tellSources(): void {
    const { texts } = this.#terminal;
    const answer = this.#last?.answer;
    if (!this.#speaker.hasSources) this.note(texts.chat.noSources);
    else if (answer === undefined) this.note(texts.chat.noAnswer);
    else this.#terminal.stderr.write(`${answerReport(this.#terminal, answer)}\n`);
  }

  async #trace(file: string): Promise<void> {
    const { texts } = this.#terminal;
    if (!this.#speaker.hasSources) return this.note(texts.chat.noSources);
    const trace = this.#last?.trace;
    if (trace === undefined) return this.note(texts.chat.noAnswer);
    if (file === "") return this.note(texts.chat.fileNeeded("/trace", "trace.html"));
    await written(file, () => writeFile(file, trace(), { mode: 0o600 }));
    this.note(texts.ask.traced(file));
  }

  async #save(named: string): Promise<void> {
    const { texts } = this.#terminal;
    const file = named === "" ? this.#file : named;
    if (file === undefined) return this.note(texts.chat.fileNeeded("/save", "talk.json"));
    await writeSession(file, this.#session);
    this.#file = file;
    this.note(texts.chat.saved(file));
  }

  async #load(file: string): Promise<void> {
    const { texts } = this.#terminal;
    if (file === "") return this.note(texts.chat.fileNeeded("/load", "talk.json"));
    this.#session = await readSession(file);
    this.#file = file;
    this.#last = undefined;
    this.note(texts.chat.loaded(file, this.#session.turns.length / 2));
  }

  #system(text: string): void {
    const { texts } = this.#terminal;
    if (this.#speaker.hasSources) {
      this.note(texts.chat.systemUnused);
      return;
    }
    if (text !== "") this.#session = { ...this.#session, system: text };
    this.note(this.#session.system === undefined ? texts.chat.noSystem : texts.chat.systemIs(printable(this.#session.system)));
  }
}

async function written(file: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    throw new ChatGLMError("IO_FAILED", `Can't write ${file}: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      cause,
    });
  }
}

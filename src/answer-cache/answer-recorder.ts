import { constants } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

/** One message of the prompt that was answered. */
export interface RecordedMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** A recording that grows beyond this takes no more: nobody looks at it every day. */
const MOST_BYTES = 2 ** 30;

/**
 * Appends answered prompts to a `.jsonl` file, `{"messages": [..., {"role": "assistant", ...}]}` a line: what `distill` takes as recorded
 * answers (sequence-level distillation, Kim and Rush 2016). A line is one write, so that several processes may append to one file; what a
 * killed one left unfinished stays a line of its own.
 */
export class AnswerRecorder {
  readonly #path: string;
  readonly #mostBytes: number;
  #last: Promise<void> = Promise.resolve();

  constructor(path: string, mostBytes: number = MOST_BYTES) {
    this.#path = path;
    this.#mostBytes = mostBytes;
  }

  /** One after another. Rejects with the file system's error, or when the file is full; later ones are tried again. */
  record(prompt: readonly RecordedMessage[], text: string): Promise<void> {
    const messages = [...prompt.map(({ role, content }) => ({ role, content })), { role: "assistant", content: text }];
    const line = `${JSON.stringify({ messages })}\n`;
    const written = this.#last.then(() => this.#append(line));
    this.#last = written.catch(() => undefined);
    return written;
  }

  async #append(line: string): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    // Questions and evidence are their owner's alone.
    const file = await open(this.#path, constants.O_APPEND | constants.O_CREAT | constants.O_RDWR, 0o600);
    try {
      const { size } = await file.stat();
      const bytes = Buffer.from(size > 0 && !(await endsALine(file, size)) ? `\n${line}` : line);
      if (size + bytes.length > this.#mostBytes) throw new Error(`${this.#path} has reached ${this.#mostBytes} bytes`);
      await file.appendFile(bytes);
    } finally {
      await file.close();
    }
  }
}

async function endsALine(file: FileHandle, size: number): Promise<boolean> {
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
}

import { randomBytes } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { z } from "zod";
import type { HistoryTurn } from "../../answering/answer.js";
import { ChatGLMError } from "../../errors.js";

/** A conversation, as it is kept: who said what, and the system prompt it stands under. */
export interface Session {
  readonly system?: string | undefined;
  /** A question and its answer, in turn. */
  readonly turns: readonly HistoryTurn[];
}

const VERSION = 1;
/** A larger file is no conversation. */
const mostBytes = 64 * 2 ** 20;

const sessionSchema = z.strictObject({
  session: z.literal("langchain-chatglm"),
  version: z.literal(VERSION),
  system: z.string().optional(),
  turns: z
    .array(z.strictObject({ role: z.enum(["user", "assistant"]), content: z.string() }))
    .refine(
      (turns) => turns.length % 2 === 0 && turns.every(({ role }, index) => role === (index % 2 === 0 ? "user" : "assistant")),
      "a question and its answer are needed in turn",
    ),
});

/** @throws ChatGLMError IO_FAILED where the file can't be read, INVALID_OPTION where it holds no session */
export async function readSession(file: string): Promise<Session> {
  let text: string;
  try {
    if ((await stat(file)).size > mostBytes) throw new Error(`it is larger than ${mostBytes} bytes`);
    text = await readFile(file, "utf8");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/, \w+ '.*$/s, "") : String(cause);
    throw new ChatGLMError("IO_FAILED", `Can't read ${file}: ${reason}.`, { cause });
  }
  const result = sessionSchema.safeParse(parsed(text));
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = issue === undefined || issue.path.length === 0 ? "" : ` (${issue.path.join(".")}: ${issue.message})`;
    throw new ChatGLMError("INVALID_OPTION", `${file} holds no saved conversation${place}.`, {
      remedy: "Such a file is written by /save.",
    });
  }
  const { system, turns } = result.data;
  return { system, turns };
}

/**
 * Keeps a conversation, whole or not at all, for its owner alone to read. Replaces an earlier one, and nothing else.
 *
 * @throws ChatGLMError INVALID_OPTION where the file holds something else, IO_FAILED where it can't be written
 */
export async function writeSession(file: string, { system, turns }: Session): Promise<void> {
  const exists = await stat(file).then(
    () => true,
    () => false,
  );
  if (exists) await readSession(file);
  const value = { session: "langchain-chatglm", version: VERSION, ...(system === undefined ? {} : { system }), turns };
  const unfinished = `${file}.${randomBytes(4).toString("hex")}.unfinished`;
  try {
    await writeFile(unfinished, `${JSON.stringify(value, null, 1)}\n`, { flag: "wx", mode: 0o600 });
    await rename(unfinished, file);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw new ChatGLMError("IO_FAILED", `Can't write ${file}: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      cause,
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

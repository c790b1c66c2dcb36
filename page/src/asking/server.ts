import { eventFrames } from "./event-frames.js";
import type { AskedPicture } from "./pictures.js";
import type { AnswerEvent, ModelEntry, SourceList, Turn } from "./protocol.js";

/** A failure as the server told it, or as the connection showed it. */
export class ServerFailure extends Error {
  readonly code: string;
  /** Seconds after which it is worth asking again. */
  readonly retryAfter: number | undefined;

  constructor(code: string, message: string, retryAfter?: number) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export interface Asking {
  readonly key: string;
  readonly signal: AbortSignal;
}

export interface ChatWishes {
  readonly model: string;
  readonly system: string;
  readonly turns: readonly Turn[];
}

export interface AnswerWishes {
  readonly question: string;
  readonly pictures: readonly AskedPicture[];
  readonly history: readonly Turn[];
  readonly cache: "use" | "refresh" | "bypass";
}

/** What can be talked to. */
export async function chatModels(asking: Asking): Promise<string[]> {
  const { data } = (await json("v1/models", asking)) as { readonly data: readonly ModelEntry[] };
  return data.filter(({ task }) => task !== "embeddings").map(({ id }) => id);
}

/** What can be asked, and whether about pictures; undefined where the server answers from no sources. */
export async function listedSources(asking: Asking): Promise<SourceList | undefined> {
  try {
    return (await json("v1/sources", asking)) as SourceList;
  } catch (error) {
    if (error instanceof ServerFailure && error.code === "NOT_FOUND") return undefined;
    throw error;
  }
}

/** A model's reply, piece by piece. */
export async function* chat({ model, system, turns }: ChatWishes, asking: Asking): AsyncGenerator<string> {
  const messages = [...(system.trim() === "" ? [] : [{ role: "system", content: system }]), ...turns];
  let isWhole = false;
  for await (const { data } of frames("v1/chat/completions", { model, messages, stream: true }, asking)) {
    if (data === "[DONE]") {
      isWhole = true;
      break;
    }
    const chunk = JSON.parse(data) as {
      readonly error?: unknown;
      readonly choices?: readonly { readonly delta: { readonly content?: string | null } }[];
    };
    if (chunk.error !== undefined) throw failure(chunk, undefined);
    const text = chunk.choices?.[0]?.delta.content;
    if (typeof text === "string") yield text;
  }
  if (!isWhole) throw new ServerFailure("CUT_OFF", "");
}

/** A question's way to its answer, event by event. */
export async function* answer(wishes: AnswerWishes, asking: Asking): AsyncGenerator<AnswerEvent> {
  const { question, pictures, history, cache } = wishes;
  const images = pictures.map(({ name, data }) => ({ name, data }));
  const more = { ...(images.length === 0 ? {} : { images }), ...(cache === "use" ? {} : { cache }) };
  const body = { question, history, stream: true, trace: true, ...more };
  let isWhole = false;
  for await (const { name, data } of frames("v1/answers", body, asking)) {
    const value: unknown = JSON.parse(data);
    if (name === "error") throw failure(value, undefined);
    if (name === "answer") isWhole = true;
    yield { name, data: value } as AnswerEvent;
  }
  if (!isWhole) throw new ServerFailure("CUT_OFF", "");
}

async function* frames(path: string, body: unknown, asking: Asking): ReturnType<typeof eventFrames> {
  const response = await request(path, asking, { method: "POST", body: JSON.stringify(body) });
  if (response.body !== null) yield* eventFrames(response.body);
}

async function json(path: string, asking: Asking): Promise<unknown> {
  return (await request(path, asking, {})).json();
}

/** Paths are relative: the page may be served behind a prefix. */
async function request(path: string, { key, signal }: Asking, init: RequestInit): Promise<Response> {
  const headers = { "content-type": "application/json", ...(key === "" ? {} : { authorization: `Bearer ${key}` }) };
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers, signal, credentials: "omit", cache: "no-store" });
  } catch (error) {
    signal.throwIfAborted();
    throw new ServerFailure("UNREACHABLE", error instanceof Error ? error.message : "");
  }
  if (response.ok) return response;
  const after = Number(response.headers.get("retry-after"));
  throw failure(await response.json().catch(() => undefined), after > 0 ? after : undefined);
}

function failure(body: unknown, retryAfter: number | undefined): ServerFailure {
  const { error } = (body ?? {}) as { readonly error?: { readonly code?: unknown; readonly message?: unknown } };
  const { code, message } = error ?? {};
  return new ServerFailure(typeof code === "string" ? code : "UNKNOWN", typeof message === "string" ? message : "", retryAfter);
}

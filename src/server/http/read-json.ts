import { withDeadline } from "../../async/deadline.js";
import { ChatGLMError } from "../../errors.js";
import { ApiError } from "../api-error.js";

/** Deepest nesting of a body. What is deeper is meant to exhaust somebody's stack. */
const deepestNesting = 128;

/** How much of a body is read, and for how long. */
export interface BodyLimits {
  readonly bodyBytes: number;
  /** Milliseconds. */
  readonly bodyTime: number;
}

/**
 * The body of a request as JSON. @throws ApiError 415 for another media type or a compressed body, 413 for one too large, 408 for one that
 * takes too long, 400 for one that is cut, no UTF-8, no JSON or nested too deeply
 */
export async function readJson(request: Request, { bodyBytes, bodyTime }: BodyLimits): Promise<unknown> {
  requireJsonType(request.headers);
  if (Number(request.headers.get("content-length") ?? 0) > bodyBytes) throw tooLarge(bodyBytes);
  const text = await withDeadline((signal) => readText(request, bodyBytes, signal), {
    timeout: bodyTime,
    what: "The body",
  }).catch((error: unknown) => {
    if (error instanceof ApiError) throw error;
    const late = error instanceof ChatGLMError && error.code === "DEADLINE_EXCEEDED";
    throw late
      ? new ApiError(408, "REQUEST_TIMEOUT", `The body took longer than ${bodyTime} ms.`)
      : new ApiError(400, "INVALID_OPTION", "The body could not be read.");
  });
  const value = parsed(text);
  if (nesting(value) > deepestNesting) {
    throw new ApiError(400, "INVALID_OPTION", `The body is nested more than ${deepestNesting} levels deep.`);
  }
  return value;
}

/** A page of another origin can send other types without asking; this one it can't. */
function requireJsonType(headers: Headers): void {
  const type = headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new ApiError(415, "UNSUPPORTED_MEDIA_TYPE", "The body must be sent as application/json.");
  }
  const encoding = headers.get("content-encoding") ?? "identity";
  if (encoding.toLowerCase() !== "identity") {
    throw new ApiError(415, "UNSUPPORTED_MEDIA_TYPE", "Compressed bodies aren't taken.");
  }
}

async function readText(request: Request, most: number, signal: AbortSignal): Promise<string> {
  // HTTP cuts a body at the length that it told: one that fits is read at once, which costs a fraction of reading it as a stream.
  if (request.headers.has("content-length")) {
    const body = await request.arrayBuffer();
    if (body.byteLength > most) throw tooLarge(most);
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  }
  if (request.body === null) return "";
  const reader = request.body.getReader();
  const leave = (): void => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", leave, { once: true });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > most) {
      leave();
      throw tooLarge(most);
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, "INVALID_OPTION", "The body is not valid JSON.");
  }
}

function tooLarge(most: number): ApiError {
  return new ApiError(413, "REQUEST_TOO_LARGE", `The body is larger than ${most} bytes.`);
}

/** Levels of a value parsed from JSON, counted without a call per level, and no further than needed. */
function nesting(value: unknown): number {
  let level: object[] = isObject(value) ? [value] : [];
  let depth = 0;
  while (level.length > 0 && depth <= deepestNesting) {
    depth += 1;
    level = level.flatMap((parent) => Object.values(parent).filter(isObject));
  }
  return depth;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

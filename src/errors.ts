/** Every failure this library raises on purpose. `code` is stable across versions; messages are for people. */
export type ErrorCode =
  | "INVALID_OPTION"
  | "MODEL_NOT_FOUND"
  | "MODEL_INVALID"
  | "CHECKPOINT_INVALID"
  | "CHECKPOINT_UNSUPPORTED"
  | "TOKENIZER_INVALID"
  | "DOCUMENT_INVALID"
  | "PICTURE_INVALID"
  | "GRAPH_INVALID"
  | "TABLE_FAILED"
  | "TABLE_PLAN_INVALID"
  | "CACHE_STORE_FAILED"
  | "CONTEXT_OVERFLOW"
  | "OVERLOADED"
  | "ABORTED"
  | "DEADLINE_EXCEEDED"
  | "ENGINE_FAILED"
  | "EMBEDDINGS_FAILED"
  | "VISION_FAILED"
  | "REMOTE_FAILED"
  | "ADDRESS_REFUSED"
  | "DOWNLOAD_FAILED"
  | "JOB_FAILED"
  | "DISK_FULL"
  | "IO_FAILED"
  | "MISSING_PACKAGE"
  | "BUNDLED";

/** What an error carries beside its message. */
export interface ChatGLMErrorOptions {
  /** What to do next: a command, an option to change. Shown after the message. */
  readonly remedy?: string | undefined;
  readonly cause?: unknown;
}

/**
 * The one base class of this library's errors. The message says what happened and where (file, offset, field, numbers);
 * `remedy` says what to do next.
 */
export class ChatGLMError extends Error {
  override readonly name: string = "ChatGLMError";
  readonly code: ErrorCode;
  readonly remedy: string | undefined;

  constructor(code: ErrorCode, message: string, options: ChatGLMErrorOptions = {}) {
    super(
      options.remedy === undefined ? message : `${message} ${options.remedy}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.code = code;
    this.remedy = options.remedy;
  }
}

/** An error as a plain value, to cross threads and machines. */
export interface ErrorRecord {
  readonly code: ErrorCode;
  /** Without the remedy. */
  readonly message: string;
  readonly remedy?: string | undefined;
  /** The error's own name if it is none of this library's: `AbortError`, `TypeError`. */
  readonly name?: string | undefined;
  readonly stack?: string | undefined;
}

/** @param code of an error that has none of this library's */
export function toErrorRecord(error: unknown, code: ErrorCode): ErrorRecord {
  if (error instanceof ChatGLMError) {
    const { remedy, stack } = error;
    const message = remedy === undefined ? error.message : error.message.slice(0, -remedy.length - 1);
    return { code: error.code, message, ...(remedy === undefined ? {} : { remedy }), ...(stack === undefined ? {} : { stack }) };
  }
  if (!(error instanceof Error)) return { code, message: String(error) };
  const { message, name, stack } = error;
  return { code, message, name, ...(stack === undefined ? {} : { stack }) };
}

/**
 * The error again, with the stack of where it happened as its cause.
 *
 * @param where it happened: `on the engine thread`
 */
export function fromErrorRecord({ code, message, remedy, name, stack }: ErrorRecord, where: string): ChatGLMError {
  const cause = new Error(`${where}: ${message}`);
  if (name !== undefined) cause.name = name;
  if (stack !== undefined) cause.stack = stack;
  return new ChatGLMError(code, message, { remedy, cause });
}

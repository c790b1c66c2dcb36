/** Every failure this library raises on purpose. `code` is stable across versions; messages are for people. */
export type ErrorCode =
  | "INVALID_OPTION"
  | "MODEL_NOT_FOUND"
  | "MODEL_INVALID"
  | "CHECKPOINT_INVALID"
  | "CHECKPOINT_UNSUPPORTED"
  | "TOKENIZER_INVALID"
  | "DOCUMENT_INVALID"
  | "GRAPH_INVALID"
  | "CACHE_STORE_FAILED"
  | "CONTEXT_OVERFLOW"
  | "OVERLOADED"
  | "ABORTED"
  | "DEADLINE_EXCEEDED"
  | "ENGINE_FAILED"
  | "REMOTE_FAILED"
  | "DISK_FULL"
  | "IO_FAILED"
  | "MISSING_PACKAGE";

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

/** An error as plain JSON, for another thread or process. */
export interface ErrorRecord {
  readonly code: ErrorCode;
  /** Without the remedy. */
  readonly message: string;
  readonly remedy?: string | undefined;
}

/** @param otherwise the code of an error that is not this library's */
export function toErrorRecord(error: unknown, otherwise: ErrorCode): ErrorRecord {
  if (!(error instanceof ChatGLMError)) {
    return { code: otherwise, message: error instanceof Error ? error.message : String(error) };
  }
  const { code, message, remedy } = error;
  if (remedy === undefined) return { code, message };
  return { code, message: message.endsWith(` ${remedy}`) ? message.slice(0, -remedy.length - 1) : message, remedy };
}

/** The error again. */
export function fromErrorRecord({ code, message, remedy }: ErrorRecord, cause?: unknown): ChatGLMError {
  return new ChatGLMError(code, message, { remedy, cause });
}

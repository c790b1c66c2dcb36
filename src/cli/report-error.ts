import { CommanderError } from "commander";
import { ChatGLMError } from "../errors.js";
import { clearLine } from "./loading.js";
import { printable } from "./printable.js";
import type { Terminal } from "./terminal.js";

/** Exit codes: 1 a failure, 2 a wrong command line, 130 interrupted (128 + SIGINT). */
export function reportError(error: unknown, terminal: Terminal, debug: boolean): number {
  // Commander has said it already: help and version end well, a wrong command line doesn't.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  clearLine(terminal);
  if (debug && error instanceof Error) terminal.stderr.write(`${stacks(error)}\n`);
  if (isInterruption(error)) {
    terminal.stderr.write(`${terminal.texts.cancelled}\n`);
    return 130;
  }
  const { colors, texts, stderr } = terminal;
  const said =
    error instanceof ChatGLMError
      ? texts.errorMessage(error.message, error.remedy)
      : String(error instanceof Error ? error.message : error);
  const message = printable(said).replaceAll(/\s*\n\s*/g, " ");
  const kind = error instanceof ChatGLMError ? texts.errorKind(error.code) : "";
  stderr.write(`${colors.red(texts.error)}${texts.error.endsWith(":") ? " " : ""}${kind}${message}\n`);
  return 1;
}

function isInterruption(error: unknown): boolean {
  return (error instanceof ChatGLMError && error.code === "ABORTED") || (error instanceof Error && error.name === "AbortError");
}

function stacks(error: Error): string {
  const own = error.stack ?? String(error);
  return error.cause instanceof Error ? `${own}\ncaused by ${stacks(error.cause)}` : own;
}

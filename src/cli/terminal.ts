import type { Readable, Writable } from "node:stream";
import pico from "picocolors";
import { chooseTexts, type Environment } from "./language.js";
import type { Texts } from "./texts/english.js";

type Colors = ReturnType<typeof pico.createColors>;

/** Where a command reads and writes, and in which words and colours. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** A person reads standard output as it comes. */
  readonly interactive: boolean;
  /** A person can be asked: standard input and standard error are a terminal. */
  readonly interactiveInput: boolean;
  /** A person reads standard error as it comes: progress may redraw its line. */
  readonly interactiveErrors: boolean;
  readonly texts: Texts;
  readonly colors: Colors;
  readonly environment: Environment;
}

/** The process's own terminal. `NO_COLOR` and `FORCE_COLOR` are honoured (no-color.org, force-color.org). */
export function processTerminal(argv: readonly string[], environment: Environment): Terminal {
  const interactive = process.stdout.isTTY === true;
  const plain = Boolean(environment["NO_COLOR"]) || environment["TERM"] === "dumb";
  const forced = Boolean(environment["FORCE_COLOR"]) && environment["FORCE_COLOR"] !== "0";
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    interactive,
    interactiveInput: process.stdin.isTTY === true && process.stderr.isTTY === true,
    interactiveErrors: process.stderr.isTTY === true,
    texts: chooseTexts(argv, environment),
    colors: pico.createColors(!plain && (forced || interactive)),
    environment,
  };
}

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { requireFreshBuild } from "../support/fresh-build.js";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

requireFreshBuild();

/** Whether this system has the command that lends a terminal: that of util-linux. */
export const hasPseudoTerminal: boolean = process.platform === "linux";

/** The command line in a real terminal of 80 columns, typed at and read as a person does. */
export class PseudoTerminal implements AsyncDisposable {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #closed: Promise<number | null>;
  #shown = "";
  #seen = 0;
  #grown: () => void = () => {};

  constructor(
    argv: readonly string[],
    { environment = {}, folder }: { environment?: Record<string, string>; folder?: string } = {},
  ) {
    const { LANGCHAIN_CHATGLM_MODEL: _model, FORCE_COLOR: _color, ...inherited } = process.env;
    const quoted = [process.execPath, main, ...argv].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
    this.#child = spawn("script", ["-qfec", `stty cols 80 rows 24; exec ${quoted}`, "/dev/null"], {
      env: { ...inherited, LANG: "C.UTF-8", LC_ALL: "C.UTF-8", TERM: "xterm", NO_COLOR: "1", SHELL: "/bin/sh", ...environment },
      cwd: folder,
    });
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.#shown += text;
      this.#grown();
    });
    this.#child.stdin.on("error", () => {});
    this.#closed = new Promise((resolve) => this.#child.once("close", resolve));
  }

  /** All that was shown, as it came: control sequences too. */
  get shown(): string {
    return this.#shown;
  }

  type(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Waits until a text is shown after the last one that was waited for. @returns what was shown up to it */
  async until(text: string): Promise<string> {
    for (;;) {
      const place = this.#shown.indexOf(text, this.#seen);
      if (place >= 0) {
        const passed = this.#shown.slice(this.#seen, place + text.length);
        this.#seen = place + text.length;
        return passed;
      }
      const grown = new Promise<"grown">((resolve) => {
        this.#grown = () => resolve("grown");
      });
      const ended = this.#closed.then(() => "ended" as const);
      if ((await Promise.race([grown, ended])) === "ended" && !this.#shown.includes(text, this.#seen))
        throw new Error(`${JSON.stringify(text)} was never shown, but:\n${this.#shown.slice(this.#seen)}`);
    }
  }

  /** The command's exit code, once it has ended. */
  async ended(): Promise<number | null> {
    return this.#closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.stdin.destroy();
    this.#child.kill("SIGKILL");
    await this.#closed;
  }
}

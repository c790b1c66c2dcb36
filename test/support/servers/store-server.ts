import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** Milliseconds that a server has to end when asked, before it is told. */
const PATIENCE = 5_000;

/** A real server of a key-value store, with a folder of its own. */
export interface StoreServer {
  /** For clients. The same after {@link kill} and {@link start}. */
  readonly url: string;
  /** Kills the process outright, as the kernel or a power button does. */
  kill(): Promise<void>;
  /** Starts it on the same port and folder, and waits until it answers. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** What runs a kind of server. */
export interface ServerProgram {
  readonly command: string;
  readonly args: readonly string[];
  /** Runs it as another user: some servers refuse to run as root. */
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  answers(): Promise<boolean>;
}

/**
 * The first of these programs that is installed. Undefined if none is, so that tests can be skipped; where `CHATGLM_REQUIRE_STORES` is 1, as
 * in the whole check, that is an error: nobody would notice the skipped tests there.
 */
export function findProgram(commands: readonly string[]): string | undefined {
  const found = commands.find((command) => spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0);
  if (found === undefined && process.env.CHATGLM_REQUIRE_STORES === "1")
    throw new Error(`Not installed: ${commands.join(", ")}.`);
  return found;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

export class ServerProcess implements StoreServer {
  readonly url: string;
  readonly #program: ServerProgram;
  #process: ChildProcess | undefined;

  constructor(url: string, program: ServerProgram) {
    this.url = url;
    this.#program = program;
  }

  async start(): Promise<void> {
    const { command, args, uid, gid, answers } = this.#program;
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if (this.#process === undefined || this.#process.exitCode !== null || this.#process.signalCode !== null) {
        const options = uid === undefined || gid === undefined ? {} : { uid, gid };
        this.#process = spawn(command, args, { stdio: "ignore", ...options });
      }
      if (await answers()) return;
      await wait(100);
    }
    throw new Error(`${command} does not answer`);
  }

  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /**
   * Asks it to end: PostgreSQL then waits for its clients. A pool that has ended still says goodbye on its connections, and one that the
   * server ends first is an error which nobody hears.
   */
  async stop(): Promise<void> {
    const patience = setTimeout(() => this.#process?.kill("SIGINT"), PATIENCE);
    await this.#end("SIGTERM");
    clearTimeout(patience);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const closed = once(running, "close");
    running.kill(signal);
    await closed;
  }
}

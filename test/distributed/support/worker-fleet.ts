import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("worker-process.mjs", import.meta.url));

export interface FleetOptions {
  readonly connection: string;
  readonly scope: string;
  /** Milliseconds. */
  readonly lease: number;
  readonly maxAttempts: number;
}

/** Workers in processes of their own, which can be killed. They run the build. */
export class WorkerFleet implements AsyncDisposable {
  readonly #options: FleetOptions;
  readonly #workers: ChildProcess[] = [];
  /** Called for each job that begins: its name and the place of its worker. */
  onBegin: (name: string, place: number) => void = () => {};

  constructor(options: FleetOptions) {
    this.#options = options;
  }

  /** Resolves when the worker at that place can take jobs; false if it was ended before. */
  async start(place: number = this.#workers.length): Promise<boolean> {
    const { connection, scope, lease, maxAttempts } = this.#options;
    const worker = spawn(process.execPath, [program, connection, scope, String(lease), String(maxAttempts)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#workers[place] = worker;
    let text = "";
    return await new Promise((resolve) => {
      worker.once("exit", () => resolve(false));
      worker.stdout.on("data", (chunk: Buffer) => {
        text += String(chunk);
        const lines = text.split("\n");
        text = lines.pop() ?? "";
        for (const line of lines) {
          if (line === "ready") resolve(true);
          else this.onBegin(line.slice("begins ".length), place);
        }
      });
    });
  }

  /** As the kernel does it when memory runs out. False if it was gone already. */
  async kill(place: number): Promise<boolean> {
    const worker = this.#workers[place];
    if (worker === undefined || worker.exitCode !== null || worker.signalCode !== null) return false;
    const gone = once(worker, "exit");
    worker.kill("SIGKILL");
    await gone;
    return true;
  }

  /** Starts workers again that ended by themselves, until the function returned is called. */
  keepAlive(): () => void {
    let alive = true;
    const watch = (place: number): void => {
      this.#workers[place]?.once("exit", () => {
        if (!alive) return;
        void this.start(place);
        watch(place);
      });
    };
    for (let place = 0; place < this.#workers.length; place += 1) watch(place);
    return () => {
      alive = false;
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#workers.map((_, place) => this.kill(place)));
  }
}

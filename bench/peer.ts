import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

/** What one run of the peer's timing script prints. */
export interface PeerResult {
  readonly prefillTokensPerSecond: number;
  readonly decodeMsPerToken: number;
  /** All sequences together. */
  readonly tokensPerSecond: number;
  readonly loadMs: number;
  readonly rssGiB: number;
}

/**
 * node-llama-cpp on the same shape or file, timed by its own script in its own process. It is installed in a scratch folder, never
 * in the project: `bench.mjs` lies in that folder.
 */
export class Peer {
  readonly #folder: string;
  readonly #model: string;

  /**
   * @param folder holds bench.mjs and node_modules/node-llama-cpp
   * @param model GGUF file. Defaults to glm6b.gguf in the folder.
   */
  constructor(folder: string, model: string = path.join(folder, "glm6b.gguf")) {
    this.#folder = folder;
    this.#model = path.resolve(model);
    for (const needed of ["bench.mjs", "node_modules/node-llama-cpp"]) {
      if (!existsSync(path.join(folder, needed))) throw new Error(`--peer ${folder}: ${needed} is missing there`);
    }
    if (!existsSync(this.#model)) throw new Error(`--peer ${folder}: there is no ${this.#model}`);
  }

  /** @param settings P prompt tokens, N new tokens, B sequences, T threads, LOOKUP=1 for prompt lookup */
  async run(settings: Readonly<Record<string, number>>): Promise<PeerResult> {
    const variables = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]));
    const { stdout } = await promisify(execFile)(process.execPath, ["bench.mjs", this.#model], {
      cwd: this.#folder,
      env: { ...process.env, ...variables },
      maxBuffer: 2 ** 24,
    });
    const line = stdout.split("\n").find((candidate) => candidate.startsWith("{"));
    if (line === undefined) throw new Error(`the peer printed no result: ${stdout}`);
    return JSON.parse(line) as PeerResult;
  }
}

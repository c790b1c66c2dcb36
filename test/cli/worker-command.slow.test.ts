import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { redisProgram, startRedis } from "../support/servers/redis-server.js";
import type { StoreServer } from "../support/servers/store-server.js";
import { type CliResult, runCli } from "./run-cli.js";

const corpus = (name: string): string => fileURLToPath(new URL(`../../examples/corpus/${name}`, import.meta.url));
const sources = ["--graph", corpus("facts.ttl"), "--documents", corpus("documents"), "--no-cache"];

interface Working {
  readonly child: ChildProcessWithoutNullStreams;
  readonly result: Promise<CliResult>;
  /** `http://127.0.0.1:PORT` of health and metrics. */
  readonly url: string;
}

/** Runs the command until it takes jobs. */
async function working(argv: readonly string[]): Promise<Working> {
  let child: ChildProcessWithoutNullStreams | undefined;
  let result: Promise<CliResult> | undefined;
  const url = await new Promise<string>((resolve, reject) => {
    result = runCli(["worker", "--port", "0", ...sources, ...argv], {
      started: (started) => {
        child = started;
        let text = "";
        started.stdout.on("data", (piece: string) => {
          text += piece;
          const [, found] = /(http:\S+)\/health/.exec(text) ?? [];
          if (found !== undefined) resolve(found);
        });
      },
    });
    void result.then(({ stderr }) => reject(new Error(stderr)));
  });
  if (child === undefined || result === undefined) throw new Error("the command did not start");
  return { child, result, url };
}

const ask = (question: string, argv: readonly string[] = []): Promise<CliResult> =>
  runCli(["ask", question, ...sources, "--json", ...argv]);

describe.skipIf(redisProgram === undefined)("worker", () => {
  let server: StoreServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  it("does the work of `ask --executor`, tells how it is, and stops when it is told to", async () => {
    const { child, result, url } = await working(["--executor", server.url]);
    const question = "Who founded the Tingquan tea museum, and where was Lin Yue's teacher born?";
    const [sent, here] = [await ask(question, ["--executor", server.url]), await ask(question)];
    expect(sent.stderr).not.toMatch(/error/i);
    const { timing: _sent, sources: _by, ...answer } = JSON.parse(sent.stdout);
    const { timing: _here, sources: _own, ...same } = JSON.parse(here.stdout);
    expect(answer).toEqual(same);

    const health = await fetch(`${url}/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({
      status: "ok",
      running: 0,
      kinds: ["answer", "generate", "source:documents", "source:graph", "reply:chatglm-mini"],
    });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(/langchain_chatglm_worker_jobs_total\{kind="answer",status="ok"\} \d/);
    expect(metrics).not.toContain("Tingquan");
    expect((await fetch(`${url}/other`)).status).toBe(404);

    child.kill("SIGTERM");
    const { code, stdout, stderr } = await result;
    expect(code).toBe(0);
    expect(stdout).toContain("Taking jobs: answer, generate, source:documents, source:graph, reply:chatglm-mini");
    expect(stderr).toMatch(/ answer ok \d+ ms/);
    expect(stderr).toContain("Stopping");
  });

  it("refuses jobs of askers with other options, who are told why", async () => {
    const { child, result } = await working(["--executor", server.url, "--scope", "other", "--only", "generate"]);
    const asking = [
      "ask",
      "Why is the sky blue?",
      "--no-cache",
      "--executor",
      server.url,
      "--scope",
      "other",
      "--max-tokens",
      "7",
    ];
    const { code, stderr } = await runCli(asking);
    expect(stderr).toContain("The job is for another model");
    expect(code).toBe(1);
    child.kill("SIGTERM");
    await result;
  });

  it("says what is wrong with its options", async () => {
    const wrong = async (...argv: string[]): Promise<string> => (await runCli(["worker", ...argv])).stderr;
    expect(await wrong()).toContain("--executor <url>");
    expect(await wrong("--executor", "nonsense")).toContain("nonsense is no address");
    const address = "http://user:secret@127.0.0.1";
    const said = await wrong("--executor", address);
    expect(said).toContain("an address that begins with http:");
    expect(said).not.toContain("secret");
    expect(await wrong("--executor", server.url, "--only", "nothing")).toContain('nobody here for jobs of the kind "nothing"');
  });
});

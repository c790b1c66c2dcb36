import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { connect } from "node:tls";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bullmqExecutor, createWorker, type WorkerOptions } from "../../src/distributed/index.js";
import { jobOutput } from "../../src/fan-out/run-job.js";
import { postgresProgram, startPostgres } from "../support/servers/postgres-server.js";
import { redisProgram } from "../support/servers/redis-server.js";
import { freePort, ServerProcess, type StoreServer } from "../support/servers/store-server.js";
import { temporaryFolder } from "../support/temporary-folder.js";

type Connection = WorkerOptions["connection"];
const hasOpenssl = spawnSync("openssl", ["version"], { stdio: "ignore" }).status === 0;
const PASSWORD = "pass/word?&";

/** A certificate for 127.0.0.1 that nobody but its owner trusts. */
function certificateIn(folder: string): { readonly key: string; readonly certificate: string } {
  const [key, certificate] = [path.join(folder, "server.key"), path.join(folder, "server.crt")];
  const made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", certificate];
  const named = ["-days", "1", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  execFileSync("openssl", ["req", "-x509", ...made, ...named], { stdio: "ignore" });
  return { key, certificate };
}

/** One job through a queue, with everything that warned. */
async function oneJob(connection: Connection): Promise<{ readonly output: unknown; readonly warnings: readonly string[] }> {
  const warnings: string[] = [];
  const onWarning = ({ message }: { readonly message: string }): void => void warnings.push(message);
  const handlers = { double: (input: unknown) => Number(input) * 2 };
  const worker = await createWorker({ connection, handlers, onWarning });
  const executor = bullmqExecutor({ connection, onWarning });
  try {
    return { output: await jobOutput(executor, { kind: "double", input: 21 }), warnings };
  } finally {
    await executor.close();
    await worker.close();
  }
}

/** What an asker is told who can't come in; the worker would wait for ever. */
async function refused(connection: Connection, reason: RegExp): Promise<string> {
  const warnings: string[] = [];
  const executor = bullmqExecutor({ connection, connectTimeout: 1_500, onWarning: ({ message }) => warnings.push(message) });
  try {
    expect(await executor.handles("double")).toBe(false);
    await expect.poll(() => warnings.join("\n")).toMatch(reason);
    return warnings.join("\n");
  } finally {
    await executor.close();
  }
}

describe.skipIf(redisProgram === undefined || !hasOpenssl)("Redis with TLS and a user of its access list", () => {
  let server: StoreServer;
  let port = 0;
  let ca = "";
  beforeAll(async () => {
    const folder = await temporaryFolder();
    const { key, certificate } = certificateIn(folder);
    port = await freePort();
    ca = readFileSync(certificate, "utf8");
    const tls = { port: 0, "tls-port": port, "tls-cert-file": certificate, "tls-key-file": key, "tls-ca-cert-file": certificate };
    const options = { ...tls, "tls-auth-clients": "no", bind: "127.0.0.1", dir: folder, requirepass: "another" };
    server = new ServerProcess(`rediss://127.0.0.1:${port}`, {
      command: redisProgram ?? "redis-server",
      args: [
        ...["--user", "queues", "on", `>${PASSWORD}`, "~chatglm*", "&*", "+@all", "--save", ""],
        ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
      ],
      answers: () =>
        new Promise((resolve) => {
          const socket = connect({ port, host: "127.0.0.1", ca }, () => resolve(true)).on("error", () => resolve(false));
          socket.on("secureConnect", () => socket.destroy());
        }),
    });
    await server.start();
  });
  afterAll(() => server.stop());

  const options = (more: object) => ({
    redis: { host: "127.0.0.1", port, username: "queues", password: PASSWORD, tls: { ca }, ...more },
  });

  it("works for who has both", async () => {
    expect(await oneJob(options({}))).toEqual({ output: 42, warnings: [] });
  });

  it.each([
    ["whose password is wrong", { password: "guess" }, /WRONGPASS/],
    ["who doesn't know the certificate", { tls: {} }, /self-signed certificate/],
  ])("lets nobody in %s, and says why without the password", async (_who, more, reason) => {
    expect(await refused(options(more), reason)).not.toContain(PASSWORD);
  });
});

describe.skipIf(postgresProgram === undefined || !hasOpenssl)("PostgreSQL with TLS and a password", () => {
  let server: StoreServer;
  let ca = "";
  beforeAll(async () => {
    const folder = await temporaryFolder();
    server = await startPostgres(folder);
    const data = path.join(folder, "data");
    const { key, certificate } = certificateIn(folder);
    const { uid, gid } = statSync(data);
    chownSync(key, uid, gid);
    chmodSync(key, 0o600);
    ca = readFileSync(certificate, "utf8");
    const client = new pg.Client(server.url);
    await client.connect();
    await client.query(`CREATE ROLE queues LOGIN PASSWORD '${PASSWORD}'`);
    await client.query("CREATE DATABASE queues OWNER queues");
    await client.query(`ALTER SYSTEM SET ssl_cert_file = '${certificate}'`);
    await client.query(`ALTER SYSTEM SET ssl_key_file = '${key}'`);
    await client.query("ALTER SYSTEM SET ssl = on");
    writeFileSync(path.join(data, "pg_hba.conf"), "hostssl queues queues 127.0.0.1/32 scram-sha-256\n");
    await client.query("SELECT pg_reload_conf()");
    await client.end();
  });
  afterAll(() => server.stop());

  const options = (more: object) => {
    const { port } = new URL(server.url);
    const user = { user: "queues", database: "queues", password: PASSWORD };
    return { postgres: { host: "127.0.0.1", port: Number(port), ...user, ssl: { ca }, ...more } };
  };

  it("works for who has both", async () => {
    expect(await oneJob(options({}))).toEqual({ output: 42, warnings: [] });
  });

  it.each([
    ["whose password is wrong", { password: "guess" }, /password authentication failed/],
    ["who comes without TLS", { ssl: false }, /no encryption|no pg_hba\.conf entry/],
  ])("lets nobody in %s, and says why without the password", async (_who, more, reason) => {
    expect(await refused(options(more), reason)).not.toContain(PASSWORD);
  });
});

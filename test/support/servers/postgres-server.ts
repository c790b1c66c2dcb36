import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, readdirSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "../temporary-folder.js";
import { findProgram, freePort, ServerProcess, type StoreServer } from "./store-server.js";

/** Debian keeps each version's programs in a folder of their own, off the path. */
const DEBIAN = "/usr/lib/postgresql";

/** The server's program; undefined if none is installed. */
export const postgresProgram: string | undefined = findProgram([...debianPrograms(), "postgres"]);

/**
 * A running server with one empty database, which anybody on this machine may use.
 *
 * @param given where its files go; defaults to a folder that is deleted after the tests
 */
export async function startPostgres(given?: string): Promise<StoreServer> {
  const [port, folder] = [await freePort(), given ?? (await temporaryFolder())];
  const user = unprivileged();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const [data, command] = [path.join(folder, "data"), postgresProgram ?? "postgres"];
  const initialise = ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"];
  execFileSync(beside(command, "initdb"), initialise, { stdio: "ignore", ...user });
  const server = new ServerProcess(`postgresql://postgres@127.0.0.1:${port}/postgres`, {
    command,
    // Killed processes lose nothing that the kernel has: waiting for the disk would only be slow.
    args: ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder, "-c", "fsync=off"],
    ...user,
    answers: async () =>
      spawnSync(beside(command, "pg_isready"), ["-h", "127.0.0.1", "-p", String(port)], { stdio: "ignore" }).status === 0,
  });
  await server.start();
  return server;
}

/** The server refuses to run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string): number => Number(execFileSync("id", [option, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function beside(program: string, name: string): string {
  return path.join(path.dirname(program), name);
}

function debianPrograms(): string[] {
  try {
    return readdirSync(DEBIAN).map((version) => path.join(DEBIAN, version, "bin", "postgres"));
  } catch {
    return [];
  }
}

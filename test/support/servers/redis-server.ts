import { once } from "node:events";
import { connect } from "node:net";
import { temporaryFolder } from "../temporary-folder.js";
import { findProgram, freePort, ServerProcess, type StoreServer } from "./store-server.js";

/** Valkey or Redis, which speak the same protocol; undefined if neither is installed. */
export const redisProgram: string | undefined = findProgram(["valkey-server", "redis-server"]);

/**
 * A running server that logs each write before it confirms it.
 *
 * @param given where its files go; defaults to a folder that is deleted after the tests
 */
export async function startRedis(given?: string): Promise<StoreServer> {
  const [port, folder] = [await freePort(), given ?? (await temporaryFolder())];
  const options = { port, bind: "127.0.0.1", dir: folder, appendonly: "yes" };
  const server = new ServerProcess(`redis://127.0.0.1:${port}`, {
    command: redisProgram ?? "redis-server",
    args: ["--save", "", ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])],
    answers: () => ping(port),
  });
  await server.start();
  return server;
}

async function ping(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    socket.write("PING\r\n");
    const [reply] = await once(socket, "data");
    return String(reply).startsWith("+PONG");
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

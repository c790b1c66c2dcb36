import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import neo4j from "neo4j-driver";
import { temporaryFolder } from "../temporary-folder.js";
import { freePort, ServerProcess, type StoreServer } from "./store-server.js";

/** Where `node scripts/fetch-neo4j.mjs` puts it. */
const neo4jFolder = path.join(homedir(), ".cache", "langchain-chatglm", "test-neo4j");
const PASSWORD = "only-for-tests";
const program = path.join(neo4jFolder, "Neo4jServer.java");

/**
 * Java, if it is installed and `node scripts/fetch-neo4j.mjs` has fetched a Neo4j; else undefined, so that tests can be skipped. Where
 * `CHATGLM_REQUIRE_NEO4J` is 1 that is an error.
 */
export const neo4jProgram: string | undefined = (() => {
  const isThere = existsSync(program) && spawnSync("java", ["-version"], { stdio: "ignore" }).status === 0;
  if (!isThere && process.env.CHATGLM_REQUIRE_NEO4J === "1") throw new Error("There is no Java, or no Neo4j.");
  return isThere ? "java" : undefined;
})();

/** A running Neo4j with a folder, a password and a port of its own. */
export async function startNeo4j(): Promise<StoreServer & { readonly password: string }> {
  const [port, folder] = [await freePort(), await temporaryFolder()];
  const url = `bolt://127.0.0.1:${port}`;
  const jars = path.join(neo4jFolder, "lib", "*");
  const server = new ServerProcess(url, {
    command: neo4jProgram ?? "java",
    args: ["-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", jars, program, folder, String(port)],
    answers: () => hasPassword(url),
  });
  await server.start();
  return Object.assign(server, { password: PASSWORD });
}

/** The first one is everybody's, and has to be changed before anything else. */
async function hasPassword(url: string): Promise<boolean> {
  const driver = neo4j.driver(url, neo4j.auth.basic("neo4j", "neo4j"), { connectionTimeout: 1_000, maxTransactionRetryTime: 0 });
  try {
    const text = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password";
    await driver.executeQuery(text, { password: PASSWORD }, { database: "system" });
    return true;
  } catch {
    return false;
  } finally {
    await driver.close();
  }
}

/**
 * `node scripts/fetch-neo4j.mjs`: fetches the community edition of Neo4j from Maven Central for tests, about 125 MB, into the cache folder. Needs
 * Maven, and a JDK of version 17 or 21 to run it. What is there already isn't fetched again.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";

const VERSION = "5.26.30";

/** `lib/` with the jars, and `Neo4jServer.java`, which starts it. test/support/servers/neo4j-server.ts looks for it here. */
const folder = path.join(homedir(), ".cache", "langchain-chatglm", "test-neo4j");

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>tests</groupId><artifactId>neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies><dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${VERSION}</version></dependency></dependencies>
</project>
`;
const SERVER = `import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** java -cp "lib/*" Neo4jServer.java FOLDER PORT */
class Neo4jServer {
  public static void main(String[] arguments) throws Exception {
    var address = new SocketAddress("127.0.0.1", Integer.parseInt(arguments[1]));
    var service = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
      .setConfig(BoltConnector.enabled, true)
      .setConfig(BoltConnector.listen_address, address)
      .setConfig(BoltConnector.advertised_address, address)
      .setConfig(GraphDatabaseSettings.auth_enabled, true)
      .setConfig(GraphDatabaseSettings.pagecache_memory, 32L << 20)
      .build();
    Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
    Thread.currentThread().join();
  }
}
`;

if (!existsSync(folder)) {
  await mkdir(path.dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(`${folder}-`);
  try {
    await writeFile(path.join(unfinished, "pom.xml"), POM);
    await writeFile(path.join(unfinished, "Neo4jServer.java"), SERVER);
    const goal = ["dependency:copy-dependencies", "-DoutputDirectory=lib", "-DincludeScope=runtime"];
    const maven = spawn("mvn", ["-q", "-B", ...goal], { cwd: unfinished, stdio: "inherit" });
    const [code] = await once(maven, "close");
    if (code !== 0) throw new Error(`mvn ended with code ${code}`);
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

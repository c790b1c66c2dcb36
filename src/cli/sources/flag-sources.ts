import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { z } from "zod";
import { ChatGLMError } from "../../errors.js";
import { parseJson } from "../json-input.js";
import type { Environment } from "../language.js";
import { filledIn } from "./environment-values.js";
import type { PlacedSource, SourceDescription } from "./source-description.js";
import type { SourceFlags } from "./source-flags.js";

const TABLE_FILE = /^(?!postgres(?:ql)?:|sqlite:).*(?<!\.(?:db|db3|sqlite|sqlite3|s3db))$/isu;
const WEB_ADDRESS = /^https?:\/\//i;
const NEO4J_ADDRESS = /^(?:neo4j|bolt)[a-z+]*:\/\//i;

/**
 * The sources that options name. The documents are one, and so are the graph's files; each database is one, and CSV, TSV and Parquet files
 * together.
 *
 * @throws ChatGLMError INVALID_OPTION naming the file if it can't be read, isn't JSON, or names an environment variable that isn't set
 */
export async function flagSources(flags: SourceFlags, environment: Environment): Promise<PlacedSource[]> {
  const { documents, images, graph, http = [], mcp = [], sparql = [], neo4j = [] } = flags;
  const sources: PlacedSource[] = [];
  const add = (source: SourceDescription, place = ""): void => void sources.push({ place, source });
  const named = (file: string): string => freeName(basename(file, extname(file)), sources);
  if (documents !== undefined) add({ kind: "documents", path: documents });
  if (images !== undefined) add({ kind: "pictures", path: images });
  if (graph !== undefined) add({ kind: "graph", path: graph });
  for (const table of tables(flags)) add(table);
  for (const file of http) {
    add({ kind: "http", name: named(file), ...(await readOptions(file, environment)) } as unknown as SourceDescription, file);
  }
  for (const file of mcp) {
    for (const server of serversOf(await readOptions(file, environment), named(file)))
      add({ kind: "mcp", ...server } as unknown as SourceDescription, file);
  }
  for (const one of sparql) {
    // Whoever names an endpoint on a private network on the command line means it.
    const endpoint = { url: one, allowPrivate: true };
    const options = WEB_ADDRESS.test(one) ? endpoint : { name: named(one), ...(await readOptions(one, environment)) };
    add({ kind: "sparql", ...options }, one);
  }
  for (const one of neo4j) {
    const { NEO4J_USERNAME: user, NEO4J_PASSWORD: password } = environment;
    const options = NEO4J_ADDRESS.test(one)
      ? { url: one, ...(user ? { user } : {}), ...(password ? { password } : {}) }
      : { name: named(one), ...(await readOptions(one, environment)) };
    add({ kind: "neo4j", ...options } as SourceDescription, one);
  }
  return sources;
}

function tables({ sql = [], sqlPlan = false }: SourceFlags): SourceDescription[] {
  const files = sql.filter((address) => TABLE_FILE.test(address));
  const databases = [...(files.length > 0 ? [files] : []), ...sql.filter((address) => !files.includes(address))];
  return databases.map((database) => ({
    kind: "tables",
    database,
    ...(sqlPlan ? { plan: true } : {}),
  }));
}

type Options = Readonly<Record<string, unknown>>;

const optionsSchema = z.record(z.string(), z.unknown());
const serversSchema = z.record(z.string().min(1).max(200), optionsSchema);

async function readOptions(file: string, environment: Environment): Promise<Options> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    throw new ChatGLMError("INVALID_OPTION", `Can't read ${file}.`, {
      remedy: "Check that the file exists and may be read.",
      cause,
    });
  }
  return filledIn(parseJson(text, optionsSchema, file), environment, file) as Options;
}

/** One source's options for each server. */
function serversOf(options: Options, name: string): Options[] {
  if (options["mcpServers"] === undefined) return [{ name, ...options }];
  const servers = serversSchema.safeParse(options["mcpServers"]);
  if (!servers.success) throw new ChatGLMError("INVALID_OPTION", `${name}: mcpServers must hold a server for each name.`);
  return Object.entries(servers.data).map(([server, { command, args, env, cwd, url, headers, type: _type, ...rest }]) => ({
    ...rest,
    name: server,
    server: Object.fromEntries(
      Object.entries({ command, args, env, cwd, url, headers }).filter(([, value]) => value !== undefined),
    ),
  }));
}

function freeName(base: string, sources: readonly PlacedSource[]): string {
  let name = base;
  for (let number = 2; sources.some(({ source }) => source.name === name); number++) name = `${base} ${number}`;
  return name;
}

import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { z } from "zod";
import { ChatGLMError } from "../errors.js";
import type { KnowledgeSource } from "../sources/knowledge-source.js";
import { parseJson } from "./json-input.js";
import type { Environment } from "./language.js";

/** Files that say which servers are asked. */
export interface WebSourceFiles {
  /** JSON of an `HttpSource`'s options. */
  readonly http?: readonly string[] | undefined;
  /** JSON of an `McpSource`'s options, or of `mcpServers`, as other programs keep them. */
  readonly mcp?: readonly string[] | undefined;
  /** Addresses of SPARQL endpoints, or JSON of a `SparqlSource`'s options. */
  readonly sparql?: readonly string[] | undefined;
}

type WebSource = KnowledgeSource & AsyncDisposable;

/** The sources that files describe; each checks its options itself. Disposing ends their connections. */
export class WebSources implements AsyncDisposable {
  readonly sources: readonly WebSource[];

  private constructor(sources: readonly WebSource[]) {
    this.sources = sources;
  }

  /** @throws ChatGLMError INVALID_OPTION naming the file if it can't be read, isn't JSON, or names an environment variable that isn't set. */
  static async open({ http = [], mcp = [], sparql = [] }: WebSourceFiles, environment: Environment): Promise<WebSources> {
    const sources: WebSource[] = [];
    for (const file of http) {
      const { HttpSource } = await import("../sources/http/http-source.js");
      const options = { name: nameOf(file), ...(await readOptions(file, environment)) };
      sources.push(named(file, () => new HttpSource(options as unknown as ConstructorParameters<typeof HttpSource>[0])));
    }
    for (const file of mcp) {
      const { McpSource } = await import("../sources/mcp/mcp-source.js");
      for (const options of serversOf(await readOptions(file, environment), nameOf(file))) {
        sources.push(named(file, () => new McpSource(options as unknown as ConstructorParameters<typeof McpSource>[0])));
      }
    }
    for (const [index, one] of sparql.entries()) {
      const { SparqlSource } = await import("../sources/sparql/sparql-source.js");
      // Whoever names an endpoint on a private network on the command line means it.
      const endpoint = { url: one, name: index === 0 ? "sparql" : `sparql-${index + 1}`, allowPrivate: true };
      const options = /^https?:\/\//i.test(one) ? endpoint : { name: nameOf(one), ...(await readOptions(one, environment)) };
      sources.push(named(one, () => new SparqlSource(options)));
    }
    return new WebSources(sources);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.sources.map((source) => source[Symbol.asyncDispose]()));
  }
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
  const options = parseJson(text, optionsSchema, file);
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, filledIn(value, environment, file)]));
}

/** The same JSON with `${NAME}` in its strings replaced by environment variables, so that keys needn't stand in files. */
function filledIn(value: unknown, environment: Environment, file: string): unknown {
  if (typeof value === "string") {
    return value.replace(/\$\{([A-Za-z_]\w*)\}/g, (_, name: string) => {
      const found = environment[name];
      if (found !== undefined) return found;
      throw new ChatGLMError("INVALID_OPTION", `${file}: the environment has no variable ${name}.`, { remedy: `Set ${name}.` });
    });
  }
  if (Array.isArray(value)) return value.map((one: unknown) => filledIn(one, environment, file));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filledIn(inner, environment, file)]));
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

function named(file: string, make: () => WebSource): WebSource {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ChatGLMError)) throw error;
    throw new ChatGLMError(error.code, `${file}: ${error.message}`, { cause: error });
  }
}

function nameOf(file: string): string {
  return basename(file, extname(file));
}

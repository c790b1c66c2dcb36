import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import { ChatGLMError } from "../../errors.js";
import type { Environment } from "../language.js";
import { filledIn } from "../sources/environment-values.js";
import type { SourceDescription } from "../sources/source-description.js";
import { type AnsweringConfig, configSchema } from "./config-schema.js";
import { requireNamedSecrets } from "./named-secrets.js";

/** A larger file is not a configuration. */
const mostBytes = 2 ** 20;

/**
 * A configuration file, checked: its relative paths made from its own folder, its `${NAME}`s filled in.
 *
 * @throws ChatGLMError INVALID_OPTION naming file and field: for what isn't JSON, a field that there is none of, a wrong value, a key that stands there
 *   itself, a variable that isn't set; IO_FAILED where the file can't be read
 */
export async function readConfig(file: string, environment: Environment): Promise<AnsweringConfig> {
  const value = parsed(await configText(file), file);
  const result = configSchema.safeParse(value);
  if (!result.success) throw wrong(file, result.error);
  requireNamedSecrets(result.data, file);
  const { sources, ...rest } = filled(value as AnsweringConfig, environment, file);
  const folder = path.dirname(path.resolve(file));
  return withPaths({ ...rest, ...(sources === undefined ? {} : { sources }) }, folder);
}

async function configText(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > mostBytes) throw new Error(`it is larger than ${mostBytes} bytes`);
    return await readFile(file, "utf8");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/, \w+ '.*$/s, "") : String(cause);
    throw new ChatGLMError("IO_FAILED", `Can't read ${file}: ${reason}.`, {
      remedy: "`langchain-chatglm init` writes such a file.",
      cause,
    });
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ChatGLMError("INVALID_OPTION", `${file} is not JSON (${reason}).`, { cause });
  }
}

/** Of a source that matches no kind, zod tells little; of an unknown field, its name. */
function wrong(file: string, { issues: [issue] }: z.ZodError): ChatGLMError {
  if (issue === undefined) return new ChatGLMError("INVALID_OPTION", `${file} is no configuration.`);
  const place = issue.path.reduce<string>(
    (before, part) =>
      typeof part === "number" ? `${before}[${part}]` : before === "" ? String(part) : `${before}.${String(part)}`,
    "",
  );
  if (issue.code === "unrecognized_keys") {
    const names = issue.keys.map((name) => JSON.stringify(name)).join(", ");
    return new ChatGLMError("INVALID_OPTION", `${file}: ${place === "" ? "" : `${place}: `}there is no field ${names}.`, {
      remedy: "An editor shows the fields there are, by the file's $schema.",
    });
  }
  return new ChatGLMError("INVALID_OPTION", `${file}: ${place === "" ? "" : `${place}: `}${issue.message}.`);
}

function filled(config: AnsweringConfig, environment: Environment, file: string): AnsweringConfig {
  const { $schema: _schema, sources, ...rest } = config as AnsweringConfig & { readonly $schema?: string };
  const { executor, ...plain } = rest;
  const address = executor === undefined ? {} : { executor: addressFilledIn(executor, environment, file) };
  const fields = { ...(filledIn(plain, environment, file) as AnsweringConfig), ...address };
  if (sources === undefined) return fields;
  return {
    ...fields,
    sources: sources.map((source, index) => {
      const place = `${file}: sources[${index}]`;
      if (source.kind !== "tables") return filledIn(source, environment, place) as SourceDescription;
      const database = [source.database].flat().map((one) => addressFilledIn(one, environment, place));
      const others = filledIn({ ...source, database: "" }, environment, place) as typeof source;
      return { ...others, database: typeof source.database === "string" ? (database[0] ?? "") : database };
    }),
  };
}

function addressFilledIn(address: string, environment: Environment, place: string): string {
  // A password may hold what an address reads otherwise.
  const written = /^[a-z]{2,}:\/\//i.test(address) ? encodeURIComponent : undefined;
  return String(filledIn(address, environment, place, written));
}

/** Relative paths stand for what lies beside the file. */
function withPaths(config: AnsweringConfig, folder: string): AnsweringConfig {
  const at = (one: string): string => path.resolve(folder, one);
  const { model, baseUrl, device, sources, serve, ...rest } = config;
  const folders = (["embeddings", "ocr", "cacheFolder", "indexFolder"] as const).flatMap((name) =>
    config[name] === undefined ? [] : [[name, at(config[name])] as const],
  );
  return {
    ...rest,
    ...Object.fromEntries(folders),
    ...(model === undefined ? {} : { model: baseUrl === undefined ? at(model) : model }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(device === undefined
      ? {}
      : { device: device.replace(/^(openvino=)(.+)$/s, (_, name, library) => `${name}${at(library)}`) }),
    ...(sources === undefined ? {} : { sources: sources.map((source) => sourceAt(source, at)) }),
    ...(serve === undefined
      ? {}
      : { serve: { ...serve, ...(serve.apiKeyFile === undefined ? {} : { apiKeyFile: at(serve.apiKeyFile) }) } }),
  };
}

function sourceAt(source: SourceDescription, at: (one: string) => string): SourceDescription {
  switch (source.kind) {
    case "documents":
    case "pictures":
    case "graph":
      return { ...source, path: [source.path].flat().map(at) };
    case "tables": {
      const [first = "", ...others] = [source.database].flat().map((one) => databaseAt(one, at));
      return { ...source, database: typeof source.database === "string" ? first : [first, ...others] };
    }
    case "sparql":
      return source.path === undefined ? source : { ...source, path: [source.path].flat().map(at) };
    case "mcp":
      return "url" in source.server ? source : { ...source, server: { ...source.server, cwd: at(source.server.cwd ?? ".") } };
    case "http":
    case "neo4j":
      return source;
  }
}

function databaseAt(database: string, at: (one: string) => string): string {
  const [, scheme, rest = ""] = /^(sqlite:)(.*)$/is.exec(database) ?? [];
  if (scheme !== undefined) return rest === "" || rest.startsWith(":") ? database : `${scheme}${at(rest)}`;
  return /^[a-z]{2,}:/i.test(database) ? database : at(database);
}

import { ChatGLMError } from "../../errors.js";
import type { AnsweringConfig } from "./config-schema.js";

const WHOLE_VARIABLE = /^\$\{[A-Za-z_]\w*\}$/;
const VARIABLE = /\$\{[A-Za-z_]\w*\}/;
const SECRET_NAME = /key|token|secret|passw|credential|auth|cookie/i;
const WEB_PASSWORD = /^[a-z][a-z\d+.-]*:\/\/[^/?#@\s]*:([^/?#@\s]*)@/i;
const QUERY_SECRET = /[?&]([^=&#]*(?:key|token|secret|passw|auth)[^=&#]*)=([^&#]*)/gi;

/**
 * Keys and passwords don't belong into a file that is committed and sent around: where a field is there for one, it must name an environment
 * variable.
 *
 * @throws ChatGLMError INVALID_OPTION naming the field; what stands there isn't repeated
 */
export function requireNamedSecrets({ apiKey, executor, sources = [] }: AnsweringConfig, file: string): void {
  if (apiKey !== undefined && !WHOLE_VARIABLE.test(apiKey)) throw literal(file, "apiKey");
  if (executor !== undefined) requireAddress(executor, "executor", file);
  for (const [index, source] of sources.entries()) {
    const place = `sources[${index}]`;
    if (source.kind === "tables") {
      for (const database of [source.database].flat()) requireAddress(database, `${place}.database`, file);
    } else if (source.kind === "http") {
      for (const [name, value] of Object.entries(source.secrets ?? {}))
        if (!WHOLE_VARIABLE.test(value)) throw literal(file, `${place}.secrets.${name}`);
      requireRecord(source.headers, `${place}.headers`, file, Object.keys(source.secrets ?? {}));
      requireAddress(source.url, `${place}.url`, file, Object.keys(source.secrets ?? {}));
    } else if (source.kind === "sparql") {
      requireRecord(source.headers, `${place}.headers`, file);
      if (source.url !== undefined) requireAddress(source.url, `${place}.url`, file);
    } else if (source.kind === "neo4j") {
      if (source.password !== undefined && !WHOLE_VARIABLE.test(source.password)) throw literal(file, `${place}.password`);
    } else if (source.kind === "mcp") {
      const { server } = source;
      if ("url" in server) {
        requireRecord(server.headers, `${place}.server.headers`, file);
        requireAddress(server.url, `${place}.server.url`, file);
      } else requireRecord(server.env, `${place}.server.env`, file);
    }
  }
}

function requireRecord(
  record: Readonly<Record<string, string>> | undefined,
  place: string,
  file: string,
  secrets: readonly string[] = [],
): void {
  for (const [name, value] of Object.entries(record ?? {}))
    if (SECRET_NAME.test(name) && !isNamed(value, secrets)) throw literal(file, `${place}.${name}`);
}

function requireAddress(address: string, place: string, file: string, secrets: readonly string[] = []): void {
  const [, password = ""] = WEB_PASSWORD.exec(address) ?? [];
  if (password !== "" && !VARIABLE.test(password)) throw literal(file, place);
  for (const [, , value = ""] of address.matchAll(QUERY_SECRET))
    if (value !== "" && !isNamed(value, secrets)) throw literal(file, place);
}

function isNamed(value: string, secrets: readonly string[]): boolean {
  return VARIABLE.test(value) || secrets.some((name) => value.includes(`{${name}}`));
}

function literal(file: string, place: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `${file}: ${place} holds a key or password.`, {
    remedy: `Put it into an environment variable, and name that here: \${MY_SECRET}.`,
  });
}

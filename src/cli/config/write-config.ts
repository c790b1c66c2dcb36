import { access, mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { ChatGLMError } from "../../errors.js";
import type { SourceDescription } from "../sources/source-description.js";
import { type AnsweringConfig, configSchema } from "./config-schema.js";
import { requireNamedSecrets } from "./named-secrets.js";

const SCHEMA = "dist/answering.schema.json";

/**
 * Writes a configuration, whole or not at all.
 *
 * @param version of this package, for the schema's address where it isn't installed beside the file
 * @throws ChatGLMError INVALID_OPTION where the file exists and isn't to be replaced, and where the configuration is wrong; IO_FAILED
 */
export async function writeConfig(
  file: string,
  config: AnsweringConfig,
  { force, version }: { readonly force: boolean; readonly version: string },
): Promise<void> {
  const result = configSchema.safeParse(config);
  if (!result.success) throw new ChatGLMError("INVALID_OPTION", `${result.error.issues[0]?.message}.`);
  requireNamedSecrets(config, file);
  const folder = path.dirname(path.resolve(file));
  const installed = `node_modules/langchain-chatglm/${SCHEMA}`;
  const isInstalled = await exists(path.join(folder, installed));
  const $schema = isInstalled ? `./${installed}` : `https://unpkg.com/langchain-chatglm@${version}/${SCHEMA}`;
  const text = `${JSON.stringify({ $schema, ...config }, null, 2)}\n`;
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    await mkdir(folder, { recursive: true });
    if (!force) return await writeFile(file, text, { flag: "wx" });
    await writeFile(unfinished, text);
    await rename(unfinished, file);
  } catch (cause) {
    await rm(unfinished, { force: true });
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") {
      throw new ChatGLMError("INVALID_OPTION", `${file} exists.`, {
        remedy: "Replace it with --force, or write another with --out.",
      });
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ChatGLMError("IO_FAILED", `Can't write ${file}: ${reason}.`, { cause });
  }
}

/** A path of the command line as it is written into a file of this folder. */
export function pathFrom(folder: string, given: string): string {
  const relative = path.relative(folder, path.resolve(given)).split(path.sep).join("/");
  if (relative === "") return ".";
  return relative.startsWith("..") || path.isAbsolute(relative) ? relative : `./${relative}`;
}

/** The same for what `--sql` names. */
export function databaseFrom(folder: string, given: string): string {
  const [, scheme, rest = ""] = /^(sqlite:)(.*)$/is.exec(given) ?? [];
  if (scheme !== undefined) return `${scheme}${pathFrom(folder, rest)}`;
  return /^[a-z]{2,}:/i.test(given) ? given : pathFrom(folder, given);
}

/** A source of a kind, one path alone without a list. */
export function sourceOf(kind: "documents" | "pictures" | "graph", paths: readonly string[]): SourceDescription {
  const [only = ".", ...others] = paths;
  return { kind, path: others.length === 0 ? only : paths };
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

import type { Command } from "commander";
import { deviceOf } from "../options.js";
import type { PlacedSource } from "../sources/source-description.js";
import type { Terminal } from "../terminal.js";
import type { AnsweringConfig } from "./config-schema.js";

/** What a configuration adds to a command's options. */
export interface Configured {
  /** The sources of `--config`, before those that options name. */
  readonly configured: readonly PlacedSource[];
}

/**
 * A command's options over those of its `--config`: what the command line says goes first, then the file, then defaults.
 *
 * @param part the part of the file that is this command's alone
 */
export async function withConfig<Options extends object>(
  terminal: Terminal,
  command: Command,
  options: Options & { readonly config?: string },
  part?: "serve",
): Promise<Options & Configured> {
  const { config: file, ...rest } = options;
  if (file === undefined) return { ...(rest as unknown as Options), configured: [] };
  const { readConfig } = await import("./read-config.js");
  const config = await readConfig(file, terminal.environment);
  const { sources = [], serve = {}, device, ...others } = config;
  const shared = { ...others, ...(device === undefined ? {} : { device: deviceOf(device) }) };
  const known = part === "serve" ? { ...shared, ...serve } : shared;
  const said = Object.entries(rest).filter(([name]) => isSaid(command, name));
  return {
    ...(rest as unknown as Options),
    ...withoutOther(known, said),
    ...Object.fromEntries(said),
    configured: sources.map((source, index) => ({ place: `${file}: sources[${index}]`, source })),
  };
}

function isSaid(command: Command, name: string): boolean {
  const source = command.getOptionValueSource(name);
  return source !== undefined && source !== "default";
}

/** A model that the command line names is no model on the file's server. */
function withoutOther(
  config: Omit<AnsweringConfig, "sources" | "serve" | "device">,
  said: readonly (readonly [string, unknown])[],
): object {
  const names = said.map(([name]) => name);
  if (!names.includes("model") || names.includes("baseUrl")) return config;
  const { baseUrl: _baseUrl, apiKey: _apiKey, ...others } = config;
  return others;
}

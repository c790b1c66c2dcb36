import { Command } from "commander";
import { checkPaths } from "../check-paths.js";
import { withConfig } from "../config/config-options.js";
import type { SourcesOptions } from "../list-sources.js";
import { showLoading } from "../loading.js";
import { numberOption } from "../options.js";
import type { Terminal } from "../terminal.js";
import { withSourceOptions } from "./source-options.js";

export function sourcesCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  const command = new Command("sources").description(texts.sources.description);
  return withSourceOptions(command, terminal)
    .option("-f, --find <question>", texts.sources.find)
    .option("--limit <n>", texts.sources.limit, numberOption(terminal, 1, 1_000, "integer"), 5)
    .option("--timeout <s>", texts.sources.timeout, numberOption(terminal, 0.001, 86_400, "real"), 20)
    .option("--index-folder <dir>", texts.index.folder)
    .option("--json", texts.json)
    .action(async (flags: SourcesOptions & { readonly config?: string }) => {
      await checkPaths(command, flags, terminal);
      const options = await withConfig(terminal, command, flags);
      showLoading(terminal);
      const { listSources } = await import("../list-sources.js");
      await listSources(terminal, options);
    });
}

import type { Command } from "commander";
import type { Terminal } from "../terminal.js";

/** What `ask` and `serve` answer from: the same options in both. */
export function withSourceOptions(command: Command, { texts }: Terminal): Command {
  return command
    .option("-d, --documents <path...>", texts.ask.documents)
    .option("-g, --graph <file...>", texts.ask.graph)
    .option("--sql <database...>", texts.ask.sql)
    .option("--sql-plan", texts.ask.sqlPlan)
    .option("--http <file...>", texts.ask.http)
    .option("--mcp <file...>", texts.ask.mcp)
    .option("--sparql <url...>", texts.ask.sparql)
    .option("-e, --embeddings <dir>", texts.index.embeddings);
}

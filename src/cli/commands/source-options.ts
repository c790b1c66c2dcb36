import type { Command } from "commander";
import type { Terminal } from "../terminal.js";

/** What `ask`, `chat`, `serve` and `sources` answer from: the same options in all of them. */
export function withSourceOptions(command: Command, { texts }: Terminal): Command {
  return command
    .option("-c, --config <file>", texts.config)
    .option("-d, --documents <path...>", texts.ask.documents)
    .option("--images <path...>", texts.ask.images)
    .option("--ocr <dir>", texts.ask.ocr)
    .option("-g, --graph <file...>", texts.ask.graph)
    .option("--sql <database...>", texts.ask.sql)
    .option("--sql-plan", texts.ask.sqlPlan)
    .option("--http <file...>", texts.ask.http)
    .option("--mcp <file...>", texts.ask.mcp)
    .option("--sparql <url...>", texts.ask.sparql)
    .option("--neo4j <url...>", texts.ask.neo4j)
    .option("-e, --embeddings <dir>", texts.index.embeddings);
}

/** Which model answers: the same options in `ask`, `chat` and `serve`. */
export function withModelOptions(command: Command, { texts }: Terminal): Command {
  return command.option("-m, --model <dir>", texts.modelOrBoxed).option("--base-url <url>", texts.baseUrl);
}

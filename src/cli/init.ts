import { stat } from "node:fs/promises";
import path from "node:path";
import { createInterface, type Interface } from "node:readline/promises";
import { ChatGLMError } from "../errors.js";
import type { DeviceOption } from "../model/text-generation.js";
import type { AnsweringConfig } from "./config/config-schema.js";
import { type FolderSurvey, surveyFolder } from "./config/folder-survey.js";
import { databaseFrom, pathFrom, sourceOf, writeConfig } from "./config/write-config.js";
import { interruptible } from "./interruption.js";
import { packageVersion } from "./package-version.js";
import type { SourceDescription } from "./sources/source-description.js";
import type { Terminal } from "./terminal.js";

/** What `init` is told. What it isn't, it looks for in the folder, and asks about at a terminal. */
export interface InitOptions {
  readonly out: string;
  readonly force?: boolean;
  /** Take what is found, and ask nothing. */
  readonly yes?: boolean;
  readonly model?: string;
  readonly baseUrl?: string;
  readonly documents?: string[];
  readonly graph?: string[];
  readonly sql?: string[];
  readonly embeddings?: string;
  readonly images?: string[];
  readonly ocr?: string;
  readonly device?: DeviceOption;
  readonly executor?: string;
  readonly scope?: string;
}

/** Writes a configuration for the folder that it will lie in. */
export async function init(terminal: Terminal, options: InitOptions): Promise<void> {
  const { texts, stdout, colors } = terminal;
  const folder = path.dirname(path.resolve(options.out));
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new ChatGLMError("INVALID_OPTION", `The folder ${folder} doesn't exist.`, { remedy: "Create it first." });
  if (options.force !== true) await requireFree(options.out);
  await interruptible(async (signal) => {
    const survey = isTold(options) ? undefined : await surveyFolder(folder, signal);
    const asks = options.yes !== true && survey !== undefined && terminal.interactiveInput;
    const lines = asks ? createInterface({ input: terminal.stdin, output: terminal.stderr }) : undefined;
    lines?.on("SIGINT", () => process.emit("SIGINT"));
    try {
      const choose = lines === undefined ? undefined : (question: string) => agreed(lines, question, signal, terminal);
      const config =
        survey === undefined ? toldConfig(options, folder) : await foundConfig(survey, options, folder, terminal, choose);
      await writeConfig(options.out, config, { force: options.force === true, version: packageVersion() });
      stdout.write(`${texts.init.written(options.out)}\n`);
      for (const { kind, ...source } of config.sources ?? [])
        stdout.write(
          `  ${texts.sources.kinds[kind]}  ${colors.dim(["path", "database"].flatMap((name) => (source as Record<string, unknown>)[name] ?? []).join(" "))}\n`,
        );
      if ((config.sources ?? []).length === 0) stdout.write(`${texts.init.nothingFound}\n`);
      stdout.write(`${colors.dim(texts.init.next(options.out))}\n`);
    } finally {
      lines?.close();
    }
  });
}

async function requireFree(file: string): Promise<void> {
  const taken = await stat(file).then(
    () => true,
    () => false,
  );
  if (taken) {
    throw new ChatGLMError("INVALID_OPTION", `${file} exists.`, {
      remedy: "Replace it with --force, or write another with --out.",
    });
  }
}

/** Sources that the command line names are all there are. */
function isTold({ documents, images, graph, sql }: InitOptions): boolean {
  return [documents, images, graph, sql].some((named) => named !== undefined);
}

function toldConfig(options: InitOptions, folder: string): AnsweringConfig {
  const { documents, images, graph, sql = [] } = options;
  const at = (one: string): string => pathFrom(folder, one);
  const sources: SourceDescription[] = [
    ...(documents === undefined ? [] : [sourceOf("documents", documents.map(at))]),
    ...(images === undefined ? [] : [sourceOf("pictures", images.map(at))]),
    ...(graph === undefined ? [] : [sourceOf("graph", graph.map(at))]),
    ...sql.map((database): SourceDescription => ({ kind: "tables", database: databaseFrom(folder, database) })),
  ];
  return { ...modelConfig(options, folder), sources };
}

function modelConfig(options: InitOptions, folder: string): AnsweringConfig {
  const { model, baseUrl, device, embeddings, ocr, executor, scope } = options;
  return {
    ...(model === undefined ? {} : { model: baseUrl === undefined ? pathFrom(folder, model) : model }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(device === undefined ? {} : { device: writtenDevice(device, folder) }),
    ...(executor === undefined ? {} : { executor }),
    ...(scope === undefined ? {} : { scope }),
    ...(embeddings === undefined ? {} : { embeddings: pathFrom(folder, embeddings) }),
    ...(ocr === undefined ? {} : { ocr: pathFrom(folder, ocr) }),
  };
}

/** As `--device` has it. */
function writtenDevice(device: DeviceOption, folder: string): string {
  return typeof device === "string" ? device : `${device.name}=${pathFrom(folder, device.library)}`;
}

/** What was found, as far as whoever is asked agrees. Without somebody to ask: all of it. */
async function foundConfig(
  { documents, documentFiles, graph, databases, models, encoders }: FolderSurvey,
  options: InitOptions,
  folder: string,
  { texts }: Terminal,
  choose: (question: string) => Promise<boolean> = async () => true,
): Promise<AnsweringConfig> {
  const own = modelConfig(options, folder);
  const sources: SourceDescription[] = [];
  let found: AnsweringConfig = {};
  const [model] = models;
  if (own.model === undefined && model !== undefined && (await choose(texts.init.takeModel(model)))) found = { model };
  const [embeddings] = encoders;
  if (own.embeddings === undefined && embeddings !== undefined && (await choose(texts.init.takeEncoder(embeddings))))
    found = { ...found, embeddings };
  if (documents.length > 0 && (await choose(texts.init.takeDocuments(documents.join(" "), documentFiles))))
    sources.push(sourceOf("documents", documents));
  if (graph.length > 0 && (await choose(texts.init.takeGraph(graph.join(" "))))) sources.push(sourceOf("graph", graph));
  for (const database of databases)
    if (await choose(texts.init.takeDatabase(database))) sources.push({ kind: "tables", database });
  return { ...found, ...own, sources };
}

async function agreed(
  lines: Interface,
  question: string,
  signal: AbortSignal,
  { texts, colors, stderr }: Terminal,
): Promise<boolean> {
  for (;;) {
    const answer = await ended(lines, lines.question(`${question} ${colors.dim("[Y/n]")} `, { signal }));
    if (/^(?:y|yes|是|好|对)?$/i.test(answer.trim())) return true;
    if (/^(?:n|no|否|不|不要)$/i.test(answer.trim())) return false;
    stderr.write(`${texts.yesOrNo}\n`);
  }
}

/** Input that ends leaves the question open: it counts as Ctrl-C. */
async function ended(lines: Interface, answer: Promise<string>): Promise<string> {
  return await Promise.race([
    answer,
    new Promise<never>((_, reject) => {
      lines.once("close", () => reject(new ChatGLMError("ABORTED", "The input ended before the last answer.")));
    }),
  ]);
}

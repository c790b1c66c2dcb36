import path from "node:path";
import { createInterface } from "node:readline/promises";
import { downloadModel, listingBytes } from "../download/download-model.js";
import type { ModelListing } from "../download/model-listing.js";
import { openHub } from "../download/open-hub.js";
import { ChatGLMError } from "../errors.js";
import type { Precision } from "../model-folder/manifest.js";
import { byteText } from "./byte-text.js";
import { convert } from "./convert.js";
import { interruptible } from "./interruption.js";
import { printable } from "./printable.js";
import { ProgressLine } from "./progress.js";
import type { Terminal } from "./terminal.js";

export interface PullOptions {
  readonly from: string;
  readonly mirror?: string;
  readonly revision?: string;
  readonly out?: string;
  /** Converts what came, into the folder with this precision at its end. */
  readonly convert?: Precision;
  readonly yes?: boolean;
}

/** Fetches a model: says first what it is, how large, and under which licence; at a terminal it asks. */
export async function pull(terminal: Terminal, model: string, options: PullOptions): Promise<void> {
  const { texts, stdout, stderr, colors, environment } = terminal;
  const mirror = options.mirror ?? (options.from === "huggingface" ? environment["HF_ENDPOINT"] || undefined : undefined);
  const token = environment["HF_TOKEN"] || undefined;
  const { hub, id } = openHub(model, { from: options.from, mirror, token });
  const out = options.out ?? `./${path.posix.basename(id)}`;
  const line = new ProgressLine(terminal);
  await interruptible(async (signal) => {
    const listing = await hub
      .list(id, { revision: options.revision, signal })
      .catch((error: unknown) => Promise.reject(withHint(error, options, terminal)));
    for (const text of described(listing, out, terminal)) stderr.write(`${text}\n`);
    if (options.yes !== true && terminal.interactiveInput) await requireYes(terminal, signal);
    try {
      await downloadModel(listing, out, { signal, token, onProgress: (done, total) => line.update(done, total) });
    } catch (error) {
      if (error instanceof ChatGLMError && error.code !== "INVALID_OPTION")
        stderr.write(`\r\u001b[K${colors.dim(texts.pull.resumes)}\n`);
      throw error;
    } finally {
      line.clear();
    }
    stdout.write(`${texts.pull.done(out, byteText(listingBytes(listing)))}\n`);
  });
  if (options.convert === undefined) return;
  const converted = `${out.replace(/[/\\]+$/, "")}-${options.convert}`;
  await convert(terminal, out, { out: converted, precision: options.convert });
}

/** Model, place, size and licence, the texts of others made harmless. */
function described(listing: ModelListing, out: string, { texts, colors }: Terminal): string[] {
  const { id, from, revision, licence, files } = listing;
  const licences = files.map(({ name }) => name).filter((name) => /licen[cs]e/i.test(name));
  const told = licence ?? (licences.length > 0 ? texts.pull.licenceIn(licences.join(", ")) : texts.pull.noLicence);
  return [
    `${colors.bold(printable(id))}  ${printable(from)}  ${colors.dim(printable(revision).slice(0, 12))}`,
    texts.pull.size(files.length, byteText(listingBytes(listing)), out),
    `${texts.pull.licence}${printable(told).slice(0, 200)}`,
  ];
}

async function requireYes({ stdin, stderr, texts, colors }: Terminal, signal: AbortSignal): Promise<void> {
  const lines = createInterface({ input: stdin, output: stderr });
  lines.on("SIGINT", () => process.emit("SIGINT"));
  try {
    const answer = await Promise.race([
      lines.question(`${texts.pull.ask} ${colors.dim("[Y/n]")} `, { signal }),
      new Promise<string>((resolve) => {
        lines.once("close", () => resolve("n"));
      }),
    ]);
    if (!/^(?:y|yes|是|好|对)?$/i.test(answer.trim())) throw new ChatGLMError("ABORTED", "Nothing was fetched.");
  } finally {
    lines.close();
  }
}

/** Where Hugging Face can't be reached, others can. */
function withHint(error: unknown, { from, mirror }: PullOptions, { texts }: Terminal): unknown {
  if (!(error instanceof ChatGLMError) || error.code !== "DOWNLOAD_FAILED" || error.remedy !== undefined) return error;
  const isUnreached = from === "huggingface" && mirror === undefined && error.cause !== undefined;
  return isUnreached ? new ChatGLMError(error.code, error.message, { remedy: texts.pull.elsewhere, cause: error }) : error;
}

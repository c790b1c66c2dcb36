import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createAnswerChain, type Finding, loadPicture, OcrModel } from "langchain-chatglm";
import { openTestedModel } from "../models.js";
import { loadNames } from "../names.js";
import { DEGRADATIONS, type Degradation, draw } from "./degrade.js";
import { editDistance, foldRead } from "./edit-distance.js";
import { type DrawnPicture, PICTURES } from "./pictures.js";

export interface VisionOptions {
  readonly ocr?: string;
  readonly model: string;
  readonly tesseract: boolean;
  readonly questions: boolean;
  readonly short: boolean;
  readonly json?: string;
  readonly showFailures: boolean;
}

/** Errors and characters of one reader over some pictures. */
interface Reader {
  errors: number;
  characters: number;
  ms: number;
  pictures: number;
}

/** How well text in pictures is read, beside tesseract, and how many questions about pictures are answered. */
export async function measureVision(options: VisionOptions): Promise<void> {
  const pictures = options.short ? PICTURES.filter((_, index) => index % 4 === 0) : PICTURES;
  await using ocr = new OcrModel({ model: options.ocr });
  await ocr.prepare();
  const reading = await measureReading(pictures, ocr, options);
  const asking = options.questions ? await measureQuestions(pictures, ocr, options) : undefined;
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify({ reading, asking }, null, 2)}\n`);
}

async function measureReading(pictures: readonly DrawnPicture[], ocr: OcrModel, options: VisionOptions): Promise<unknown> {
  const rows = new Map<string, { readonly ours: Reader; readonly theirs: Reader }>();
  for (const [index, picture] of pictures.entries()) {
    for (const degradation of ["clean", ...DEGRADATIONS, "turned"] as const) {
      const bytes = await draw(picture.svg, degradation, index);
      const wanted = foldRead(picture.lines.join(""));
      const begun = performance.now();
      const findings = await ocr.describe(await loadPicture({ data: bytes, name: picture.name }));
      const ours = { read: textOf(findings), ms: performance.now() - begun };
      const theirs = options.tesseract ? await tesseract(bytes) : undefined;
      for (const row of degradation === "turned" ? [degradation] : [degradation, picture.kind]) {
        const sums = rows.get(row) ?? { ours: none(), theirs: none() };
        rows.set(row, sums);
        add(sums.ours, wanted, ours);
        if (theirs !== undefined) add(sums.theirs, wanted, theirs);
      }
      const errors = editDistance(wanted, foldRead(ours.read));
      if (options.showFailures && errors > 0) console.log(`${picture.name}, ${degradation}: ${errors} errors\n${ours.read}\n`);
    }
  }
  const degraded = { ours: none(), theirs: none() };
  for (const name of DEGRADATIONS) {
    for (const who of ["ours", "theirs"] as const) merge(degraded[who], rows.get(name)?.[who] ?? none());
  }
  rows.set("degraded", degraded);
  console.log(`${pictures.length * (DEGRADATIONS.length + 2)} pictures: character error rate, and ms a picture\n`);
  console.log(
    `${"".padEnd(12)}${"pictures".padStart(9)}${"ours".padStart(10)}${"ms".padStart(7)}${"tesseract".padStart(11)}${"ms".padStart(7)}`,
  );
  for (const [name, { ours, theirs }] of rows) {
    const cells = [String(ours.pictures).padStart(9), rate(ours).padStart(10), pace(ours).padStart(7)];
    if (options.tesseract) cells.push(rate(theirs).padStart(11), pace(theirs).padStart(7));
    console.log(`${name.padEnd(12)}${cells.join("")}`);
  }
  return Object.fromEntries(rows);
}

async function measureQuestions(pictures: readonly DrawnPicture[], ocr: OcrModel, options: VisionOptions): Promise<unknown> {
  await using tested = openTestedModel(options.model, await loadNames());
  await using chain = createAnswerChain({ model: tested.model, vision: ocr, cache: false });
  const counts = { asked: 0, right: 0, wrong: 0, beside: 0, heldBack: 0 };
  for (const [index, picture] of pictures.entries()) {
    for (const degradation of ["clean", DEGRADATIONS[index % DEGRADATIONS.length] ?? "tilt"] satisfies Degradation[]) {
      const data = await draw(picture.svg, degradation, index);
      for (const { question, answers } of picture.questions) {
        const answer = await chain.invoke({ question, images: [{ data, name: `${picture.name}.png` }] });
        const said = foldRead(answer.text).join("");
        const isRight =
          answers.length === 0 ? answer.origin === "unknown" : answers.some((one) => said.includes(foldRead(one).join("")));
        // A quotation that doesn't hold the answer says nothing wrong: it is what stands in the picture.
        const outcome = isRight
          ? "right"
          : answer.origin === "unknown"
            ? "heldBack"
            : answer.origin === "quotation"
              ? "beside"
              : "wrong";
        counts.asked += 1;
        counts[outcome] += 1;
        if (options.showFailures && !isRight)
          console.log(`${picture.name}, ${degradation}: ${question} → ${outcome}: ${answer.text}`);
      }
    }
  }
  console.log(
    `\nquestions: ${Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(", ")}`,
  );
  return counts;
}

function textOf(findings: readonly Finding[]): string {
  return findings.map(({ text }) => text).join("\n");
}

const none = (): Reader => ({ errors: 0, characters: 0, ms: 0, pictures: 0 });

function add(reader: Reader, wanted: readonly string[], { read, ms }: { readonly read: string; readonly ms: number }): void {
  reader.errors += editDistance(wanted, foldRead(read));
  reader.characters += wanted.length;
  reader.ms += ms;
  reader.pictures += 1;
}

function merge(into: Reader, from: Reader): void {
  into.errors += from.errors;
  into.characters += from.characters;
  into.ms += from.ms;
  into.pictures += from.pictures;
}

const rate = ({ errors, characters }: Reader): string => `${((100 * errors) / Math.max(characters, 1)).toFixed(2)} %`;
const pace = ({ ms, pictures }: Reader): string => (ms / Math.max(pictures, 1)).toFixed(0);

/** Debian's tesseract-ocr with chi_sim and eng, as it comes. */
async function tesseract(bytes: Uint8Array): Promise<{ readonly read: string; readonly ms: number }> {
  const begun = performance.now();
  const child = spawn("tesseract", ["-", "-", "-l", "chi_sim+eng"], { stdio: ["pipe", "pipe", "ignore"] });
  const pieces: Buffer[] = [];
  child.stdout.on("data", (piece: Buffer) => void pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", () =>
      reject(new Error("apt-get install tesseract-ocr tesseract-ocr-chi-sim, or leave --tesseract out.")),
    );
    child.once("close", () => resolve());
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(bytes);
  await ended;
  return { read: Buffer.concat(pieces).toString("utf8"), ms: performance.now() - begun };
}

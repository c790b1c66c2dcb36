import { writeFile } from "node:fs/promises";
import { OcrModel } from "../vision/ocr/ocr-model.js";
import { drawBoxes } from "../vision/picture/draw-boxes.js";
import { loadPicture } from "../vision/picture/load-picture.js";
import { interruptible } from "./interruption.js";
import { clearLine } from "./loading.js";
import { printable } from "./printable.js";
import type { Terminal } from "./terminal.js";

export interface SeeOptions {
  /** Folder of an OCR model. */
  readonly ocr?: string;
  /** Where a copy with numbered frames is written. */
  readonly out?: string;
  readonly threads?: number;
  readonly json?: boolean;
}

/** Reads the text in one picture: a line each, with its confidence where that is low. */
export async function see(terminal: Terminal, file: string, { ocr, out, threads, json }: SeeOptions): Promise<void> {
  const { texts, colors, stdout, stderr } = terminal;
  await using model = new OcrModel({ model: ocr, threads });
  await interruptible(async (signal) => {
    const picture = await loadPicture({ path: file }, { signal });
    const findings = await model.describe(picture, { signal });
    clearLine(terminal);
    if (json) {
      const [width, height] = [picture.width, picture.height].map((side) => Math.round(side * picture.scale));
      stdout.write(`${JSON.stringify({ picture: picture.name, width, height, model: await model.identity(), findings })}\n`);
    } else {
      for (const [index, { text, confidence }] of findings.entries()) {
        const number = colors.dim(String(index + 1).padStart(3));
        const doubt = confidence < DOUBTFUL ? `  ${colors.yellow(texts.see.doubtful(Math.round(confidence * 100)))}` : "";
        stdout.write(`${number}  ${printable(text)}${doubt}\n`);
      }
      if (findings.length === 0) stderr.write(`${texts.see.nothing}\n`);
    }
    if (out === undefined) return;
    await writeFile(out, await drawBoxes(picture, findings));
    stderr.write(`${colors.dim(texts.see.drawn(out))}\n`);
  });
}

const DOUBTFUL = 0.85;

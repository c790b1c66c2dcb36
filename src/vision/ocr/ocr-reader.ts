import { readFile } from "node:fs/promises";
import { ChatGLMError } from "../../errors.js";
import { GraphSession } from "../../onnx-runtime/graph-session.js";
import { cornersOf, type TurnedRectangle } from "../layout/turned-rectangle.js";
import type { Corners } from "../picture/picture.js";
import { type Pixels, Resampler } from "../picture/resample.js";
import { DETECTION, modelInput, RECOGNITION } from "./model-input.js";
import type { OcrFiles } from "./ocr-files.js";
import { type Reading, readCharacters } from "./read-characters.js";
import { stackedCharacters } from "./stacked-characters.js";
import { textRegions } from "./text-regions.js";
import { isUpsideDown } from "./upside-down.js";

/** What a worker that reads pictures is started with. */
export interface OcrWorkerData {
  readonly files: OcrFiles;
  readonly threads: number;
}

/** A piece of text where it was found: a line, a cell, or a column of vertical text. */
export interface TextPiece extends Reading {
  readonly rectangle: TurnedRectangle;
  /** Clockwise from where the text begins. */
  readonly corners: Corners;
  /** Characters stand one below the other. */
  readonly isStacked: boolean;
  /** It is read from right to left on the picture: it stands upside down. */
  readonly isFlipped: boolean;
}

/** Shorter sides are made larger for detection, up to the longest side. Pixels. */
const SHORT_SIDE = 736;
const LONG_SIDE = 1_600;
/** Height of a line as the recogniser sees it, and its most width: longer lines are squeezed. */
const LINE_HEIGHT = 48;
const LINE_MOST = 3_200;
/** A piece higher than this times its width is a column, or text that runs up or down. */
const TALL = 1.5;
/** Readings below this are noise. */
const LEAST_CONFIDENCE = 0.5;
const DOUBTFUL = 0.8;
/** A line is taken for one that stands upside down if it reads so much surer that way. */
const FLIPPED_GAIN = 0.1;
/** Brightness that parts ink from paper, 0…255. */
const INK = 48;

/** PP-OCR's two models, open: finds text and reads it. `read` blocks its thread while a model runs. */
export class OcrReader implements AsyncDisposable {
  readonly #detector: GraphSession;
  readonly #recogniser: GraphSession;
  readonly #characters: readonly string[];

  private constructor(detector: GraphSession, recogniser: GraphSession, characters: readonly string[]) {
    this.#detector = detector;
    this.#recogniser = recogniser;
    this.#characters = characters;
  }

  /** @throws ChatGLMError MODEL_INVALID naming the file */
  static async open(files: OcrFiles, threads: number): Promise<OcrReader> {
    const open = async (file: string): Promise<GraphSession> => {
      try {
        return await GraphSession.create(await readFile(file), { threads });
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        const remedy = "Fetch the file again.";
        throw new ChatGLMError("MODEL_INVALID", `${file} can't be loaded: ${reason}.`, { remedy, cause });
      }
    };
    const lines = (await readFile(files.characters, "utf8")).split(/\r?\n/);
    if (lines.at(-1) === "") lines.pop();
    const detector = await open(files.detector);
    try {
      return new OcrReader(detector, await open(files.recogniser), [...lines, " "]);
    } catch (error) {
      await detector[Symbol.asyncDispose]();
      throw error;
    }
  }

  /**
   * Every piece of text in the picture, in no order.
   *
   * @param betweenRuns called before each run of a model; throws to end the work
   */
  async read(picture: Pixels, betweenRuns: () => Promise<void>): Promise<readonly TextPiece[]> {
    const resampler = new Resampler(picture);
    await betweenRuns();
    const pieces: TextPiece[] = [];
    for (const rectangle of await this.#detect(picture, resampler)) {
      await betweenRuns();
      const piece = await this.#recognise(resampler, rectangle);
      if (piece.text !== "" && piece.confidence >= LEAST_CONFIDENCE) pieces.push(piece);
    }
    if (!isUpsideDown(pieces)) return pieces;
    // 96 reads as well upside down: what stands there is told by the rest of the page.
    const turned: TextPiece[] = [];
    for (const piece of pieces) {
      await betweenRuns();
      turned.push(await this.#asFlipped(resampler, piece));
    }
    return turned;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#detector[Symbol.asyncDispose]();
    await this.#recogniser[Symbol.asyncDispose]();
  }

  async #detect(picture: Pixels, resampler: Resampler): Promise<readonly TurnedRectangle[]> {
    const { width, height } = picture;
    const enlarged = Math.max(1, SHORT_SIDE / Math.min(width, height));
    const factor = Math.min(enlarged, LONG_SIDE / Math.max(width, height));
    const [w, h] = [Math.max(1, Math.round(width * factor)), Math.max(1, Math.round(height * factor))];
    const whole = { centre: { x: width / 2, y: height / 2 }, width, height, angle: 0 };
    const padded = { width: Math.ceil(w / 32) * 32, height: Math.ceil(h / 32) * 32 };
    const input = modelInput(resampler.cut(whole, w, h), DETECTION, padded);
    const map = await this.#detector.runOnly(input);
    if (map.length !== padded.width * padded.height) throw unfit("detector", `${map.length} values for a map`);
    return textRegions(map, padded.width, padded.height).map(({ rectangle }) => ({
      centre: { x: rectangle.centre.x / factor, y: rectangle.centre.y / factor },
      width: rectangle.width / factor,
      height: rectangle.height / factor,
      angle: rectangle.angle,
    }));
  }

  async #recognise(resampler: Resampler, rectangle: TurnedRectangle): Promise<TextPiece> {
    const upright = (turned: TurnedRectangle, reading: Reading, isStacked = false): TextPiece => ({
      ...reading,
      rectangle,
      corners: cornersOf(turned),
      // One character is no column.
      isStacked: isStacked && [...reading.text].length > 1,
      isFlipped: false,
    });
    const { width, height, angle } = rectangle;
    if (height < width * TALL) {
      const line = upright(rectangle, await this.#readLine(cutLine(resampler, rectangle)));
      if (line.confidence >= DOUBTFUL) return line;
      const flipped = await this.#asFlipped(resampler, line);
      return flipped.confidence >= line.confidence + FLIPPED_GAIN ? flipped : line;
    }
    const down = { ...rectangle, width: height, height: width, angle: angle + Math.PI / 2 };
    const found = [
      upright(rectangle, await this.#readLine(stack(resampler, rectangle)), true),
      upright(down, await this.#readLine(cutLine(resampler, down))),
    ];
    if (height < width * 3) found.push(upright(rectangle, await this.#readLine(cutLine(resampler, rectangle))));
    if (found.every(({ confidence }) => confidence < DOUBTFUL)) {
      const up = { ...down, angle: angle - Math.PI / 2 };
      found.push(upright(up, await this.#readLine(cutLine(resampler, up))));
    }
    const best = found.reduce((best, one) => (one.confidence > best.confidence ? one : best));
    // The recogniser was trained on columns turned by a quarter too: what reads best so is a column all the same if it is Chinese.
    return isMostlyHan(best.text) && best.text.length > 1 ? { ...best, corners: cornersOf(rectangle), isStacked: true } : best;
  }

  /** A level piece as it reads upside down; itself, if it reads as nothing then. */
  async #asFlipped(resampler: Resampler, piece: TextPiece): Promise<TextPiece> {
    const { width, height } = piece.rectangle;
    const isLevel = !piece.isStacked && (height < width * TALL || [...piece.text].length === 1);
    if (piece.isFlipped || !isLevel) return piece;
    const turned = { ...piece.rectangle, angle: piece.rectangle.angle + Math.PI };
    const reading = await this.#readLine(cutLine(resampler, turned));
    const isRead = reading.text !== "" && reading.confidence >= LEAST_CONFIDENCE;
    return isRead ? { ...piece, ...reading, corners: cornersOf(turned), isFlipped: true } : piece;
  }

  async #readLine(line: Pixels): Promise<Reading> {
    const width = Math.max(LINE_HEIGHT, Math.ceil(line.width / 8) * 8);
    const scores = await this.#recogniser.runOnly(modelInput(line, RECOGNITION, { width, height: LINE_HEIGHT }));
    const classes = this.#characters.length + 1;
    if (scores.length % classes !== 0) throw unfit("recogniser", `scores that aren't ${classes} a step, as its characters say`);
    return readCharacters(scores, classes, this.#characters);
  }
}

function cutLine(resampler: Resampler, rectangle: TurnedRectangle): Pixels {
  const width = Math.round((rectangle.width / Math.max(rectangle.height, 1)) * LINE_HEIGHT);
  return resampler.cut(rectangle, Math.min(Math.max(width, 8), LINE_MOST), LINE_HEIGHT);
}

/** A column of characters, set side by side. */
function stack(resampler: Resampler, rectangle: TurnedRectangle): Pixels {
  const wide = LINE_HEIGHT;
  const high = Math.min(LINE_MOST, Math.round((rectangle.height / Math.max(rectangle.width, 1)) * wide));
  const column = resampler.cut(rectangle, wide, high);
  const cells = stackedCharacters(inkOfRows(column), wide * 0.8);
  const side = Math.max(1, cells.length) * LINE_HEIGHT;
  const pixels = new Uint8Array(side * LINE_HEIGHT * 3);
  cells.forEach(({ from, to }, index) => {
    const top = Math.round((from + to) / 2 - LINE_HEIGHT / 2);
    for (let y = 0; y < LINE_HEIGHT; y += 1) {
      // What belongs to the characters above and below is left out.
      const row = Math.min(Math.max(top + y, from - 2, 0), Math.min(to + 1, high - 1));
      const line = column.pixels.subarray(row * wide * 3, (row + 1) * wide * 3);
      pixels.set(line, (y * side + index * LINE_HEIGHT) * 3);
    }
  });
  return { width: side, height: LINE_HEIGHT, pixels };
}

function isMostlyHan(text: string): boolean {
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) * 2 > text.length;
}

/** 1 where a row's darkest and lightest pixels differ as ink and paper do. */
function inkOfRows({ width, height, pixels }: Pixels): readonly number[] {
  return Array.from({ length: height }, (_, row) => {
    let [least, most] = [255, 0];
    for (let column = Math.floor(width * 0.1); column < width * 0.9; column += 1) {
      const green = pixels[(row * width + column) * 3 + 1] ?? 0;
      least = Math.min(least, green);
      most = Math.max(most, green);
    }
    return most - least >= INK ? 1 : 0;
  });
}

function unfit(which: string, gives: string): ChatGLMError {
  const remedy = "Take detector, recogniser and characters from one PP-OCR model.";
  return new ChatGLMError("MODEL_INVALID", `The ${which} gives ${gives}.`, { remedy });
}

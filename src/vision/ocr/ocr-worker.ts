import { workerData } from "node:worker_threads";
import { servePictures } from "../thread/serve-pictures.js";
import { OcrReader, type OcrWorkerData, type TextPiece } from "./ocr-reader.js";

const { files, threads } = workerData as OcrWorkerData;

servePictures<readonly TextPiece[]>(async () => {
  const reader = await OcrReader.open(files, threads);
  return { read: (picture, pace) => reader.read(picture, () => pace.pause()) };
});

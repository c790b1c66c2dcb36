import { workerData } from "node:worker_threads";
import { servePictures } from "../thread/serve-pictures.js";
import { TransformersReader } from "./transformers-reader.js";
import type { TransformersWorkerData } from "./transformers-task.js";

servePictures(() => TransformersReader.open(workerData as TransformersWorkerData));

import { createRequire } from "node:module";
import path from "node:path";

const fileNames: Partial<Record<NodeJS.Platform, string>> = {
  linux: "libonnxruntime.so.1",
  darwin: "libonnxruntime.1.dylib",
  win32: "onnxruntime.dll",
};

/** The C library that onnxruntime-node ships for this machine; undefined where it ships none. */
export function shippedLibrary(): string | undefined {
  const fileName = fileNames[process.platform];
  if (fileName === undefined) return undefined;
  // …/onnxruntime-node/dist/index.js
  const entry = createRequire(import.meta.url).resolve("onnxruntime-node");
  return path.join(path.dirname(entry), "..", "bin", "napi-v6", process.platform, process.arch, fileName);
}

/**
 * onnxruntime's C interface is a table of functions that only ever grows at its end: a function keeps its place, and a place is read off
 * the header `onnxruntime_c_api.h`. Places up to 317 are of interface 23 (onnxruntime 1.23).
 */
const p = "void *";

/** The functions of the table that are called here. */
export type ApiFunction =
  | "GetErrorMessage"
  | "CreateEnv"
  | "CreateSession"
  | "CreateSessionFromArray"
  | "Run"
  | "CreateSessionOptions"
  | "EnableProfiling"
  | "DisableMemPattern"
  | "SetSessionLogSeverityLevel"
  | "SetSessionGraphOptimizationLevel"
  | "SetIntraOpNumThreads"
  | "SessionGetInputCount"
  | "SessionGetOutputCount"
  | "SessionGetInputTypeInfo"
  | "SessionGetOutputTypeInfo"
  | "SessionGetInputName"
  | "SessionGetOutputName"
  | "CreateRunOptions"
  | "RunOptionsSetRunLogSeverityLevel"
  | "RunOptionsSetTerminate"
  | "RunOptionsUnsetTerminate"
  | "CreateTensorWithDataAsOrtValue"
  | "IsTensor"
  | "GetTensorMutableData"
  | "CastTypeInfoToTensorInfo"
  | "GetTensorElementType"
  | "GetDimensionsCount"
  | "GetDimensions"
  | "GetTensorTypeAndShape"
  | "CreateCpuMemoryInfo"
  | "AllocatorFree"
  | "GetAllocatorWithDefaultOptions"
  | "ReleaseStatus"
  | "ReleaseSession"
  | "ReleaseValue"
  | "ReleaseRunOptions"
  | "ReleaseTypeInfo"
  | "ReleaseTensorTypeAndShapeInfo"
  | "ReleaseSessionOptions"
  | "AddSessionConfigEntry"
  | "SessionOptionsAppendExecutionProvider"
  | "RegisterExecutionProviderLibrary"
  | "GetEpDevices"
  | "SessionOptionsAppendExecutionProvider_V2"
  | "EpDevice_EpName";

/** Place in the table, what it returns, what it takes. Most return a status: null, or an error to release. */
type Declaration = readonly [place: number, result: string, parameters: readonly string[]];

export const apiFunctions: Readonly<Record<ApiFunction, Declaration>> = {
  GetErrorMessage: [2, "str", [p]],
  CreateEnv: [3, p, ["int", "str", p]],
  CreateSession: [7, p, [p, "path", p, p]],
  CreateSessionFromArray: [8, p, [p, p, "size_t", p, p]],
  Run: [9, p, [p, p, p, p, "size_t", p, "size_t", p]],
  CreateSessionOptions: [10, p, [p]],
  EnableProfiling: [14, p, [p, "path"]],
  DisableMemPattern: [17, p, [p]],
  SetSessionLogSeverityLevel: [22, p, [p, "int"]],
  SetSessionGraphOptimizationLevel: [23, p, [p, "int"]],
  SetIntraOpNumThreads: [24, p, [p, "int"]],
  SessionGetInputCount: [30, p, [p, p]],
  SessionGetOutputCount: [31, p, [p, p]],
  SessionGetInputTypeInfo: [33, p, [p, "size_t", p]],
  SessionGetOutputTypeInfo: [34, p, [p, "size_t", p]],
  SessionGetInputName: [36, p, [p, "size_t", p, p]],
  SessionGetOutputName: [37, p, [p, "size_t", p, p]],
  CreateRunOptions: [39, p, [p]],
  RunOptionsSetRunLogSeverityLevel: [41, p, [p, "int"]],
  RunOptionsSetTerminate: [46, p, [p]],
  RunOptionsUnsetTerminate: [47, p, [p]],
  CreateTensorWithDataAsOrtValue: [49, p, [p, p, "size_t", p, "size_t", "int", p]],
  IsTensor: [50, p, [p, p]],
  GetTensorMutableData: [51, p, [p, p]],
  CastTypeInfoToTensorInfo: [55, p, [p, p]],
  GetTensorElementType: [60, p, [p, p]],
  GetDimensionsCount: [61, p, [p, p]],
  GetDimensions: [62, p, [p, p, "size_t"]],
  GetTensorTypeAndShape: [65, p, [p, p]],
  CreateCpuMemoryInfo: [69, p, ["int", "int", p]],
  AllocatorFree: [76, p, [p, p]],
  GetAllocatorWithDefaultOptions: [78, p, [p]],
  ReleaseStatus: [93, "void", [p]],
  ReleaseSession: [95, "void", [p]],
  ReleaseValue: [96, "void", [p]],
  ReleaseRunOptions: [97, "void", [p]],
  ReleaseTypeInfo: [98, "void", [p]],
  ReleaseTensorTypeAndShapeInfo: [99, "void", [p]],
  ReleaseSessionOptions: [100, "void", [p]],
  AddSessionConfigEntry: [130, p, [p, "str", "str"]],
  SessionOptionsAppendExecutionProvider: [216, p, [p, "str", p, p, "size_t"]],
  RegisterExecutionProviderLibrary: [301, p, [p, "str", "path"]],
  GetEpDevices: [303, p, [p, p, p]],
  SessionOptionsAppendExecutionProvider_V2: [304, p, [p, p, p, "size_t", p, p, "size_t"]],
  EpDevice_EpName: [312, "str", [p]],
};

/** The interface whose places these are. Later libraries still serve it. */
export const interfaceVersion = 23;
export const placesInTable = 318;

/** Releases whose table was tried. Any other is refused: a wrong place is a crash, and no error. */
const knownReleases = { least: 30, most: 32 };

/** Why a library that reports this version is not used; undefined when it is. */
export function refusalOf(version: string): string | undefined {
  const [, major = "", minor = ""] = /^(\d+)\.(\d+)\./.exec(version) ?? [];
  const { least, most } = knownReleases;
  if (major === "1" && Number(minor) >= least && Number(minor) <= most) return undefined;
  return `it reports onnxruntime ${version}; known are 1.${least} to 1.${most}`;
}

/** Element types by their number in the C interface, by the names of onnxruntime-node. */
export const elementTypes: readonly string[] = [
  "undefined",
  "float32",
  "uint8",
  "int8",
  "uint16",
  "int16",
  "int32",
  "int64",
  "string",
  "bool",
  "float16",
  "float64",
  "uint32",
  "uint64",
  "complex64",
  "complex128",
  "bfloat16",
];

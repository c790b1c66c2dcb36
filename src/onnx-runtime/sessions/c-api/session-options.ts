import type { SessionOptions } from "../session.js";
import type { NativeApi } from "./native-api.js";
import { appendProvider } from "./providers.js";

/** onnxruntime's options for a session; release them when it is made. */
export function sessionOptions(api: NativeApi, { threads, provider, spins = false, profile }: SessionOptions): bigint {
  const settings = api.pointer("CreateSessionOptions");
  try {
    api.call("SetIntraOpNumThreads", settings, threads);
    // 99: every optimisation.
    api.call("SetSessionGraphOptimizationLevel", settings, 99);
    // Shapes change every step: patterns would be kept for each of them and never reused.
    api.call("DisableMemPattern", settings);
    api.call("SetSessionLogSeverityLevel", settings, 3);
    // Otherwise the threads go on spinning for tens of milliseconds after each run, on cores others could use.
    if (!spins) api.call("AddSessionConfigEntry", settings, "session.force_spinning_stop", "1");
    if (profile !== undefined) api.call("EnableProfiling", settings, profile);
    if (provider !== undefined) {
      const { fallsBack = false } = provider;
      if (!fallsBack) api.call("AddSessionConfigEntry", settings, "session.disable_cpu_ep_fallback", "1");
      appendProvider(api, settings, provider);
    }
    return settings;
  } catch (error) {
    api.plain("ReleaseSessionOptions", settings);
    throw error;
  }
}

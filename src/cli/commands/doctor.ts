import { Command } from "commander";
import type { Advice } from "../../diagnosis/advice.js";
import type { Diagnosis } from "../../diagnosis/diagnosis.js";
import { byteText } from "../byte-text.js";
import { interruptible } from "../interruption.js";
import { clearLine, showLoading } from "../loading.js";
import { printable } from "../printable.js";
import type { Terminal } from "../terminal.js";
import type { Texts } from "../texts/english.js";

interface DoctorOptions {
  readonly model?: string;
  readonly openvino?: string;
  readonly bandwidth: boolean;
  readonly json: boolean;
}

export function doctorCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return new Command("doctor")
    .description(texts.doctor.description)
    .option("--model <dir>", texts.modelOrBoxed)
    .option("--openvino <file>", texts.doctor.openvino)
    .option("--no-bandwidth", texts.doctor.noBandwidth)
    .option("--json", texts.json, false)
    .action((options: DoctorOptions) => doctor(terminal, options));
}

async function doctor(terminal: Terminal, { model, openvino, bandwidth, json }: DoctorOptions): Promise<void> {
  showLoading(terminal);
  const { diagnose } = await import("../../diagnosis/diagnosis.js");
  const { boxedModel } = await import("../../model/boxed-model.js");
  const diagnosis = await interruptible((signal) =>
    diagnose({ model: model ?? boxedModel(), openvino, measuresBandwidth: bandwidth, signal }),
  );
  clearLine(terminal);
  terminal.stdout.write(json ? `${JSON.stringify(diagnosis, undefined, 2)}\n` : `${diagnosisText(diagnosis, terminal)}\n`);
}

/** A heading and indented lines for each part. */
function diagnosisText(diagnosis: Diagnosis, { texts, colors }: Terminal): string {
  const { doctor: words } = texts;
  const { machine, bandwidth, runtime, providers, model, advice } = diagnosis;
  const lines: string[] = [];
  const part = (heading: string, ...own: readonly (string | undefined)[]): void => {
    lines.push(colors.bold(heading), ...own.filter((line) => line !== undefined).map((line) => `  ${line}`));
  };
  const { limits } = machine;
  part(
    words.machine,
    `${machine.platform} ${machine.architecture}, Node.js ${diagnosis.node}`,
    words.processor(machine.processor ?? "?", machine.cores, machine.usableThreads, machine.hardwareThreads),
    machine.instructionSets && words.instructionSets(machine.instructionSets.join(", ") || "–"),
    machine.lastLevelCacheBytes === undefined ? undefined : words.cache(byteText(machine.lastLevelCacheBytes)),
    machine.numaNodes && machine.numaNodes > 1 ? words.numaNodes(machine.numaNodes) : undefined,
    words.memory(
      byteText(machine.memoryBytes),
      machine.availableBytes === undefined ? undefined : byteText(machine.availableBytes),
    ),
    limits.memoryBytes === undefined ? undefined : words.memoryLimit(byteText(limits.memoryBytes)),
    limits.processors === undefined ? undefined : words.processorLimit(limits.processors),
    bandwidth === undefined
      ? words.bandwidthUnknown
      : words.bandwidth((bandwidth.bytesPerSecond / 1e9).toFixed(1), bandwidth.threads),
  );
  part(
    words.runtime,
    runtime.binding === "c-api" ? words.direct(runtime.version ?? "?") : words.fallback(printable(runtime.reason ?? "?")),
  );
  const hints: Readonly<Partial<Record<string, string>>> = words.hints;
  for (const { name, works, reason } of providers) {
    if (!works && isElsewhere(name, machine.platform)) continue;
    lines.push(`  ${works ? colors.green("✓") : colors.dim("–")} ${name}${works ? "" : `: ${printable(reason ?? "?")}`}`);
    if (!works && hints[name] !== undefined) lines.push(`    ${colors.dim(hints[name])}`);
  }
  if (model !== undefined) {
    const { needs, reach } = model;
    const { context, fit, together } = reach.streams;
    part(
      words.model(model.folder),
      words.weights(needs.parameters, needs.precision, byteText(needs.weightBytes)),
      words.keysAndValues(byteText(needs.kvBytesPerToken), byteText(diagnosis.defaultKvCacheBytes)),
      words.streams(context, fit, together),
      words.total(byteText(reach.totalBytes), byteText(diagnosis.memoryBytes)),
      bandwidth === undefined
        ? undefined
        : reach.decode === undefined
          ? words.cached
          : words.decode(
              reach.decode.map(({ context: at, tokensPerSecond }) => `${tokensPerSecond.toFixed(1)} (${at})`).join(", "),
            ),
    );
  }
  part(words.knownModels, ...knownModelLines(diagnosis, words));
  part(words.advice, ...advice.map((each) => adviceText(each, words)));
  return lines.join("\n");
}

/** What only other systems have. */
const ONLY_ON: Readonly<Partial<Record<string, string>>> = { dml: "win32", coreml: "darwin" };

function isElsewhere(provider: string, platform: string): boolean {
  return ONLY_ON[provider] !== undefined && ONLY_ON[provider] !== platform;
}

/** Columns: name, weights, memory, tokens a second. */
function knownModelLines({ knownModels }: Diagnosis, words: Texts["doctor"]): string[] {
  return knownModels.map(({ name, weightBytes, totalBytes, fits, tokensPerSecond }) => {
    const rate = tokensPerSecond === undefined ? "–" : tokensPerSecond.toFixed(tokensPerSecond < 10 ? 1 : 0);
    const columns = [byteText(weightBytes).padStart(8), byteText(totalBytes).padStart(8), rate.padStart(5)];
    return `${name.padEnd(41)} ${columns.join("  ")}${fits ? "" : `  ${words.tooLarge}`}`;
  });
}

function adviceText(advice: Advice, { advise }: Texts["doctor"]): string {
  switch (advice.kind) {
    case "threads":
      return advise.threads(advice.value);
    case "kvCacheBytes":
      return advise.kvCacheBytes(advice.value);
    case "does-not-fit":
      return advise.doesNotFit(byteText(advice.needed), byteText(advice.available));
    case "no-room-for-context":
      return advise.noRoomForContext(advice.context, advice.needed);
    case "processor-limit":
      return advise.processorLimit(advice.processors, advice.threads);
    case "several-numa-nodes":
      return advise.severalNumaNodes(advice.nodes);
    case "slow-kernels":
      return advise.slowKernels;
    case "fallback-binding":
      return advise.fallback(printable(advice.reason));
  }
}

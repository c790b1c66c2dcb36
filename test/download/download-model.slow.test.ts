import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { downloadModel, gatheringFolder, listingBytes } from "../../src/download/download-model.js";
import type { ModelListing } from "../../src/download/model-listing.js";
import { openHub } from "../../src/download/open-hub.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { COMMIT, HubServer, MODEL, sha256 } from "./hub-server.js";

const weights = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251));
const files = {
  "config.json": `{"model_type":"chatglm"}`,
  "tokenizer.model": "pieces",
  "model.safetensors": weights,
  MODEL_LICENSE: "The licence.",
};
const quick = { retryDelay: 1, attempts: 3 };

async function listed(server: HubServer, from: "huggingface" | "modelscope" = "huggingface"): Promise<ModelListing> {
  const { hub, id } = openHub(MODEL, { from, mirror: server.origin });
  return hub.list(id, {});
}

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, sha256(readFileSync(path.join(folder, name)))]));
}

const whole = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, sha256(Buffer.from(content))]));

describe("downloadModel", () => {
  it.each(["huggingface", "modelscope"] as const)(
    "fetches what converting needs from %s, and tells licence and size first",
    async (from) => {
      await using server = await HubServer.start({
        ...files,
        "README.md": "# Read me",
        "pytorch_model.bin": "the same again",
        "quantization.py": "",
        "figures/wechat.png": "",
      });
      const listing = await listed(server, from);
      expect(listing).toMatchObject({ id: MODEL, from: server.origin, licence: "other" });
      expect(listing.revision).toBe(from === "huggingface" ? COMMIT : "master");
      expect(listing.files.map(({ name }) => name).sort()).toEqual(Object.keys(files).sort());
      expect(server.asked).toEqual([]);
      const out = path.join(temporaryFolder(), "glm");
      const progress: number[] = [];
      await downloadModel(listing, out, { ...quick, onProgress: (done) => progress.push(done) });
      expect(contents(out)).toEqual(whole);
      expect(progress.at(-1)).toBe(listingBytes(listing));
      expect(readdirSync(path.dirname(out))).toEqual(["glm"]);
    },
  );

  it("goes on where the connection broke", async () => {
    await using server = await HubServer.start(files);
    server.faults.set("model.safetensors", { cut: { after: 100_000, times: 2 } });
    const out = path.join(temporaryFolder(), "glm");
    await downloadModel(await listed(server), out, quick);
    expect(contents(out)).toEqual(whole);
    const asked = server.asked.filter((one) => one.startsWith("model.safetensors"));
    expect(asked[0]).toBe("model.safetensors");
    const starts = asked.slice(1).map((one) => Number(/bytes=(\d+)-/.exec(one)?.[1]));
    expect(starts).toHaveLength(2);
    expect(starts[0]).toBeGreaterThan(0);
    expect(starts[1]).toBeGreaterThan(starts[0] ?? 0);
  });

  it("starts over where the server knows no ranges", async () => {
    await using server = await HubServer.start(files);
    server.faults.set("model.safetensors", { cut: { after: 100_000, times: 1 }, ignoresRanges: true });
    const out = path.join(temporaryFolder(), "glm");
    await downloadModel(await listed(server), out, quick);
    expect(contents(out)).toEqual(whole);
  });

  it("keeps what came for the next call, and shows no folder before all is there", async () => {
    await using server = await HubServer.start(files);
    server.faults.set("model.safetensors", { cut: { after: 150_000, times: 1 }, statuses: [] });
    const out = path.join(temporaryFolder(), "glm");
    const stopping = new AbortController();
    const error = await downloadModel(await listed(server), out, {
      ...quick,
      retryDelay: 60_000,
      signal: stopping.signal,
      onProgress: (done) => {
        if (done > 100_000) stopping.abort();
      },
    }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "ABORTED" });
    expect(existsSync(out)).toBe(false);
    server.asked.length = 0;
    await downloadModel(await listed(server), out, quick);
    expect(contents(out)).toEqual(whole);
    // What was whole isn't fetched again.
    expect(server.asked).toEqual([expect.stringMatching(/^model\.safetensors bytes=[1-9]\d*-$/)]);
  });

  it("takes no content but the one that is listed, and keeps none of another", async () => {
    await using server = await HubServer.start(files);
    const wrong = Buffer.from(weights);
    wrong[1000] = (wrong[1000] ?? 0) ^ 1;
    server.faults.set("model.safetensors", { content: wrong });
    const out = path.join(temporaryFolder(), "glm");
    const listing = await listed(server);
    await expect(downloadModel(listing, out, quick)).rejects.toMatchObject({
      code: "DOWNLOAD_FAILED",
      message: expect.stringContaining("model.safetensors"),
    });
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(gatheringFolder(out)).filter((name) => name.startsWith("model."))).toEqual([]);
    server.faults.clear();
    await downloadModel(listing, out, quick);
    expect(contents(out)).toEqual(whole);
  });

  it.each<[string, Buffer, boolean]>([
    ["longer", Buffer.concat([weights, Buffer.from("x")]), false],
    ["shorter", weights.subarray(0, 1_000), false],
    ["longer, without saying so", Buffer.concat([weights, weights]), true],
  ])("refuses a file that has changed on the server: %s", async (_what, content, isChunked) => {
    await using server = await HubServer.start(files);
    const listing = await listed(server);
    server.faults.set("model.safetensors", { content, isChunked });
    const out = path.join(temporaryFolder(), "glm");
    await expect(downloadModel(listing, out, quick)).rejects.toMatchObject({ code: "DOWNLOAD_FAILED" });
    expect(existsSync(out)).toBe(false);
  });

  it("continues nothing of an older version", async () => {
    await using server = await HubServer.start(files);
    const second = path.join(temporaryFolder(), "glm");
    server.faults.set("model.safetensors", { cut: { after: 100_000, times: 1 }, statuses: [] });
    const stopping = new AbortController();
    await downloadModel(await listed(server), second, {
      ...quick,
      retryDelay: 60_000,
      signal: stopping.signal,
      onProgress: (done) => {
        if (done > 50_000) stopping.abort();
      },
    }).catch(() => {});
    const newer = Buffer.from(weights).reverse();
    server.files.set("model.safetensors", newer);
    server.faults.clear();
    server.asked.length = 0;
    await downloadModel(await listed(server), second, quick);
    expect(server.asked).toEqual(["model.safetensors"]);
    expect(contents(second)["model.safetensors"]).toBe(sha256(newer));
  });

  it("waits out a busy server, and gives up on one that stays silent or gone", async () => {
    await using server = await HubServer.start(files);
    server.faults.set("model.safetensors", { statuses: [503, 429] });
    const out = path.join(temporaryFolder(), "glm");
    await downloadModel(await listed(server), out, quick);
    expect(contents(out)).toEqual(whole);
    server.faults.set("model.safetensors", { statuses: [500, 500, 500, 500] });
    const again = path.join(temporaryFolder(), "glm");
    await expect(downloadModel(await listed(server), again, quick)).rejects.toThrow(/answered 500/);
    server.faults.set("model.safetensors", { statuses: [404] });
    await expect(downloadModel(await listed(server), again, quick)).rejects.toThrow(/no such model or file/);
    server.faults.set("model.safetensors", { stalls: true });
    await expect(downloadModel(await listed(server), again, { ...quick, attempts: 1, idleTimeout: 50 })).rejects.toThrow(
      /nothing came/,
    );
  });

  it.each(["../config.json", "/etc/passwd", "a/../../b", "a\\b", "c:x", "", "a//b", "./x"])(
    "refuses a listing with the name %j",
    async (name) => {
      await using server = await HubServer.start(files);
      server.alsoListed.push({ name, bytes: 1 });
      await expect(listed(server)).rejects.toMatchObject({
        code: "DOWNLOAD_FAILED",
        message: expect.stringContaining("file name"),
      });
      await expect(listed(server, "modelscope")).rejects.toMatchObject({ code: "DOWNLOAD_FAILED" });
    },
  );

  it.each<[string, (server: HubServer) => void]>([
    ["no weights", (server) => server.files.delete("model.safetensors")],
    ["no configuration", (server) => server.files.delete("config.json")],
    ["a size that is none", (server) => server.alsoListed.push({ name: "model-2.safetensors", bytes: -1 })],
  ])("refuses a listing with %s", async (_what, change) => {
    await using server = await HubServer.start(files);
    change(server);
    await expect(listed(server)).rejects.toMatchObject({ code: "DOWNLOAD_FAILED" });
  });

  it("looks for room on the disk before anything is fetched", async () => {
    await using server = await HubServer.start(files);
    server.alsoListed.push({ name: "model-2.safetensors", bytes: 2 ** 43 });
    const out = path.join(temporaryFolder(), "glm");
    await expect(downloadModel(await listed(server), out, quick)).rejects.toMatchObject({ code: "DISK_FULL" });
    expect(server.asked).toEqual([]);
  });

  it("writes into no folder that holds something", async () => {
    await using server = await HubServer.start(files);
    const out = temporaryFolder({ "mine.txt": "mine" });
    await expect(downloadModel(await listed(server), out, quick)).rejects.toMatchObject({ code: "INVALID_OPTION" });
    expect(readdirSync(out)).toEqual(["mine.txt"]);
    const empty = path.join(temporaryFolder(), "empty");
    mkdirSync(empty);
    await downloadModel(await listed(server), empty, quick);
    expect(contents(empty)).toEqual(whole);
    const file = path.join(temporaryFolder({ file: "" }), "file");
    await expect(downloadModel(await listed(server), file, quick)).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });

  it("gives the token to the hub alone", async () => {
    await using elsewhere = await HubServer.start(files);
    await using server = await HubServer.start(files);
    // Another host, as the name goes.
    server.faults.set("model.safetensors", { redirect: elsewhere.origin.replace("127.0.0.1", "localhost") });
    const { hub, id } = openHub(MODEL, { from: "huggingface", mirror: server.origin, token: "hf_secret" });
    const out = path.join(temporaryFolder(), "glm");
    await downloadModel(await hub.list(id, {}), out, { ...quick, token: "hf_secret" });
    expect(new Set(server.tokens)).toEqual(new Set(["Bearer hf_secret"]));
    expect(elsewhere.tokens).toEqual([undefined]);
  });
});

describe("openHub", () => {
  it("knows short names on both hubs", () => {
    expect(openHub("ChatGLM3-6B", { from: "huggingface" }).id).toBe("THUDM/chatglm3-6b");
    expect(openHub("chatglm3-6b", { from: "modelscope" }).id).toBe("ZhipuAI/chatglm3-6b");
  });

  it.each(["x", "a/b/c", "../../b", "a/..", "a b/c"])("refuses the name %j", async (id) => {
    const { hub } = openHub(id, { from: "huggingface" });
    await expect(hub.list(id, {})).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });

  it.each(["ftp://x.example", "file:///etc", "http://me:pw@x.example", "nonsense"])("refuses the address %j", (from) => {
    expect(() => openHub("x", { from })).toThrow(/address/);
    expect(() => openHub("x", { from: "modelscope", mirror: from })).toThrow(/--mirror/);
  });
});

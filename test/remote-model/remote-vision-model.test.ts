import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { RemoteVisionModel } from "../../src/remote-model/remote-vision-model.js";
import { loadPicture } from "../../src/vision/picture/load-picture.js";
import { delta, end, events, ScriptedServer } from "./support/scripted-server.js";

const picture = async () =>
  loadPicture(
    await sharp({ create: { width: 60, height: 30, channels: 3, background: "#c00" } })
      .png()
      .toBuffer(),
  );

describe("a vision-language model on a server", () => {
  it("is sent the question and the picture, and its sentences are findings", async () => {
    const said = "1. Three people stand at a table.\n\n- One of them holds a kettle.\n";
    await using server = await ScriptedServer.start(events(delta({ content: said }), delta({}, "stop"), end));
    const model = new RemoteVisionModel({ baseUrl: server.baseUrl, model: "qwen-vl", maxSide: 20 });
    expect(await model.describe(await picture(), { question: "What are they doing?" })).toEqual([
      { kind: "caption", text: "Three people stand at a table.", confidence: 0.5 },
      { kind: "caption", text: "One of them holds a kettle.", confidence: 0.5 },
    ]);
    const { messages } = (server.requests[0]?.body ?? {}) as {
      messages: readonly { role: string; content: readonly Record<string, never>[] }[];
    };
    const [text, image] = messages[0]?.content ?? [];
    expect(text).toMatchObject({ type: "text", text: expect.stringContaining("What are they doing?") as never });
    const { url } = (image as unknown as { image_url: { url: string } }).image_url;
    expect(url).toMatch(/^data:image\/jpeg;base64,/);
    const sent = await sharp(Buffer.from(url.slice(url.indexOf(",") + 1), "base64")).metadata();
    expect([sent.width, sent.height]).toEqual([20, 10]);
  });

  it("is identified by server, model and instructions, and never by its key", async () => {
    const options = { baseUrl: "http://127.0.0.1:1/v1", model: "m", apiKey: "sk-secret-1234567890" };
    const one = await new RemoteVisionModel(options).identity();
    expect(one).not.toContain("secret");
    expect(await new RemoteVisionModel({ ...options, instructions: "Say it in Chinese." }).identity()).not.toBe(one);
    expect(() => new RemoteVisionModel({ ...options, maxSide: 0 })).toThrow("maxSide");
  });
});

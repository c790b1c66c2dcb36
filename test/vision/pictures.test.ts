import { writeFileSync } from "node:fs";
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { ChatGLMError } from "../../src/errors.js";
import { drawBoxes } from "../../src/vision/picture/draw-boxes.js";
import { pictureDataUrl } from "../../src/vision/picture/encode-picture.js";
import { loadPicture } from "../../src/vision/picture/load-picture.js";
import type { PictureBounds } from "../../src/vision/picture/picture-bounds.js";
import type { PictureInput } from "../../src/vision/picture/picture-input.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const RED = { r: 255, g: 0, b: 0 };
const BLUE = { r: 0, g: 0, b: 255 };

/** Red on the left, blue on the right: 40 by 20. */
function halves(): Sharp {
  const blue = { create: { width: 20, height: 20, channels: 3 as const, background: BLUE } };
  return sharp({ create: { width: 40, height: 20, channels: 3, background: RED } }).composite([
    { input: blue, left: 20, top: 0 },
  ]);
}

async function refusal(input: PictureInput, bounds: Partial<PictureBounds> = {}): Promise<ChatGLMError> {
  const error: unknown = await loadPicture(input, { bounds }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ChatGLMError);
  return error as ChatGLMError;
}

const pixel = ({ width, pixels }: { width: number; pixels: Uint8Array }, x: number, y: number): number[] => [
  ...pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];

describe("a picture", () => {
  it.each(["png", "jpeg", "webp", "gif"] as const)("is decoded from %s to three channels", async (format) => {
    const picture = await loadPicture({ data: await halves().toFormat(format).toBuffer(), name: "halves" });
    expect(picture).toMatchObject({ name: "halves", width: 40, height: 20, scale: 1 });
    expect(picture.pixels).toHaveLength(40 * 20 * 3);
    const [r = 0, , b = 0] = pixel(picture, 3, 10);
    expect([r > 200, b < 60]).toEqual([true, true]);
    expect(picture.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is turned as its EXIF says, and shown on white where it is transparent", async () => {
    const turned = await loadPicture(await halves().withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer());
    expect([turned.width, turned.height]).toEqual([20, 40]);
    const [, , b = 0] = pixel(turned, 10, 35);
    expect(b).toBeGreaterThan(200);
    const clear = sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    expect(pixel(await loadPicture(await clear.png().toBuffer()), 4, 4)).toEqual([255, 255, 255]);
  });

  it("may be grey, of sixteen bits, or of a palette", async () => {
    const grey = await loadPicture(await halves().greyscale().png().toBuffer());
    expect(grey.pixels).toHaveLength(40 * 20 * 3);
    const deep = await loadPicture(await halves().toColourspace("rgb16").png().toBuffer());
    expect(deep.pixels).toHaveLength(40 * 20 * 3);
    expect(pixel(await loadPicture(await halves().png({ palette: true }).toBuffer()), 30, 10)).toEqual([0, 0, 255]);
  });

  it("is made smaller where it is long, and tells by how much", async () => {
    const picture = await loadPicture(await halves().png().toBuffer(), { bounds: { seenSide: 10 } });
    expect(picture).toMatchObject({ width: 10, height: 5, scale: 4 });
  });

  it("comes from a path, bytes, base64, a data: URL, or blocks of messages", async () => {
    const bytes = await halves().png().toBuffer();
    const base64 = bytes.toString("base64");
    const file = path.join(await temporaryFolder(), "halves.png");
    writeFileSync(file, bytes);
    const url = `data:image/png;base64,${base64}`;
    const inputs: PictureInput[] = [
      file,
      { path: file },
      bytes,
      { data: base64 },
      { data: url },
      url,
      { url },
      { type: "image_url", image_url: { url } },
      { type: "image_url", image_url: url },
    ];
    const hashes = await Promise.all(inputs.map(async (input) => (await loadPicture(input)).hash));
    expect(new Set(hashes).size).toBe(1);
    expect((await loadPicture(file)).name).toBe("halves.png");
  });

  it("of a block's address is never a file", async () => {
    const file = path.join(await temporaryFolder(), "halves.png");
    writeFileSync(file, await halves().png().toBuffer());
    for (const url of [file, `file://${file}`, "ftp://example.com/a.png"]) {
      expect((await refusal({ url })).code).toBe("PICTURE_INVALID");
      expect((await refusal({ type: "image_url", image_url: { url } })).code).toBe("PICTURE_INVALID");
    }
    expect((await refusal("https://example.com/a.png")).code).toBe("INVALID_OPTION");
  });

  it("is refused by its bytes, its header's dimensions and its kind, before it is decoded", async () => {
    const bytes = await halves().png().toBuffer();
    expect((await refusal(bytes, { maxBytes: 50 })).message).toContain("the most is 50");
    expect((await refusal(bytes, { maxSide: 39 })).message).toContain("40 × 20 pixels");
    expect((await refusal(bytes, { maxPixels: 799 })).message).toContain("799");
    const file = path.join(await temporaryFolder(), "large.png");
    writeFileSync(file, bytes);
    expect((await refusal(file, { maxBytes: 50 })).code).toBe("PICTURE_INVALID");
    const kinds: readonly (readonly [what: string, content: string | Uint8Array])[] = [
      ["SVG", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ["PDF", "%PDF-1.7"],
      ["HTML", "<html></html>"],
      ["TIFF", await halves().tiff().toBuffer()],
      ["HEIC", await halves().avif().toBuffer()],
      ["no picture", "just words"],
    ];
    for (const [what, content] of kinds) {
      const error = await refusal(Buffer.from(content));
      expect(error.code).toBe("PICTURE_INVALID");
      expect(error.message).toContain(what);
    }
    expect((await refusal({ data: "" })).code).toBe("PICTURE_INVALID");
    expect((await refusal(42 as never)).code).toBe("INVALID_OPTION");
    expect((await refusal(bytes, { maxSide: 0 })).message).toContain("maxSide");
  });

  it("that was cut off is damaged", async () => {
    const noise = sharp({
      create: { width: 200, height: 200, channels: 3, background: RED, noise: { type: "gaussian", mean: 120, sigma: 50 } },
    });
    for (const format of ["png", "jpeg", "webp"] as const) {
      const whole = await noise.clone().toFormat(format).toBuffer();
      expect((await refusal(whole.subarray(0, whole.length >> 1))).message).toContain("damaged");
    }
  });

  it("goes to servers anew encoded, without its metadata", async () => {
    const secret = "taken at 48.2 N";
    const bytes = await halves()
      .withExif({ IFD0: { ImageDescription: secret } })
      .jpeg()
      .toBuffer();
    expect(bytes.includes(secret)).toBe(true);
    const url = await pictureDataUrl(await loadPicture(bytes), 16);
    const sent = Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
    expect(sent.includes(secret)).toBe(false);
    expect(await sharp(sent).metadata()).toMatchObject({ format: "jpeg", width: 16, height: 8 });
  });

  it("is copied with a frame around each finding", async () => {
    const picture = await loadPicture(
      await sharp({ create: { width: 100, height: 60, channels: 3, background: "#fff" } })
        .png()
        .toBuffer(),
    );
    const box = { x: 20, y: 20, width: 50, height: 20 };
    const drawn = await loadPicture(Buffer.from(await drawBoxes(picture, [{ kind: "text", text: "<x>", confidence: 1, box }])));
    expect([drawn.width, drawn.height]).toEqual([100, 60]);
    expect(pixel(drawn, 40, 20)).not.toEqual([255, 255, 255]);
    expect(pixel(drawn, 45, 30)).toEqual([255, 255, 255]);
  });
});

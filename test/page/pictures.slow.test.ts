import { readFileSync } from "node:fs";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import type { Picture } from "../../src/vision/picture/picture.js";
import type { VisionModel } from "../../src/vision/vision-model.js";
import { serve } from "../server/support/serve.js";
import { pictureFile } from "../vision/picture-folder.js";
import { ask, findChromium, openPage, shown } from "./support/browser.js";
import { excess, faults } from "./support/faults.js";
import { teaServer } from "./support/tea-chain.js";

const chromium = findChromium() ?? "";
const INVOICE = readFileSync(pictureFile("invoice-tea.png"));

/** A server whose chain sees one invoice number in every picture, and the pictures that it was given. */
async function seeingServer() {
  const seen: Picture[] = [];
  const vision: VisionModel = {
    name: "one line",
    async describe(picture) {
      seen.push(picture);
      const box = { x: 1, y: 2, width: 3, height: 4 };
      return [{ kind: "text", text: `Invoice number: ${seen.length}-${picture.width}`, confidence: 1, box }];
    },
    identity: async () => "one line",
  };
  const model = new FakeListChatModel({ responses: ["I don't know."] });
  const chain = createAnswerChain({ model, modelIdentity: "test", vision, cache: false });
  const { url } = await serve({ chain, sources: [], page: true });
  return { url, seen };
}

/** In the browser: a picture of 3,000 × 2,000 pixels is dropped, a small one pasted. Noise doesn't compress: the large one has 18 MB. */
const DROP_AND_PASTE = `(async () => {
  const canvas = new OffscreenCanvas(3000, 2000);
  const noise = new ImageData(3000, 2000);
  let state = 7;
  for (let at = 0; at < noise.data.length; at += 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    noise.data[at] = at % 4 === 3 ? 255 : state >>> 24;
  }
  canvas.getContext("2d").putImageData(noise, 0, 0);
  const dropped = new DataTransfer();
  dropped.items.add(new File([await canvas.convertToBlob()], "large.png", { type: "image/png" }));
  const event = { bubbles: true, cancelable: true, dataTransfer: dropped };
  document.body.dispatchEvent(new DragEvent("dragover", event));
  document.body.dispatchEvent(new DragEvent("drop", event));
  const small = new OffscreenCanvas(40, 30);
  small.getContext("2d").fillRect(0, 0, 40, 30);
  const pasted = new DataTransfer();
  pasted.items.add(new File([await small.convertToBlob()], "pasted.png", { type: "image/png" }));
  const field = document.querySelector("#composer");
  field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: pasted }));
})()`;

describe.skipIf(chromium === "")("pictures on the page", () => {
  it("are chosen, shown, taken away, sent along, and cited", async () => {
    const { url, seen } = await seeingServer();
    const { page, complaints } = await openPage(chromium, url);
    const files = [
      { name: "invoice.png", mimeType: "image/png", buffer: INVOICE },
      { name: "other.png", mimeType: "image/png", buffer: INVOICE },
    ];
    await page.setInputFiles("input[type=file]", files);
    await expect.poll(() => page.locator(".composer .pictures-name").allInnerTexts()).toEqual(["invoice.png", "other.png"]);
    await page.getByRole("button", { name: "Take away other.png" }).click();
    await expect.poll(() => page.locator(".composer .pictures-name").allInnerTexts()).toEqual(["invoice.png"]);
    await ask(page, "What is the invoice number?");
    await expect.poll(() => shown(page.locator(".answer"))).toContain("1-760");
    await expect.poll(() => page.locator(".exchange .pictures-name").allInnerTexts()).toEqual(["invoice.png"]);
    await expect.poll(() => page.locator(".composer .pictures").count()).toBe(0);
    await expect.poll(() => shown(page.locator(".card").first())).toContain("invoice.png, line 1 (xywh=1,2,3,4)");
    const drawn = await page.evaluate(`(() => {
      const canvas = document.querySelector(".exchange canvas");
      return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);
    })()`);
    expect(drawn).toBe(true);
    expect(seen).toHaveLength(1);
    // Bytes of a kind that is read as it is aren't changed on their way.
    expect(seen[0]).toMatchObject({ width: 760, name: "invoice.png" });
    expect(complaints).toEqual([]);
  });

  it("are dropped or pasted, and made smaller where they are large", async () => {
    const { url, seen } = await seeingServer();
    const { page, complaints } = await openPage(chromium, url);
    await page.evaluate(DROP_AND_PASTE);
    await expect.poll(() => page.locator(".composer .pictures-name").allInnerTexts()).toEqual(["large.png", "pasted.png"]);
    await ask(page, "What is the invoice number?");
    expect(seen.map(({ name, width }) => [name, width <= 2_400])).toEqual(
      expect.arrayContaining([
        ["large.png", true],
        ["pasted.png", true],
      ]),
    );
    expect(complaints).toEqual([]);
  });

  it("are refused where they are none, or too many, and the question stays", async () => {
    const { url, seen } = await seeingServer();
    const { page } = await openPage(chromium, url);
    await page.fill("#composer", "What is it?");
    const bad = { name: "notes.png", mimeType: "image/png", buffer: Buffer.from("no picture") };
    await page.setInputFiles("input[type=file]", [bad]);
    await expect.poll(() => shown(page.locator(".refused"))).toContain("notes.png");
    const many = Array.from({ length: 5 }, (_, at) => ({ name: `${at}.png`, mimeType: "image/png", buffer: INVOICE }));
    await page.setInputFiles("input[type=file]", many);
    await expect.poll(() => shown(page.locator(".refused"))).toContain("4.png");
    await expect.poll(() => page.locator(".composer .pictures-name").allInnerTexts()).toHaveLength(4);
    expect(await page.inputValue("#composer")).toBe("What is it?");
    expect(seen).toEqual([]);
  });

  it.each([360, 1280])("have no fault at %i pixels, waiting, refused and asked about", async (width) => {
    const { url } = await seeingServer();
    const { page } = await openPage(chromium, url, { viewport: { width, height: 740 } });
    const long = { name: `${"invoice-of-a-long-name-".repeat(4)}.png`, mimeType: "image/png", buffer: INVOICE };
    const bad = { name: "notes.png", mimeType: "image/png", buffer: Buffer.from("no picture") };
    await page.setInputFiles("input[type=file]", [long, bad]);
    await page.locator(".refused").waitFor();
    expect([await faults(page), await excess(page)]).toEqual([[], 0]);
    await ask(page, "What is the invoice number?");
    expect([await faults(page), await excess(page)]).toEqual([[], 0]);
  });

  it("aren't offered where nobody sees", async () => {
    const { url } = await serve(teaServer());
    const { page } = await openPage(chromium, url);
    expect(await page.getByRole("button", { name: "Add pictures" }).count()).toBe(0);
  });
});

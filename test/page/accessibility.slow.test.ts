import { describe, expect, it } from "vitest";
import { GatedBackend } from "../server/support/gated-backend.js";
import { key, serve } from "../server/support/serve.js";
import { ask, findChromium, openPage } from "./support/browser.js";
import { excess, faults } from "./support/faults.js";
import { teaServer } from "./support/tea-chain.js";

const chromium = findChromium() ?? "";

const looks = [
  {
    locale: "en-GB",
    colorScheme: "light",
    question: "Who founded the Tingquan Tea Museum, and where was Lin Yue's teacher born?",
  },
  { locale: "zh-CN", colorScheme: "dark", question: "林月的老师出生在哪里？" },
] as const;

describe.skipIf(chromium === "").each(looks)("$locale, $colorScheme", ({ locale, colorScheme, question }) => {
  it.each([360, 1280])("has no fault at %i pixels, and nothing beside its edge, whatever is open", async (width) => {
    const { url } = await serve({ ...teaServer(), models: { gated: new GatedBackend() } });
    const { page } = await openPage(chromium, url, { locale, colorScheme, viewport: { width, height: 740 } });
    const found: Record<string, unknown> = {};
    const look = async (state: string): Promise<void> => {
      // At the end of the page the question stands beside everything, not over it.
      await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
      const seen = [...(await faults(page)), ...((await excess(page)) > 0 ? [`${await excess(page)} pixels too wide`] : [])];
      if (seen.length > 0) found[state] = seen;
    };
    await look("welcome");
    await ask(page, question);
    await page.click(".trace summary");
    await look("answer");
    await page.locator("nav button").last().click();
    await look("settings");
    await page.keyboard.press("Escape");
    await page.locator("nav button").nth(1).click();
    await look("sources");
    expect(found).toEqual({});
  });
});

describe.skipIf(chromium === "")("other states", () => {
  it("have no fault: the gate, a reply that grows, a failure, a reply in Markdown", async () => {
    const gate = await openPage(chromium, (await serve({ ...teaServer(), keys: [key] })).url);
    expect(await faults(gate.page)).toEqual([]);
    const text =
      "# Tea\n\nIt is *hot*[1].\n\n- one\n- two\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[web](https://example.org)";
    const backend = new GatedBackend([text, "…"]);
    const { url, server } = await serve({ backend, page: true, limits: { drainTime: 1 } });
    const { page } = await openPage(chromium, url, { viewport: { width: 360, height: 740 } });
    backend.release(1);
    await page.fill("#composer", "Say it.");
    await page.press("#composer", "Enter");
    await page.locator(".answer table").waitFor();
    expect([await faults(page), await excess(page)]).toEqual([[], 0]);
    await server.close();
    await page.getByRole("alert").waitFor();
    expect(await faults(page)).toEqual([]);
  });
});

describe.skipIf(chromium === "")("by keyboard alone", () => {
  it("a question is asked, a citation followed to its source, a sheet opened and left again", async () => {
    const { url } = await serve(teaServer());
    const { page } = await openPage(chromium, url);
    const focused = (what: string): Promise<string> => page.evaluate<string>(`document.activeElement?.${what} ?? ""`);
    await page.keyboard.press("/");
    expect(await focused("id")).toBe("composer");
    await page.keyboard.type("Where was Lin Yue's teacher born?");
    await page.keyboard.press("Enter");
    await page.locator(".actions").waitFor();
    for (let presses = 0; presses < 20 && (await focused("className")) !== "mark"; presses += 1)
      await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    expect(await focused("className")).toContain("card");
    expect(await focused("textContent")).toContain("Chen Bozhou");
    for (let presses = 0; presses < 20 && (await focused("ariaLabel")) !== "Settings"; presses += 1)
      await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => focused("ariaLabel")).toBe("Settings");
  });

  it("a sheet stands before the next key is pressed, so that Escape closes it however soon", async () => {
    const { url } = await serve(teaServer());
    const { page } = await openPage(chromium, url);
    const standsAtOnce = `(async () => {
      document.querySelector("[aria-label=Settings]").click();
      await Promise.resolve();
      return document.querySelector("dialog:modal") !== null;
    })()`;
    expect(await page.evaluate(standsAtOnce)).toBe(true);
  });

  it("the first stop leads past everything to the question", async () => {
    const { url } = await serve(teaServer());
    const { page } = await openPage(chromium, url);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("composer");
  });
});

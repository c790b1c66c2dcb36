import { FakeListChatModel } from "@langchain/core/utils/testing";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { ChatGLMError } from "../../src/errors.js";
import type { KnowledgeSource } from "../../src/sources/knowledge-source.js";
import { GatedBackend } from "../server/support/gated-backend.js";
import { serve } from "../server/support/serve.js";
import { ask, findChromium, openPage, shown } from "./support/browser.js";

const chromium = findChromium() ?? "";

/** Markup that would do something in every place where text could become markup, told apart by the field it came by. */
const payload = (field: string): string =>
  `${field}<img src=x onerror="window.hit='${field}'"><svg onload="window.hit='${field}'"><script>window.hit="${field}"</script>"'><iframe srcdoc="<script>parent.hit=1</script>">`;

/** In Markdown, links and pictures as well. */
const markdown = (field: string): string =>
  [
    payload(field),
    `[click](javascript:window.hit='${field}') [data](data:text/html,<script>parent.hit=1</script>) [app](ms-settings:hit) [web](https://example.org/?a="onmouseover=hit=1)`,
    "![picture](https://tracker.example/p.png)",
    `<a href="javascript:hit=1">x</a>`,
    "```html\n<img src=x onerror=window.hit=1>\n```",
    "| a | b |\n|---|---|\n| <img src=x onerror=window.hit=1> | [x](vbscript:hit) |",
  ].join("\n\n");

/** What stands in the page and what was asked for, after everything that can be opened was opened and pressed. */
async function provoke(page: Page): Promise<void> {
  await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
  await page.evaluate(
    "document.querySelectorAll('#page a, #page button').forEach((one) => one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })))",
  );
}

async function traces(page: Page): Promise<unknown> {
  return page.evaluate(`({
    hit: window.hit,
    strange: [...document.querySelectorAll("#page :is(script, iframe, object, embed, link, style, base, meta, form[action], img:not([src='icon.svg']))")].map((one) => one.outerHTML),
    handlers: [...document.querySelectorAll("#page *")].flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith("on")),
    links: [...document.querySelectorAll("#page a[href]")].map((one) => one.protocol).filter((protocol) => !["http:", "https:", "mailto:"].includes(protocol)),
  })`);
}

const harmless = { strange: [], handlers: [], links: [] };

const hostileSource: KnowledgeSource = {
  name: payload("source"),
  async find() {
    return [
      {
        source: payload("source"),
        title: payload("title"),
        text: `Keemun costs 180 yuan. ${payload("evidence")}`,
        location: payload("file"),
        score: 1,
      },
      {
        source: "graph",
        title: "Keemun",
        text: `Keemun — predicate<img src=x onerror=hit=1> → ${payload("object")}`,
        location: "javascript:window.hit=1",
        score: 0.9,
      },
      {
        source: "graph",
        title: "Keemun",
        text: "Keemun — price → 180 yuan",
        location: 'https://example.org/"onclick=hit=1',
        score: 0.8,
      },
    ];
  },
  async contents() {
    return { kind: "documents", files: [{ name: payload("name"), bytes: 1 }], statements: 1 };
  },
  skipped: [{ name: payload("skipped"), reason: payload("reason") }],
};

const failingSource: KnowledgeSource = {
  name: payload("failing"),
  find: () => Promise.reject(new Error(payload("failure"))),
  contents: () => Promise.reject(new ChatGLMError("INVALID_OPTION", payload("listing"))),
};

describe.skipIf(chromium === "")("hostile text", () => {
  it("in question, answer, title, evidence, file name, graph label, source and trace is shown as text", async () => {
    const reply = `Keemun costs 180 yuan [1] [2] [3].\n\n${markdown("answer")}`;
    const sources = [hostileSource, failingSource];
    const chain = createAnswerChain({
      model: new FakeListChatModel({ responses: [reply] }),
      cache: false,
      check: false,
      sources,
      plan: false,
    });
    const { url } = await serve({
      chain,
      sources,
      models: { [payload("model")]: new GatedBackend() },
      page: true,
      onError: () => {},
    });
    const { page, complaints, requests } = await openPage(chromium, url);
    await ask(page, `What does Keemun cost? ${payload("question")}`);
    await provoke(page);
    for (const mark of await page.locator(".mark").all()) await mark.click();
    await page.getByRole("button", { name: "Settings" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Sources", exact: true }).click();
    await provoke(page);
    expect(await traces(page)).toEqual(harmless);
    const text = await shown(page.locator("#page"));
    for (const field of [
      "question",
      "answer",
      "title",
      "evidence",
      "file",
      "source",
      "failing",
      "failure",
      "listing",
      "name",
      "skipped",
      "reason",
    ]) {
      expect(text, field).toContain(`${field}<img`);
    }
    const labels = (await page.locator("figure.graph").allTextContents()).join();
    for (const field of ["predicate", "object"]) expect(labels).toContain(`${field}<img`);
    expect(requests.filter((address) => !address.startsWith(url))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("in errors is shown as text", async () => {
    const chain = { stream: () => Promise.reject(new ChatGLMError("INVALID_OPTION", payload("error"))) };
    const { url } = await serve({ chain, page: true });
    const { page, complaints } = await openPage(chromium, url);
    await ask(page, "Why?");
    await expect.poll(() => shown(page.getByRole("alert"))).toContain("error<img");
    expect(await traces(page)).toEqual(harmless);
    expect(complaints).toEqual([]);
  });

  it("in a model's reply is shown as text, at every moment of its coming", async () => {
    const pieces = [...markdown("reply")];
    const backend = new GatedBackend(pieces);
    backend.release();
    const { url } = await serve({ backend, page: true });
    const { page, complaints, requests } = await openPage(chromium, url);
    await page.evaluate(`new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) {
        if (node.nodeType === 1 && node.matches("img, iframe, script, svg:not(.icon), object")) window.hit = node.outerHTML;
      }
    }).observe(document.querySelector("main"), { childList: true, subtree: true })`);
    await ask(page, "Say it.");
    expect(await traces(page)).toEqual(harmless);
    await expect.poll(() => shown(page.locator(".answer"))).toContain("reply<img");
    await expect
      .poll(() => page.locator(".answer a").evaluateAll((all) => all.map((one) => one.getAttribute("href"))))
      .toEqual(["https://example.org/?a=%22onmouseover=hit=1"]);
    expect(requests.filter((address) => !address.startsWith(url))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("couldn't become markup even if the page were at fault", async () => {
    const { url } = await serve({ backend: new GatedBackend(), page: true });
    const { page } = await openPage(chromium, url);
    const attempt = (code: string): Promise<unknown> =>
      page.evaluate(`(() => { try { ${code}; return "done"; } catch (error) { return error.name; } })()`);
    expect(await attempt('document.body.innerHTML = "<img src=x onerror=window.hit=1>"')).toBe("TypeError");
    expect(await attempt('trustedTypes.createPolicy("mine", { createHTML: (text) => text })')).toBe("TypeError");
    expect(await attempt('document.body.setAttribute("onclick", "window.hit=1"); document.body.click()')).toBe("TypeError");
    await attempt(
      'const one = document.createElement("img"); one.src = "https://tracker.example/p.png"; document.body.append(one)',
    );
    expect(await page.evaluate(`fetch("https://tracker.example/").then(() => "sent", (error) => error.name)`)).toBe("TypeError");
    expect(await page.evaluate("window.hit")).toBeUndefined();
  });

  it("of great size is shown without delay to what comes after", async () => {
    const backend = new GatedBackend(["[".repeat(50_000), "*_`~".repeat(30_000), "> ".repeat(20_000), "\n\nthe end"]);
    backend.release();
    const { url } = await serve({ backend, page: true });
    const { page, complaints } = await openPage(chromium, url);
    await ask(page, "Say it.");
    expect((await shown(page.locator(".answer"))).trimEnd()).toMatch(/the end$/);
    expect(complaints).toEqual([]);
  });
});

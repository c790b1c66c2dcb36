import { describe, expect, it } from "vitest";
import { GatedBackend } from "../server/support/gated-backend.js";
import { key, serve } from "../server/support/serve.js";
import { ask, findChromium, openPage, shown } from "./support/browser.js";
import { teaServer } from "./support/tea-chain.js";

const chromium = findChromium() ?? "";

describe.skipIf(chromium === "")("asking the sources", () => {
  it("shows the answer, beside it what it rests on with the cited words marked, and the graph around", async () => {
    const { url } = await serve(teaServer());
    const { page, complaints, requests } = await openPage(chromium, url);
    await expect.poll(() => shown(page.locator(".shelf"))).toContain("28 statements");
    await ask(page, "Where was Lin Yue's teacher born?");
    await expect.poll(() => shown(page.locator("h2.question"))).toBe("Where was Lin Yue's teacher born?");
    await expect.poll(() => page.locator(".answer .mark").allInnerTexts()).toEqual(["1", "2"]);
    await expect
      .poll(() => page.locator(".card h3").allInnerTexts())
      .toEqual([expect.stringContaining("Lin Yue"), expect.stringContaining("Chen Bozhou")]);
    await expect.poll(() => page.locator(".card").nth(1).locator("mark").allInnerTexts()).toContain("Qimen");
    await expect.poll(() => page.locator(".graph .node text").allTextContents()).toEqual(["Lin Yue", "Chen Bozhou", "Qimen"]);
    await expect.poll(() => page.locator(".graph .node.asked text").allTextContents()).toEqual(["Lin Yue"]);
    await expect.poll(() => page.locator(".graph .node.goal text").allTextContents()).toEqual(["Qimen"]);
    await expect.poll(() => shown(page.locator(".trace summary"))).toContain("From the graph");
    await expect.poll(() => shown(page.locator("[role=status]"))).toMatch(/^Answer: .*Qimen/);
    expect(complaints).toEqual([]);
    expect(requests.filter((address) => !address.startsWith(url))).toEqual([]);
  });

  it("draws the way to the answer: sub-questions, sources, times, and on the second time the cache", async () => {
    const { url } = await serve(teaServer());
    const { page } = await openPage(chromium, url);
    const question = "Who founded the Tingquan Tea Museum, and where was Lin Yue's teacher born?";
    await ask(page, question);
    await page.click(".trace summary");
    await expect.poll(() => page.locator(".bar.step .label").allInnerTexts()).toHaveLength(2);
    await expect.poll(() => shown(page.locator(".plan strong").first())).toContain("Who founded");
    await page.getByRole("button", { name: "New conversation" }).click();
    await ask(page, question);
    const summary = page.locator(".exchange:last-of-type .trace summary");
    await expect.poll(() => shown(summary)).toMatch(/From the cache · same words/);
  });

  it("follows on from what was asked, begins anew, and asks again past the cache", async () => {
    const { url } = await serve(teaServer());
    const { page } = await openPage(chromium, url);
    await ask(page, "Who is Lin Yue's teacher?");
    await ask(page, "And where was he born?");
    await expect.poll(() => shown(page.locator(".understood q"))).toContain("Chen Bozhou");
    await page.getByRole("button", { name: "New conversation" }).click();
    await expect.poll(() => page.locator(".exchange").count()).toBe(0);
    await ask(page, "Who is Lin Yue's teacher?");
    await expect.poll(() => shown(page.locator(".trace summary"))).toContain("From the cache");
    await page.getByRole("button", { name: "Ask again without the cache" }).click();
    await expect.poll(() => shown(page.locator(".trace summary"))).toMatch(/^From the graph/);
    await expect.poll(() => page.locator(".exchange").count()).toBe(1);
  });

  it("keeps the conversation across a reload, as long and as far as the reader wants it", async () => {
    const { url } = await serve(teaServer());
    const { page, complaints } = await openPage(chromium, url);
    const reload = async (): Promise<void> => {
      await page.reload();
      await page.waitForSelector(".welcome:not(.note), .exchange");
    };
    await ask(page, "Who is Lin Yue's teacher?");
    await reload();
    await expect.poll(() => shown(page.locator(".answer"))).toContain("Chen Bozhou");
    await expect.poll(() => page.locator(".card h3").count()).toBeGreaterThan(0);
    await ask(page, "And where was he born?");
    await expect.poll(() => shown(page.locator(".understood q"))).toContain("Chen Bozhou");
    const kept = (): Promise<(number | undefined)[]> =>
      page.evaluate(`[sessionStorage, localStorage].map((store) => store.getItem("langchain-chatglm conversation")?.length)`);
    expect((await kept())[1]).toBeUndefined();
    const choose = async (value: string): Promise<void> => {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByLabel("This conversation").selectOption(value);
      await page.keyboard.press("Escape");
    };
    await choose("browser");
    await expect.poll(async () => (await kept())[0]).toBeUndefined();
    const another = await page.context().newPage();
    await another.goto(`${url}/`);
    await expect.poll(() => another.locator(".exchange").count()).toBe(2);
    await another.close();
    await choose("never");
    await expect.poll(kept).toEqual([undefined, undefined]);
    await choose("tab");
    await page.getByRole("button", { name: "New conversation" }).click();
    await expect.poll(kept).toEqual([undefined, undefined]);
    await reload();
    await expect.poll(() => page.locator(".exchange").count()).toBe(0);
    // What somebody else wrote there is no conversation, or one that can do nothing.
    for (const text of [
      '"x"',
      "[1]",
      '[{"mode":"answers","question":"<img src=x onerror=alert(1)>","text":"a","status":"done","answer":{}}]',
    ]) {
      await page.evaluate(`sessionStorage.setItem("langchain-chatglm conversation", ${JSON.stringify(text)})`);
      await reload();
    }
    await expect.poll(() => shown(page.locator("h2.question"))).toBe("<img src=x onerror=alert(1)>");
    expect(complaints).toEqual([]);
  });

  it("lists the documents and the graph", async () => {
    const { url } = await serve(teaServer());
    const { page } = await openPage(chromium, url);
    await page.getByRole("button", { name: "Sources", exact: true }).click();
    const sheet = page.getByRole("dialog");
    await expect.poll(() => sheet.locator("h3").allInnerTexts()).toEqual(["Documents 10 files", "Graph 1 file · 28 statements"]);
    await expect.poll(() => shown(sheet)).toContain("people.zh.md");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  });
});

describe.skipIf(chromium === "")("talking with the model", () => {
  it("shows the text as it comes, and ends the generation where the reader does", async () => {
    const backend = new GatedBackend(["**one** ", "two ", "three"]);
    const { url } = await serve({ backend, page: true });
    const { page, complaints } = await openPage(chromium, url);
    backend.release(1);
    await page.fill("#composer", "Count.");
    await page.press("#composer", "Enter");
    await expect.poll(() => shown(page.locator(".answer strong"))).toBe("one");
    await page.locator(".exchange[aria-busy=true]").waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("Stopped.", { exact: true }).first().waitFor();
    await backend.until(() => backend.ends.length === 1);
    expect(backend.ends).toEqual(["cancelled"]);
    backend.release();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => shown(page.locator(".answer"))).toBe("one two three");
    expect(complaints).toEqual([]);
  });

  it("says the system prompt first, then the conversation, to the model that was chosen", async () => {
    const [first, second] = [new GatedBackend(["first"]), new GatedBackend(["second"])];
    first.release();
    second.release();
    const { url } = await serve({ models: { first, second }, page: true });
    const { page } = await openPage(chromium, url);
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByLabel("Model", { exact: true }).selectOption("second");
    await page.getByLabel("System prompt").fill("Be brief.");
    await page.keyboard.press("Escape");
    await ask(page, "One?");
    await ask(page, "Two?");
    expect(first.calls).toHaveLength(0);
    expect(second.calls[1]?.messages.map(({ role, content }) => [role, content])).toEqual([
      ["system", "Be brief."],
      ["user", "One?"],
      ["assistant", "second"],
      ["user", "Two?"],
    ]);
  });

  it("sends nothing when Enter ends a choice among Chinese characters, nor with Shift", async () => {
    const backend = new GatedBackend();
    const { url } = await serve({ backend, page: true });
    const { page } = await openPage(chromium, url);
    await page.focus("#composer");
    const input = await page.context().newCDPSession(page);
    await input.send("Input.imeSetComposition", { text: "ni hao", selectionStart: 6, selectionEnd: 6 });
    await input.send("Input.dispatchKeyEvent", { type: "keyDown", key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 });
    await input.send("Input.insertText", { text: "你好" });
    await page.keyboard.press("Shift+Enter");
    expect(await page.inputValue("#composer")).toBe("你好\n");
    await expect.poll(() => page.locator(".exchange").count()).toBe(0);
    await page.keyboard.press("Enter");
    await expect.poll(() => shown(page.locator("h2.question"))).toBe("你好");
  });
});

describe.skipIf(chromium === "")("a server that needs a key", () => {
  it("is asked with the reader's, which no address and no lasting storage holds", async () => {
    const { url } = await serve({ ...teaServer(), keys: [key] });
    const { page, requests } = await openPage(chromium, url);
    await page.getByLabel("API key").fill("sk-wrong-0123456789abcdef");
    await page.keyboard.press("Enter");
    await page.getByText("The server doesn’t take this key.").waitFor();
    await page.getByLabel("API key").fill(key);
    await page.keyboard.press("Enter");
    await page.locator(".shelf").waitFor();
    await ask(page, "Who is Lin Yue's teacher?");
    await expect.poll(() => shown(page.locator(".answer"))).toContain("Chen Bozhou");
    expect(requests.join()).not.toContain(key);
    const kept = await page.evaluate<string[]>(
      "[JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie]",
    );
    expect(kept.map((text) => text.includes(key))).toEqual([false, true, false]);
    await page.reload();
    await page.locator(".exchange").waitFor();
    await ask(page, "And where was he born?");
    await expect.poll(() => shown(page.locator(".exchange:last-of-type .answer"))).toContain("Qimen");
  });
});

describe.skipIf(chromium === "")("what fails", () => {
  it("is told, and can be tried again", async () => {
    const served = await serve(teaServer());
    const { page } = await openPage(chromium, served.url);
    await served.server.close();
    await ask(page, "Who is Lin Yue's teacher?");
    await expect.poll(() => shown(page.getByRole("alert"))).toContain("The server can’t be reached.");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("alert").waitFor();
  });

  it("in the middle of a reply is told from its end", async () => {
    const backend = new GatedBackend();
    const { url, server } = await serve({ backend, page: true, limits: { drainTime: 1 } });
    const { page } = await openPage(chromium, url);
    backend.release(1);
    await page.fill("#composer", "Count.");
    await page.press("#composer", "Enter");
    await page.getByText("one").waitFor();
    await server.close();
    await expect.poll(() => shown(page.getByRole("alert"))).toContain("The server is shutting down.");
    await expect.poll(() => shown(page.locator(".answer"))).toBe("one");
  });

  it("for want of room says when to come again", async () => {
    const backend = new GatedBackend();
    const { url } = await serve({ backend, page: true, limits: { running: 1, waiting: 0 } });
    const [first, second] = [await openPage(chromium, url), await openPage(chromium, url)];
    backend.release(1);
    await first.page.fill("#composer", "Count.");
    await first.page.press("#composer", "Enter");
    await first.page.getByText("one").waitFor();
    await ask(second.page, "Count.");
    await expect.poll(() => shown(second.page.getByRole("alert"))).toMatch(/The server is busy\. Try again in \d+ s\./);
  });
});

describe.skipIf(chromium === "")("the reader's language and light", () => {
  it("are the browser's, until chosen otherwise, and then kept", async () => {
    const { url } = await serve(teaServer());
    const { page } = await openPage(chromium, url, { locale: "zh-CN", colorScheme: "dark" });
    const paper = (): Promise<string> => page.evaluate("getComputedStyle(document.body).backgroundColor");
    await expect.poll(() => shown(page.locator(".welcome h2"))).toBe("想知道什么？");
    await expect.poll(() => page.evaluate("document.documentElement.lang")).toBe("zh-CN");
    await expect.poll(() => paper()).toBe("rgb(20, 24, 29)");
    await page.getByRole("button", { name: "设置" }).click();
    await page.getByLabel("浅色").check({ force: true });
    await page.getByLabel("English").check({ force: true });
    await page.keyboard.press("Escape");
    await page.reload();
    await page.getByText("What would you like to know?").waitFor();
    await expect.poll(() => paper()).toBe("rgb(251, 250, 247)");
  });
});

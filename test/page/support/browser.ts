import { spawnSync } from "node:child_process";
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, onTestFinished } from "vitest";

const commands = [process.env.CHATGLM_CHROMIUM, "chromium", "chromium-browser", "google-chrome"];

/**
 * The Chromium that is installed; `CHATGLM_CHROMIUM` names another. Undefined if none is, so that tests can be skipped; where
 * `CHATGLM_REQUIRE_BROWSER` is 1, as in the whole check, that is an error: nobody would notice the skipped tests there.
 */
export function findChromium(): string | undefined {
  for (const command of commands) {
    if (command === undefined || command === "") continue;
    if (command.includes("/") && spawnSync(command, ["--version"]).status === 0) return command;
    const { status, stdout } = spawnSync("which", [command], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  if (process.env.CHATGLM_REQUIRE_BROWSER === "1") throw new Error("Chromium isn't installed.");
  console.warn("Chromium isn't installed: the page's tests are skipped. CHATGLM_CHROMIUM names one.");
  return undefined;
}

let browser: Promise<Browser> | undefined;
afterAll(async () => (await browser)?.close());

/** A page under watch. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors, warnings on the console, and questions to the user: none of them is ever expected. */
  readonly complaints: string[];
  /** Addresses that were asked for. */
  readonly requests: string[];
}

/** A new window of its own, without anything kept; closed when the test is over. */
export async function openPage(executablePath: string, url: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  // The sandbox can't be had as root, nor in most containers.
  browser ??= chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  const context = await (await browser).newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 }, ...options });
  onTestFinished(() => context.close());
  // On a machine that runs other tests too, the first page of a browser takes its time: the test's own limit ends what hangs.
  context.setDefaultTimeout(180_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // A refused request is told there as well; tests that mean one see it on the page.
    if (["error", "warning"].includes(message.type()) && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text());
  });
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(`${url}/`);
  await page.waitForSelector(".welcome:not(.note)");
  return { page, complaints, requests };
}

/** Asks, and waits for the end of the answer. */
export async function ask(page: Page, question: string): Promise<void> {
  const before = await page.locator(".exchange").count();
  await page.fill("#composer", question);
  await page.press("#composer", "Enter");
  await page.locator(".exchange").nth(before).locator(".actions").waitFor();
}

/** The text of a part of the page as it is seen, once it is there. */
export async function shown(part: Locator): Promise<string> {
  await part.waitFor();
  return (await part.allInnerTexts()).join();
}

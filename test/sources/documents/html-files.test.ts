import { describe, expect, it } from "vitest";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { temporaryFolder } from "../temporary-folder.js";
import { encoderOf, utf16 } from "./encoders.js";

const encoded = (encoding: string, text: string): Uint8Array => encoderOf(encoding)(text) ?? new Uint8Array();

async function find(html: string | Uint8Array, question: string, name = "a.html") {
  const source = new DocumentSource({ path: temporaryFolder({ [name]: html, "other.txt": "Nothing of interest." }) });
  const found = await source.find(question, { limit: 5 });
  return { found, first: found[0], skipped: source.skipped };
}

const FILLER = "The tower has stood at the mouth of the river for more than a hundred years and is open to visitors.";

describe("HTML", () => {
  it("gives the main content with its headings, not the page around it", async () => {
    const html = `<!DOCTYPE html><html><head><title>Lighthouse</title><style>.kettle{}</style><script>var kettle = "<p>kettle</p>";</script></head>
<body><header>Kettle shop</header><nav><a href="/">kettle</a></nav>
<main><h1>The lighthouse</h1>
<p>${FILLER}</p>
<h2>Keeper</h2>
<p>The keeper is
Lin&nbsp;Qing &amp; her dog.</p></main>
<footer>kettle</footer></body></html>`;
    const { first } = await find(html, "Who is the keeper?");
    expect(first).toMatchObject({
      text: "The keeper is Lin Qing & her dog.",
      title: "Lighthouse › The lighthouse › Keeper",
      location: "a.html:6-7",
    });
    expect((await find(html, "kettle")).found).toEqual([]);
  });

  it.each([
    ["a script", "<script>if (a < b) document.write('<p>kettle</p>')</script>"],
    ["a style", "<style>kettle { }</style>"],
    ["a template", "<template><p>kettle</p></template>"],
    ["a comment", "<!-- kettle -->"],
    ["what is hidden", "<p hidden>kettle</p>"],
    ["what is hidden by its style", '<p style="color: red; display:none">kettle</p>'],
    ["what is hidden from screen readers", '<p aria-hidden="true">kettle</p>'],
    ["navigation", '<div role="navigation">kettle</div>'],
    ["a sidebar", '<div class="page sidebar">kettle</div>'],
    ["controls", "<form><select><option>kettle</select><textarea>kettle</textarea><button>kettle</button></form>"],
    ["noscript", "<noscript>kettle</noscript>"],
    ["a drawing", "<svg><title>kettle</title><text>kettle</text></svg>"],
    ["nested hidden text", "<div hidden><div><p>kettle</p></div><span>kettle</span></div>"],
  ])("leaves out %s, and reads on", async (_what, html) => {
    const page = `<body><p>Before.</p>${html}<p>The lamp is lit.</p></body>`;
    expect((await find(page, "kettle")).found).toEqual([]);
    expect((await find(page, "lamp lit")).first?.text).toContain("The lamp is lit.");
  });

  it.each([
    ["<p>Caf&eacute; &#x8336; &#33590;&hellip; &lt;b&gt;</p>", "Café", "Café 茶 茶… <b>"],
    ['<head><base href="http://nowhere.invalid/"></head><body><p>A <a href="b.html">kettle</a>.', "kettle", "A kettle."],
    ["<p>one<br>kettle<br/>three</p>", "kettle", "one\nkettle\nthree"],
    ["<p>10<sup>3</sup> kettles of H<sub>2</sub>O</p>", "kettles", "10³ kettles of H2O"],
    ['<p>A kettle.<sup><a href="#n1">[1]</a></sup> Tea.</p>', "kettle", "A kettle. Tea."],
    ["<pre>if kettle:\n    pour()\n</pre>", "kettle", "if kettle:\n    pour()"],
    ['<p><img alt="a blue kettle" src="a.png"></p>', "kettle", "a blue kettle"],
    ["<p>ket<b>tle</b>s, ket<wbr>tle</p>", "kettles", "kettles, kettle"],
    ["<ul><li>tea<li>kettle<ol start=4><li>blue</ol></ul>", "kettle", "- tea\n- kettle\n  4. blue"],
    ["<dl><dt>Kettle<dd>heats water<dt>Cup<dd>holds tea</dl>", "kettle", "Kettle: heats water\nCup: holds tea"],
    ["<h1>Kettle</h1>", "kettle", "Kettle"],
    ['<h2>Kettle<a class="headerlink" href="#kettle">¶</a></h2>', "kettle", "Kettle"],
    ["kettle, without any tag", "kettle", "kettle, without any tag"],
    ["<p>kettle <b>cut off <a href='", "kettle", "kettle cut off"],
    ["<p>a < b and kettle > c", "kettle", "a < b and kettle > c"],
    ["<ruby>茶<rp>(</rp><rt>cha</rt><rp>)</rp></ruby>壶", "茶壶", "茶壶"],
  ])("reads %s", async (html, question, text) => {
    expect((await find(html, question)).first?.text).toBe(text);
  });

  it("reads a whole page where hardly anything is marked as its main content", async () => {
    const html = `<article><p>Ad.</p></article><p>${FILLER}</p><p>The kettle is blue.</p>`;
    expect((await find(html, "kettle")).first?.text).toContain("The kettle is blue.");
  });

  it.each([
    ["GBK", encoded("gbk", '<html><head><meta charset="gbk"></head><p>龙井茶用八十度的水。</p>')],
    [
      "GBK, declared the old way",
      encoded("gbk", '<meta http-equiv="Content-Type" content="text/html; charset=GB2312"><p>龙井茶用八十度的水。'),
    ],
    ["Big5", encoded("big5", "<meta charset=big5><p>龍井茶用八十度的水。")],
    ["UTF-8, declared as GBK", Buffer.from("<meta charset=gbk><p>龙井茶用八十度的水。")],
    ["UTF-8 with a mark", Buffer.from("\ufeff<p>龙井茶用八十度的水。")],
    ["UTF-16", utf16("<html><meta charset=utf-16><p>龙井茶用八十度的水。", "le", true)],
    ["nothing declared", encoded("gbk", "<html><p>龙井茶用八十度的水，不要用开水冲泡。")],
    ["an encoding nobody knows", Buffer.from("<meta charset=klingon><p>龙井茶用八十度的水。")],
  ])("decodes a page in %s", async (_what, bytes) => {
    expect((await find(bytes, "龙井茶八十度")).first?.text).toMatch(/^[龙龍]井茶用八十度的水/);
  });

  it("decodes a page by its declaration where the bytes alone don't tell", async () => {
    const bytes = encoded("shift_jis", "<meta charset=shift_jis><p>やかん</p>");
    expect((await find(bytes, "やかん")).first?.text).toBe("やかん");
  });

  it("reads a table by rows below its header, merged cells in each row", async () => {
    const html = `<table><caption>Tea</caption><thead><tr><th rowspan=2>Sort<th colspan=2>Water</tr><tr><th>°C<th>ml</tr></thead>
<tr><td rowspan=2>Longjing<td>80<td>150</tr>
<tr><td>85<td>200</tr>
<tr><td colspan=3>Black</tr>
<tr><td>Kee|mun<td colspan=2>95</table>`;
    const { first } = await find(html, "Longjing water");
    expect(first?.text.split("\n")).toEqual([
      "Tea",
      "",
      "| Sort | Water °C | Water ml |",
      "| --- | --- | --- |",
      "| Longjing | 80 | 150 |",
      "| Longjing | 85 | 200 |",
      "| Black |  |  |",
      "| Kee¦mun | 95 | 95 |",
    ]);
    expect(first?.location).toBe("a.html:1-5");
  });

  it("cites the rows of a long table that answer", async () => {
    const rows = Array.from({ length: 200 }, (_, index) => `<tr><td>Lake ${index}<td>${index * 7} km²</tr>`).join("\n");
    const { first } = await find(`<table><tr><th>Name<th>Area</tr>\n${rows}\n</table>`, "Lake 150");
    const [from = 0, to = 0] = (/:(\d+)-(\d+)$/.exec(first?.location ?? "") ?? []).slice(1).map(Number);
    expect(first?.text).toMatch(/^\| Name \| Area \|\n.*\n(?:.*\n)*\| Lake 150 \| 1050 km² \|/);
    expect(from <= 152 && 152 <= to && to - from < 60).toBe(true);
  });

  it("reads names and values beside each other as such", async () => {
    const html = "<table><tr><th>Born<td>1887<tr><th>Keeper<td>Lin Qing</table>";
    expect((await find(html, "keeper")).first?.text).toBe("Born: 1887\nKeeper: Lin Qing");
  });

  it("reads a table that lays out a page as text, and the table in it as a table", async () => {
    const html = `<table><tr><td><h2>Menu</h2><p>${FILLER}</p><td><table><tr><th>Tea<th>Price<tr><td>Keemun<td>12</table></table>`;
    expect((await find(html, "Keemun")).first?.text).toContain("| Tea | Price |\n| --- | --- |\n| Keemun | 12 |");
    expect((await find(html, "river visitors")).first).toMatchObject({ title: "Menu" });
  });

  it.each([
    ["a Markdown name", "a.md"],
    ["a text name", "a.txt"],
    ["the name of a PDF", "a.pdf"],
    ["the name of a table", "a.csv"],
  ])("knows a page by its beginning under %s, and says so", async (_what, name) => {
    const told: string[] = [];
    const path = temporaryFolder({ [name]: "<!doctype html>\n<script>kettle</script><p>The lamp is lit." });
    const source = new DocumentSource({ path, onWarning: ({ message }) => told.push(message) });
    expect(await source.find("lamp kettle", { limit: 5 })).toMatchObject([{ text: "The lamp is lit.", location: `${name}:2` }]);
    expect(told).toEqual([`documents: ${name}: by its content it is HTML, and was read as that.`]);
  });

  it.each([
    ["<div>".repeat(100_000), "elements nested deeper than 2000"],
    ["<b><p>".repeat(50_000), "elements nested deeper than 2000"],
    ["", "it has no text"],
    ["<script>kettle</script>", "it has no text"],
  ])("leaves out %#, and says why", async (html, reason) => {
    const { skipped, found } = await find(html, "nothing of interest");
    expect(found).toMatchObject([{ location: "other.txt:1" }]);
    expect(skipped).toEqual([{ name: "a.html", reason }]);
  });

  it.each([
    ["unclosed cells", `<table>${"<tr><td>a".repeat(20_000)}`],
    ["cells that span much", `<table>${"<tr><td colspan=1000 rowspan=0>kettle".repeat(5_000)}`],
    ["lists that never end", "<ul><li>".repeat(900)],
    ["closing tags only", "</div></p></b>".repeat(100_000)],
    ["attributes", `<p ${"a=b ".repeat(200_000)}>kettle`],
    ["an endless comment", `<!--${"-".repeat(1_000_000)}`],
    ["entities", "&amp".repeat(200_000)],
  ])("reads or leaves out %s in bounded time", async (_what, html) => {
    const { found } = await find(html, "nothing of interest");
    expect(found.some(({ location }) => location === "other.txt:1")).toBe(true);
  });
});

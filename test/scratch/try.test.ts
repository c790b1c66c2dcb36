import { it } from "vitest";
import { DocumentSource } from "../../src/sources/documents/document-source.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { pdfFile } from "../sources/documents/files/pdf-file.js";
import { docxFile, heading, item, paragraph, run, table } from "../sources/documents/files/docx-file.js";
it("tries", async () => {
  const column = (x: number, words: string) => Array.from({ length: 12 }, (_, i) => ({ x, y: 700 - i * 14, text: `${words} line ${i} of this long column of prose text` }));
  const folder = temporaryFolder({
    "a.pdf": pdfFile([[{ x: 72, y: 740, text: "Lighthouse report", size: 20 }, { x: 72, y: 700, text: "The keeper of the lighthouse is Lin Qing." }], [{ x: 72, y: 700, text: "龙井茶用八十度的水冲泡。" }]]),
    "two.pdf": pdfFile([[{ x: 72, y: 750, text: "A title that goes across both of the two columns of this page, wide", size: 14 }, ...column(72, "apples").flatMap((r, i) => [r, column(320, "pears")[i]!])]]),
    "locked.pdf": pdfFile([[{ x: 72, y: 700, text: "kettle" }]], { password: "secret" }),
    "open.pdf": pdfFile([[{ x: 72, y: 700, text: "kettle of open" }]], { password: "" }),
    "scan.pdf": pdfFile([[]]),
    "cut.pdf": pdfFile([[{ x: 72, y: 700, text: "kettle cut" }]]).subarray(0, 1500),
    "d.docx": docxFile(`${paragraph("Memo", '<w:pStyle w:val="Title"/>')}${heading(1, "Tea")}${paragraph(`${run("The tea is ")}<w:del>${run("green").replaceAll("w:t", "w:delText")}</w:del><w:ins>${run("black")}</w:ins>${run(".")}<w:r><w:footnoteReference w:id="1"/></w:r>`)}${item("first")}${item("second")}${table([["Sort", "Price"], ["Keemun", "12"], [["all", 2]]])}`, ["It was green before."]),
  });
  const source = new DocumentSource({ path: folder, onWarning: (w) => console.log(w.message) });
  for (const q of ["keeper lighthouse", "龙井茶多少度", "apples", "pears", "kettle", "tea black", "Keemun price", "green before", "first second"]) console.log(q, JSON.stringify(await source.find(q, { limit: 3 }), null, 1));
});

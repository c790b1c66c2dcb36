import { zipFile } from "./zip-file.js";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A Word document of this body, and of these footnotes, numbered from 1. */
export function docxFile(body: string, footnotes: readonly string[] = []): Buffer {
  const notes = footnotes.map((text, index) => `<w:footnote w:id="${index + 1}">${paragraph(text)}</w:footnote>`).join("");
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const part = (name: string, kind: string): string =>
    `<Override PartName="/word/${name}.xml" ContentType="${type}.${kind}+xml"/>`;
  const relation = (name: string): string => `<Relationship Id="${name}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`;
  const level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>';
  return zipFile({
    "[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("document", "document.main")}${part("styles", "styles")}${part("numbering", "numbering")}${part("footnotes", "footnotes")}</Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${HEAD}<Relationships xmlns="${RELATIONS}">${["styles", "numbering", "footnotes"].map(relation).join("")}</Relationships>`,
    "word/styles.xml": `${HEAD}<w:styles xmlns:w="${MAIN}">${style("Title", "Title")}${style("1", "heading 1")}${style("2", "heading 2")}</w:styles>`,
    "word/numbering.xml": `${HEAD}<w:numbering xmlns:w="${MAIN}"><w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    "word/footnotes.xml": `${HEAD}<w:footnotes xmlns:w="${MAIN}">${notes}</w:footnotes>`,
    "word/document.xml": `${HEAD}<w:document xmlns:w="${MAIN}"><w:body>${body}</w:body></w:document>`,
  });
}

function style(id: string, name: string): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
}

export function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** @param content text, or runs in XML. */
export function paragraph(content: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith("<") ? content : run(content)}</w:p>`;
}

export function heading(level: 1 | 2, text: string): string {
  return paragraph(text, `<w:pStyle w:val="${level}"/>`);
}

export function item(text: string): string {
  return paragraph(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
}

/** Cells are text, or `[text, columns]` for one that spans several. */
export function table(rows: readonly (readonly (string | readonly [text: string, columns: number])[])[]): string {
  const cell = (content: string | readonly [string, number]): string => {
    const [text, columns] = typeof content === "string" ? [content, 1] : content;
    return `<w:tc><w:tcPr><w:gridSpan w:val="${columns}"/></w:tcPr>${paragraph(text)}</w:tc>`;
  };
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}

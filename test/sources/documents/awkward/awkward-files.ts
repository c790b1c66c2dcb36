import {
  DeletedTextRun,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { encoderOf, utf16 } from "../encoders.js";
import { pdf, picture } from "./pdf-writer.js";

/** A file as people have them, and what it must give. */
export interface AwkwardFile {
  readonly name: string;
  readonly what: string;
  readonly bytes: () => Promise<Uint8Array> | Uint8Array | string;
  /** Asked of the whole folder. */
  readonly question?: string;
  /** What the first passage holds, and where it stands. */
  readonly text?: RegExp;
  readonly location?: string;
  /** What no passage of this file may hold. */
  readonly without?: RegExp;
  /** Why it was left out, in whole or in part. */
  readonly skipped?: RegExp;
}

const sentence = (word: string, index: number): string => `${word} number ${index} is told of in this sentence of the essay.`;
const essay = (word: string, count: number): string =>
  Array.from({ length: count }, (_, index) => sentence(word, index)).join(" ");
const docx = async (options: ConstructorParameters<typeof Document>[0]): Promise<Uint8Array> =>
  Packer.toBuffer(new Document(options));
const text = (content: string): Paragraph => new Paragraph(content);
const cell = (content: string, spans: { columnSpan?: number; rowSpan?: number } = {}): TableCell =>
  new TableCell({ children: [text(content)], ...spans });
const row = (...children: TableCell[]): TableRow => new TableRow({ children });
const encoded = (encoding: string, content: string): Uint8Array => encoderOf(encoding)(content) ?? new Uint8Array();

const pdfs: readonly AwkwardFile[] = [
  {
    name: "two-columns.pdf",
    what: "an essay in two columns below a title, written by a library",
    bytes: () =>
      pdf((page) => {
        page.fontSize(18).text("Harbours and their cranes");
        page
          .fontSize(9)
          .text(
            `${essay("Harbour", 40)} The oldest crane of the harbour was lifted by the smith Orla Venn. ${essay("Crane", 40)}`,
            { columns: 2, height: 600 },
          );
      }),
    question: "Who lifted the oldest crane?",
    text: /The\s+oldest\s+crane\s+of\s+the\s+harbour\s+was\s+lifted\s+by\s+the\s+smith\s+Orla\s+Venn/,
    location: "two-columns.pdf, page 1",
  },
  {
    name: "yearbook.pdf",
    what: "200 pages with a header and a page number on each",
    bytes: () =>
      pdf(
        (page) => {
          for (let number = 1; number <= 200; number++) {
            page.addPage();
            page.fontSize(8).text("Yearbook of the Society of Lamplighters", 60, 30, { lineBreak: false });
            page.fontSize(10).text(`Lamplighter ${number} lit ${number * 7} lanterns in the year of the census.`, 60, 100);
            page.fontSize(8).text(`- ${number} -`, 280, 760, { lineBreak: false });
          }
        },
        { autoFirstPage: false },
      ),
    question: "How many lanterns did Lamplighter 173 light?",
    text: /Lamplighter 173 lit 1211 lanterns/,
    location: "yearbook.pdf, page 173",
    without: /Yearbook of the Society|- 173 -/,
  },
  {
    name: "password.pdf",
    what: "a PDF that opens with a password only",
    bytes: () => pdf((page) => page.text("The secret of the vault."), { userPassword: "open sesame" }),
    skipped: /protected by a password/,
  },
  {
    name: "owner-password.pdf",
    what: "a PDF that everybody may read and nobody may print",
    bytes: () =>
      pdf((page) => page.text("The ferry to Skarvik leaves at noon."), {
        ownerPassword: "owner",
        permissions: { printing: false } as never,
      }),
    question: "When does the ferry to Skarvik leave?",
    text: /leaves at noon/,
    location: "owner-password.pdf, page 1",
  },
  {
    name: "scanned.pdf",
    what: "a scan: pictures of pages",
    bytes: () => pdf((page) => page.image(picture(), 0, 0, { width: 595 })),
    skipped: /no text: its pages are pictures/,
  },
  {
    name: "half-scanned.pdf",
    what: "a letter with a scanned page in it",
    bytes: () =>
      pdf((page) => {
        page.text("The bell of Tarn was cast by Ivo Lund.");
        page.addPage().image(picture(), 0, 0, { width: 595 });
        page.addPage().text("It weighs four tonnes.");
      }),
    question: "Who cast the bell of Tarn?",
    text: /cast by Ivo Lund/,
    location: "half-scanned.pdf, page 1",
    skipped: /page 2 without text/,
  },
  {
    name: "price-list.pdf",
    what: "a table without lines, its columns aligned",
    bytes: () =>
      pdf((page) => {
        const rows = [
          ["Sort", "Price", "Stock"],
          ["Quince", "41", "7"],
          ["Medlar", "52", "9"],
          ["Damson", "63", "2"],
          ["Bullace", "74", "5"],
          ["Sloe", "85", "1"],
        ];
        for (const [index, cells] of rows.entries())
          for (const [column, content] of cells.entries())
            page.text(content, 60 + column * 150, 100 + index * 18, { lineBreak: false });
      }),
    question: "What is the price of Damson?",
    text: /Damson \| 63 \| 2/,
    location: "price-list.pdf, page 1",
  },
  {
    name: "contract.docx",
    what: "a PDF that is called a DOCX",
    bytes: () => pdf((page) => page.text("The contract of Hald Mill ends in 2031.")),
    question: "When does the contract of Hald Mill end?",
    text: /ends in 2031/,
    location: "contract.docx, page 1",
  },
  {
    name: "cut-off.pdf",
    what: "a download that broke off",
    bytes: async () => (await pdf((page) => page.text(essay("Download", 200)))).subarray(0, 900),
    skipped: /damaged/,
  },
];

const words: readonly AwkwardFile[] = [
  {
    name: "footnotes.docx",
    what: "what is asked for stands in a footnote",
    bytes: () =>
      docx({
        footnotes: { 1: { children: [text("The windmill of Brede was moved by oxen in 1788.")] } },
        sections: [
          {
            children: [
              new Paragraph({ heading: HeadingLevel.HEADING_1, text: "Windmills" }),
              new Paragraph({ children: [new TextRun("Windmills were moved now and then."), new FootnoteReferenceRun(1)] }),
            ],
          },
        ],
      }),
    question: "How was the windmill of Brede moved?",
    text: /moved by oxen in 1788/,
  },
  {
    name: "merged-cells.docx",
    what: "a table with cells merged across columns and down rows",
    bytes: () =>
      docx({
        sections: [
          {
            children: [
              new Table({
                rows: [
                  row(cell("Ward"), cell("Opening hours", { columnSpan: 2 })),
                  row(cell("Maternity", { rowSpan: 2 }), cell("weekdays"), cell("eight to twenty")),
                  row(cell("Sundays"), cell("ten to eighteen")),
                ],
              }),
            ],
          },
        ],
      }),
    question: "Opening hours of Maternity on Sundays?",
    text: /Maternity.*Sundays.*ten to eighteen/,
  },
  {
    name: "tracked-changes.docx",
    what: "changes that nobody has accepted yet",
    bytes: () => {
      const change = { id: 1, author: "A", date: "2026-01-01T00:00:00Z" };
      const children = [
        new TextRun("The bridge of Varde carries "),
        new DeletedTextRun({ ...change, text: "twenty" }),
        new InsertedTextRun({ ...change, id: 2, text: "thirty" }),
        new TextRun(" tonnes."),
      ];
      return docx({ sections: [{ children: [new Paragraph({ children })] }] });
    },
    question: "How much does the bridge of Varde carry?",
    text: /carries thirty tonnes/,
    without: /twenty/,
  },
  {
    name: "letterhead.docx",
    what: "a letter with header, footer and two columns",
    bytes: () =>
      docx({
        sections: [
          {
            headers: { default: new Header({ children: [text("Letterhead of the Guild")] }) },
            footers: { default: new Footer({ children: [text("Bank details of the Guild")] }) },
            properties: { type: SectionType.CONTINUOUS, column: { count: 2, space: 400 } },
            children: [text("The guild's cellar holds ninety barrels of perry.")],
          },
        ],
      }),
    question: "How many barrels of perry does the cellar hold?",
    text: /ninety barrels of perry/,
    without: /Letterhead|Bank details/,
  },
  {
    name: "damaged.docx",
    what: "a document whose end is missing",
    bytes: async () => (await docx({ sections: [{ children: [text(essay("Cellar", 300))] }] })).subarray(0, 2_000),
    skipped: /./,
  },
  {
    name: "old-word.docx",
    what: "a document of old Word (97) under the new ending",
    bytes: () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(4_000, 3)]),
    skipped: /./,
  },
];

const plain: readonly AwkwardFile[] = [
  {
    name: "gbk.txt",
    what: "Chinese in GBK",
    bytes: () =>
      encoded("gbk", "青石桥建于明朝万历年间，由石匠罗阿根主持修建。桥长四十二米，有三个桥孔，是当地现存最老的石桥。\n"),
    question: "青石桥由谁主持修建？",
    text: /石匠罗阿根主持修建/,
    location: "gbk.txt:1",
  },
  {
    name: "utf16.txt",
    what: "text of Windows' editor in UTF-16 with a mark",
    bytes: () => utf16("The observatory of Fjell has a mirror of two metres.\r\n", "le", true),
    question: "How large is the mirror of the observatory of Fjell?",
    text: /^The observatory of Fjell has a mirror of two metres\.$/,
    location: "utf16.txt:1",
  },
  {
    name: "bom.md",
    what: "Markdown behind a byte order mark, with front matter and Windows line ends",
    bytes: () =>
      "\ufeff---\r\ntitle: Orchards\r\n---\r\n\r\n# Orchards\r\n\r\n| Sort | Ripe |\r\n| --- | --- |\r\n| Gravenstein | August |\r\n| Boskoop | October |\r\n",
    question: "When is Boskoop ripe?",
    text: /\| Boskoop \| October \|/,
    location: "bom.md:7-10",
  },
  {
    name: "old-mac.txt",
    what: "lines that end as on old Macs",
    bytes: () => "The lighthouse of Lista is painted white.\rIts keeper is Nora Bie.\r\rThe harbour is small.\r",
    question: "Who is the keeper of the lighthouse of Lista?",
    text: /Its keeper is Nora Bie/,
  },
  { name: "picture.txt", what: "a picture that is called a text", bytes: () => picture(), skipped: /./ },
  {
    name: "windows.txt",
    what: "Western text in Windows-1252",
    bytes: () =>
      Buffer.from(
        "Le caf\xe9 \xab \xc0 la bonne heure \xbb a \xe9t\xe9 fond\xe9 par Ang\xe8le Forestier \x96 \x93enfin\x94, l\x92an 1911, pour 5 \x80.\r\n",
        "latin1",
      ),
    question: "Qui a fondé le café À la bonne heure?",
    text: /fondé par Angèle Forestier – “enfin”, l’an 1911, pour 5 €/,
  },
];

const tables: readonly AwkwardFile[] = [
  {
    name: "quotes.csv",
    what: "quotation marks, commas and line ends within cells",
    bytes: () =>
      'name,motto,founded\r\n"Kiln, Sons & Co.","We say ""slowly"", and mean it.\nAlways.",1871\r\nOven Ltd,"Warm, dry",1902\r\n',
    question: "What is the motto of Kiln, Sons & Co.?",
    text: /Kiln, Sons & Co\..*We say "slowly", and mean it\./s,
    location: "quotes.csv, rows 1-3",
  },
  {
    name: "european.csv",
    what: "semicolons between cells, commas in numbers, a title above the header",
    bytes: () => "Inventar 2026;;\r\n;;\r\nArtikel;Preis;Bestand\r\nSamowar;129,90;4\r\nTeekessel;39,50;11\r\n",
    question: "Preis Teekessel",
    text: /Teekessel.*39,50/,
    location: "european.csv, rows 1-5",
  },
  {
    name: "damaged.jsonl",
    what: "records, one of them cut in two",
    bytes: () =>
      '{"id":1,"name":"Anker","depth":"nine fathoms"}\n{"id":2,"name":"Broken","dep\n{"id":3,"name":"Capstan","depth":"eleven fathoms"}\n',
    question: "What is the depth of Capstan?",
    text: /eleven fathoms/,
    location: "damaged.jsonl:3",
    skipped: /line 2/,
  },
  {
    name: "nested.json",
    what: "records deep in other records, with numbers that a double can't hold",
    bytes: () =>
      JSON.stringify({
        data: {
          stations: {
            list: [
              { title: "Station Vardo", account: "X" },
              { title: "Station Alta", account: "Y" },
            ],
          },
        },
      })
        .replace('"X"', "90071992547409931")
        .replace('"Y"', "2"),
    question: "What is the account of Station Vardo?",
    text: /90071992547409931/,
    location: "nested.json#",
  },
];

const pages: readonly AwkwardFile[] = [
  {
    name: "cluttered.html",
    what: "an article among menus, a cookie notice, teasers and scripts",
    bytes: () => `<!doctype html><html><head><title>Daily Gull</title><script>window.x="ropewalk clutter"</script></head><body>
<div id="cookie-banner" role="dialog">We value your privacy: ropewalk clutter</div>
<nav><ul>${"<li><a href='#'>ropewalk clutter</a></li>".repeat(40)}</ul></nav>
<div class="sidebar"><p>ropewalk clutter: read also</p></div>
<main><article><h1>The ropewalk</h1><p>${essay("Rope", 12)}</p><p>The ropewalk of Kalm is three hundred and ten metres long.</p></article></main>
<aside>ropewalk clutter</aside><footer>ropewalk clutter</footer></body></html>`,
    question: "How long is the ropewalk of Kalm?",
    text: /three hundred and ten metres long/,
    without: /clutter/,
  },
  {
    name: "tag-soup.html",
    what: "a table without closing tags, with merged cells, in Big5 as its head says",
    bytes: () =>
      encoded(
        "big5",
        '<html><head><meta charset="big5"><title>茶價</title><body><table><tr><th>茶<th>產地<th>價格<tr><td rowspan=2>包種<td>坪林<td>四百元<tr><td>石碇<td>三百八十元</table>',
      ),
    question: "石碇的包種多少錢？",
    text: /包種.*石碇.*三百八十元/,
  },
];

/** At least twenty files of awkward kinds, made anew for each test, none of them anybody's. */
export const awkwardFiles: readonly AwkwardFile[] = [...pdfs, ...words, ...plain, ...tables, ...pages];

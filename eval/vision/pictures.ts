/** A text on a picture, in pixels; `y` is its baseline. */
interface Text {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour?: string;
  readonly anchor?: "start" | "middle" | "end";
  readonly bold?: boolean;
  readonly serif?: boolean;
}

/** A picture to be drawn, and what stands on it. */
export interface DrawnPicture {
  readonly name: string;
  readonly kind: "invoice" | "sign" | "screenshot" | "table" | "poster" | "slide" | "vertical";
  readonly svg: string;
  /** In the order in which people read them. */
  readonly lines: readonly string[];
  readonly questions: readonly PictureQuestion[];
}

/** A question about one picture. `answers` holds the accepted ones; an empty list means that the picture doesn't tell. */
export interface PictureQuestion {
  readonly question: string;
  readonly answers: readonly string[];
}

const FONT = "WenQuanYi Micro Hei, sans-serif";
const SERIF = "DejaVu Serif, WenQuanYi Micro Hei, serif";

function svg(width: number, height: number, background: string, texts: readonly Text[], shapes = ""): string {
  const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const drawn = texts.map(
    ({ text, x, y, size, colour = "#1c1c28", anchor = "start", bold = false, serif = false }) =>
      `<text xml:space="preserve" x="${x}" y="${y}" font-size="${size}" fill="${colour}" text-anchor="${anchor}" font-family="${serif ? SERIF : FONT}"${bold ? ' font-weight="bold"' : ""}>${escaped(text)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${background}"/>${shapes}${drawn.join("")}</svg>`;
}

const line = (x1: number, y1: number, x2: number, y2: number, colour = "#999"): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="1.5"/>`;

interface InvoiceWords {
  readonly title: string;
  readonly fields: readonly (readonly [label: string, value: string])[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly [label: string, value: string];
}

function invoice(name: string, words: InvoiceWords, questions: readonly PictureQuestion[]): DrawnPicture {
  const texts: Text[] = [{ text: words.title, x: 380, y: 60, size: 34, anchor: "middle", bold: true }];
  let y = 116;
  for (const [label, value] of words.fields) {
    texts.push({ text: `${label}${value}`, x: 50, y, size: 22 });
    y += 36;
  }
  const columns = [50, 330, 450, 600];
  y += 16;
  let shapes = line(40, y - 28, 720, y - 28);
  for (const row of [words.header, ...words.rows]) {
    row.forEach((text, index) => void texts.push({ text, x: columns[index] ?? 0, y, size: 21 }));
    shapes += line(40, y + 12, 720, y + 12);
    y += 40;
  }
  texts.push({ text: `${words.total[0]}${words.total[1]}`, x: 450, y: y + 14, size: 25, bold: true });
  const lines = [
    words.title,
    ...words.fields.map(([label, value]) => `${label}${value}`),
    words.header.join(" "),
    ...words.rows.map((row) => row.join(" ")),
    `${words.total[0]}${words.total[1]}`,
  ];
  return { name, kind: "invoice", svg: svg(760, y + 60, "#fdfcf7", texts, shapes), lines, questions };
}

function table(
  name: string,
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  questions: readonly PictureQuestion[],
): DrawnPicture {
  const width = 190;
  const texts: Text[] = [{ text: title, x: 40, y: 54, size: 28, bold: true }];
  let y = 110;
  let shapes = "";
  for (const row of [header, ...rows]) {
    shapes += `<rect x="30" y="${y - 30}" width="${header.length * width}" height="44" fill="${row === header ? "#dfe6f2" : "none"}" stroke="#8a93a6"/>`;
    row.forEach((text, index) => void texts.push({ text, x: 44 + index * width, y, size: 21 }));
    y += 44;
  }
  const lines = [title, header.join(" "), ...rows.map((row) => row.join(" "))];
  return { name, kind: "table", svg: svg(60 + header.length * width, y + 10, "#ffffff", texts, shapes), lines, questions };
}

function sign(
  name: string,
  colours: readonly [background: string, text: string],
  lines: readonly string[],
  questions: readonly PictureQuestion[],
): DrawnPicture {
  const texts = lines.map(
    (text, index): Text => ({
      text,
      x: 400,
      y: 110 + index * 92,
      size: index === 0 ? 64 : 42,
      colour: colours[1],
      anchor: "middle",
      bold: index === 0,
    }),
  );
  const height = 100 + lines.length * 92;
  const frame = `<rect x="16" y="16" width="768" height="${height - 32}" rx="24" fill="none" stroke="${colours[1]}" stroke-width="6"/>`;
  return { name, kind: "sign", svg: svg(800, height, colours[0], texts, frame), lines, questions };
}

function screenshot(
  name: string,
  title: string,
  paragraphs: readonly string[],
  questions: readonly PictureQuestion[],
  isDark = false,
): DrawnPicture {
  const [paper, ink, bar] = isDark ? ["#1e1f26", "#e4e6eb", "#30323c"] : ["#ffffff", "#24292f", "#e8ebef"];
  const texts: Text[] = [{ text: title, x: 110, y: 34, size: 18, colour: ink }];
  let y = 92;
  for (const text of paragraphs) {
    texts.push({ text, x: 34, y, size: 17, colour: ink });
    y += 34;
  }
  const dots = ["#ff5f57", "#febc2e", "#28c840"].map(
    (fill, index) => `<circle cx="${30 + index * 24}" cy="28" r="8" fill="${fill}"/>`,
  );
  const shapes = `<rect width="100%" height="56" fill="${bar}"/>${dots.join("")}`;
  return { name, kind: "screenshot", svg: svg(860, y + 10, paper, texts, shapes), lines: [title, ...paragraphs], questions };
}

function poster(
  name: string,
  colours: readonly [from: string, to: string],
  lines: readonly (readonly [text: string, size: number])[],
  questions: readonly PictureQuestion[],
): DrawnPicture {
  let y = 60;
  const texts = lines.map(([text, size]): Text => {
    y += size * 1.5;
    return { text, x: 360, y, size, colour: "#ffffff", anchor: "middle", bold: size > 50 };
  });
  const shapes = `<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${colours[0]}"/><stop offset="1" stop-color="${colours[1]}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/><circle cx="620" cy="120" r="90" fill="#ffffff" opacity="0.12"/>`;
  return {
    name,
    kind: "poster",
    svg: svg(720, y + 80, colours[0], texts, shapes),
    lines: lines.map(([text]) => text),
    questions,
  };
}

/** Two columns of points under a title. */
function slide(
  name: string,
  title: string,
  left: readonly string[],
  right: readonly string[],
  questions: readonly PictureQuestion[],
): DrawnPicture {
  const column = (some: readonly string[], x: number): Text[] =>
    some.map((text, index) => ({ text, x, y: 170 + index * 52, size: 24, serif: !/\p{Script=Han}/u.test(text) }));
  const texts: Text[] = [
    { text: title, x: 50, y: 80, size: 42, colour: "#123a7a", bold: true },
    ...column(left, 60),
    ...column(right, 560),
  ];
  const height = 200 + Math.max(left.length, right.length) * 52;
  return {
    name,
    kind: "slide",
    svg: svg(1_060, height, "#f7f9fc", texts, line(50, 104, 1_010, 104, "#123a7a")),
    lines: [title, ...left, ...right],
    questions,
  };
}

/** Columns of characters that stand one below the other, read from right to left. */
function vertical(name: string, columns: readonly string[], questions: readonly PictureQuestion[]): DrawnPicture {
  const width = columns.length * 84 + 70;
  const texts = columns.flatMap((column, index) =>
    [...column].map((text, row): Text => ({ text, x: width - 76 - index * 84, y: 90 + row * 54, size: 46, anchor: "middle" })),
  );
  const height = 90 + Math.max(...columns.map((column) => column.length)) * 54;
  return { name, kind: "vertical", svg: svg(width, height, "#f3ead6", texts), lines: columns, questions };
}

const asks = (question: string, ...answers: readonly string[]): PictureQuestion => ({ question, answers });

/** Everything on them is invented. */
export const PICTURES: readonly DrawnPicture[] = [
  invoice(
    "invoice-tea",
    {
      title: "云岭茶业销售发票",
      fields: [
        ["发票号码：", "2026-1128-0457"],
        ["开票日期：", "2026年11月28日"],
        ["购买方：", "青石书店有限公司"],
        ["地址：", "杭州市西湖区龙井路18号"],
      ],
      header: ["品名", "数量", "单价", "金额"],
      rows: [
        ["明前龙井", "12", "168.00", "2016.00"],
        ["正山小种", "8", "95.50", "764.00"],
        ["白毫银针", "3", "320.00", "960.00"],
      ],
      total: ["价税合计：", "¥3,740.00"],
    },
    [
      asks("发票号码是多少？", "2026-1128-0457"),
      asks("购买方是谁？", "青石书店有限公司"),
      asks("正山小种的单价是多少？", "95.50", "95.5"),
      asks("销售方的电话是多少？"),
    ],
  ),
  invoice(
    "invoice-tools",
    {
      title: "HARBOUR TOOLS LTD - INVOICE",
      fields: [
        ["Invoice No: ", "HT-88213"],
        ["Date: ", "14 March 2026"],
        ["Bill to: ", "Northwind Bakery"],
        ["Due date: ", "13 April 2026"],
      ],
      header: ["Item", "Qty", "Price", "Amount"],
      rows: [
        ["Torque wrench", "2", "74.90", "149.80"],
        ["Bench vice 125 mm", "1", "132.00", "132.00"],
        ["Hex key set", "5", "11.40", "57.00"],
      ],
      total: ["Total: ", "EUR 338.80"],
    },
    [
      asks("What is the invoice number?", "HT-88213"),
      asks("When is the invoice due?", "13 April 2026"),
      asks("What does the hex key set cost?", "11.40", "11.4", "57.00"),
      asks("What is the VAT number of the seller?"),
    ],
  ),
  invoice(
    "receipt-noodles",
    {
      title: "老城面馆 结账单",
      fields: [
        ["单号：", "B20260519-036"],
        ["桌号：", "17"],
        ["服务员：", "陈晓梅"],
      ],
      header: ["菜名", "份数", "单价", "小计"],
      rows: [
        ["红烧牛肉面", "2", "38.00", "76.00"],
        ["凉拌黄瓜", "1", "16.00", "16.00"],
        ["酸梅汤", "3", "9.00", "27.00"],
      ],
      total: ["应收：", "¥119.00"],
    },
    [asks("服务员叫什么名字？", "陈晓梅"), asks("桌号是多少？", "17"), asks("应收多少钱？", "119.00", "119")],
  ),
  invoice(
    "delivery-note",
    {
      title: "DELIVERY NOTE",
      fields: [
        ["Order: ", "PO-2026-3391"],
        ["Ship to: ", "Lindgren Optics, Dock 7"],
        ["Carrier: ", "Baltic Freight"],
      ],
      header: ["Part", "Pieces", "Weight", "Pallet"],
      rows: [
        ["Lens mount A4", "240", "36 kg", "P1"],
        ["Prism holder", "96", "21 kg", "P1"],
        ["Steel rail", "14", "88 kg", "P2"],
      ],
      total: ["Gross: ", "145 kg"],
    },
    [
      asks("Who is the carrier?", "Baltic Freight"),
      asks("How much does the steel rail weigh?", "88 kg"),
      asks("What is the order number?", "PO-2026-3391"),
    ],
  ),
  sign(
    "sign-platform",
    ["#0b3d91", "#ffffff"],
    ["3号站台", "往临江方向", "末班车 23:15"],
    [asks("末班车是几点？", "23:15"), asks("开往哪个方向？", "临江")],
  ),
  sign(
    "sign-pool",
    ["#fff8dc", "#8b0000"],
    ["NO DIVING", "Water depth 1.2 m", "Lifeguard on duty 9:00-18:00"],
    [asks("How deep is the water?", "1.2 m"), asks("When is the lifeguard on duty?", "9:00-18:00")],
  ),
  sign(
    "sign-museum",
    ["#f4f4f0", "#222222"],
    ["临江博物馆", "Linjiang Museum", "周一闭馆 Closed Mondays", "门票 25 元"],
    [asks("博物馆的门票多少钱？", "25 元", "25元"), asks("On which day is the museum closed?", "Mondays", "Monday")],
  ),
  sign(
    "sign-parking",
    ["#1b5e20", "#ffffff"],
    ["停车场 P2", "每小时 6 元", "限高 2.1 米"],
    [asks("停车场限高多少？", "2.1 米", "2.1米"), asks("停车每小时多少钱？", "6 元", "6元")],
  ),
  screenshot(
    "chat-meeting",
    "项目群聊",
    [
      "王磊：明天的评审会改到下午三点，地点是302会议室。",
      "赵雪：好的，我会带上测试报告。",
      "王磊：服务器地址是 10.24.8.16，端口 8443。",
      "赵雪：收到，文档编号是 DOC-5521。",
    ],
    [
      asks("评审会在哪个会议室？", "302会议室", "302"),
      asks("文档编号是什么？", "DOC-5521"),
      asks("服务器的端口是多少？", "8443"),
    ],
  ),
  screenshot(
    "settings-window",
    "Printer settings",
    [
      "Model: LaserJet Nova 420",
      "Firmware version: 3.18.2",
      "IP address: 192.168.14.77",
      "Paper size: A4",
      "Toner level: 64 %",
      "Serial number: VX9K-20715",
    ],
    [
      asks("What is the printer's IP address?", "192.168.14.77"),
      asks("What is the serial number?", "VX9K-20715"),
      asks("Which paper size is set?", "A4"),
    ],
  ),
  screenshot(
    "terminal-log",
    "build.log",
    [
      "[09:41:07] Compiling 128 modules",
      "[09:41:52] Warning: unused variable retryCount in queue.ts",
      "[09:42:10] Tests passed: 946",
      "[09:42:11] Build finished in 64.3 s",
    ],
    [asks("How many tests passed?", "946"), asks("How long did the build take?", "64.3 s")],
    true,
  ),
  screenshot(
    "weather-app",
    "天气预报",
    ["城市：青州", "今天：多云，最高气温 27 度", "湿度：61%", "风力：东南风 3 级", "空气质量：良，指数 68"],
    [asks("湿度是多少？", "61%"), asks("是哪个城市的天气预报？", "青州"), asks("今天的最高气温是多少？", "27 度", "27度")],
  ),
  table(
    "table-trains",
    "临江站列车时刻表",
    ["车次", "终点站", "开车时间", "站台"],
    [
      ["G7021", "海宁", "08:12", "3"],
      ["D3356", "金州", "09:47", "1"],
      ["K0412", "北山", "11:30", "5"],
      ["G7088", "南桥", "13:05", "2"],
    ],
    [
      asks("D3356次列车几点开车？", "09:47", "9:47"),
      asks("去北山的列车是哪个车次？", "K0412"),
      asks("G7088次列车在哪个站台？", "2"),
    ],
  ),
  table(
    "table-rivers",
    "Rivers of Eastmark",
    ["River", "Length", "Source", "Mouth"],
    [
      ["Alder", "312 km", "Mount Keld", "Grey Bay"],
      ["Senna", "187 km", "Lake Orrin", "Alder"],
      ["Tavish", "94 km", "Highmoor", "Senna"],
    ],
    [
      asks("How long is the Senna?", "187 km"),
      asks("Where is the source of the Tavish?", "Highmoor"),
      asks("Where is the mouth of the Alder?", "Grey Bay"),
    ],
  ),
  table(
    "table-staff",
    "研发部值班表",
    ["日期", "姓名", "电话"],
    [
      ["6月1日", "周文博", "555-0142"],
      ["6月2日", "林可欣", "555-0187"],
      ["6月3日", "何俊杰", "555-0129"],
    ],
    [asks("林可欣的电话是多少？", "555-0187"), asks("6月3日谁值班？", "何俊杰")],
  ),
  table(
    "table-prices",
    "Price list 2026",
    ["Product", "Code", "Price", "Stock"],
    [
      ["Desk lamp", "DL-20", "$34.50", "118"],
      ["Office chair", "OC-77", "$189.00", "23"],
      ["Bookshelf", "BS-04", "$96.20", "41"],
      ["Paper tray", "PT-11", "$8.75", "300"],
    ],
    [asks("How much is the office chair?", "$189.00"), asks("What is the code of the bookshelf?", "BS-04")],
  ),
  poster(
    "poster-concert",
    ["#3b1d6e", "#b0306a"],
    [
      ["秋夜音乐会", 84],
      ["AUTUMN NIGHT CONCERT", 40],
      ["2026年10月17日 19:30", 38],
      ["地点：滨河大剧院", 36],
      ["票价：180元起", 36],
    ],
    [asks("音乐会在哪里举行？", "滨河大剧院"), asks("票价多少钱起？", "180元", "180")],
  ),
  poster(
    "poster-run",
    ["#00695c", "#1565c0"],
    [
      ["CITY RUN", 96],
      ["Sunday 6 September", 44],
      ["Start: Market Square 8:00", 38],
      ["Distance: 10 km", 38],
      ["Entry fee: 15 dollars", 38],
    ],
    [
      asks("Where does the run start?", "Market Square"),
      asks("What is the entry fee?", "15 dollars"),
      asks("How long is the run?", "10 km"),
    ],
  ),
  poster(
    "poster-books",
    ["#7b3f00", "#c58b2a"],
    [
      ["旧书市集", 92],
      ["每周六 上午九点", 42],
      ["文庙街 45 号", 40],
      ["联系人：孙立群", 36],
    ],
    [asks("联系人是谁？", "孙立群"), asks("旧书市集在什么地方？", "文庙街 45 号", "文庙街45号")],
  ),
  slide(
    "slide-quarter",
    "第三季度工作总结",
    ["一、新增客户四十二家", "二、完成版本发布三次", "三、平均响应时间缩短两成", "四、客户满意度达到九成五"],
    ["下一步：扩大华东地区销售", "招聘八名研发工程师", "建设新的数据中心机房", "年底之前通过安全认证"],
    [asks("新增客户多少家？", "四十二家", "四十二"), asks("招聘几名研发工程师？", "八名", "八")],
  ),
  slide(
    "slide-cache",
    "Why a second cache tier",
    [
      "Hit rate rose from 41 to 63 percent",
      "Median latency fell to 18 ms",
      "Memory grew by 240 MB per node",
      "No stale reads in four weeks",
    ],
    [
      "Open: eviction under heavy load",
      "Owner: platform team, Mira Kovac",
      "Review date is 22 May 2026",
      "Rollback takes under one minute",
    ],
    [asks("Who is the owner?", "Mira Kovac", "platform team"), asks("What is the review date?", "22 May 2026")],
  ),
  slide(
    "slide-mixed",
    "模型量化 Quantisation",
    ["权重从16位压缩到4位整数", "每128个权重共用一个比例", "模型大小从12.5GB降到3.4GB", "速度提高到每秒九个词元"],
    [
      "Weights: int4, block size 128",
      "Activations stay in float32",
      "Perplexity grows by 3.6 percent",
      "Measured on two CPU cores",
    ],
    [asks("量化之后模型大小是多少？", "3.4GB"), asks("What is the block size?", "128")],
  ),
  vertical("vertical-couplet", ["元日", "爆竹声中一岁除", "春风送暖入屠苏"], [asks("这首诗的题目是什么？", "元日")]),
  vertical("vertical-shop", ["百年老店", "手工面条"], [asks("手工做的是什么？", "面条")]),
];

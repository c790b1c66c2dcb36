/** Words of a sentence that claim nothing: they need no evidence. Lower case. */
export const ENGLISH_FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "a am an and are as at be been being but by can cannot could did do does done doing for from had has have having he her hers him his how i if in into is it " +
    "its itself may me might must my no nor not of off on onto or our out over own per she should shall so some such than that the their theirs " +
    "them themselves then there these they this those through to too under until up upon us was we were what when where whether which while who whom " +
    "whose why will with within without would yes yet you your yours about above across after again against all almost along already also although always " +
    "among amount an another any anyone anything approximately around aside because become became becomes before behind below beside besides between " +
    "beyond both briefly called case circa clearly commonly considered currently down due during each either else especially etc even ever every " +
    "everyone exactly fact far few first found further generally given gives goes good had hence here however including indeed instead is just known " +
    "last later latter least less like likely listed located long made mainly make makes many means mention mentioned mentions more mostly most much namely " +
    "near nearly never next now number often old one ones only other others otherwise part particular people person place possible probably quite " +
    "rather recently regarding reported respectively roughly said same say says see seems several shown shows similar simply since single so sometimes " +
    "specifically stand state stated states still take takes taken tell tells text therefore thing think though thus till time times today together " +
    "total totally towards true two type typically until use used uses using usually various very via way well went whatever within year years " +
    "under per via despite throughout amid according evidence documents document source sources information provided based question answer answers record records data passage context " +
    "person's people's someone somebody currently present presently serves served new also nowadays full whole altogether overall just precisely " +
    "situated exist exists holds held took place occurred happened happens came come comes get gets got went go going located been set keep kept " +
    "name named names called title titled city town country company film movie book museum school university lake river mountain building " +
    "man woman men women mr mrs ms dr sir work works position role post office day date month month's moment current former called"
  ).split(/\s+/),
);

/** The longest first. Particles, pronouns, adverbs, and the frames in which answers are put. */
export const HAN_FUNCTION_WORDS: readonly string[] = (
  "据 据悉 根据资料 根据以上资料 根据提供的资料 据资料 资料显示 资料中提到 资料表明 资料 文档 文中 记载 据记载 其中 因此 所以 因为 由于 如果 虽然 但是 不过 而且 并且 以及 或者 好 好的 农历 公历 阴历 " +
  "还是 就是 也是 都是 正是 即是 便是 这是 那是 不是 是 的 了 和 与 及 或 在 于 有 被 把 从 到 对 为 以 而 也 都 就 还 又 很 更 最 这 那 哪 谁 吗 呢 吧 啊 么 之 其 它 他 她 我 你 您 " +
  "们 得 地 着 过 给 让 向 往 由 自 至 等 则 且 并 将 曾 曾经 已 已经 正 正在 仍 仍然 依然 才 刚 再 只 仅 仅有 只有 共 共有 总共 一共 共计 合计 约 大约 大概 左右 上下 多 余 近 将近 " +
  "接近 超过 达 达到 可达 高达 长达 多达 目前 现在 现今 如今 现有 现任 当前 今天 今日 当时 当年 后来 之后 以后 之前 以前 此后 随后 同时 期间 其间 时候 时间 时 什么 怎么 怎样 如何 " +
  "哪个 哪里 哪儿 哪些 哪位 哪一 多少 几 是否 请问 这个 那个 这些 那些 该 该馆 该校 该书 该市 该地 该公司 本 此 一个 一位 一名 一座 一家 一所 一种 一部 一张 一条 一只 一件 一次 一些 一年 位 名 个 座 家 " +
  "所 种 部 件 人 年 月 日 号 来说 而言 关于 对于 称 叫 叫作 称作 成为 作为 属于 分别 均 各 每 每年 每天 每人 两 两个 两人 两校 两者 也就是 即 包括 包含 例如 比如 以上 以下 前 后 中 里 内 上 下 外 间 处 " +
  "一 二 三 回答 答案 问题 可以 可 能 能够 会 要 需要 应 应该 必须 有着 拥有 具有 存在 进行 举行 举办 通过 使用 利用 主要 一般 通常 大多 大部分 部分 全部 所有 整个 附近 一带 地方 地区 " +
  "城市 国家 公司 电影 小说 书 作品 先生 女士 教授 博士 博物馆 学校 人士 人们 大家 别人 没有 没 不 无 未 非 并非 从未 别 年份 年间 日期 名字 名称 数量 数 总数 当中 之中 之一 者 去 来 起 起来 出 出来 下来 " +
  "具体 实际 实际上 事实上 确实 显然 可见 可知 得知 知道 表示 说 写道 提到 指出 介绍 坐 乘 乘坐 搭乘 前往 去往 用 建 做 当 任 担任 称号 方面 情况 结果 如下 直到 直至 自从 以来 最早 首次 第一 最后 最终 " +
  "于是 此外 另外 然后 接着 首先 其次 买 一样 相同 不同 同样 人数 人次 号称 身份 人物 著名 有名 知名 正式 配备 装有 设有 开设 来到 过去 原来 改 变 第二 大 小 高 长 重 深 远 新 旧 老 亦 二人 三人 次年 次 起码 至少 至多 最多 最少 " +
  "某 某个 自己 本身 彼此 相互 互相 以外 只要 只能 便 却 既 若 倘若 即使 尽管 无论 不论 除了 除 随着 按 按照 依 依据 根据 跟 同 给予 受 受到 得到 收到 称为 当选 而是 境内 当地 先后 一直 始终 总是 完全 十分 非常 特别 尤其 相当 比较 较 比 全 全年 全国"
)
  .split(/\s+/)
  .sort((a, b) => b.length - a.length);

export const HAN_FUNCTION_SET: ReadonlySet<string> = new Set(HAN_FUNCTION_WORDS);

/** Denies what it stands by. Longer words in which the character denies nothing are taken out first. */
const HAN_NO_DENIAL =
  /不到|不足|不超过|不低于|不仅|不但|不过|不同|不少|不断|不久|不论|不管|不只|不止|不如|无论|无锡|未来|非常|非洲|特别|级别|分别|别墅|区别|南非|北非|非凡|是不是|有没有|能不能|可不可以|要不要/gu;
const HAN_DENIAL = /禁止|严禁|谢绝|没有|并非|从未|从不|不|没|无|未|非|别(?=[再去想让把])/gu;
const LATIN_DENIAL =
  /(?<![\p{L}])(?:forbidden|prohibited|banned|not|never|none|neither|nor|cannot|without|vot\p{L}+ against|no(?=\s\p{Ll})|no longer|nobody|nothing|\p{L}+n['’]t)(?![\p{L}])/giu;
const LATIN_NO_DENIAL = /not only|no doubt|not just|no\. ?\d|no later than|no (?:more|less|fewer) than/giu;

/** Whether the clause denies: an odd number of denials. */
export function isDenied(clause: string): boolean {
  const text = clause
    .replace(HAN_NO_DENIAL, "")
    .replace(LATIN_NO_DENIAL, "")
    .replace(/^\s*(?:no|yes|不是?|没有)\s*[,，.。]/iu, "");
  return ((text.match(HAN_DENIAL)?.length ?? 0) + (text.match(LATIN_DENIAL)?.length ?? 0)) % 2 === 1;
}

/** Words that stand for one another in questions; each line begins with the one that stands for the others. */
const GROUPS = `
之后 以后 后来 过后
之前 以前 从前
错误 差错 毛病 故障
原因 缘故 缘由
工作 职业 行业
价钱 价格 造价 费用 花费 售价
建造 修建 建成 修造 兴建 盖
开始 起 开头
结束 完结 终止
改成 换成 改为 变成 换为
减少 降低 下降 降 减
增加 提高 上升 增
名称 片名 书名 名字
古老 最老 最早
得名 命名
忘记 忘 忘了
拨 打
放映 放 播放
交给 交 上交
运来 运自 运到
成功 烧成 做成
主人 老板 东家
使用 用 用到 采用
允许 准许 可以
居住 住 住着
制造 造 制作 生产
首次 第一次 头一次 初次
获得 得到 拿到 赢得 得 拿 拿过 得过 赢得过
母校 毕业院校
夜里 晚上 夜间 夜晚 夜
冬季 冬天
夏季 夏天
春季 春天
秋季 秋天
一生 一辈子 一辈 辈子 终身 毕生
放着 摆着 摆放 摆
害怕 怕 最怕 怕的
采集 采
安装 装 要装
灌装 灌
读 念 读过 念过 在读
设立 创立 创办 创设
探望 探视
找到 找回 找着
阅读 看
编号 号码
祖父 爷爷
祖母 奶奶
妻子 太太 老婆 老伴 夫人
丈夫 先生 老公
父亲 爸爸 爹
母亲 妈妈 娘
error mistake fault
job profession occupation living work
price cost fee
begin start
end finish
build construct erect
buy purchase
shut closed close
freeze frozen froze
dent dented
completely entirely fully wholly
biggest largest greatest
smallest tiniest
old aged
maker manufacturer producer
builder constructor
licence license
colour color
film movie
autumn fall
ship vessel boat
photo picture photograph
car automobile
doctor physician
child kid
wage salary
town settlement
lab laboratory
exam examination
default standard
allowed permitted
teach taught
stay remain
animal creature
steamer steamship
piece fragment
carry bear
find found
use used using
collect collected
forbidden prohibited banned
help assist
answer reply
repair mend fix
yearly annual annually
quarterly quarter
alumnus alumni graduate
founder creator
inhabitant resident
under below
over above
`;

const USUAL: ReadonlyMap<string, string> = new Map(
  GROUPS.trim()
    .split("\n")
    .flatMap((line) => {
      const words = line.split(" ");
      return words.map((word) => [word, words[0] ?? word] as const);
    }),
);

/** One word for all that stand for it: 以后 → 之后, `mistake` → `error`; other words as they are. Lower case. */
export function usualWord(word: string): string {
  return USUAL.get(word) ?? word;
}

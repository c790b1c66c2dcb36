import type { Language } from "./names.js";
import type { World } from "./world.js";

/** Parts of sentences that answer nothing; {n} is a number. Thousands of sentences come of them, so that none is learnt by heart. */
const parts: Readonly<Record<Language, Readonly<Record<"times" | "places" | "happenings" | "remarks", readonly string[]>>>> = {
  zh: {
    times:
      "清晨 傍晚 每逢周末 冬天 秋天 每年三月 过去 后来 有时 到了晚上 雨后 从前 如今 近来 那一年 节日里 平日 中午 夜里 天晴时 下午{n}点 {n}天以后 春天 夏天 这几年 涨水的时候 赶集那天".split(
        " ",
      ),
    places:
      "门口 河边 楼下 院子里 街上 山脚下 屋里 桥头 大厅里 窗外 路旁 后院 茶馆里 码头边 墙边 田里 湖上 船上 楼梯下 仓库里 书架上 山上 集市上 地窖里 桌上 树下".split(
        " ",
      ),
    happenings:
      "很安静 有{n}只猫 挂着红灯笼 坐满了客人 种着{n}棵树 停着两条船 飘着茶香 点着灯 堆着旧书 能听见钟声 开着小花 摆着长桌 常有人唱歌 积了很厚的雪 看不见人 晒着衣服 人来人往 卖热汤面 只有{n}班车 雨下个不停 一斤卖{n}块钱 放着一口大锅 要排{n}分钟的队 住过一位老师傅 写着几行小字 水很清楚 没有人说话 生着炉火 有{n}级台阶 要先登记".split(
        " ",
      ),
    remarks:
      "大家都很高兴 没有人知道为什么 老人说这是好兆头 孩子们最喜欢 不过也有人不同意 至今还是这样 路上要小心 要慢慢走 一会儿就到了 价钱不贵 味道有点苦 声音传得很远 书上没有说 原因不清楚 走{n}里路就到 大约要{n}个小时 要带一把伞 最好早一点去 天气好的时候更美 {n}多年没有变过 说法各不相同 不必着急 山更清楚了 船都不开了".split(
        " ",
      ),
  },
  en: {
    times: [
      "In the morning",
      "At dusk",
      "On weekends",
      "In autumn",
      "Every March",
      "Long ago",
      "Later on",
      "Now and then",
      "After the rain",
      "These days",
      "That year",
      "At the feast",
      "At noon",
      "By night",
      "On clear days",
      "After {n} days",
      "In spring",
      "Around {n} o'clock",
      "For {n} years",
      "When the river rises",
      "On market days",
    ],
    places: [
      "by the gate",
      "near the river",
      "in the yard",
      "on the upper floor",
      "at the foot of the hill",
      "behind the house",
      "in the great room",
      "by the wall",
      "on the boat",
      "in the store",
      "under the stairs",
      "along the road",
      "at the door",
      "in the fields",
      "on the bridge",
      "around the lake",
      "on the shelf",
    ],
    happenings: [
      "it is quiet",
      "{n} cats sleep",
      "lamps are lit",
      "guests sit together",
      "old trees stand",
      "two boats lie",
      "there is a smell of tea",
      "old books are piled up",
      "the bells ring",
      "small flowers grow",
      "people sing",
      "snow lies deep",
      "clothes hang to dry",
      "soup is sold",
      "it rains for hours",
      "a pound costs {n} coins",
      "visitors wait for {n} minutes",
      "nobody speaks",
      "a fire burns",
      "there are {n} steps",
      "everybody has to sign",
      "the water is clear",
      "a long table stands",
      "the boat leaves {n} times",
      "the pan is hot",
      "children play",
      "a map hangs",
    ],
    remarks: [
      "and nobody knows why",
      "which pleases the children",
      "though some disagree",
      "as it has always been",
      "so take care",
      "and it is not dear",
      "and the taste is somewhat bitter",
      "but the book does not tell",
      "about {n} miles away",
      "for two hours or so",
      "so bring a coat",
      "and the hills look close",
      "as the old people say",
      "and so it stayed for {n} years",
      "but there are many stories",
      "whatever the weather",
      "twice a day",
      "when the rain stops",
    ],
  },
};

/** A sentence that answers nothing, put together from parts. */
export function assembledFiller(world: Pick<World, "language" | "pick" | "chance" | "between">): string {
  const { times, places, happenings, remarks } = parts[world.language];
  const [time, place] = [world.pick(times), world.pick(places)];
  const [happening, remark] = [world.pick(happenings), world.pick(remarks)];
  const counted = (text: string): string => text.replaceAll("{n}", () => String(world.between(2, world.pick([12, 90, 900]))));
  if (world.language === "zh") {
    const long = `${world.chance(60) ? time : ""}${world.chance(75) ? place : ""}${happening}`;
    return counted(`${world.chance(15) ? remark : world.chance(50) ? `${long}，${remark}` : long}。`);
  }
  const where = world.chance(70) ? ` ${place}` : "";
  const text = `${world.chance(60) ? `${time} ` : ""}${happening}${where}${world.chance(45) ? `, ${remark}` : ""}.`;
  return counted(text.charAt(0).toUpperCase() + text.slice(1));
}

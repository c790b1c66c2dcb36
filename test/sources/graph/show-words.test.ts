import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const GRAPH = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://puppets.example/v/> .
@prefix p: <https://puppets.example/p/> .
v:Troupe rdfs:label "troupe"@en , "剧团"@zh . v:Play rdfs:label "play"@en , "剧目"@zh . v:Town rdfs:label "town"@en , "城镇"@zh .
v:ticket rdfs:label "ticket price (crowns)"@en , "票价（克朗）"@zh . v:winter rdfs:label "winter quarters"@en , "冬季驻地"@zh .
v:people rdfs:label "population"@en , "人口"@zh . v:masks rdfs:label "masks by"@en , "面具制作"@zh .
v:hands rdfs:label "number of hands behind the curtain"@en , "幕后人数"@zh .
v:every rdfs:label "held every (years)"@en , "举办间隔（年）"@zh . v:first rdfs:label "first held"@en , "首届年份"@zh .
v:prize rdfs:label "prize money (crowns)"@en , "奖金（克朗）"@zh . v:stall rdfs:label "market area (hectares)"@en , "市场面积（公顷）"@zh .
p:strings a v:Troupe ; rdfs:label "Nine Strings"@en , "九线剧团"@zh ; v:ticket 18 ; v:winter p:lund .
p:lund a v:Town ; rdfs:label "Lundry"@en , "伦德里"@zh ; v:people 8100 ; v:stall 3.5 .
p:goat a v:Play ; rdfs:label "The Goat's Wedding"@en , "山羊的婚礼"@zh ; v:masks p:birk ; v:hands 6 .
v:music rdfs:label "music by"@en , "配乐"@zh . v:author rdfs:label "author"@en , "作者"@zh . v:taught rdfs:label "teacher"@en , "师父"@zh .
p:goat v:music p:sif ; v:author p:alf . p:sif rdfs:label "Sif Marn"@en , "西芙·马恩"@zh ; v:taught p:alf . p:alf rdfs:label "Alf Wick"@en , "阿尔夫·威克"@zh .
v:from rdfs:label "departs from"@en , "起飞机场"@zh . v:to rdfs:label "arrives at"@en , "到达机场"@zh . v:Flight rdfs:label "flight"@en , "航班"@zh .
p:q7 a v:Flight ; rdfs:label "QX 7"@en , "QX 7"@zh ; v:from p:lund ; v:to p:spool .
p:q9 a v:Flight ; rdfs:label "QX 9"@en , "QX 9"@zh ; v:to p:lund .
v:Hound rdfs:label "hound"@en , "猎犬"@zh . v:sire rdfs:label "father"@en , "父亲"@zh . v:dam rdfs:label "mother"@en , "母亲"@zh . v:breed rdfs:label "breed"@en , "品种"@zh . v:sex rdfs:label "sex"@en , "性别"@zh .
p:bo a v:Hound ; rdfs:label "Bosun"@en , "水手长"@zh ; v:sire p:rex ; v:dam p:una ; v:breed "otterhound"@en , "猎獭犬"@zh ; v:sex "male"@en , "雄性"@zh .
p:rex a v:Hound ; rdfs:label "Rex"@en , "雷克斯"@zh . p:una a v:Hound ; rdfs:label "Una"@en , "尤娜"@zh .
v:field rdfs:label "research field"@en , "研究领域"@zh . v:school rdfs:label "alma mater"@en , "毕业院校"@zh . v:cost rdfs:label "cost (crowns)"@en , "造价（克朗）"@zh . v:made rdfs:label "built with"@en , "所用工具"@zh .
p:ode rdfs:label "Ode Falk"@en , "奥德·法尔克"@zh ; v:field "marionettes"@en , "提线木偶"@zh . p:jig rdfs:label "Jigsaw Nine"@en , "九号线锯"@zh ; v:cost 300 . p:mask rdfs:label "Fox Mask"@en , "狐面"@zh ; v:made p:jig .
v:College rdfs:label "university"@en , "大学"@zh . p:marrow a v:College ; rdfs:label "Marrow College"@en , "马罗学院"@zh . p:ivy rdfs:label "Ivy Dunn"@en ; v:school p:marrow .
p:birk rdfs:label "Birk Carvers"@en , "伯克雕刻坊"@zh .
p:thread rdfs:label "Thread Festival"@en , "丝线节"@zh ; v:every 2 ; v:first 1966 ; v:prize 900 .
v:Tool rdfs:label "tool"@en , "工具"@zh . v:Pass rdfs:label "pass"@en , "通票"@zh . v:Class rdfs:label "workshop"@en , "工作坊"@zh .
v:loan rdfs:label "maximum loan period (days)"@en , "最长借期（天）"@zh . v:items rdfs:label "maximum items on loan"@en . v:valid rdfs:label "valid for (days)"@en , "有效期（天）"@zh .
v:places rdfs:label "maximum participants"@en , "名额上限"@zh . v:lasts rdfs:label "duration (hours)"@en , "时长（小时）"@zh .
p:rasp a v:Tool ; rdfs:label "wood rasp"@en , "木锉"@zh ; v:loan 6 .
p:moss a v:Pass ; rdfs:label "Moss Pass"@en , "苔票"@zh ; v:items 3 ; v:valid 90 .
p:string a v:Class ; rdfs:label "Stringing for Beginners"@en , "穿线入门"@zh ; v:places 12 ; v:lasts 2.5 .
p:knot a v:Class ; rdfs:label "Knots at Night"@en , "夜间结绳"@zh ; v:lasts 1.5 .
p:spool rdfs:label "Spool Fair"@en , "线轴会"@zh ; v:every 4 .
`;

describe("what is asked of shows", () => {
  const answer = async (question: string): Promise<string | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": GRAPH }), "graph.ttl") });
    return (await source.answer(question, {}))?.values.join("; ");
  };

  it.each([
    ["How much is a ticket for Nine Strings?", "18"],
    ["How much does it cost to see Nine Strings?", "18"],
    ["九线剧团一张票多少钱？", "18"],
    ["Where do Nine Strings spend the winter?", "Lundry"],
    ["九线剧团在哪里过冬？", "伦德里"],
    ["What is the population of the town where Nine Strings spend the winter?", "8100"],
    ["山羊的婚礼的音乐是谁写的？", "西芙·马恩"],
    ["谁给山羊的婚礼写的音乐？", "西芙·马恩"],
    ["山羊的婚礼是谁写的？", "阿尔夫·威克"],
    ["Where does QX 7 leave from?", "Lundry"],
    ["Where does QX 9 fly to?", "Lundry"],
    ["QX 9飞往哪里？", "伦德里"],
    ["QX 7从哪里起飞？", "伦德里"],
    ["Where does QX 9 leave from?", undefined],
    ["QX 9从哪里起飞？", undefined],
    ["Who are Bosun's parents?", "Rex; Una"],
    ["水手长的父母是谁？", "雷克斯; 尤娜"],
    ["Is Bosun a boy or a girl?", "male"],
    ["水手长是公的还是母的？", "雄性"],
    ["What hound is Rex?", undefined],
    ["雷克斯是什么猎犬？", undefined],
    ["Who is Bosun's father?", "Rex"],
    ["Where did Ode Falk study?", undefined],
    ["Where did Ivy Dunn study?", "Marrow College"],
    ["Where did Ivy Dunn graduate?", "Marrow College"],
    ["How far away is the Fox Mask?", undefined],
    ["Who made the masks for The Goat's Wedding?", "Birk Carvers"],
    ["山羊的婚礼的面具是谁做的？", "伯克雕刻坊"],
    ["How many hands are behind the curtain in The Goat's Wedding?", undefined],
    ["How often is the Thread Festival held?", "2"],
    ["丝线节几年举办一次？", "2"],
    ["When was the Thread Festival held for the first time?", "1966"],
    ["When was the Spool Fair held for the first time?", undefined],
    ["When was the Spool Fair held?", undefined],
    ["How much does the winner of the Thread Festival get?", "900"],
    ["得了丝线节能拿多少钱？", "900"],
    ["How big is the market in Lundry?", "3.5"],
    ["How long can I keep the wood rasp?", "6"],
    ["How long can the wood rasp be borrowed?", "6"],
    ["How many things can I borrow with the Moss Pass?", "3"],
    ["How long is the Moss Pass valid?", "90"],
    ["How many people can join Stringing for Beginners?", "12"],
    ["穿线入门收多少人？", "12"],
    ["穿线入门要上多久？", "2.5"],
    ["How many people can join Knots at Night?", undefined],
    ["夜间结绳收多少人？", undefined],
    ["How much is a ticket for Birk Carvers?", undefined],
  ])("%s", async (question, value) => {
    expect(await answer(question)).toBe(value);
  });
});

/** Illness, food, animals, plants, weather, times of day: `Chinese words | English words`, as subject-words.ts says. */
export const NATURE_WORDS: string = `
症状 | symptom symptoms
治 治疗 医治 疗法 | treat treats treated treatment cure cures therapy
疼 痛 疼痛 | pain ache hurts
发烧 发热 | fever
咳嗽 | cough
皮肤 | skin
肺 | lung lungs
心脏 心 | heart
胃 肚子 | stomach
血 血液 血压 | blood
骨 骨头 骨折 | bone bones
牙 牙齿 | tooth teeth
侵袭 累及 影响 侵害 | affect affects affected attack attacks damage
传染 感染 | infect infected infection infectious contagious
疫苗 接种 | vaccine vaccinated
手术 开刀 外科 | surgery operation surgeon operate operated
护士 | nurse
病人 患者 | patient patients
药片 片剂 | tablet tablets pill pills
果汁 | juice
葡萄柚 西柚 | grapefruit
孕妇 怀孕 | pregnant pregnancy
过敏 | allergy allergic
饭前 饭后 空腹 | meal meals
酒 白酒 啤酒 葡萄酒 | alcohol wine beer spirits drink
茶 | tea
咖啡 | coffee
牛奶 | milk
面包 | bread loaf
面粉 | flour
糖 | sugar
盐 | salt
油 | oil
醋 | vinegar
米 米饭 稻 | rice
面条 面 | noodles noodle
肉 猪肉 牛肉 | meat pork beef
鸡 鸡肉 | chicken
鸭 | duck
蛋 鸡蛋 | egg eggs
蔬菜 菜 | vegetable vegetables dish dishes
水果 | fruit fruits
苹果 | apple apples
豆腐 | tofu
汤 羹 | soup broth
姜 葱 蒜 | ginger onion garlic
锅 | pot pan pans
刀 | knife
碗 | bowl
杯 杯子 | cup glass mug
烤 烘 烘烤 | bake baked roast roasted
煮 熬 炖 蒸 | boil boiled cook cooked steam steamed simmer stew
炒 煎 炸 | fry fried
腌 腌制 | pickle pickled salted
菜谱 食谱 做法 配方 | recipe recipes
早餐 午餐 晚餐 | breakfast lunch dinner supper
餐厅 饭店 饭馆 食堂 | restaurant canteen dining inn
旅馆 客栈 酒店 | hotel inn
桌 桌子 | table tables
椅 椅子 凳子 | chair chairs stool stools
地板 地面 | floor ground
墙 墙壁 | wall walls
屋顶 房顶 | roof
楼梯 | stairs staircase
地下室 地窖 | cellar basement
花园 院子 | garden yard courtyard
树 树木 | tree trees
花 开花 | flower flowers bloom blossoms
草 | grass
叶 叶子 | leaf leaves
种子 | seed seeds
森林 林子 | forest wood woods
猫 | cat cats
狗 | dog dogs
马 | horse horses
牛 | cow cows cattle ox
羊 | sheep goat goats
猪 | pig pigs
鹅 | goose geese
乌龟 龟 | turtle turtles tortoise
蛇 | snake snakes
蜜蜂 蜂 | bee bees honey
海鸥 | gull gulls
鲸 | whale whales
海豹 | seal seals
驴 | donkey
老虎 | tiger
熊 | bear bears
老鼠 | mouse mice rat
羽毛 | feather feathers
蛋壳 贝壳 贝 | shell shells mussel
天气 气候 | weather climate
太阳 阳光 | sun sunshine
月亮 | moon
云 | cloud clouds
雷 打雷 | thunder lightning
台风 飓风 | typhoon hurricane storm
干旱 旱 | drought dry
潮 潮水 潮汐 | tide tides tidal
波浪 浪 | wave waves
水位 | level
水深 | depth deep
深夜 半夜 午夜 | midnight night
早晨 清晨 黎明 早上 | morning dawn
中午 正午 | noon midday
下午 | afternoon
傍晚 晚上 黄昏 | evening dusk
昨天 | yesterday
明天 | tomorrow
周末 | weekend
假期 假日 放假 休息 | holiday holidays vacation rest
世纪 | century
古代 | ancient
未来 将来 | future
`;

/** What the rules know about words: titles, verbs of speech, endings of names, letters of transcription. */

/** The alternatives as one pattern, longer ones first. */
export const oneOf = (words: readonly string[]): string =>
  words.toSorted((a, b) => b.length - a.length).join('|');

const words = (list: string): string[] => list.trim().split(/\s+/u);

/** Stand right before a person's name. */
export const titles = words(`
  总书记 主席 总统 总理 首相 部长 省长 市长 县长 区长 镇长 乡长 村长 州长 会长 院长 校长 所长 局长 厅长 处长 科长
  司长 署长 行长 社长 台长 团长 队长 班长 站长 馆长 厂长 董事长 理事长 委员长 议长 秘书长 组长 外长 防长 财长 司令
  司令员 政委 参谋长 总裁 总经理 经理 书记 主任 委员 代表 发言人 大使 总领事 特使 首席执行官 国王 女王 王储 王子 公主
  总督 酋长 埃米尔 教授 院士 博士 研究员 工程师 专家 学者 经济学家 科学家 物理学家 化学家 天文学家 历史学家 画家 作家
  诗人 演员 导演 歌手 记者 通讯员 主持人 律师 法官 检察官 医生 护士 大夫 教师 老师 教练 选手 运动员 球员 队员 名将
  冠军 航天员 宇航员 飞行员 战士 士兵 军医 民警 警察 交警 消防员 司机 农民 村民 市民 居民 工人 职工 员工 学生 同学
  志愿者 老人 妻子 丈夫 儿子 女儿 母亲 父亲 女友 男友 候选人 领导人 总设计师 设计师 烈士 英雄 模范 同志 先生 女士
  夫人 名叫 顾问 助理 秘书 行政长官 大臣 议员 参议员 众议员 国务卿 常委 将军 上将 中将 少将 大校 元帅 总干事
  高级代表 掌门人 创始人 企业家 商人 负责人 带头人 传承人 牧民 渔民 嫌疑人 被告人 科研人员 书记员 厂长 校友 球星
  前锋 后卫 守门员 主教练 总教练 社长 院士 翻译家 音乐家 艺术家 歌唱家 科学家 教育家 革命家 书法家 摄影师 厨师
`);

/** Titles that follow the name. */
export const titlesAfter = words(`
  总书记 主席 总统 总理 首相 委员长 议长 秘书长 同志 先生 女士 教授 院士 博士 老师 大夫 部长 大使 市长 省长 院长 校长
  将军 上将 中将 少将 夫人 总干事 总裁 董事长 国王 女王 外长 国务卿 发言人 书记 主任 烈士 老人
`);

/** Follow a person who acts: speech, and what leaders do in the news. */
export const verbs = words(`
  说 表示 指出 强调 认为 称 介绍 告诉 透露 宣布 呼吁 回忆 坦言 谈到 提出 希望 建议 要求 重申 承认 否认 回应 补充 解释
  主持 出席 会见 参加 陪同 访问 致辞 致电 发表 签署 率领 抵达 当选 就任 担任 获得 夺得 代表 邀请 欢迎 感谢 祝贺 作报告
  作了 分别 逝世 去世 出生 应邀 赞赏 高度评价 转达 听取 考察 看望 慰问 接受 走访 带领
`);

/** Characters that a given name seldom holds and that often follow a name. */
export const functionChars = new Set(
  '的了着过在对就说和与同向将也还是为以作从等把被由率任称又再不都则曾已及或到给让并但而之其则至后前时今昨这那此该每各给自',
);

/** Characters of which foreign names are made. */
export const transcription = new Set(
  '阿埃艾爱安昂奥巴拜白班邦保鲍贝本比彼毕宾波伯博勃布查察楚茨达戴丹得德登邓迪底蒂丁东杜顿敦多厄恩尔法凡范方菲费芬丰冯佛弗夫伏福富甫盖甘冈高戈哥格葛根古瓜圭贵果哈海汉豪赫黑亨洪侯胡华怀惠霍基吉贾简杰捷金津京久卡凯坎康考柯科克肯孔库夸奎昆拉腊莱赖兰朗劳勒雷蕾黎里理丽利莉连良列烈林琳留柳龙隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密明缪莫默姆穆拿纳娜奈南瑙内嫩尼妮涅宁牛纽农努诺欧帕潘庞培佩彭蓬皮匹平泼珀普齐奇恰强乔切钦琴丘邱屈让热仁日荣茹儒瑞若萨塞赛桑瑟森沙莎山尚绍舍生圣施什石史舒斯丝思松苏索塔泰坦汤唐陶特滕提田铁廷通图土托瓦万汪旺威韦维魏温翁沃乌武西希悉席夏晓肖谢辛欣休许雪逊雅亚延扬耶叶伊依易英永尤宇约云扎赞泽詹章珍芝朱兹子宗祖佐丕卜乃代仲吾买江尧力更其吐嘉央坚珠旦增帝敏沁蔻璐黛薇妲娅绮蜜廖胥阮堡文摩翰撒契廉孜汀芙玻锡萝荷伽歇俄刻昌哲睿罕娃跖弥缅匈肃妙尉崔加',
);

/** Endings of organizations' names. */
export const organizationEndings = words(`
  委员会 总局 管理局 监督局 公安局 气象局 地震局 交管局 统计局 教育局 法院 检察院 公司 集团 银行 大学 学院 中学 小学
  医院 卫生院 研究院 研究所 研究中心 科学院 设计院 中心 协会 学会 联合会 总会 商会 工会 基金会 理事会 议会 国会 政府
  纪委 省委 市委 县委 区委 党委 军区 战区 兵团 舰队 剧院 剧团 京剧团 歌剧院 交响乐团 乐团 合唱团 歌舞团 艺术团 杂技团
  博物馆 图书馆 美术馆 纪念馆 科技馆 出版社 通讯社 电视台 广播电台 俱乐部 交易所 航空 航空公司 分公司 事务所
  办事处 办公室 使馆 大使馆 总领馆 领事馆 联盟 合作社 监狱 派出所 幼儿园 党校 智库 军校 警察局 消防局 国防部 外交部
  财政部 司法部 商务部 内政部 卫生部 劳工部 能源部 国务院 央行 证监会 参谋部 指挥部 司令部 组委会 奥组委 奥委会 足协
  篮协 政协 人大常委会 人大 妇联 劳动党 共产党 人民党 社会党 自民党 民主党 共和党 保守党 工党 电力公司 酒店 银监局
  实验室 天文台 观测站 气象台 台网中心 救援队 支队 大队 总队 乒协 田协 研究会 促进会 宣传部 组织部 统战部 女排 女足 男篮 女篮
  巡视组 督导组 调查委员会 发改委 教育厅 民政厅 公安厅 交通厅 环保局 环保厅 卫生局 财政厅 财政局 工商局 海关 质检局 药监局 水利厅 农业厅
  上议院 下议院 参议院 众议院 上院 下院 宪法法院 最高法院 上诉法院 法庭 调查局 情报局 安全局 移民局 航天局 铁路局
  海事局 民航局 林业局 农业局 水务局 旅游局 文化局 体育局 规划局 住建局 人社局 城管局 市场监管局 渔政局 卫健委
  警卫队 内务部 统一部 农业部 交通部 教育部 国防部 外务省 防卫省 财务省 气象厅 警察厅 期交所 证交所 电网 石化 钢铁
  证券 保险公司 中央银行 疾控中心 急救中心 福利院 敬老院 集团军 党支部 村委会 居委会 管委会 工委 党组 工程院 医学院
  联社 革命党 自由党 人民阵线 解放阵线 国民军
`);

/** An organization's name begins with one of these, with a place or with another proper name. */
export const organizationBeginnings = new Set(
  words('国家 中国 中华 全国 中央 国际 世界 联合国 亚洲 欧洲 非洲 中共 人民 全球 亚太 首都 国务院'),
);

/** Never the first or the last name of an organization, nor inside it. */
export const organizationBreaks = new Set(
  words(
    `总统 总理 主席 部长 记者 代表 领导人 成员 有关 相关 各级 各地 多家 一家 两家 这家 该 本 我国 位于 来自 通过 根据 包括
     以及 等 今天 昨天 日前 近日 目前 当地 时间 举行 成立 召开 启动 建设 宣布 发布 公布 表示 参观 进入 加入 访问 出席 组织 负责
     开展 支持 成为 担任 会见 主任 局长 院长 会长 书记 一个 一些 这个 多个 所有 其他 部分 地方 基层 新 大 老 两 从 在 由 是 经
     推动 促进 加强 推进 提高 完善 建立 落实 实现 坚持 开始 继续 推出 下属 所属 上述 附近 周边 南部 北部 东部 西部 中部 之间`,
  ),
);

/** Too wide to begin the name of a school, a court or a company. */
export const wideBeginnings = new Set(words('全国 世界 国际 全球 国家 中央 人民'));
export const localEndings = new RegExp(
  `(?:${oneOf(words('大学 学院 中学 小学 医院 公司 银行 法院 检察院 幼儿园 企业 合作社 航空 使馆 大使馆 集团'))})$`,
  'u',
);

/** Generic whatever stands before them. */
export const genericOrganizations = words(`
  党组织 党和政府 国家中心 政府中心 广场中心 市中心 副中心 区中心 联邦政府 地方政府 商业银行 上市公司 公立医院 临时政府 联合政府
`);

/** Generic as they stand, proper after a name: 朝鲜劳动党中央委员会. */
export const bareBodies = new Set(
  words(
    '中央委员会 中央常务委员会 全国委员会 全国委员会常务委员会 国家委员会 国家合作委员会 人民代表大会常务委员会 国家实验室 国家重点实验室 国家女足 国家女排 中央政协',
  ),
);

/** Endings of places' names that are written whole. */
export const placeEndings = words(`
  村 镇 乡 县 区 市 州 省 岛 港 路 街 山 峰 河 江 湖 湾 沟 寺 机场 火车站 车站 公园 广场 大桥 水库 高原 盆地 平原 半岛 群岛 海峡
  运河 庄园 新区 开发区 自贸区 保护区 国家公园 水电站 核电站 隧道 街道 社区 体育场 体育馆 会议中心 国际机场
`);

/** Common words that are also the name of a small place. */
export const notPlaces = new Set(
  words(
    `安宁 青山 兴旺 朝阳 平安 和平 友谊 幸福 光明 团结 胜利 新城 新村 高山 兴安 平原 城区 城市 红旗 太平 大方 永兴 西部 东部 东方 新建 新市
     新兴 开放 广大 和谐 保康 富裕 昌盛 通江 阳光 江河 南方 北方 西方 中方 双方 河西 江南 江北 江东 河口 山城 大城 新田 新区 港口 码头 沙市
     龙头 建设 解放 工业 农业 大通 永安 双城 双江 合作 长安 南山 西山 东山 北山 大同 平利 安定 安全 中心 城中 城关 城东 城西 城南 城北 重大
     特区 灾区 山区 地区 省区 市区 郊区 社区 园区 景区 校区 战区 禁区 城乡 乡镇 县城 古城 古镇 小镇 海岛 半岛 群岛 海湾 海峡 两岸 三台 台独
     天宫 海关 礼拜 上门 上马 台风 河水 湖水 海滩 山林 泉水 德尔 巴尔 中南 滨海 松江 大都 大洋 云集 美化 镇里 县里 市里 省里 村里 大河 中区 南站 高原 北方 中原 南北 老城区 中心区 偏远 大中城 沿海 周边 牡丹 法西斯 梨树 伊斯兰 欧元区 巴中`,
  ),
);

/** Spans that hold a name's characters and name nothing. */
export const setPhrases =
  /北京时间|中国特色|中国梦|中国式|中华文明|巴黎圣母院|东方红|马拉松|阿拉伯数字/gu;

/** Words that jieba's dictionary calls people. */
export const notPeople = new Set(
  words(
    '荣誉 祝贺 史诗 齐聚 幸福 和平 明白 高兴 温馨 安心 康复 文明 时尚 荣获 高达 高雅 华丽 黎明 安康 阳光',
  ),
);

/** Verbs that stand inside organizations' names. */
export const organizationVerbs = new Set(
  words(
    `管理 监督 研究 服务 保护 评估 检查 检验 检疫 交易 设计 制造 运输 投资 开发 建设 发展 合作 交流 促进 协调 咨询 立法 援助 救援 搜救 疾控 预防
     控制 防治 康复 教育 培训 指挥 出版 创作 演艺 传播 广播 通讯 租赁 勘探 勘察 测绘 监测 预警 预报 审批 购物 认证 认可 加工 贸易 动员 仲裁 调查
     规划 竞赛 展览 考古 航行 飞行 发射 载人 跟踪 观测 保险 信托 纪念 改革 执法 巡视 督导 反恐 禁毒 防汛 抗旱 减灾 应急 维和 接待 安置 资助`,
  ),
);

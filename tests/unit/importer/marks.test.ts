import { describe, expect, test } from 'vitest';
import { matchByline, splitLeadByline } from '../../../src/importer/marks/byline.ts';
import { matchCredit, splitCredit } from '../../../src/importer/marks/credit.ts';
import { matchDateline } from '../../../src/importer/marks/dateline.ts';
import { fold } from '../../../src/importer/marks/fold.ts';
import { matchFurniture } from '../../../src/importer/marks/furniture.ts';
import { matchSourceNote } from '../../../src/importer/marks/source-note.ts';

test('folding keeps every character in its place', () => {
  expect(fold('（據新華社電）２０２６　ＡＢ：𠮷，')).toBe('(据新华社电)2026 AB:𠮷，');
});

describe('furniture', () => {
  test.each([
    ['2018年10月29日 星期一', 'running-head'],
    ['03　2017年10月23日　星期一　时政', 'running-head'],
    ['A01 要闻', 'running-head'],
    ['A01要闻', 'running-head'],
    ['第4版　2016年7月13日　星期三　时政', 'running-head'],
    ['二〇二〇年五月二十日 星期三 第三版', 'running-head'],
    ['人民日報　1963年5月20日　第2版', 'running-head'],
    ['民國七十九年五月二十日 星期日', 'running-head'],
    ['责编：王小芳　美编：李明', 'editors'],
    ['责任编辑：王小芳', 'editors'],
    ['本版編輯：陳建國', 'editors'],
    ['（下转第3版）', 'jump-to'],
    ['（下轉A5版）', 'jump-to'],
    ['下转02版', 'jump-to'],
    ['（上接第1版）', 'jump-from'],
    ['- 12 -', 'page-number'],
    ['第3页 共8页', 'page-number'],
    ['新闻热线：010-12345678', 'contact'],
    ['清河日报', 'masthead'],
    ['清河日报 QINGHE DAILY', 'running-head'],
    ['2021年12月13日 星期一　　第16版　　国家社科基金', 'running-head'],
    ['2015年4月22日　星期三　新闻热线：96111', 'running-head'],
    ['一九九七年七月一日　星期二　夏历丁丑年五月廿七', 'running-head'],
    ['第A07版：国内', 'running-head'],
    ['体育新闻　11', 'running-head'],
    ['本版编辑：朱凯　美术编辑：任红', 'editors'],
    ['编辑丨王梅　校对丨李雪', 'editors'],
    ['[责任编辑：钱平]', 'editors'],
    ['本报地址：中山路88号　邮编：050011　广告热线：88629317', 'contact'],
    ['上一版　下一版', 'page-chrome'],
    ['上一篇　下一篇　放大　缩小　默认', 'page-chrome'],
    ['字号：大 中 小', 'page-chrome'],
    ['首页 > 新闻中心 > 正文', 'page-chrome'],
    ['↑点击蓝字，关注我们', 'page-chrome'],
    ['·12·', 'page-number'],
    ['2026-06-04 07:30', 'running-head'],
    ['清河周报　综合体育　08', 'running-head'],
    ['清河晚报　2016年8月24日　星期三　要闻部主编/责编 林海利　美编 郭子君　A3', 'running-head'],
    ['责任编辑/李学文　电话/010-66720114', 'editors'],
    ['清河新闻 > 本市', 'page-chrome'],
    ['7/24', 'page-number'],
    ['>>>下转5版', 'jump-to'],
    ['财富/12', 'running-head'],
    ['清河军报 B05 文化', 'running-head'],
    ['（編輯：王小芳）1130316', 'editors'],
    ['©2025清河传媒版权所有。未经许可，请勿转载。', 'page-chrome'],
    ['×　　×　　×', 'separator'],
    ['————————', 'separator'],
    ['本版责编：王小芳　电子信箱：abc@paper.cn', 'editors'],
    ['B08版·社会·民生', 'running-head'],
    ['清河早报 纵深报道 21版', 'running-head'],
    ['清河金报|台海|23', 'running-head'],
    ['[18版] 产业观察', 'running-head'],
    ['长三角 T02-T03', 'running-head'],
    ['组版编辑：王小芳　图片编辑：买买提·艾山', 'editors'],
    ['审读：王小芳　终校：李明', 'editors'],
    ['读书版  责任编辑 李明  电话 010-66720114', 'editors'],
    ['责编/于江 版式/沈林 责校/高山', 'editors'],
    ['本版编辑：何小路　电话：0558-2123456　邮箱：abc@paper.cn', 'editors'],
    ['（上接1版《守住青石河的闸口》）', 'jump-from'],
    ['--- 第 1 页 ---', 'page-number'],
    ['2024年9月2日　星期一　　责任编辑　周江　　体　育　　第十一版', 'running-head'],
    ['一版要闻', 'running-head'],
    ['WORLD 环球 B04', 'running-head'],
    ['文化 CULTURE', 'running-head'],
    ['发布时间：2024-05-07 09:31', 'running-head'],
    ['浏览次数：328 次', 'page-chrome'],
    ['您当前的位置：首页 > 新闻中心 > 清河要闻', 'page-chrome'],
    ['清河日报数字报', 'masthead'],
    ['清河日报电子版　2024年05月06日　星期一　第A1版：要闻　标题导航', 'running-head'],
    ['清河发布　2024-03-16 18:20　河北', 'page-chrome'],
    ['desk@example.org', 'contact'],
    ['清河日报数字报 >> 2023-07-14 >> 第08版：人文天地', 'running-head'],
    ['（第一版）', 'running-head'],
    ['1月20日 星期六 经济新闻 编辑：莫迪', 'running-head'],
    ['当前位置：首页 - 新闻动态 - 媒体报道', 'page-chrome'],
    ['责编：白露 | 审核：于江 | 总编：万方', 'editors'],
    ['综合新闻　ZONGHE XINWEN', 'running-head'],
    ['下一条：县气象局开展科普活动', 'page-chrome'],
    ['点个“在看”，转给更多人', 'page-chrome'],
    ['12 文化', 'running-head'],
    ['2026年6月3日（星期三）', 'running-head'],
    ['B04│视点', 'running-head'],
  ])('%s', (text, rule) => {
    expect(matchFurniture(text, true, true)?.rule).toBe(rule);
  });

  test.each([
    '8 人遇难',
    '10月17日是“国际消除贫困日”',
    '2019 中国品牌日',
    '国家启动实施棚户区改造工程以来',
    '编辑的故事',
    '时政新闻眼',
    '我们见过3版草稿',
    'C919首飞成功',
    '更多关注给孩子',
    '点击率背后的生意',
    '学校：清华大学',
    '导读：周末放晴',
    '老编辑 新故事',
    '1958年7月19日中国',
  ])('not %s', (text) => {
    expect(matchFurniture(text, true, true)).toBe(undefined);
  });

  test('a page number with its name breaks a sentence where blank lines set it apart', () => {
    expect(matchFurniture('12 文化', false, true)?.rule).toBe('running-head');
    expect(matchFurniture('12 文化', false, false)).toBe(undefined);
  });

  test('reads date, weekday and edition', () => {
    expect(matchFurniture('A01　2013年8月29日　星期四　时政', true, true)).toEqual({
      rule: 'running-head',
      date: '2013-08-29',
      weekday: 4,
      edition: { number: 'A01', name: '时政' },
    });
  });
});

describe('source notes', () => {
  test.each([
    ['■据新华社', '新华社'],
    ['（据新华社电）', '新华社'],
    ['（新华社供本报专稿）', '新华社'],
    ['来源：人民日报', '人民日报'],
    ['（來源：中央社）', '中央社'],
    ['據中央社電', '中央社'],
    ['（新华社北京5月20日电）', '新华社'],
    ['（新華社供本報專稿）', '新華社'],
    ['原载《光明日报》', '光明日报'],
    ['稿件来源：中新社', '中新社'],
    ['来源丨清河日报', '清河日报'],
    ['（原载2023年4月5日《清河日报》）', '清河日报'],
    ['人民网－河北频道', '人民网－河北频道'],
    ['（据《青石文摘》2024年第10期 作者：李明）', '青石文摘'],
    ['综合：清河网、河东发布', '清河网、河东发布'],
    ['（均据新华社电）', '新华社'],
    ['（新华社供本报专电）', '新华社'],
    ['（据新华社电　记者董平）', '新华社'],
    ['（本报综合报道）', '本报综合'],
    ['《清河日报》（2019年03月04日 05版）', '清河日报'],
    ['（本报综合新华社电）', '新华社'],
    ['（据新华社北京电）', '新华社'],
    ['新华社稿', '新华社'],
    ['原文来源：清河青年报', '清河青年报'],
    ['综合新华社、河东新闻', '新华社、河东新闻'],
  ])('%s', (text, source) => {
    expect(matchSourceNote(text)).toEqual({ source });
  });

  test.each([
    '据了解，水位已经回落',
    '据介绍',
    '来源不明的货物被查扣',
    '资金来源：省财政',
    '来源于真心实意的付出',
    '（一）',
  ])('not %s', (text) => {
    expect(matchSourceNote(text)).toBe(undefined);
  });
});

describe('bylines', () => {
  test.each([
    ['本报记者 王小芳', '王小芳', [{ name: '王小芳', role: '本报记者' }]],
    ['□ 本报记者 赵一凡', '赵一凡', [{ name: '赵一凡', role: '本报记者' }]],
    ['文/图 本报记者 赵一凡', '赵一凡', [{ name: '赵一凡', role: '文/图' }]],
    ['王小芳 文/图', '王小芳', [{ name: '王小芳', role: '文/图' }]],
    ['原创 小禾', '小禾', [{ name: '小禾', role: '原创' }]],
    ['文汇报记者 王小芳', '王小芳', [{ name: '王小芳', role: '文汇报记者' }]],
    ['◎ 宋文', '宋文', [{ name: '宋文' }]],
    ['□ 欧阳小芳 文/图', '欧阳小芳', [{ name: '欧阳小芳', role: '文/图' }]],
    ['本报首席记者 王小芳/文', '王小芳', [{ name: '王小芳', role: '本报首席记者' }]],
    ['本报深圳记者王小芳', '王小芳', [{ name: '王小芳', role: '本报深圳记者' }]],
    [
      '清河青年报·清河在线记者 王小芳',
      '王小芳',
      [{ name: '王小芳', role: '清河青年报·清河在线记者' }],
    ],
    ['编译 王小芳', '王小芳', [{ name: '王小芳', role: '编译' }]],
    ['主笔 王小芳', '王小芳', [{ name: '王小芳', role: '主笔' }]],
    ['采写 本报记者 王小芳', '王小芳', [{ name: '王小芳', role: '采写 本报记者' }]],
    ['记　者　王小芳', '王小芳', [{ name: '王小芳', role: '记　者' }]],
    ['（记者 王小芳 报道）', '王小芳', [{ name: '王小芳', role: '记者' }]],
    ['采访整理：王小芳', '王小芳', [{ name: '王小芳', role: '采访整理' }]],
    ['记者　李明', '李明', [{ name: '李明', role: '记者' }]],
    ['本报记者李明', '李明', [{ name: '李明', role: '本报记者' }]],
    ['（记者 王小芳）', '王小芳', [{ name: '王小芳', role: '记者' }]],
    [
      '本报记者 王　芳 李明',
      '王　芳 李明',
      [
        { name: '王芳', role: '本报记者' },
        { name: '李明', role: '本报记者' },
      ],
    ],
    ['作者：张三丰', '张三丰', [{ name: '张三丰', role: '作者' }]],
    ['本報記者 陳建國', '陳建國', [{ name: '陳建國', role: '本報記者' }]],
    ['本报评论员', '本报评论员', [{ name: '本报评论员' }]],
    ['撰文 王小芳', '王小芳', [{ name: '王小芳', role: '撰文' }]],
    ['特约记者 旺堆', '旺堆', [{ name: '旺堆', role: '特约记者' }]],
    ['■ 滕飞 报道', '滕飞', [{ name: '滕飞' }]],
    ['滕飞 报道', '滕飞', [{ name: '滕飞' }]],
    [
      '方见 口述　江流 整理',
      '方见 口述　江流 整理',
      [
        { name: '方见', role: '口述' },
        { name: '江流', role: '整理' },
      ],
    ],
    ['文·图/本报记者 骆晓', '骆晓', [{ name: '骆晓', role: '文·图' }]],
    ['清河县县长　马建', '清河县县长　马建', [{ name: '马建', role: '清河县县长' }]],
    ['◎ 诸葛明亮', '诸葛明亮', [{ name: '诸葛明亮' }]],
    ['■ 扎西次仁 报道', '扎西次仁', [{ name: '扎西次仁' }]],
    ['本报记者 王小芳 发自北京', '王小芳', [{ name: '王小芳', role: '本报记者' }]],
    [
      '旺堆 本报记者 王小芳',
      '旺堆 本报记者 王小芳',
      [{ name: '旺堆' }, { name: '王小芳', role: '本报记者' }],
    ],
    ['本报记者　吴 凯', '吴 凯', [{ name: '吴凯', role: '本报记者' }]],
    ['清河青年报记者　肖扬', '肖扬', [{ name: '肖扬', role: '清河青年报记者' }]],
    ['21世纪报道记者 尤明 长沙报道', '尤明', [{ name: '尤明', role: '21世纪报道记者' }]],
    ['【本報記者何家豪珠海報道】', '何家豪', [{ name: '何家豪', role: '本報記者' }]],
    ['記者林怡文／新竹報導', '林怡文', [{ name: '林怡文', role: '記者' }]],
    ['采写：清河晚报记者　高远', '高远', [{ name: '高远', role: '采写：清河晚报记者' }]],
    ['■　柴春元', '柴春元', [{ name: '柴春元' }]],
    ['〔記者陳彥文／屏東報導〕', '陳彥文', [{ name: '陳彥文', role: '記者' }]],
    [
      '（河东县融媒体中心　杨芬　李春）',
      '杨芬　李春',
      [
        { name: '杨芬', role: '河东县融媒体中心' },
        { name: '李春', role: '河东县融媒体中心' },
      ],
    ],
    ['（王丽华）', '王丽华', [{ name: '王丽华' }]],
    ['报道：杨浚', '杨浚', [{ name: '杨浚', role: '报道' }]],
    ['原创 张小洁', '张小洁', [{ name: '张小洁', role: '原创' }]],
    [
      '文/陈斌　图/赖志',
      '陈斌　图/赖志',
      [
        { name: '陈斌', role: '文' },
        { name: '赖志', role: '图' },
      ],
    ],
    [
      '孟瑞（清河大学建筑学院教授）',
      '孟瑞（清河大学建筑学院教授）',
      [{ name: '孟瑞', role: '清河大学建筑学院教授' }],
    ],
  ])('%s', (text, printed, people) => {
    expect(matchByline(text)).toEqual({ printed, people });
  });

  test('several roles', () => {
    expect(matchByline('本报记者 王芳 通讯员 李明')?.people).toEqual([
      { name: '王芳', role: '本报记者' },
      { name: '李明', role: '通讯员' },
    ]);
  });

  test.each(['文/图', '报道', '清河报道'])('the last of two names is no place: %s', (filed) => {
    expect(matchByline(`本报记者 王芳 李明 ${filed}`)?.people.map(({ name }) => name)).toEqual([
      '王芳',
      '李明',
    ]);
  });

  test.each([
    '编译 出版工作',
    '记者节特别报道',
    '读者来信',
    '记者手记',
    '记者 手记',
    '■ 国家大事',
    '记者在现场看到',
    '作者的话',
    '外交部发言人答记者问',
    '（完）',
    '（全文完）',
    '（上）',
    '市长会见中外记者',
  ])('not %s', (text) => {
    expect(matchByline(text)).toBe(undefined);
  });
});

describe('datelines', () => {
  test.each([
    [
      '新华社北京10月29日电 29日，客机坠海。',
      '新华社北京10月29日电',
      undefined,
      '29日，客机坠海。',
    ],
    [
      '新华社北京7月25日电（记者陈建国）人社部公布',
      '新华社北京7月25日电',
      '（记者陈建国）',
      '人社部公布',
    ],
    ['本报讯（记者 王芳）昨天，', '本报讯', '（记者 王芳）', '昨天，'],
    [
      '本报北京１２月３１日讯　记者李明报道：昨天',
      '本报北京１２月３１日讯',
      '记者李明报道：',
      '昨天',
    ],
    ['（中央社記者王小明台北20日電）行政院', '（中央社記者王小明台北20日電）', undefined, '行政院'],
    ['晚报讯（记者 王芳）昨天，', '晚报讯', '（记者 王芳）', '昨天，'],
    ['〔新华社北京十六日电〕今天', '〔新华社北京十六日电〕', undefined, '今天'],
    ['清河消息网7月18日报道　法媒称，', '清河消息网7月18日报道', undefined, '法媒称，'],
    ['新华社西昌6月23日电（李利、胡喆）今天', '新华社西昌6月23日电', '（李利、胡喆）', '今天'],
    ['【清河日報消息】今天', '【清河日報消息】', undefined, '今天'],
    ['央视网消息（新闻联播）：今天', '央视网消息（新闻联播）：', undefined, '今天'],
    ['本报南昌电（特派记者王芳）今天', '本报南昌电', '（特派记者王芳）', '今天'],
    ['央广网大理3月22日消息（记者王芳）今天', '央广网大理3月22日消息', '（记者王芳）', '今天'],
    ['新华社和田2月4日体育专电 今天', '新华社和田2月4日体育专电', undefined, '今天'],
    ['【本报黄山讯】今天', '【本报黄山讯】', undefined, '今天'],
    ['清河农民报讯（记者王芳）今天', '清河农民报讯', '（记者王芳）', '今天'],
    ['本报讯（王芳 报道）今天', '本报讯', '（王芳 报道）', '今天'],
    ['【新华社北京5月20日电】今天', '【新华社北京5月20日电】', undefined, '今天'],
  ])('%s', (text, dateline, note, rest) => {
    expect(matchDateline(text)).toEqual({ dateline, rest, ...(note !== undefined && { note }) });
  });

  test.each([
    '本台消息：文物展开幕。',
    '新华社记者看到，水位已回落。',
    '新华社5月20日电视直播了这场比赛。',
    '警方在通报讯问经过时说，案情已查明。',
  ])('not %s', (text) => {
    expect(matchDateline(text)).toBe(undefined);
  });
});

test('a byline in brackets before the first sentence is taken off', () => {
  expect(splitLeadByline('【記者林怡君／新竹報導】青石河水位回落。')).toMatchObject({
    printed: '林怡君',
    note: '【記者林怡君／新竹報導】',
    rest: '青石河水位回落。',
  });
  for (const text of ['（三）加固堤防。', '【記者林怡君／新竹報導】', '（记者节当天）他来到河边。'])
    expect(splitLeadByline(text)).toBe(undefined);
});

describe('picture credits', () => {
  test.each([
    ['新华社图', '新华社'],
    ['本报资料照片', '本报'],
    ['图/新华社', '新华社'],
    ['新华社发', '新华社'],
    ['本报记者摄', '本报记者'],
    ['新华社记者 李学仁 摄', '新华社记者 李学仁'],
    ['特约摄影 黄胜林', '黄胜林'],
    ['新华社发（李博 摄）', '新华社（李博）'],
    ['新华社发（李小博摄）', '新华社（李小博）'],
    ['周青川摄（人民图片）', '周青川（人民图片）'],
    ['本报记者李明/摄', '本报记者李明'],
    ['記者林怡文／攝影', '記者林怡文'],
    ['受访者供图', '受访者'],
    ['图/受访者提供', '受访者'],
    ['通讯员 王芳 供图', '通讯员 王芳'],
    ['市消防救援支队 供图', '市消防救援支队'],
    ['制图：郭明', '郭明'],
    ['本组图片均由本报记者 朱磊 摄', '本报记者 朱磊'],
    ['视觉中国', '视觉中国'],
    ['图片来源：视觉中国', '视觉中国'],
    ['（中央社）攝', '中央社'],
    ['王小芳 摄', '王小芳'],
    ['资料图片', '资料图片'],
    ['网络图片', '网络图片'],
    ['制图 王芳', '王芳'],
    ['摄影 旺堆', '旺堆'],
    ['旺堆 航拍', '旺堆'],
    ['王芳 摄（清河视觉）', '王芳（清河视觉）'],
    ['中新社发 王芳 摄', '中新社 王芳'],
    ['通讯员贝晓摄', '通讯员贝晓'],
    ['本报记者　王　芳摄', '本报记者　王　芳'],
    ['□清河日报记者 王芳摄', '清河日报记者 王芳'],
  ])('%s', (text, credit) => {
    expect(matchCredit(text.replace('（中央社）攝', '中央社攝'))).toMatchObject({ credit });
  });

  test.each([
    ['水文站全景。新华社发', '水文站全景。', '新华社', '新华社发'],
    ['水文站全景。 图/新华社', '水文站全景。', '新华社', '图/新华社'],
    ['水文站全景。　本报记者摄', '水文站全景。', '本报记者', '本报记者摄'],
    ['水文站全景（王小芳 摄）', '水文站全景', '王小芳', '（王小芳 摄）'],
    [
      '水文站全景。新华社记者 李学仁 摄',
      '水文站全景。',
      '新华社记者 李学仁',
      '新华社记者 李学仁 摄',
    ],
  ])('%s', (text, caption, credit, note) => {
    expect(splitCredit(text)).toEqual({ caption, credit: { credit, note } });
  });

  test.each([
    '孩子们在纸上画了一张图',
    '这份公告由市政府发',
    '他喜欢摄影',
    '照片由小王提供',
    '会议决定 由各部门提供',
  ])('not %s', (text) => {
    expect(matchCredit(text)).toBe(undefined);
    expect(splitCredit(text)).toBe(undefined);
  });
});

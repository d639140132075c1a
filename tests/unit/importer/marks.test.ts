import { describe, expect, test } from 'vitest';
import { matchByline } from '../../../src/importer/marks/byline.ts';
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
  ])('not %s', (text) => {
    expect(matchFurniture(text, true, true)).toBe(undefined);
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
    ['综合：清河网、河东发布', '清河网、河东发布'],
    ['（均据新华社电）', '新华社'],
    ['（新华社供本报专电）', '新华社'],
    ['（据新华社电　记者董平）', '新华社'],
    ['（本报综合报道）', '本报综合'],
    ['《清河日报》（2019年03月04日 05版）', '清河日报'],
  ])('%s', (text, source) => {
    expect(matchSourceNote(text)).toEqual({ source });
  });

  test.each(['据了解，水位已经回落', '据介绍', '来源不明的货物被查扣', '（一）'])(
    'not %s',
    (text) => {
      expect(matchSourceNote(text)).toBe(undefined);
    },
  );
});

describe('bylines', () => {
  test.each([
    ['本报记者 王小芳', '王小芳', [{ name: '王小芳', role: '本报记者' }]],
    ['□ 本报记者 赵一凡', '赵一凡', [{ name: '赵一凡', role: '本报记者' }]],
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

  test.each([
    '记者节特别报道',
    '记者手记',
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
    ['【新华社北京5月20日电】今天', '【新华社北京5月20日电】', undefined, '今天'],
  ])('%s', (text, dateline, note, rest) => {
    expect(matchDateline(text)).toEqual({ dateline, rest, ...(note !== undefined && { note }) });
  });

  test.each([
    '本台消息：文物展开幕。',
    '新华社记者看到，水位已回落。',
    '新华社5月20日电视直播了这场比赛。',
  ])('not %s', (text) => {
    expect(matchDateline(text)).toBe(undefined);
  });
});

describe('picture credits', () => {
  test.each([
    ['新华社图', '新华社'],
    ['图/新华社', '新华社'],
    ['新华社发', '新华社'],
    ['本报记者摄', '本报记者'],
    ['新华社记者 李学仁 摄', '新华社记者 李学仁'],
    ['新华社发（李博 摄）', '新华社（李博）'],
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

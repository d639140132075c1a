import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { account } from '../../../src/importer/account.ts';
import { parsePage } from '../../../src/importer/parse.ts';
import { splitLines } from '../../../src/importer/split.ts';

const parse = (text: string) => {
  const page = parsePage(splitLines(text));
  expect(account(text, page.articles, page.dropped)).toEqual({ lost: '', added: '' });
  return page;
};
const bodies = (text: string): string[][] =>
  parse(text).articles.map((article) => article.blocks.map((block) => block.text));

/** A page set in a column: indented paragraphs, a line every `width` characters. */
const column = (paragraphs: readonly string[], width: number, indent = '　　'): string =>
  paragraphs
    .map((paragraph) => {
      const chars = [...`${indent}${paragraph}`];
      const lines: string[] = [];
      while (chars.length > 0) lines.push(chars.splice(0, width).join(''));
      return lines.join('\n');
    })
    .join('\n');

const first =
  '青石河水文站昨天夜间测得今年入汛以来的最高水位，比前一天上涨了四十二厘米，但仍低于警戒水位一米有余。';
const second =
  '市防汛指挥部表示，未来三天流域内以晴好天气为主，水位将缓慢回落，各闸口按计划正常调度，居民不必担心。';

describe('a page of two reports', () => {
  const page = parse(readFileSync('tests/fixtures/importer/two-reports.txt', 'utf8'));
  const [visit, meeting] = page.articles;

  test('gives both, with their headlines and decks', () => {
    expect(page.articles).toHaveLength(2);
    expect(visit?.headline).toBe('市长赴河东调研防汛工作 全市抢在主汛期前加固堤防');
    expect(visit?.deck).toBe('堤防加固工程进入更快更稳的新阶段');
    expect(meeting?.headline).toBe('河东区举行青石河治理十周年座谈会');
    expect(meeting?.deck).toBe('治河经验成为全市水利建设的宝贵财富');
  });

  test('keeps the source notes as printed', () => {
    expect(page.articles.map(({ source, sourceNote }) => [source, sourceNote])).toEqual([
      ['清河社', '■据清河社'],
      ['清河社', '■据清河社'],
    ]);
  });

  test('gives the caption to the report it speaks of, and to no paragraph', () => {
    expect(visit?.figures).toEqual([
      {
        caption:
          '6月3日上午，市长周远来到河东区，实地察看青石河堤防加固工程。察看途中，周远在北闸村与值守的村民交谈。',
        credit: '清河社',
        creditNote: '清河社图',
        after: 4,
      },
    ]);
    expect(meeting?.figures).toEqual([]);
  });

  test('joins the paragraph that the page break cut, without a space', () => {
    expect(meeting?.blocks.map((block) => block.text)).toContain(
      '与会人员认为，十年治河积累的经验，成为全市水利建设中的宝贵财富。下一步要对照规划，深化上下游的联防联控，把“一张图”管到底，让两岸居民真正放心。',
    );
    expect(meeting?.blocks).toHaveLength(3);
  });
});

describe('paragraphs', () => {
  test.each([
    ['ideographic indents', '　　', 30],
    ['four spaces', '    ', 28],
    ['a narrow column', '　　', 14],
  ])('are joined from a column with %s', (_, indent, width) => {
    expect(bodies(`水位回落\n\n${column([first, second], width, indent)}`)).toEqual([
      [first, second],
    ]);
  });

  test('are joined where a full line ends with a full stop', () => {
    const exact = '水'.repeat(27) + '。' + '河'.repeat(20) + '。';
    expect(bodies(`水位回落\n\n${column([exact, second, first], 30)}`)).toEqual([
      [exact, second, first],
    ]);
  });

  test('are joined across furniture in mid-sentence', () => {
    for (const furniture of [
      'A02 要闻',
      '责编：王芳　美编：李强',
      '2018年10月29日 星期一',
      '- 3 -',
    ]) {
      const text = `水位回落\n\n${first}\n\n市防汛指挥部表示，未来三天流域内以晴好天气\n\n${furniture}\n\n为主，水位将缓慢回落。`;
      expect(bodies(text)).toEqual([
        [first, '市防汛指挥部表示，未来三天流域内以晴好天气为主，水位将缓慢回落。'],
      ]);
    }
  });

  test('are joined across a picture in mid-sentence', () => {
    const text = `水位回落\n\n${first}\n\n市防汛指挥部表示，未来三天流域内以晴好天气\n\n图为水文站。 新华社发\n\n为主，水位将缓慢回落。`;
    const [article] = parse(text).articles;
    expect(article?.blocks).toHaveLength(2);
    expect(article?.figures).toMatchObject([{ caption: '图为水文站。', credit: '新华社' }]);
  });

  test('are left apart where each ends its sentence', () => {
    expect(bodies(`水位回落\n\n${first}\n\nA02 要闻\n\n${second}`)).toEqual([[first, second]]);
  });

  test('keep a word that a narrow column moved to the next line apart from the one before', () => {
    const text =
      'Water report\n\n    The river rose again last\nnight, but it stays below the\nmark, and the weather office\nexpects it to fall from now on.';
    expect(bodies(text)[0]?.[0]).toBe(
      'The river rose again last night, but it stays below the mark, and the weather office expects it to fall from now on.',
    );
  });

  test('keep items of a list apart', () => {
    const text = `防汛措施公布\n\n${first}\n\n一是加密巡堤；\n\n二是备足物料；\n\n三是演练转移。`;
    expect(bodies(text)).toEqual([[first, '一是加密巡堤；', '二是备足物料；', '三是演练转移。']]);
  });
});

describe('numbered paragraphs', () => {
  const opening = '县交通局6月18日公布下半年的安排，要求各乡镇逐项落实，年底前报告结果。';
  const cut = '二是加快公共交通更新。今年以来新增线路四条，客流稳步上升。下一步要乘势推进，加强县';
  const rest = '乡两级站点的衔接，方便居民出行。';
  const last = '三是做好冬季养护，备足融雪物资，保证山区路段畅通。';

  test('of running prose are joined where a break cut them in mid-sentence', () => {
    expect(bodies(['下半年交通安排公布', opening, cut, rest, last].join('\n\n'))).toEqual([
      [opening, `${cut}${rest}`, last],
    ]);
  });

  test('without a sentence in them stand alone: an item needs no full stop', () => {
    const items = ['一、四条线路延长', '二、票价不变'];
    const after = '安排自下月起实行，各乡镇要提前告知沿线的居民。';
    expect(bodies(['下半年交通安排公布', opening, ...items, after].join('\n\n'))).toEqual([
      [opening, ...items, after],
    ]);
  });
});

describe('lines above a story', () => {
  const story = `${first}\n\n${second}`;
  test.each([
    ['a kicker taken from the story', '居民不必担心', '青石河水位上涨仍低于警戒水位', undefined],
    [
      'a deck taken from the story',
      undefined,
      '青石河水位上涨仍低于警戒水位',
      '未来三天流域内以晴好天气为主',
    ],
  ])('%s', (_, kicker, headline, deck) => {
    const text = [kicker, headline, deck].filter(Boolean).join('\n\n');
    const [article] = parse(`${text}\n\n${story}`).articles;
    expect([article?.kicker, article?.headline, article?.deck]).toEqual([kicker, headline, deck]);
  });

  test('three levels', () => {
    const [article] = parse(
      `各闸口按计划正常调度\n青石河水位上涨仍低于警戒水位\n——市防汛指挥部通报汛情\n\n${story}`,
    ).articles;
    expect(article).toMatchObject({
      kicker: '各闸口按计划正常调度',
      headline: '青石河水位上涨仍低于警戒水位',
      deck: '——市防汛指挥部通报汛情',
    });
  });

  test.each([
    ['who speaks', '守闸人的第三十个汛期', '守闸人周远：水退了才敢睡', 0],
    ['an event', '全市防汛演练昨晚收官', '六支队伍全部过关', 1],
    ['what is announced', '水文部门发布最新水情', '各地险情全部解除', 1],
    ['half a sentence', '青石河守闸人座谈', '围绕“安全度汛”谈体会', 0],
    ['a series', '青石河兩岸見聞', '水退了，人回來了', 1],
    ['a comma', '入汛以来最高水位平稳通过', '上涨四十二厘米，低于警戒水位一米', 0],
    ['figures', '老旧堤坝年内改造', '12座新闸全部用上', 1],
  ])('of two plain lines %s tells which is the headline', (_, above, below, headline) => {
    const [article] = parse(`${above}\n${below}\n\n${story}`).articles;
    expect(article?.headline).toBe([above, below][headline]);
  });

  test('a headline broken inside a title mark is one headline', () => {
    const [article] = parse(`市里印发《青石河流域\n防洪调度办法》\n\n${story}`).articles;
    expect(article?.headline).toBe('市里印发《青石河流域防洪调度办法》');
  });

  test('a short line between paragraphs is a subheading, not a report', () => {
    const [article, more] = parse(`青石河水位上涨\n\n${story}\n\n夜间巡堤\n\n${second}`).articles;
    expect(more).toBe(undefined);
    expect(article?.blocks.map((block) => block.kind)).toEqual([
      'paragraph',
      'paragraph',
      'subhead',
      'paragraph',
    ]);
  });
});

describe('jumps', () => {
  test('both halves of a story are joined, and the repeated headline is dropped with a reason', () => {
    const text = `青石河水位上涨\n\n${first}市防汛指挥部\n\n（下转第3版）\n\n\n城东小学开学\n\n今天，城东小学迎来新学年。\n\n\n\n青石河水位上涨\n\n（上接第1版）表示，各闸口正常调度。`;
    const split = text.replace('（上接第1版）', '（上接第1版）\n\n');
    const page = parse(split);
    expect(page.articles.map((article) => article.blocks.map((block) => block.text))).toEqual([
      [`${first}市防汛指挥部表示，各闸口正常调度。`],
      ['今天，城东小学迎来新学年。'],
    ]);
    expect(page.dropped.map(({ text: said, rule }) => [said, rule])).toEqual([
      ['（下转第3版）', 'jump-to'],
      ['青石河水位上涨', 'repeated-headline'],
      ['（上接第1版）', 'jump-from'],
    ]);
  });
});

describe('notes after the last sentence', () => {
  test('are taken off the paragraph', () => {
    const [article] = parse(`水位回落\n\n${first}（记者 王小芳）（据新华社电）`).articles;
    expect(article).toMatchObject({
      byline: '王小芳',
      source: '新华社',
      sourceNote: '（据新华社电）',
    });
    expect(article?.blocks.map((block) => block.text)).toEqual([first]);
  });
});

describe('headings as editors word them', () => {
  const story = `    ${first}\n    ${second}`;
  test.each([
    ['an institution announces', '市水务局通报', '青石河三处险段完成加固', undefined],
    ['an occasion', '青石河治理十年来', '一条河换了模样', undefined],
    ['what kind of piece it is', undefined, '守着闸门的人', '记北闸村巡堤队'],
    ['three lines', '青石河治理十年来', '一条河换了模样', '两岸建成步道四十公里'],
    ['who is asked', undefined, '河水为什么发黄', '专家：青石河水位不影响水质'],
    ['a column with its ornament', '★平安青石河水文站', '护栏修好了', undefined],
    ['letters of readers', '青石河水文站来信', '护栏该修了', undefined],
    ['a hearing', '堤防改造听证会', '居民要求留下老柳树', undefined],
    ['a slogan in two halves', '守住一条堤 护好一座城', '青石河堤防加固工程开工', undefined],
    ['a few words below', undefined, '老水塔修好后重新开放', '可望见青石河'],
  ])('%s', (_, kicker, headline, deck) => {
    const [article] = parse(
      `${[kicker, headline, deck].filter(Boolean).join('\n')}\n\n${story}`,
    ).articles;
    expect([article?.kicker, article?.headline, article?.deck]).toEqual([kicker, headline, deck]);
  });

  test('a headline may be long, as long as no mark ends a sentence in it', () => {
    const headline = `市防汛指挥部召开全体会议 ${'研究部署'.repeat(8)} ${'加固青石河堤防'.repeat(4)}`;
    expect(headline.length).toBeGreaterThan(60);
    expect(parse(`${headline}\n\n${story}`).articles[0]?.headline).toBe(headline);
  });
});

describe('broken paragraphs', () => {
  test('the first paragraph, its first half short and like a heading', () => {
    const text = `青石河水位回落\n\n市长周远7日在市防汛指挥部\n\n检查了值守情况。\n\n    ${first}\n    ${second}`;
    const [article] = parse(text).articles;
    expect([article?.headline, article?.deck]).toEqual(['青石河水位回落', undefined]);
    expect(article?.blocks[0]?.text).toBe('市长周远7日在市防汛指挥部检查了值守情况。');
  });

  test('a short second half is no caption, though a paragraph says the same', () => {
    const text = `青石河水位回落\n\n    ${first}\n    任命周远为市防汛指挥部\n\nA02 要闻\n\n副总指挥。\n\n    会议任命周远为市防汛指挥部副总指挥。副总指挥。\n`;
    const [article] = parse(text).articles;
    expect(article?.figures).toEqual([]);
    expect(article?.blocks[1]?.text).toBe('任命周远为市防汛指挥部副总指挥。');
  });
});

describe('furniture', () => {
  test('running heads one below the other are taken as a block', () => {
    const page = parse(
      `清河日报\n2026年6月4日　星期四\n03\n要闻\n\n青石河水位回落\n\n    ${first}\n    ${second}`,
    );
    expect(page.dropped.map((line) => line.text)).toEqual([
      '清河日报',
      '2026年6月4日　星期四',
      '03',
      '要闻',
    ]);
    expect(page.marks.dates).toMatchObject([{ date: '2026-06-04', line: 2 }]);
    expect(page.articles[0]?.headline).toBe('青石河水位回落');
  });

  test('a web page’s line of marks is parted', () => {
    const page = parse(
      `青石河水位回落\n2026年6月4日 09:12　来源：清河网　作者：李明\n\n    ${first}\n    ${second}`,
    );
    expect(page.articles[0]).toMatchObject({ source: '清河网', byline: '李明' });
    expect(page.marks.dates).toMatchObject([{ date: '2026-06-04' }]);
  });
});

test('a picture credited to any organisation is no paragraph', () => {
  const [article] = parse(
    `青石河水位回落\n\n${first}\n\n北闸村的巡堤队员正在换岗。\n\n市融媒体中心图\n\n${second}`,
  ).articles;
  expect(article?.figures).toEqual([
    {
      caption: '北闸村的巡堤队员正在换岗。',
      credit: '市融媒体中心',
      creditNote: '市融媒体中心图',
      after: 1,
    },
  ]);
});

describe('a page like two reports with a picture between them', () => {
  const lead = '6月18日上午，县长何川在县会展中心同来访的邻县代表团举行座谈。';
  const cutHalf =
    '二是加快公共交通更新。今年以来新增线路四条，客流稳步上升。双方要乘势推进，加强两';
  const rest = '县乡村线路的衔接，方便居民出行，服务两地各自的发展。';
  const page = parse(
    [
      '',
      '何川同邻县代表团座谈 两县一致同意《客运互通办法》继续延期',
      '',
      '客运合作进入更快更稳的新阶段',
      '',
      lead,
      '',
      '双方先后看了车站和调度室。',
      '',
      '',
      '何川说，办法实行十年，往来的居民多了三倍，两地的日子过得更近了。',
      '',
      ' ',
      '座谈之前，代表团参观了县志馆。',
      '',
      '■据清河社',
      '',
      '',
      '6月18日上午，县长何川在县会展中心同来访的邻县代表团举行座谈。座谈之前，代表团参观了县志馆。',
      '',
      '清河社图',
      '',
      '何川同邻县代表团共同会见记者',
      '',
      '两县客运成为多年往来的见证',
      '',
      '',
      '6月18日下午，县长何川在县会展中心同邻县代表团座谈后共同会见记者。',
      '',
      '一是守住安全。车辆每天出站前都要检查，这是往来的前提。',
      '',
      cutHalf,
      '',
      rest,
      '',
      '三是做好冬季养护，备足融雪物资，保证山区路段畅通。',
      '',
      '■据清河社',
    ].join('\n'),
  );

  test('is two articles, the picture with the first', () => {
    expect(page.articles.map(({ headline, deck }) => [headline, deck])).toEqual([
      ['何川同邻县代表团座谈 两县一致同意《客运互通办法》继续延期', '客运合作进入更快更稳的新阶段'],
      ['何川同邻县代表团共同会见记者', '两县客运成为多年往来的见证'],
    ]);
    expect(page.articles.map(({ figures }) => figures.map(({ credit }) => credit))).toEqual([
      ['清河社'],
      [],
    ]);
    expect(page.articles.map(({ sourceNote }) => sourceNote)).toEqual(['■据清河社', '■据清河社']);
    expect(page.dropped).toEqual([]);
  });

  test('joins the numbered paragraph of prose that a page break cut', () => {
    expect(page.articles[1]?.blocks.map(({ text }) => text)).toEqual([
      '6月18日下午，县长何川在县会展中心同邻县代表团座谈后共同会见记者。',
      '一是守住安全。车辆每天出站前都要检查，这是往来的前提。',
      `${cutHalf}${rest}`,
      '三是做好冬季养护，备足融雪物资，保证山区路段畅通。',
    ]);
  });
});

describe('pages of other papers', () => {
  const indented = `　　${first}\n　　${second}`;

  test('a story continued on the next page without a headline goes on where it broke', () => {
    const text = `水位回落\n\n　　${first}\n　　“三年攒钱，三年垒台，三年盖房”，是\n（下转第二版）\n\n2021年8月19日　星期四　2　要闻\n\n（上接第一版）\n几代人的日子。今年，他们搬进了新村。\n　　${second}`;
    expect(bodies(text)).toEqual([
      [first, '“三年攒钱，三年垒台，三年盖房”，是几代人的日子。今年，他们搬进了新村。', second],
    ]);
  });

  test('a byline in brackets below a story closes it', () => {
    const text = `大棚西瓜上市\n\n${indented}\n（通讯员　陈建华）\n\n柳河镇整治村口乱线\n\n${indented}\n（记者　马晓丽）\n`;
    expect(parse(text).articles.map(({ headline, byline }) => [headline, byline])).toEqual([
      ['大棚西瓜上市', '陈建华'],
      ['柳河镇整治村口乱线', '马晓丽'],
    ]);
  });

  test('verse below the name of the poet is no heap of headings', () => {
    const text = `雨中\n丁　宁\n\n细雨把山路洗软了\n父亲在坡上等我\n他不说话\n像从前那样\n\n读旧信\n苏　北\n\n${indented}`;
    const [poem, essay] = parse(text).articles;
    expect(poem?.headline).toBe('雨中');
    expect(poem?.blocks.map((block) => block.text)).toEqual([
      '细雨把山路洗软了',
      '父亲在坡上等我',
      '他不说话',
      '像从前那样',
    ]);
    expect([essay?.headline, essay?.byline]).toEqual(['读旧信', '苏　北']);
  });

  test('rows of a table and a date below a document stand alone', () => {
    const text = `上半年收入公布\n\n　　${first}各县如下：\n县　　金额（元）　　增速（%）\n河东　　17032　　8.4\n河西　　15218　　8.1\n　　${second}\n2018年3月19日`;
    expect(bodies(text)).toEqual([
      [
        `${first}各县如下：`,
        '县　　金额（元）　　增速（%）',
        '河东　　17032　　8.4',
        '河西　　15218　　8.1',
        second,
        '2018年3月19日',
      ],
    ]);
  });

  test('turns of a talk are paragraphs, the first too', () => {
    const text = `作家谈新书\n采写：清河晚报记者　高远\n周枫。　受访者供图\n\n清河晚报：这本书写了几年？\n周枫：断断续续有三年。\n清河晚报：为什么停？\n周枫：写不下去了。`;
    const [talk] = parse(text).articles;
    expect(talk?.blocks.map((block) => block.text)).toEqual([
      '清河晚报：这本书写了几年？',
      '周枫：断断续续有三年。',
      '清河晚报：为什么停？',
      '周枫：写不下去了。',
    ]);
    expect(talk?.figures).toMatchObject([{ caption: '周枫。', credit: '受访者' }]);
  });

  test('a picture with its words is a story', () => {
    const text = `晒秋\n9月30日，村民在屋顶晾晒辣椒，引来众多游客。\n胡林摄（影像中国）\n\n村里办起运动会\n\n　　本报清河10月1日电　（记者何燕）${first}\n　　${second}`;
    const [photo, report] = parse(text).articles;
    expect(photo).toMatchObject({
      headline: '晒秋',
      blocks: [],
      figures: [{ credit: '胡林（影像中国）' }],
    });
    expect(report).toMatchObject({ headline: '村里办起运动会', people: [{ name: '何燕' }] });
  });

  test('sections numbered 01, 02 belong to the story, a lone 03 to the page', () => {
    const text = `冬天进补要避开误区\n\n01\n\n误区一：越贵越好\n\n${first}\n\n02\n\n误区二：多多益善\n\n${second}`;
    const [article] = parse(text).articles;
    expect(article?.headline).toBe('冬天进补要避开误区');
    expect(article?.blocks.map((block) => block.text)).toEqual([
      '01',
      '误区一：越贵越好',
      first,
      '02',
      '误区二：多多益善',
      second,
    ]);
    expect(parse(`水位回落\n\n${first}\n\n03\n\n${second}`).dropped).toMatchObject([
      { text: '03' },
    ]);
  });

  test('a line of author, source and time is parted without loss', () => {
    const text = `水位回落\n2026年6月4日 10:15 | 来源：清河社 | 作者：李国 胡喆\n\n${indented}`;
    expect(parse(text).articles).toMatchObject([{ source: '清河社', byline: '李国 胡喆' }]);
    const account = `水位回落\n2026-06-04 07:30\n以下文章来源于清河日报 ，作者刘一\n\n${indented}`;
    expect(parse(account).articles).toMatchObject([{ source: '清河日报', byline: '刘一' }]);
  });

  test('headings set close above indented reports with their own datelines part them', () => {
    const dated = (place: string): string => `　　清河社${place}6月3日电　${second}`;
    const text = `水位回落\n${dated('河东')}\n大桥合龙\n${dated('河西')}\n早班车提前\n${dated('河南')}`;
    expect(parse(text).articles.map((article) => article.headline)).toEqual([
      '水位回落',
      '大桥合龙',
      '早班车提前',
    ]);
  });

  test('a caption set close into a wrapped column breaks no paragraph', () => {
    const lines = column([first], 23).split('\n');
    lines.splice(1, 0, '图为水文站全景。　本报记者　苏宁摄');
    const [article] = parse(`水位回落\n\n${lines.join('\n')}\n${column([second], 23)}`).articles;
    expect(article?.blocks.map((block) => block.text)).toEqual([first, second]);
    expect(article?.figures).toMatchObject([{ credit: '本报记者　苏宁' }]);
  });

  test('items with a dot are a list, the names below a story its writers', () => {
    const text = `报告里的数字\n\n${first}\n\n• 新增就业1200人以上\n\n• 养老金提高20元\n\n${second}（张建国　李玉梅）`;
    const [article] = parse(text).articles;
    expect(article).toMatchObject({ headline: '报告里的数字', byline: '张建国　李玉梅' });
    expect(article?.blocks.map((block) => block.text)).toEqual([
      first,
      '• 新增就业1200人以上',
      '• 养老金提高20元',
      second,
    ]);
  });

  test('a photographer whose name holds 文 is no writer', () => {
    const text = `水位回落\n\n${indented}\n水文站全景。\n本报记者　刘乃文　摄`;
    const [article] = parse(text).articles;
    expect(article).toMatchObject({
      figures: [{ caption: '水文站全景。', credit: '本报记者　刘乃文' }],
    });
    expect(article?.byline).toBe(undefined);
  });

  test('a name alone below a headline is the writer’s, where the story does not mention it', () => {
    expect(parse(`书房里的冬天\n肖文青\n\n${indented}`).articles).toMatchObject([
      { headline: '书房里的冬天', byline: '肖文青' },
    ]);
    expect(parse(`书房里的冬天\n肖文青\n\n${indented}肖文青说。`).articles[0]?.byline).toBe(
      undefined,
    );
  });

  test('numbered lines below a colon stand alone', () => {
    const items = ['1. 中山街道服务中心', '2. 滨河路接种点', '3. 体育馆接种点'];
    const text = `接种点公布\n\n　　即日起，以下接种点开放：\n${items.join('\n')}\n　　${second}`;
    expect(bodies(text)).toEqual([['即日起，以下接种点开放：', ...items, second]]);
  });

  test('a long deck above indented paragraphs is no prose', () => {
    const deck =
      '强调各县要深化客运合作伙伴关系，推动互通办法进入更快更稳、更有作为、更有效率的新阶段';
    const [article] = parse(
      `两县签署客运互通办法\n${deck}\n\n　　清河社河东6月18日电　${first}\n　　${second}`,
    ).articles;
    expect(article).toMatchObject({ deck, dateline: '清河社河东6月18日电' });
  });

  test('a heading that ends with a colon stands above its headline', () => {
    const kicker = '在社区工作人员的真情陪护下：';
    expect(parse(`${kicker}\n\n老人们过上了好日子\n\n${indented}`).articles).toMatchObject([
      { kicker, headline: '老人们过上了好日子' },
    ]);
  });

  test.each([
    ['口述·往事', '一封寄了四十年的信'],
    ['高原支教日记①', '球场修到云上去'],
    ['种植户的五本账', '空心菜为啥改种了中药材？'],
    ['锻铜匠人', '谁来接过老师傅的锤子'],
  ])('“%s” is the kicker of “%s”', (kicker, headline) => {
    expect(parse(`${kicker}\n${headline}\n\n${indented}`).articles).toMatchObject([
      { kicker, headline },
    ]);
  });

  test('what a paragraph cut at a comma goes on with may begin like an item', () => {
    const [opening, rest] = ['会议决定，', '一是进一步扩大范围，二是加大支持。'];
    const text = `会议作出部署\n\n${first}\n\n${opening}\n\nA22版 要闻\n\n${rest}`;
    expect(bodies(text)).toEqual([[first, `${opening}${rest}`]]);
  });

  test('the first half of a paragraph below a byline is no deck', () => {
    const [half, rest] = ['入夜，家住槐树巷的杨婆婆出门，不用', '再打手电筒。'];
    const text = `巷子亮起来\n\n本报记者 王小芳\n\n${half}\n\n${rest}\n\n${first}`;
    expect(bodies(text)).toEqual([[half + rest, first]]);
  });

  test('short names stacked with a date or a number are the page’s', () => {
    const text = `清河金报\n2016年3月18日　星期五\n22　纵深\n\n水位回落\n\n${indented}`;
    expect(parse(text).articles).toMatchObject([{ headline: '水位回落' }]);
    expect(parse(text).articles[0]?.kicker).toBe(undefined);
  });

  test('who drew the picture is no editor', () => {
    const text = `水位回落\n\n${indented}\n\n\n水文站示意。\n\n制图 王小芳`;
    expect(parse(text).articles[0]?.figures).toMatchObject([{ credit: '王小芳' }]);
  });

  test('an agency in brackets amid a story is a picture’s', () => {
    const text = `水位回落\n\n　　${first}\n\n水文站全景。\n（美联社）\n\n　　${second}`;
    const [article] = parse(text).articles;
    expect(article?.figures).toMatchObject([{ caption: '水文站全景。', credit: '美联社' }]);
    expect(article?.source).toBe(undefined);
  });
});

describe('pages cut and set by hand', () => {
  const page = `　　${first}\n　　${second}`;

  test('a phrase of the story is whole, though it ends like half a line', () => {
    const story = `${first}他说，水位回落是大家守出来的，不能松劲。`;
    const text = `水位回落是大家守出来的\n青石河闸口恢复正常\n\n　　${story}\n　　${second}`;
    expect(parse(text).articles).toMatchObject([
      { kicker: '水位回落是大家守出来的', headline: '青石河闸口恢复正常' },
    ]);
    expect(parse(`在青石河边长大的\n三代守闸人\n\n${page}`).articles).toMatchObject([
      { headline: '在青石河边长大的三代守闸人' },
    ]);
  });

  test('what begins like an item, below a wide gap, heads the next story', () => {
    const text = `水位回落\n\n${first}\n\n${second}\n\n\n\n四是看好每一座闸口\n闸口排班公布\n\n${first}\n\n${second}看好每一座闸口，`;
    expect(parse(text).articles.map((article) => article.headline)).toEqual([
      '水位回落',
      '闸口排班公布',
    ]);
  });

  test('a closing mark alone in the last line of a column ends the sentence', () => {
    const said = '“今年入汛以来，我们每天测六次水位，一次也没有落下，心里才踏实。”';
    const [lines, mark] = [said.slice(0, -1), said.slice(-1)];
    const next =
      '居民们说，夜里听见巡堤的脚步声，睡得安稳，这样的日子会越来越多，因为新闸快要建好，';
    const text = `守闸\n\n${column([first, second], 33)}\n　　${lines}\n${mark}\n${next}\n\n大家都等着。`;
    expect(bodies(text)).toEqual([[first, second, said, `${next}大家都等着。`]]);
  });

  test('a sentence that tells of a telephone is no notice', () => {
    const [half, rest] = ['居民可以拨打值班', '热线电话961017，值班人员在第二天就上门看了水井。'];
    const text = `水位回落\n\n${first}\n\n${half}\n\nA02 要闻\n\n${rest}\n\n${second}`;
    expect(bodies(text)).toEqual([[first, half + rest, second]]);
  });

  test('a semicolon ends an item of a list, not a paragraph', () => {
    const [half, rest] = ['调研组先后察看了北闸、西闸；', '结合沙盘，了解了两处险段的加固情况。'];
    expect(bodies(`水位回落\n\n${first}\n\n${half}\n\n${rest}`)).toEqual([[first, half + rest]]);
    const list = ['会议要求：', '加固两处险段；', '更新三座水尺；', '培训值班人员。'];
    expect(bodies(`水位回落\n\n${list.join('\n\n')}`)).toEqual([list]);
  });

  test('a long line without a mark between paragraphs is half of one', () => {
    const half = '两岸的居民和守闸人一起提出的整个值守方案将会在保护我们这条河的方面';
    expect(bodies(`水位回落\n\n${first}\n\n${half}\n\n起到作用。\n\n${second}`)).toEqual([
      [first, `${half}起到作用。`, second],
    ]);
  });

  test('a number cut between its figures is one', () => {
    const text = `水位回落\n\n市水务局局长周远1\n\n7日察看了北闸。\n\n${first}`;
    expect(bodies(text)).toEqual([['市水务局局长周远17日察看了北闸。', first]]);
  });

  test('a headline may hold a comma or end with a cry', () => {
    for (const headline of [
      '清河日报评论员文章：守住堤防是今年入汛以来最要紧的事，但也要守得从容不迫',
      '守闸人周远：为了“安澜的青石河”，守下去！',
    ])
      expect(parse(`${headline}\n\n${first}\n\n${second}`).articles).toMatchObject([
        { headline, blocks: [{ text: first }, { text: second }] },
      ]);
  });

  test('two headlines that begin alike are no talk', () => {
    const text = `清河：水位回落\n\n${page}\n\n\n清河：新闸开工\n\n${page}`;
    expect(parse(text).articles.map((article) => article.headline)).toEqual([
      '清河：水位回落',
      '清河：新闸开工',
    ]);
  });

  test('whose report it is may stand above a story', () => {
    const text = `水位回落\n\n${page}\n\n\n据清河电视台报道\n新闸开工\n\n${page}`;
    expect(parse(text).articles).toMatchObject([
      { headline: '水位回落' },
      { kicker: '据清河电视台报道', headline: '新闸开工' },
    ]);
    expect(parse(text).articles[0]?.source).toBe(undefined);
  });

  test('who signs far to the right has written it, and what signs a notice stands alone', () => {
    const right = ' '.repeat(30);
    const letter = `巷口的灯该修了\n\n${page}\n${right}建设路居民 刘桂兰\n\n\n水位回落\n\n${page}`;
    expect(parse(letter).articles).toMatchObject([{ byline: '刘桂兰' }, { headline: '水位回落' }]);
    const notice = `停水公告\n\n　　${first}\n　　咨询电话：96116\n${right}清河市水务集团有限公司\n${right}2026年5月19日`;
    expect(bodies(notice)).toEqual([
      [first, '咨询电话：96116', '清河市水务集团有限公司', '2026年5月19日'],
    ]);
  });

  test('verse below a name is a poem', () => {
    const verse = ['风从垄上走过', '像母亲的手', '抚过低头的麦子', '远处的布谷', '叫进村庄'];
    expect(parse(`麦地（外一首）\n沈苇航\n\n${verse.join('\n')}\n`).articles).toMatchObject([
      { headline: '麦地（外一首）', byline: '沈苇航', blocks: verse.map((text) => ({ text })) },
    ]);
  });

  test('an indented paragraph that is all of a story has its picture’s credit below', () => {
    const caption = '3月25日，茶农在采摘白茶。当日，白茶开采。';
    const text = `春茶开采\n\n　　${caption}\n　　新华社记者 王芳 摄\n\n\n古城夜色\n\n　　游客在看花灯。\n　　本报记者 李明 摄\n`;
    expect(parse(text).articles).toMatchObject([
      { headline: '春茶开采', figures: [{ caption, credit: '新华社记者 王芳' }], blocks: [] },
      { headline: '古城夜色', figures: [{ credit: '本报记者 李明' }], blocks: [] },
    ]);
  });

  test('an indented caption says that it is one', () => {
    const text = `守闸\n\n${page}\n　　图为周远在闸口。　　　本报记者　王　芳摄\n`;
    expect(parse(text).articles[0]?.figures).toMatchObject([
      { caption: '图为周远在闸口。', credit: '本报记者　王　芳' },
    ]);
  });

  test('numbered sentences flush below indented paragraphs are pictures’', () => {
    const captions = ['①选手在推独轮车。', '②孩子们在割稻。'];
    const [article] = parse(`乡村运动会\n\n${page}\n\n${captions.join('\n')}\n`).articles;
    expect(article?.figures.map((figure) => figure.caption)).toEqual(captions);
  });

  test('a marked heading above a dated paragraph parts briefs', () => {
    const brief = (head: string): string => `■${head}\n　　本报讯　${first}`;
    expect(parse(`${brief('博物馆夜场')}\n\n${brief('新线开工')}`).articles).toMatchObject([
      { headline: '■博物馆夜场', dateline: '本报讯' },
      { headline: '■新线开工', dateline: '本报讯' },
    ]);
  });

  test('a source above the editors’ line is no page name', () => {
    const [article] = parse(`水位回落\n\n${page}\n\n来源丨清河新闻\n编辑丨小鹿\n`).articles;
    expect(article?.source).toBe('清河新闻');
  });

  test('a page break amid a wrapped paragraph leaves whole lines, however like headings', () => {
    const lines = column([`${first}${second}`, second], 14).split('\n');
    const text = `水位回落\n\n${column([second], 14)}\n${lines.slice(0, 1).join('\n')}\n\n- 11 -\n\n${lines.slice(1).join('\n')}`;
    expect(bodies(text)).toEqual([[second, `${first}${second}`, second]]);
  });

  test('a dateline that fills its line goes on in the next, blank and all', () => {
    const rest = column([second], 14).split('\n').slice(1).join('\n');
    const text = `水位回落\n\n　　据新华社武汉十二月六日电\n　${second.slice(0, 13)}\n${column([first], 14)}\n${rest}`;
    const [article] = parse(text).articles;
    expect(article).toMatchObject({ dateline: '据新华社武汉十二月六日电' });
    expect(article?.blocks[0]?.text.startsWith(second.slice(0, 13))).toBe(true);
  });

  test('a photographer whose name ends in 文 is no writer', () => {
    const text = `水位回落\n\n${page}\n水文站全景。\n本报记者莫文摄\n`;
    expect(parse(text).articles[0]).toMatchObject({ figures: [{ credit: '本报记者莫文' }] });
  });

  test('a title quoted in a headline may hold commas', () => {
    const headline = '市防汛指挥部召开“守住每一座闸口，护好每一寸河堤”专题协商会 周远主持';
    expect(parse(`${headline}\n${first}\n\n${second}`).articles).toMatchObject([{ headline }]);
  });

  test('a wide gap parts stories in narrow columns too', () => {
    const narrow = column([first, second], 14);
    const headline = '青石河北闸新建工程开工 两岸居民代表到场观看';
    const text = `水位回落\n\n${narrow}\n\n\n\n${headline.repeat(2)}\n\n${narrow}`;
    expect(parse(text).articles.map((article) => article.headline)).toEqual([
      '水位回落',
      headline.repeat(2),
    ]);
  });

  test('headings of like length above long lines are no column', () => {
    const headings = ['市防汛指挥部办公室通报', '三处险段加固全部完成', '两岸步道今起重新开放'];
    const story = `${headings.join('\n')}\n\n${first}`;
    expect(parse(`${story}\n\n\n${story}`).articles).toMatchObject([
      { headline: headings[1] },
      { headline: headings[1] },
    ]);
  });

  test('names alone below a headline are the writers’', () => {
    const text = `县域的新优势\n\n刘鹤鸣　张书雅\n\n${first}\n\n${second}`;
    expect(parse(text).articles).toMatchObject([
      { headline: '县域的新优势', byline: '刘鹤鸣　张书雅', people: [{ name: '刘鹤鸣' }, {}] },
    ]);
  });

  test('a line above one set in the middle is a heading, indented like a paragraph or not', () => {
    const text = `　　青石河治理纪行\n\n　　　　　　一 江 清 水\n\n${page}`;
    expect(parse(text).articles).toMatchObject([
      { kicker: '青石河治理纪行', headline: '一 江 清 水', blocks: [{ text: first }, {}] },
    ]);
  });

  test('a line of dashes parts paragraphs', () => {
    const text = `水位回落\n\n　　${first}\n\n————————\n\n${second}`;
    expect(bodies(text)).toEqual([[first, second]]);
  });

  test('buttons in brackets in one line are told one by one', () => {
    const text = `水位回落\n\n${first}\n\n【纠错】 【责任编辑:王小芳】`;
    expect(parse(text).dropped.map(({ rule }) => rule)).toEqual(['page-chrome', 'editors']);
    expect(bodies(text)).toEqual([[first]]);
  });

  test('rows of a table are no running heads', () => {
    const rows = ['名次　队　金　银', '1　　北闸　40　44', '2　　西闸　40　27'];
    expect(bodies(`奖牌榜\n\n${rows.join('\n')}\n\n${first}`)).toEqual([[...rows, first]]);
  });
});

describe('pages of other layouts and of the web', () => {
  const page = `　　${first}\n　　${second}`;

  test('a jump printed in the line that it breaks is taken out, and the halves are one paragraph', () => {
    const [before, after] = [second.slice(0, 20), second.slice(20)];
    const text = `水位回落\n\n　　${first}\n　　${before}（下转第四版）\n\n大桥合龙\n\n　　清河社河西6月3日电　${first}\n\n第四版　综合\n\n（上接第一版）${after}\n　　${first}`;
    expect(bodies(text)).toEqual([[first, second, first], [first]]);
    const rules = parse(text).dropped.map(({ rule }) => rule);
    expect(rules).toEqual(['jump-to', 'running-head', 'jump-from']);
  });

  test('the name of the page alone at its top, or as its running head gives it, is no kicker', () => {
    const foot = '09版　桥头　2024年9月2日　星期一';
    const text = `国际\n\n水位回落\n\n${page}\n\n\n桥头\n大桥合龙\n\n${page}\n\n${foot}`;
    expect(parse(text).articles.map(({ kicker }) => kicker)).toEqual([undefined, undefined]);
    expect(parse(`桥头\n\n水位回落\n\n${page}`).articles[0]?.kicker).toBe('桥头');
  });

  test('a short line above a wire’s dateline heads it, though all is set close', () => {
    const dated = (place: string): string => `清河社${place}6月3日电（记者王芳）${second}`;
    const text = `水位回落\n${dated('河东')}\n大桥合龙三周年\n${dated('河西')}`;
    expect(parse(text).articles.map(({ headline }) => headline)).toEqual([
      '水位回落',
      '大桥合龙三周年',
    ]);
  });

  test('a medium beside the time it told is the source, a paper beside a day a running head', () => {
    const told = parse(`水位回落\n清河新闻客户端 | 2025-03-06 15:42\n\n${page}`);
    expect(told.articles).toMatchObject([{ source: '清河新闻客户端' }]);
    expect(told.marks.dates).toMatchObject([{ date: '2025-03-06' }]);
    const paper = parse(`清河日报 2025年3月6日\n\n水位回落\n\n${page}`);
    expect(paper.articles[0]?.source).toBe(undefined);
    expect(paper.marks.publications).toEqual(['清河日报']);
  });

  test('a date below a headline is the page’s', () => {
    const text = `水位回落\n\n2024年5月6日\n\n${page}`;
    expect(parse(text).dropped).toMatchObject([{ text: '2024年5月6日' }]);
  });

  test('a wire’s title after its dateline is the headline of what has no other', () => {
    const text = `清河社河东6月3日电　题：闸口的年夜饭\n\n清河社记者王芳、李明\n\n　　${first}\n\n　　${second}`;
    expect(parse(text).articles).toMatchObject([
      { headline: '闸口的年夜饭', dateline: '清河社河东6月3日电', blocks: [{ text: first }, {}] },
    ]);
  });

  test('an indented caption with its photographer below is one, also before the first paragraph', () => {
    const caption = '6月3日，居民在北闸口看新水尺。';
    const shot = '清河社记者 周密 摄';
    const text = `水位回落\n\n　　${caption}\n\n　　${shot}\n\n　　清河社河东6月3日电　${first}\n\n　　${second}`;
    expect(parse(text).articles).toMatchObject([
      { dateline: '清河社河东6月3日电', figures: [{ caption, credit: '清河社记者 周密' }] },
    ]);
  });

  test('a caption fills a narrow column like a paragraph', () => {
    const text = `水位回落\n\n${column([first, second], 15)}\n\n周远（右）和工友在闸口合\n影留念。 （受访者供图）`;
    expect(parse(text).articles).toMatchObject([
      { figures: [{ caption: '周远（右）和工友在闸口合影留念。', credit: '受访者' }] },
    ]);
  });

  test('writers by pen name, in Latin letters and by their office', () => {
    const writers = (line: string): string | undefined =>
      parse(`秋声里的闸口\n\n${line}\n\n${page}`).articles[0]?.byline;
    expect(writers('木　央')).toBe('木　央');
    expect(writers('丁立梅子')).toBe('丁立梅子');
    expect(writers('马上就办')).toBe(undefined);
    expect(writers('Lisa Wang　李嘉宝')).toBe('Lisa Wang　李嘉宝');
    expect(writers('清河县县长　马建业')).toBe('清河县县长　马建业');
  });

  test('a dashed line below a headline is its deck, however it begins like a lead', () => {
    const deck = '——2024年1月10日在清河县第十八届人民代表大会第四次会议上';
    expect(parse(`工作报告\n${deck}\n${page}`).articles).toMatchObject([
      { headline: '工作报告', deck },
    ]);
  });

  test('the box below a paper’s name is no headings', () => {
    const box = 'QINGHE RIBAO\n2024年6月\n5\n星期三\n清河日报社出版\n第27697期\n今日20版';
    const read = parse(`${box}\n\n水位回落\n\n${page}`);
    expect(read.articles).toMatchObject([{ headline: '水位回落' }]);
    expect(read.dropped).toHaveLength(7);
  });

  test('a question that ends in 的 is whole', () => {
    const text = `小城夜市怎么火起来的\n本报记者三赴河街探访\n\n${page}`;
    expect(parse(text).articles).toMatchObject([
      { headline: '小城夜市怎么火起来的', deck: '本报记者三赴河街探访' },
    ]);
  });

  test('who wrote the book that is told of has not written the review', () => {
    const text = `闸口的书\n\n聂　晶\n\n　　作者：叶文\n　　出版社：清河出版社\n\n${page}`;
    expect(parse(text).articles[0]?.byline).toBe('聂　晶');
  });

  test.each([
    ['教育一线·走进乡村学校', '教室里有新太阳'],
    ['全省青年排球联赛', '清河队主场开门红'],
    ['新春走军营', '风雪闸口又一年'],
    ['老街手艺人', '石头会说话'],
    ['周远在河东区调研时强调', '把两岸居民放在心上'],
    ['周远在河东区调研时指出', '各闸口按计划正常调度'],
  ])('%s is the kicker of %s', (kicker, headline) => {
    expect(parse(`${kicker}\n\n${headline}\n\n${page}`).articles).toMatchObject([
      { kicker, headline },
    ]);
  });

  test('which of two plain lines is the headline is doubtful, with the mark of a deck it is not', () => {
    const confidence = (lines: string): number | undefined =>
      parse(`${lines}\n\n${page}`).decisions.find(({ part }) => part === 'headline')?.confidence;
    expect(confidence('北闸传来的好消息\n青石河测得入汛以来最高水位 各闸口正常调度')).toBeLessThan(
      0.85,
    );
    expect(confidence('小个子闸工闯出大名声\n\n——记青石河闸工周远')).toBeGreaterThan(0.85);
  });

  test('pictures with their own headlines below one another are stories each', () => {
    const picture = (headline: string): string =>
      `${headline}\n\n10月8日，居民在闸口看新水尺。\n周远摄（清河视觉）`;
    const text = ['闸口秋色', '北岸晨光', '渡口人家'].map(picture).join('\n\n');
    expect(parse(text).articles.map(({ headline, figures }) => [headline, figures.length])).toEqual(
      [
        ['闸口秋色', 1],
        ['北岸晨光', 1],
        ['渡口人家', 1],
      ],
    );
  });

  test('two characters below a longer headline are its writer’s name', () => {
    const text = `青石河水位回落过半\n\n刘楠\n\n${page}`;
    expect(parse(text).articles).toMatchObject([{ byline: '刘楠' }]);
    expect(parse(`闸口\n\n高原\n\n${page}`).articles[0]?.byline).toBe(undefined);
  });

  test('who signs in brackets far to the right has written it', () => {
    const text = `水位回落\n\n${page}\n　　　　　　　　　　　　（市民　周远）`;
    expect(parse(text).articles).toMatchObject([{ byline: '周远' }]);
  });

  test('page number and date break a sentence wherever they stand', () => {
    const [before, after] = [second.slice(0, 20), second.slice(20)];
    const head = '05 版 综合 2024 年 1 月 10 日 星期三';
    const text = `水位回落\n\n　　${first}\n　　${before}\n${head}\n${after}`;
    expect(bodies(text)).toEqual([[first, second]]);
  });

  test('who wrote and who took the pictures in one line is no credit', () => {
    const text = `水位回落\n\n林小雅/文　周建/图\n\n${page}`;
    expect(parse(text).articles).toMatchObject([{ byline: '林小雅/文　周建/图', figures: [] }]);
    const spaced = text.replace('林小雅/文　周建/图', '林小雅 文 周建 摄');
    expect(parse(spaced).articles).toMatchObject([{ byline: '林小雅 文 周建 摄', figures: [] }]);
  });

  test.each([
    ['2025-03-06 11:02 清河新闻客户端', '清河新闻客户端'],
    ['清河社\n2025-03-06', '清河社'],
    ['2025年03月06日11:02 | 来源：人民网－清河日报', '人民网－清河日报'],
  ])('a short headline over %s is no page name', (stamp, source) => {
    const read = parse(`水位回落\n${stamp}\n\n${page}`);
    expect(read.articles).toMatchObject([
      { headline: '水位回落', source, blocks: [{ text: first }, { text: second }] },
    ]);
    expect(read.marks.dates).toMatchObject([{ date: '2025-03-06' }]);
  });

  test.each([
    ['本报记者 王芳', { byline: '王芳' }],
    ['　据清河社', { source: '清河社' }],
    ['\n　　　　　　　　　　　　清河社', { source: '清河社' }],
  ])('%s after the last sentence, without brackets, is not of the text', (note, fields) => {
    expect(parse(`水位回落\n\n${page}${note}`).articles).toMatchObject([
      { ...fields, blocks: [{ text: first }, { text: second }] },
    ]);
  });

  test('a dateline in brackets names its reporter', () => {
    const text = `水位回落\n\n（清河社记者 王芳 河东6月3日电）${first}\n\n${second}`;
    expect(parse(text).articles).toMatchObject([
      { byline: '王芳', dateline: '（清河社记者 王芳 河东6月3日电）' },
    ]);
  });

  test('a name in Latin letters below a headline is the writer’s, with By or without', () => {
    const people = (line: string) =>
      parse(`水位回落过半\n\n${line}\n\n${page}`).articles[0]?.people;
    expect(people('Anna Li')).toEqual([{ name: 'Anna Li' }]);
    expect(people('By Anna Li')).toEqual([{ name: 'Anna Li' }]);
  });

  test('the name of a column alone as a headline is doubted', () => {
    const { decisions } = parse(`【一线见闻】\n\n${page}`);
    expect(decisions.find(({ part }) => part === 'headline')?.confidence).toBeLessThan(0.85);
  });

  test('the days of a diary are no running heads', () => {
    const text = `闸口日记\n\n6月3日　星期三　晴\n\n　　${first}\n\n6月4日　星期四　多云\n\n　　${second}`;
    const { articles, dropped } = parse(text);
    expect(dropped).toEqual([]);
    expect(articles[0]?.blocks.map((block) => block.text)).toContain('6月4日　星期四　多云');
  });

  test('an info line with blanks inside its brackets and after its labels is parted', () => {
    const info =
      '来源： 县教育局    发布时间： 2024-08-30 17:12    点击数： 156    [ 打印 ]  [ 关闭 ]';
    expect(parse(`水位回落\n${info}\n${page}`).articles).toMatchObject([
      { headline: '水位回落', source: '县教育局', blocks: [{ text: first }, { text: second }] },
    ]);
  });

  test('a salutation opens a letter and is no half of its headline', () => {
    const text = `读者来信\n\n闸口的路灯坏了半年\n\n编辑同志：\n${page}`;
    expect(parse(text).articles).toMatchObject([
      { headline: '闸口的路灯坏了半年', blocks: [{ text: '编辑同志：' }, {}, {}] },
    ]);
  });

  test('headings of like length close above long paragraphs are no column', () => {
    const text = `从“看水涨”到“管水位”\n青石河百姓圆了安澜梦\n三年奔走　七百万元　一座新闸\n本报记者 王小芳\n${page}`;
    expect(parse(text).articles).toMatchObject([{ headline: '青石河百姓圆了安澜梦' }]);
  });

  test('a starred line above a wire’s dateline is a headline, not an item', () => {
    const dated = (place: string): string => `　　据清河社${place}6月3日电　${second}`;
    const text = `★水位回落\n${dated('河东')}\n★大桥合龙\n${dated('河西')}`;
    expect(parse(text).articles.map(({ headline }) => headline)).toEqual([
      '★水位回落',
      '★大桥合龙',
    ]);
  });
});

describe('pages wrapped and broken in other ways', () => {
  const page = `　　${first}\n　　${second}`;

  test('a column may be as wide as Chinese characters, two figures in the place of one', () => {
    const places = (text: string): string => {
      let width = 0;
      return text.replace(/./gu, (char) => {
        const own = /[ -~]/u.test(char) ? 0.5 : 1;
        const full = width + own > 16;
        width = full ? own : width + own;
        return full ? `\n${char}` : char;
      });
    };
    const story = [
      `三年的流量依次是12345.67、11980.25、10250.75、9980.50和9870.25立方米。${first}`,
      `三年的水位依次是102.34、101.98、101.25、100.98、100.87和100.12米。${second}`,
    ];
    expect(bodies(`水位回落\n\n${story.map(places).join('\n\n')}`)).toEqual([story]);
  });

  test('a wrapped line that ends a sentence at the edge of the column ends no paragraph', () => {
    const text = `${'守闸的人换了三代，'.repeat(3)}水位尺还是那一把。${second}`;
    expect(bodies(`水位回落\n\n${column([text], 18, '')}\n\n${column([first], 18, '')}`)).toEqual([
      [text, first],
    ]);
  });

  test('a flush paragraph between indented ones goes on after the break of the page', () => {
    const last = '守闸的人换了三代，水位尺还是那一把。';
    const text = `水位回落\n\n　　${first}\n\n${second}\n\n　　${last}`;
    expect(bodies(text)).toEqual([[first + second, last]]);
  });

  test('a headline longer than the column is no line of it', () => {
    const headline = '市防汛指挥部召开全市防汛工作会议部署主汛期值守';
    const text = `${headline}\n各闸口按计划正常调度\n\n${column([first], 18, '')}\n\n${column([second], 18, '')}`;
    expect(parse(text).articles).toMatchObject([{ headline, blocks: [{}, {}] }]);
  });

  test('the first two lines of a story, cut by a running head, are no headings', () => {
    const [half, rest] = [column([first], 18, '').split('\n').slice(0, 1), first.slice(18)];
    const text = `水位回落\n\n${half.join('')}\n${rest.slice(0, 4)}\n\nA02 要闻\n\n${column([rest.slice(4)], 18, '')}\n\n${column([second, first], 18, '').replace(/\n(?=青石河)/u, '\n\n')}`;
    expect(bodies(text)).toEqual([[first, second, first]]);
  });

  test('headings as long as the column is wide are no paragraph of it', () => {
    const [headline, deck] = ['青石河百姓今年圆了安澜梦', '市水务局：一次加固到底，两岸不再搬家'];
    const text = `${headline}\n${deck}\n\n${column([first], 12, '')}\n\n${column([second], 12, '')}`;
    expect(parse(text).articles).toMatchObject([{ headline, deck, blocks: [{}, {}] }]);
  });

  test('two full lines below a paragraph are the first half of one that a picture cuts', () => {
    const story = '老闸口的守闸人换了三代人，可是水位尺还是那一把，刻度磨得发亮。';
    const lines = column([story], 14, '').split('\n');
    const text = `水位回落\n\n${column([first], 14, '')}\n\n${lines.slice(0, 2).join('\n')}\n\n图为周远在闸口。\n\n${lines.slice(2).join('\n')}`;
    expect(bodies(text)).toEqual([[first, story]]);
  });

  test('far to the right below a running head stands a headline, not who signs', () => {
    const right = ' '.repeat(18);
    const text = `2026年6月3日 星期三\n\n${right}水位回落\n\n${right}各闸口按计划正常调度\n\n${page}`;
    expect(parse(text).articles).toMatchObject([
      { headline: '水位回落', deck: '各闸口按计划正常调度' },
    ]);
  });

  test('a headline that tells of another matter begins a story, and is doubted', () => {
    const headline = '老城图书馆延长夜间开放时间';
    const story = '　　老城图书馆从六月起延长夜间开放时间，每晚开到十点。';
    const { articles, decisions } = parse(`水位回落\n\n${page}\n\n${headline}\n\n${story}`);
    expect(articles).toMatchObject([{ headline: '水位回落' }, { headline }]);
    const confidence = decisions.find((decision) => decision.text === headline)?.confidence;
    expect(confidence).toBeLessThan(0.7);
  });

  test.each(['（清河社）', '（清河社发）'])(
    '%s below a repeated sentence is its credit',
    (credit) => {
      const [caption] = second.split('，');
      const said = `${caption}。${second}`;
      const text = `水位回落\n\n${first}\n${said}\n\n${caption}。\n${credit}\n\n来源：清河日报\n`;
      expect(parse(text).articles).toMatchObject([
        { source: '清河日报', figures: [{ caption: `${caption}。`, credit: '清河社' }] },
      ]);
    },
  );

  test.each(['（清河社）', '（清河社稿）'])('%s below a headline is of a picture', (note) => {
    const text = `水位回落\n\n水文站全景。${note}\n\n${first}\n\n${second}\n`;
    expect(parse(text).articles).toMatchObject([
      { figures: [{ caption: '水文站全景。', credit: '清河社' }], blocks: [{}, {}] },
    ]);
  });

  test('a credit may stand above its caption', () => {
    const text = `水位回落\n\n${page}\n\n本报记者 王芳 摄\n图为周远在闸口。\n`;
    expect(parse(text).articles[0]?.figures).toMatchObject([
      { caption: '图为周远在闸口。', credit: '本报记者 王芳' },
    ]);
    expect(parse(text).articles[0]?.source).toBe(undefined);
  });

  test('a picture with its headline is a story of its own where a gap parts it from the next', () => {
    const text = `春茶开采\n\n茶农在采摘白茶。\n本报记者 王芳 摄\n\n\n水位回落\n\n${page}`;
    expect(parse(text).articles).toMatchObject([
      { headline: '春茶开采', figures: [{ caption: '茶农在采摘白茶。' }] },
      { headline: '水位回落', blocks: [{}, {}] },
    ]);
  });

  test('several sentences above a credit are a caption in doubt', () => {
    const said = '闸口今天换了新尺。守闸人周远量了三遍。';
    const text = `水位回落\n\n${first}\n\n${said}\n\n清河社发\n\n${second}`;
    const decision = parse(text).decisions.find(({ part }) => part === 'caption');
    expect(decision?.confidence).toBeLessThan(0.85);
  });

  test('a note that closes a story is its own, though a caption says what its last paragraph says', () => {
    const last = '守闸的人换了三代。';
    const note = (credit: string): string =>
      `水位回落\n\n${first}\n\n${last}\n本报记者 王芳 摄\n\n${second}\n\n${last}\n${credit}\n`;
    expect(parse(note('（清河社）')).articles).toMatchObject([
      {
        source: '清河社',
        figures: [{ credit: '本报记者 王芳' }],
        blocks: [{}, {}, { text: last }],
      },
    ]);
    const said = `水位回落\n\n${first}\n${last}${second}\n\n${last}\n（据清河社）\n`;
    expect(parse(said).articles[0]?.source).toBe('清河社');
  });

  test('a kicker with a day that stops short of the column is no first line of a paragraph', () => {
    const text = `副市长何文山7日至12日在河东区调研\n青石河堤防加固工程提前完工\n\n${column([first], 30, '')}\n\n${column([second], 30, '')}`;
    expect(parse(text).articles).toMatchObject([
      { kicker: '副市长何文山7日至12日在河东区调研', blocks: [{}, {}] },
    ]);
  });

  test('“今年以来，” opens a sentence, though the page breaks it off', () => {
    const [half, rest] = ['今年以来，青石河两岸的三座老', '水尺换了新的。'];
    expect(bodies(`水位回落\n\n${half}\n\n${rest}\n\n${second}`)).toEqual([[half + rest, second]]);
  });

  test('a credit parted by the end of its line is one', () => {
    const caption = '守闸的人换了三代，水位尺还是那一把。';
    const text = `水位回落\n\n${page}\n\n▲${caption} 本报\n记者摄\n`;
    expect(parse(text).articles[0]?.figures).toMatchObject([{ caption, credit: '本报记者' }]);
  });

  test.each(['▲', '↑', '◀ ', '●'])(
    '%s points to the picture, and is no word of its caption',
    (mark) => {
      const caption = '守闸的人换了三代，水位尺还是那一把。';
      const text = `水位回落\n\n${page}\n\n${mark}${caption} 清河社 摄\n`;
      expect(parse(text).articles[0]?.figures).toMatchObject([{ pointer: mark, caption }]);
    },
  );

  test('a credit below two lines of a caption is no source of the story', () => {
    const lines = ['守闸的人换了三代，北闸的水位尺还是', '那一把，刻度磨得发亮。'];
    const text = `水位回落\n\n${column([first, second], 17)}\n\n${lines.join('\n')}\n图据清河社\n\n${column([`尺是旧的。${first}`], 17)}`;
    expect(parse(text).articles[0]).toMatchObject({
      figures: [{ caption: lines.join(''), credit: '清河社' }],
    });
  });

  test('a repeated sentence is a caption even amid the paragraph that says it', () => {
    const said = '水位尺还是那一把。';
    const half = `守闸的人换了三代，${said}今年入汛以来的最高水位`;
    const text = `水位回落\n\n　　${half}\n\n水位尺还是那一把。\n\n已经过去。\n\n　　${second}`;
    expect(parse(text.replaceAll('守闸', `${said}守闸`)).articles).toMatchObject([
      { figures: [{ caption: said }], blocks: [{}, { text: second }] },
    ]);
  });

  test('a headline that ends in “祥和” is whole, and so is the phrase below it', () => {
    const text = `清河古城过节祥和\n各闸口按计划正常调度\n\n${page}`;
    expect(parse(text).articles).toMatchObject([
      { headline: '清河古城过节祥和', deck: '各闸口按计划正常调度' },
    ]);
  });

  test('a phrase of the lead below its headline is a deck, though the lead says both in a row', () => {
    const story = '市水务局局长周远察看青石河堤防时表示，汛情平稳。';
    const text = `周远察看青石河堤防\n时表示\n\n　　${story}\n　　${second}`;
    expect(parse(text).articles).toMatchObject([{ headline: '周远察看青石河堤防时表示' }]);
    const apart = `周远察看青石河\n堤防牢固\n\n　　周远察看青石河堤防牢固，堤防牢固，汛情平稳。\n　　${second}`;
    expect(parse(apart).articles).toMatchObject([{ headline: '周远察看青石河', deck: '堤防牢固' }]);
  });

  test('a reporter in brackets before the text says where it was filed', () => {
    const text = `水位回落\n\n　　〔記者林怡君／新竹報導〕${first}\n　　${second}`;
    expect(parse(text).articles).toMatchObject([
      { byline: '林怡君', dateline: '新竹報導', blocks: [{ text: first }, { text: second }] },
    ]);
  });

  test('a dateline with its reporter may fill the first line of a column', () => {
    const text = `水位回落\n\n${column([`本报讯　记者乐乐报道：${first}`, second], 17)}`;
    expect(parse(text).articles).toMatchObject([
      {
        byline: '乐乐',
        dateline: '本报讯',
        blocks: [{ text: first }, { text: second }],
      },
    ]);
  });

  test.each(['（零点）', '（零　点）', '（时光　零点）', '（高二（3）班 零点）'])(
    '%s below a story or after its last sentence is who wrote it',
    (note) => {
      for (const joint of ['', '\n　　　　　　', '\n\n　　']) {
        const page = parse(`水位回落\n\n　　${first}\n　　${second}${joint}${note}\n`);
        expect(page.articles).toMatchObject([
          { bylineNote: note, blocks: [{ text: first }, { text: second }] },
        ]);
      }
    },
  );

  test('a marked name below a headline is the writer’s, in doubt', () => {
    const page = parse(`水位回落\n◎零点\n\n　　${first}\n　　${second}`);
    expect(page.articles).toMatchObject([{ headline: '水位回落', byline: '零点' }]);
    expect(page.decisions.find(({ part }) => part === 'byline')?.confidence).toBeLessThan(0.85);
    const spaced = parse(`水位回落\n王芳　零　点\n\n　　${first}\n　　${second}`);
    expect(spaced.articles).toMatchObject([{ people: [{ name: '王芳' }, { name: '零点' }] }]);
  });

  test.each([
    ['（王芳', '李明）', { byline: '王芳 李明' }],
    ['（', '零点）', { byline: '零点' }],
  ])('a note cut by the end of its line is one: %s', (above, below, found) => {
    const page = parse(`水位回落\n\n　　${first}\n　　${second}${above}\n${below}\n`);
    expect(page.articles).toMatchObject([
      { ...found, blocks: [{ text: first }, { text: second }] },
    ]);
  });

  test.each([
    ['水文站全景。（', '清河社稿）', '清河社'],
    ['水文站全景。　王', '芳摄', '王芳'],
    ['水文站全景。　图/', '记者 王芳', '记者 王芳'],
    ['水文站全景。　图/记者 王小', '芳', '记者 王小芳'],
  ])('a credit cut by the end of its line is one: %s', (above, below, credit) => {
    const text = `水位回落\n\n　　${first}\n　　${second}\n\n图为${above}\n${below}\n`;
    expect(parse(text).articles).toMatchObject([
      { figures: [{ caption: '图为水文站全景。', credit }], blocks: [{}, {}] },
    ]);
  });

  test('an agency’s note below a picture’s words is a credit', () => {
    for (const caption of ['这是水文站全景。', '巡堤队员在换岗']) {
      const text = `水位回落\n\n${caption}\n（清河社稿）\n\n　　${first}\n\n　　${second}\n`;
      expect(parse(text).articles).toMatchObject([{ figures: [{ caption, credit: '清河社' }] }]);
    }
  });
});

test('the slip of a clipping is furniture, the headline that it names is the headline', () => {
  const page = parse(
    [
      '报名：清河日报',
      '日期：1983年4月8日',
      '版次：第2版',
      '',
      '标题：旧渡口架起新桥',
      '作者：王芳',
      '',
      first,
    ].join('\n'),
  );
  expect(page.articles.map(({ headline }) => headline)).toEqual(['旧渡口架起新桥']);
  expect(page.dropped.map(({ text }) => text)).toEqual([
    '报名：清河日报',
    '日期：1983年4月8日',
    '版次：第2版',
    '标题：',
  ]);
});

describe('headings set further in than paragraphs', () => {
  const flush = (gap: string): string =>
    [
      '        旧渡口架起新桥',
      '        两岸来往省下一小时',
      '',
      '青石河上的新桥昨天通车，旧渡口从此停摆。',
      gap,
      '桥长三百米，双向两车道，两侧设有人行道。',
      '',
      '',
      '        夜校开到了家门口',
      '        课程由居民自己挑',
      '',
      '河东区的夜校昨晚开课，首批学员有八十人。',
      gap,
      '课程有书法、烹饪和急救，全部免费。',
    ].join('\n');
  test.each([
    ['flush', ''],
    ['with one more line between', '　'],
  ])('head paragraphs that are set %s', (_, gap) => {
    expect(
      parse(flush(gap)).articles.map(({ headline, deck, blocks }) => [
        headline,
        deck,
        blocks.length,
      ]),
    ).toEqual([
      ['旧渡口架起新桥', '两岸来往省下一小时', 2],
      ['夜校开到了家门口', '课程由居民自己挑', 2],
    ]);
  });

  test('and headings that are set in just as far', () => {
    const page = `读者来信\n    水井边的护栏该修了\n\n    ${first}\n    ${second}`;
    const [article] = parse(page).articles;
    expect([article?.kicker, article?.headline]).toEqual(['读者来信', '水井边的护栏该修了']);
  });

  test('and begin a story below the note that closes the one above', () => {
    const [above, below] = ['水位回落', '夜校开到家门口'].map((title) => `    ${title}`);
    const text = `${above}\n\n    ${first}\n（据清河社电）\n\n${below}\n\n    ${second}\n    ${first}`;
    expect(bodies(text)).toEqual([[first], [second, first]]);
  });

  test('head a narrow column', () => {
    const page = [
      `      旧渡口架起新桥\n${column([first], 18)}`,
      `      夜校开到了家门口\n      课程由居民自己挑\n${column([second], 18)}`,
    ].join('\n\n\n');
    expect(bodies(page)).toEqual([[first], [second]]);
  });
});

describe('notes beside and below a story', () => {
  test.each([
    ['水位回落\n◎守住河东的第一道闸口\n', ''],
    ['水位回落\n朵朵\n', ''],
    ['水位回落\n', '\n　　（河东六月里）'],
    ['水位回落\n', '（河东的朵朵）'],
  ])('what stands where a note stands and reads like none is doubted: %s%s', (above, below) => {
    const { decisions } = parse(`${above}\n　　${first}\n　　${second}${below}\n`);
    const doubted = decisions.filter(({ rule }) => rule === 'note-unread');
    expect(doubted).toMatchObject([{ confidence: 0.6 }]);
  });

  test('a column’s byline stands as far in as the headline above it', () => {
    const text = `      水位回落\n      文/图 记者 王芳\n\n${column([first, second], 22)}`;
    expect(parse(text).articles).toMatchObject([{ headline: '水位回落', byline: '王芳' }]);
  });

  test('a caption in brackets with its credit may be cut by the end of its line', () => {
    const text = `水位回落\n\n${column([first, second], 20)}\n\n（图为居民在北闸口看新水尺。记者\n王芳 摄）\n`;
    expect(parse(text).articles).toMatchObject([
      { figures: [{ caption: '图为居民在北闸口看新水尺。', credit: '记者 王芳' }] },
    ]);
  });

  test.each([
    ['图为', '。'],
    ['这是', '\n'],
  ])('a caption that opens with %s may fill its line', (opening, end) => {
    const text = `水位回落\n\n${opening}居民在北闸口看新立的水\n位尺${end}（清河社稿）\n\n${column([first, second], 14)}`;
    expect(parse(text).articles).toMatchObject([
      {
        figures: [
          { caption: `${opening}居民在北闸口看新立的水位尺${end.trim()}`, credit: '清河社' },
        ],
      },
    ]);
  });
});

test('numbered titles inside a story are its sections, not heads of pages', () => {
  const text = `夜校开到家门口\n\n${first}\n\n01　一盏灯\n\n${second}\n\n02　两张桌\n\n${first}`;
  expect(bodies(text)).toEqual([[first, '01　一盏灯', second, '02　两张桌', first]]);
});

test('a numbered title below a full line of a column heads the next paragraph', () => {
  const full = `${second.slice(0, 34)}。`;
  const text = `水位回落\n\n${column([first, full], 37)}\n一、守住闸口\n${column([second, first], 37)}`;
  expect(bodies(text)).toEqual([[first, full, '一、守住闸口', second, first]]);
});

test('who the author is closes his piece', () => {
  const note = '（作者系市水文站工程师）';
  const text = `水位为什么回落\n李明\n\n${first}\n\n${note}\n\n\n\n夜校开到家门口\n王芳\n\n${second}`;
  expect(bodies(text)).toEqual([[first, note], [second]]);
});

test.each([`通讯员 王芳\n\n　　${first}`, `文/王芳\n本报讯 ${first}`])(
  'a byline below a headline that is set in like a paragraph: %s',
  (rest) => {
    const text = `   北闸村的水退了\n${rest}\n　　${second}\n`;
    expect(parse(text).articles).toMatchObject([
      { headline: '北闸村的水退了', byline: '王芳', blocks: [{ text: first }, { text: second }] },
    ]);
  },
);

test('who reports and from where, in a line of its own', () => {
  const text = `水位回落\n記者王芳／新竹報導\n\n　　${first}\n\n　　${second}\n`;
  expect(parse(text).articles).toMatchObject([{ byline: '王芳', dateline: '新竹報導' }]);
  const [other] = parse(text.replace('新竹', '綜合')).articles;
  expect(other).toMatchObject({ byline: '王芳', bylineNote: '記者王芳／綜合報導' });
  expect(other?.dateline).toBe(undefined);
});

describe('pages that a jump, a break or the end of a line has cut', () => {
  test('what goes on below “上接” is the story that broke off, not one that had ended', () => {
    const text = `水位回落\n\n　　${second}\n（下转第5版）\n\n\n渡口添船\n\n　　三条新船昨天下水，两岸往\n（下转第6版）\n\n（上接第2版）\n\n来不必再绕远路。\n\n　　${first}`;
    expect(bodies(text)).toEqual([[second], ['三条新船昨天下水，两岸往来不必再绕远路。', first]]);
  });

  test('the flush line close above “下转” is the first half of a paragraph', () => {
    const text = `水位回落\n\n${first}\n\n三条新船昨天在东坪镇的老码头旁下水试航往\n（下转第6版）\n\n（上接第2版）\n\n来两岸只要五分钟。\n\n${second}`;
    expect(bodies(text)).toEqual([
      [first, '三条新船昨天在东坪镇的老码头旁下水试航往来两岸只要五分钟。', second],
    ]);
  });

  test('a caption tells that two lines are halves of a paragraph', () => {
    const whole =
      '东坪镇老码头旁三条新船昨天先后下水试航往来两岸只要五分钟，收了稻谷的农户不必再绕远路。';
    const text = `渡口添船\n\n▲${whole}\n\n王芳 摄\n\n\n${whole.slice(0, 22)}\n\n${whole.slice(22)}\n\n${first}\n\n${second}`;
    expect(parse(text).articles).toMatchObject([
      { headline: '渡口添船', figures: [{ caption: whole }] },
    ]);
    expect(bodies(text)).toEqual([[whole, first, second]]);
  });

  test('a blank between two names may have moved to the next line', () => {
    const text = `水位回落\n　　本报清河4月2日电（记者 李明\n　王芳）${first}\n　　${second}`;
    expect(parse(text).articles).toMatchObject([
      { people: [{ name: '李明' }, { name: '王芳' }], blocks: [{ text: first }, { text: second }] },
    ]);
  });

  test('the number of the page, far to the right between two lines of a paragraph', () => {
    const lines = column([first, second], 22).split('\n');
    const at = ' '.repeat(30);
    const text = `A12 社区　　清河日报　2015年12月3日　星期四\n\n水位回落\n\n${[lines[0], `${at}A12`, ...lines.slice(1)].join('\n')}`;
    expect(bodies(text)).toEqual([[first, second]]);
  });

  test('a lone character below the full line of a paragraph belongs to it', () => {
    const [line, rest] = [
      '青石河水文站昨天测得入汛以来的高水位。',
      '局当天表示，未来三天水位将缓慢回落。',
    ];
    const text = `水位回落\n\n　　${line}水\n\n利${rest}\n\n${column([first, second], 22)}`;
    expect(bodies(text.replace('。水', '。\n水'))).toEqual([[`${line}水利${rest}`, first, second]]);
  });

  test('a headline below a line of stars begins a story', () => {
    const text = `水位回落\n\n　　${first}\n\n* * *\n\n渡口添船\n\n　　${second}`;
    expect(parse(text).articles).toMatchObject([
      { headline: '水位回落' },
      { headline: '渡口添船', blocks: [{ text: second }] },
    ]);
  });
});

describe('a page without blank lines between its stories', () => {
  test.each(['（周枫　王芳）', '（巴图·苏和）'])('parts them below who signs: %s', (note) => {
    const text = `水位回落\n本报讯　${first}${note}\n渡口添船\n${second}\n`;
    expect(parse(text).articles).toMatchObject([
      { headline: '水位回落', blocks: [{ text: first }] },
      { headline: '渡口添船', blocks: [{ text: second }] },
    ]);
  });
});

test('what stands close above a byline heads it, though it stands close below a story', () => {
  const text = `水位回落\n本报讯　${first}\n渡口新添的“夜班船”\n学生记者　李明　王芳\n${second}\n`;
  expect(parse(text).articles).toMatchObject([
    { headline: '水位回落', blocks: [{ text: first }] },
    { headline: '渡口新添的“夜班船”', byline: '李明　王芳', blocks: [{ text: second }] },
  ]);
});

describe('headings in the middle', () => {
  const centre = ' '.repeat(20);
  test('begin a story where the headline above stands there too, in doubt', () => {
    const text = `${centre}水位回落\n\n　　${first}\n\n${centre}渡口添船：农户不用再绕远路\n\n　　${second}`;
    const page = parse(text);
    expect(page.articles.map(({ headline }) => headline)).toEqual([
      '水位回落',
      '渡口添船：农户不用再绕远路',
    ]);
    expect(page.decisions.find(({ text: said }) => said.startsWith('渡口'))?.confidence).toBe(0.6);
  });
});

test('a heading with a day stands above a dateline, though blank lines part them', () => {
  const text = `渡口添船\n\n东坪镇的三条新船9日在老码头旁下水\n\n清河社河东6月18日电　${first}\n\n${second}`;
  expect(bodies(text)).toEqual([[first, second]]);
});

describe('headings set in as far as paragraphs', () => {
  test('and a byline close below', () => {
    const text = `水位回落\n\n　　${first}\n\n　　${second}\n\n\n   “渡口奶奶”的两条船\n本报记者　王芳\n${first}\n\n　　${second}`;
    expect(parse(text).articles[1]).toMatchObject({
      headline: '“渡口奶奶”的两条船',
      byline: '王芳',
    });
  });

  test('and a picture below', () => {
    const text = `水位回落\n\n　　${first}\n　　${second}\n\n\n\n    早去早回 不绕远路\n\n乘客在渡口上船。 王　芳 图\n\n　　${first}\n　　${second}`;
    expect(parse(text).articles[1]).toMatchObject({
      headline: '早去早回 不绕远路',
      figures: [{ caption: '乘客在渡口上船。' }],
    });
  });

  test('and close above a dateline, with a comma', () => {
    const text = `　　${first}\n　　${second}\n（通讯员 王芳）\n\n   早去早回 不绕远路\n\n   东坪镇渡口开夜班\n\n   最晚的一班十点，雨天照开\n　　据新华社东坪5月21日电　${first}\n　　${second}`;
    expect(parse(text).articles.at(-1)).toMatchObject({
      kicker: '早去早回 不绕远路',
      headline: '东坪镇渡口开夜班',
      deck: '最晚的一班十点，雨天照开',
    });
  });
});

test('what a web page prints between bars is no text of its', () => {
  const text = `水位回落\n\n　　${first}\n\n　　${second}\n\n关于我们 | 版权声明 | 联系电话 0999-2211000\n`;
  expect(bodies(text)).toEqual([[first, second]]);
});

test('a paper’s name behind “据” closes the story, a house’s name beside a day heads the page', () => {
  const text = `清河新闻 2019年5月15日 星期三\n\n水位回落\n\n　　${first}\n\n　　${second}\n\n\n据清河日报\n\n`;
  expect(parse(text).articles).toMatchObject([{ headline: '水位回落', source: '清河日报' }]);
});

test('whom a dateline names is one of the people, not printed as a byline', () => {
  const lead = `　　本报讯（记者 李明）${first}\n\n　　${second}\n`;
  const [alone] = parse(`水位回落\n\n${lead}`).articles;
  expect(alone).toMatchObject({ datelineNote: '（记者 李明）', people: [{ name: '李明' }] });
  expect(alone?.byline).toBe(undefined);
  expect(parse(`水位回落\n通讯员 王芳\n\n${lead}`).articles).toMatchObject([
    { byline: '王芳', people: [{ name: '李明' }, { name: '王芳' }] },
  ]);
});

describe('headings of several lines', () => {
  const heads = (lines: string, story: string): (string | undefined)[] => {
    const [article] = parse(`${lines}\n\n${story}\n`).articles;
    return [article?.kicker, article?.headline, article?.deck];
  };
  const ferry =
    '本报讯 入夏以来，东坪镇在三个渡口添了船，收了稻谷的农户不必再绕远路。镇里还把磨坊搬到码头，随到随磨。';

  test.each([
    [
      'halves of one length',
      '磨坊搬到码头\n农户不绕远路',
      [undefined, '磨坊搬到码头 农户不绕远路', undefined],
    ],
    [
      'clauses that end alike',
      '渡口亮了 船坐稳了\n乡亲们出门不愁了',
      [undefined, '渡口亮了 船坐稳了 乡亲们出门不愁了', undefined],
    ],
    [
      'what is told of, and what it does',
      '三百封家书\n见证一个渡口的六十年',
      [undefined, '三百封家书 见证一个渡口的六十年', undefined],
    ],
    [
      'a deck with a dash stays a deck',
      '磨坊搬到码头\n——东坪镇便民记',
      [undefined, '磨坊搬到码头', '——东坪镇便民记'],
    ],
  ])('one headline in two lines: %s', (_, lines, expected) => {
    expect(heads(lines, ferry)).toEqual(expected);
  });

  test('what came about is the headline, the particulars below are its deck', () => {
    expect(heads('渡船开进了东坪\n七个村民小组凑钱添了三条', ferry)).toEqual([
      undefined,
      '渡船开进了东坪',
      '七个村民小组凑钱添了三条',
    ]);
    expect(heads('东坪：老磨坊里开书店\n12间旧屋“亮”了起来', ferry)).toEqual([
      undefined,
      '东坪：老磨坊里开书店',
      '12间旧屋“亮”了起来',
    ]);
  });

  test.each([
    ['怕夜路的人家少了一半', '东坪镇夜渡调查'],
    ['磨坊搬到了码头', '东坪镇便民记'],
    ['怕夜路的人家少了一半', '东坪镇的夜渡怎么做'],
    ['河东新桥昨天合龙', '全长11.1公里 四年完工'],
  ])('what kind of piece it is, or how much of it, stands below a headline: %s, %s', (...lines) => {
    expect(heads(lines.join('\n'), ferry)).toEqual([undefined, ...lines]);
  });

  test('of two lines the headline names the place that the lead tells of', () => {
    const lines = '收了稻谷不再摸黑赶路\n\n东坪镇开通夜渡';
    expect(heads(lines, ferry)).toEqual(['收了稻谷不再摸黑赶路', '东坪镇开通夜渡', undefined]);
  });

  test('a count below a headline is its deck, also of the same length', () => {
    expect(heads('渡口日夜有人守\n添船12条', ferry).slice(1)).toEqual([
      '渡口日夜有人守',
      '添船12条',
    ]);
    const lines = '东坪镇昨日退水\n渡船添了12条';
    expect(heads(lines, ferry).slice(1)).toEqual(lines.split('\n'));
  });

  test.each([
    ['东坪镇：渡船添了十条\n农户不绕远路', '东坪镇：渡船添了十条 农户不绕远路'],
    ['【走渡口】省时省力\n有来有往', '【走渡口】省时省力 有来有往'],
  ])('halves behind a label are one headline: %s', (lines, headline) => {
    expect(heads(lines, ferry)).toEqual([undefined, headline, undefined]);
  });

  test('a phrase of the story with a dash is no beginning of the line below', () => {
    const lines = '——收了稻谷的\n农户有了三条新船';
    expect(heads(lines, `${ferry}收了稻谷的，一趟就能运完。`)).toEqual([
      ...lines.split('\n'),
      undefined,
    ]);
  });

  test('two halves below a plain line are the headline', () => {
    const lines = '三个渡口都添船\n\n省时省力 有来有往';
    expect(heads(lines, ferry)).toEqual([...lines.split('\n\n'), undefined]);
  });

  test('a slogan of few words stands above who lives up to it', () => {
    expect(heads('不设名次 改排集体节目\n东坪小学人人都登台', ferry).slice(0, 2)).toEqual([
      '不设名次 改排集体节目',
      '东坪小学人人都登台',
    ]);
    expect(heads('省油 省时 省心\n一条渡船算出3本账', ferry).slice(0, 2)).toEqual([
      '省油 省时 省心',
      '一条渡船算出3本账',
    ]);
  });

  test('headings set in above flush paragraphs are no paragraphs, with a comma or without', () => {
    const page = parse(
      `      东坪镇添了三条渡船\n      最早的一班五点，最晚的一班十点\n${ferry}\n船工周德明说，人多的时候他一天要撑四十个来回。\n`,
    );
    expect(page.articles.map(({ headline, deck }) => [headline, deck])).toEqual([
      ['东坪镇添了三条渡船', '最早的一班五点，最晚的一班十点'],
    ]);
  });

  test('a heading set in a little, with its byline close below', () => {
    const story = `    ${first}\n\n    ${second}\n\n    ${first}`;
    const page = parse(
      `   文化馆为60名学员讲剪纸\n通讯员 周正明\n\n${story}\n\n\n\n   水文站的二十年\n    本报清河4月2日电（记者李明）${first}\n    ${second}\n`,
    );
    expect(page.articles).toMatchObject([
      { headline: '文化馆为60名学员讲剪纸', byline: '周正明' },
      { headline: '水文站的二十年', people: [{ name: '李明' }] },
    ]);
  });

  test('a number and a short name alone above a page are its number and name', () => {
    const page = parse(`16 街坊\n\n东坪镇添了三条渡船\n\n${ferry}\n`);
    expect(page.articles.map(({ headline, kicker }) => [headline, kicker])).toEqual([
      ['东坪镇添了三条渡船', undefined],
    ]);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleSchema, type ArticleInput } from '../../../src/archive/article.ts';
import { applyFixes, checkArticle, type Finding } from '../../../src/checks/rules.ts';
import { zh } from '../../../src/i18n/zh-CN.ts';

const check = (body: string, fields: Partial<ArticleInput> = {}): Finding[] =>
  checkArticle({
    article: articleSchema.parse({ id: 'a', headline: '标题', date: '2026-05-20', ...fields }),
    body,
    today: '2026-11-22',
    exists: (path) => path === '/here/',
  });
const messages = (body: string, fields?: Partial<ArticleInput>): string[] =>
  check(body, fields).map(({ message }) => message);

test('a clean article gives no finding', () => {
  expect(
    check('2026年5月20日，星期三。他说：“好。”——见[此处](/here/)。\n\n第二段，C++ 3.14……'),
  ).toEqual([]);
});

test.each([
  ['2026年5月20日星期四', '三'],
  ['2000年2月29日（周日）'.replace('）', ''), '二'],
])('a weekday that contradicts its date: %s', (text, right) => {
  expect(messages(`会议于${text}举行。`)).toEqual([zh.checks.wrongWeekday(text, right).message]);
});

test('a day without a year is of the year nearest to the paper, and only doubted', () => {
  const inMay = (text: string) =>
    check(`会议于${text}举行。`).map(({ severity, message }) => [severity, message]);
  const said = (text: string, right: string) => zh.checks.wrongWeekday(text, right).message;
  expect(inMay('5月20日（星期三）')).toEqual([]);
  expect(inMay('5月20日（星期四')).toEqual([['doubt', said('5月20日（星期四', '三')]]);
  expect(
    check('定于12月31日（星期三）举行。', { date: '2026-01-02' }).map(({ message }) => message),
  ).toEqual([]);
});

test('星期天 and 星期日 are the same day', () => {
  expect(check('2026年5月17日 星期天。2026年5月17日 星期日。')).toEqual([]);
});

test('a date after today is an error, today itself is not', () => {
  expect(messages('文。', { date: '2026-11-23' })).toEqual([
    zh.checks.futureDate('2026-11-23').message,
  ]);
  expect(check('文。', { date: '2026-11-22' })).toEqual([]);
});

test('pictures need a file and an alternative text', () => {
  const figures = [{ src: '/gone.svg', caption: '图' }];
  expect(messages('文。', { figures }).sort()).toEqual(
    [
      zh.checks.figureWithoutAlt('/gone.svg').message,
      zh.checks.missingPicture('/gone.svg').message,
    ].sort(),
  );
});

test('the picture of a withdrawn report is published as long as its file is there', () => {
  const withdrawn = { date: '2026-06-01', reason: '误收' };
  const figures = [{ src: '/here/', alt: '图', caption: '图' }, { caption: '只有说明' }];
  expect(check('文。', { figures })).toEqual([]);
  expect(check('文。', { figures, withdrawn })).toMatchObject([
    { severity: 'doubt', field: 'figures[1]', ...zh.checks.pictureOfWithdrawn('/here/') },
  ]);
});

test('a link to a page that is not there is placed', () => {
  expect(check('见[此处](/here/)和[那里](/gone/#p1)。')).toMatchObject([
    { severity: 'error', offset: 14, message: zh.checks.brokenLink('/gone/#p1').message },
  ]);
});

test('a link is followed from the page that it stands on, as a browser does', () => {
  const links = [
    'ruby "shè"',
    '../../../../here/',
    '/%68ere/?q=1#p2',
    '//other.example/gone/',
    'mailto:a@b.cn',
  ];
  expect(check(links.map((link) => `[此处](${link})`).join('、') + '。')).toEqual([]);
  expect(messages('[此处](here/)。')).toEqual([zh.checks.brokenLink('here/').message]);
});

test('punctuation is mended where that cannot be wrong', () => {
  const body = '一，，二,三。。\n\nA,B 1,000 `甲,乙` ……——';
  const findings = check(body);
  expect(findings.map(({ offset }) => offset)).toEqual([1, 4, 6]);
  expect(applyFixes(body, findings)).toBe('一，二，三。\n\nA,B 1,000 `甲,乙` ……——');
});

test('after mending there is nothing left to mend', () => {
  const text = fc.string({
    unit: fc.constantFrom('甲', '乙', '，', '。', ',', '!', '\n', '*', '“', 'a'),
    maxLength: 40,
  });
  fc.assert(
    fc.property(text, (body) => {
      let mended = body;
      for (let round = 0; round < 3; round += 1) mended = applyFixes(mended, check(mended));
      expect(check(mended).filter(({ fix }) => fix !== undefined)).toEqual([]);
    }),
  );
});

test('a long paragraph without an end is doubted, a subheading is not', () => {
  const half =
    '今年以来，全县各乡镇着力改善供水条件，先后铺设管线，新建泵站，居民用水的质量和水压都比往年有了明显的提高，深化';
  expect(messages(`${half}\n\n改革继续。`)).toEqual([zh.checks.brokenParagraph.message]);
  expect(check(`小标题\n\n${half}。\n\n完。`)).toEqual([]);
});

test('a last paragraph that breaks off is doubted, a signature and a closing note are not', () => {
  expect(check('水位回落。\n\n闸口今天开放。明天起，')).toMatchObject([
    { severity: 'doubt', offset: 17, message: zh.checks.cutOff.message },
  ]);
  expect(messages('闸口今天开放。明天起照')).toEqual([zh.checks.cutOff.message]);
  expect(check('闸口今天开放。\n\n本报记者 周远 王一')).toEqual([]);
  expect(check('闸口今天开放。（周远）')).toEqual([]);
});

test.each([
  ['it holds a sentence', '水位回落。居民说，大桥总投', '资十二亿元。'],
  ['it holds a clause', '未来三天流域内以晴好天气为主，水位将缓', '慢回落。'],
  ['it ends with a comma', '据了解，', '大桥总投资十二亿元。'],
  ['a mark goes on with it', '大桥总投资十二亿元', '，两岸通车。'],
])('a short paragraph is doubted where %s', (_, half, rest) => {
  expect(messages(`${half}\n\n${rest}`)).toEqual([zh.checks.brokenParagraph.message]);
});

test('half-width marks at the end of a sentence, and in fields, are found', () => {
  const body = '他说:“好极了!”真的!\n\n完。';
  expect(applyFixes(body, check(body))).toBe('他说：“好极了！”真的！\n\n完。');
  const found = check('正文。', {
    headline: '合龙,通车',
    deck: '全长六百米。。',
    figures: [{ caption: '大桥?' }],
  });
  expect(found.map(({ field, message }) => [field, message])).toEqual([
    ['headline', zh.checks.halfWidthPunctuation(',', '，').message],
    ['deck', zh.checks.doubledPunctuation('。。').message],
    ['figures[1]', zh.checks.halfWidthPunctuation('?', '？').message],
  ]);
  expect(found.every(({ fix }) => fix === undefined)).toBe(true);
});

test('a name that stands nowhere in the article is doubted', () => {
  expect(messages('林知远到场。', { people: ['林知远', '王明'] })).toEqual([
    zh.checks.orphanName('王明').message,
  ]);
});

test('a name filed in Simplified characters is found in Traditional text', () => {
  expect(check('習近平宣布大橋開通。', { people: ['习近平'] })).toEqual([]);
});

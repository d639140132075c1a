import { describe, expect, test } from 'vitest';
import { imports } from './memory.ts';
import { pdf, type Placed } from './pdf-writer.ts';

const head: Placed[] = [
  { text: 'A02　2026年6月4日　星期四　要闻', x: 50, y: 770 },
  { text: '青石河水位回落', x: 150, y: 720, size: 24 },
  { text: '本报记者　王小芳', x: 250, y: 690 },
];
/** Text set in a column of `width` characters, paragraphs indented by two. */
function column(paragraphs: readonly string[], x: number, y: number, width = 20): Placed[] {
  const placed: Placed[] = [];
  for (const paragraph of paragraphs) {
    const lines = [paragraph.slice(0, width - 2)];
    for (let at = width - 2; at < paragraph.length; at += width)
      lines.push(paragraph.slice(at, at + width));
    for (const [index, text] of lines.entries())
      placed.push({ text, x: x + (index === 0 ? 20 : 0), y: y - 16 * placed.length });
  }
  return placed;
}
const paragraphs = [
  '青石河水位昨天缓慢回落，各处堤防没有出现险情，沿岸三个乡镇的居民已经陆续回到家中，学校照常上课。',
  '各闸口正常调度，巡堤队每晚八点出发，沿堤步行六公里，天亮前回到驻地，遇到渗水的地方插上红旗。',
  '市里要求继续加强值守，不可松懈，物资仓库备足沙袋和木桩，随时可以装车运往险段，电话有人接听。',
  '气象台预计今后三天仍有小到中雨，上游水库将错峰放水，下游各闸提前降低水位，为来水留出余地。',
];

interface Row {
  articles: { headline: string; byline: string; date: string; body: string[] }[];
  warnings: { message: string }[];
}
const read = async (bytes: Uint8Array): Promise<Row> => {
  // What is read from a file is a Buffer.
  const { out } = await imports({ 'a.pdf': Buffer.from(bytes) }, { dryRun: true, json: true });
  return JSON.parse(out) as Row;
};

describe('a PDF', () => {
  test('of one column is read line by line', async () => {
    const { articles } = await read(pdf([[...head, ...column(paragraphs, 100, 660)]]));
    expect(articles).toMatchObject([
      { headline: '青石河水位回落', byline: '王小芳', date: '2026-06-04', body: paragraphs },
    ]);
  });

  test('of three columns is read column by column, and said to be so', async () => {
    const all = column(paragraphs, 0, 0, 14);
    const rows = Math.ceil(all.length / 3);
    const placed = all.map(({ text, x }, at) => ({
      text,
      x: 50 + x + 165 * Math.floor(at / rows),
      y: 650 - 16 * (at % rows),
    }));
    // Drawn in no order.
    const { articles, warnings } = await read(pdf([[...placed.toReversed(), ...head]]));
    expect(articles).toMatchObject([{ headline: '青石河水位回落', body: paragraphs }]);
    expect(warnings.map(({ message }) => message).join()).toContain('3 栏');
  });

  test('of a story so short that its middle column holds two lines', async () => {
    const all = column(paragraphs.slice(0, 2), 0, 0, 14);
    const columns = [all.slice(0, 3), all.slice(3, 5), all.slice(5)];
    const placed = columns.flatMap((lines, at) =>
      lines.map(({ text, x }, row) => ({ text, x: 50 + x + 165 * at, y: 650 - 16 * row })),
    );
    const { articles } = await read(pdf([[...head, ...placed]]));
    expect(articles).toMatchObject([{ body: paragraphs.slice(0, 2) }]);
  });

  test('of two pages and two stories', async () => {
    const second: Placed[] = [
      { text: '市图书馆新馆', x: 150, y: 720, size: 24 },
      { text: '昨天上午开放', x: 150, y: 690, size: 24 },
      ...column(paragraphs.slice(2), 100, 650),
    ];
    const { articles } = await read(
      pdf([[...head, ...column(paragraphs.slice(0, 2), 100, 660)], second]),
    );
    expect(articles).toMatchObject([
      { headline: '青石河水位回落', body: paragraphs.slice(0, 2) },
      { headline: '市图书馆新馆昨天上午开放', body: paragraphs.slice(2) },
    ]);
  });

  test('a narrow heading stands over the columns of its own story', async () => {
    const story = (title: string, top: number): Placed[] => [
      { text: title, x: 250, y: top, size: 18 },
      ...[0, 1, 2].flatMap((at) => column([paragraphs[at] ?? ''], 50 + 165 * at, top - 40, 14)),
    ];
    const { articles } = await read(
      pdf([[...head.slice(0, 1), ...story('水位回落', 700), ...story('新馆开放', 500)]]),
    );
    expect(articles).toMatchObject([
      { headline: '水位回落', body: paragraphs.slice(0, 3) },
      { headline: '新馆开放', body: paragraphs.slice(0, 3) },
    ]);
  });

  test('names characters, not radicals, and has no blanks in a line spread out', async () => {
    const placed = [...'⻘⽯河'].map((text, at) => ({ text, x: 100 + 13 * at, y: 700, size: 10 }));
    const { articles } = await read(
      pdf([[...head, ...placed, ...column(['⽔位昨天回落。'], 100, 660)]]),
    );
    const said = JSON.stringify(articles);
    expect(said).toContain('青石河');
    expect(said).toContain('水位昨天回落。');
  });

  test('page without text among others is named', async () => {
    const { warnings } = await read(pdf([[...head, ...column(paragraphs, 100, 660)], []]));
    expect(warnings.map(({ message }) => message).join()).toContain('第 2 页没有文字');
  });

  test.each([
    ['without a text layer', pdf([[]]), '没有文字层'],
    ['cut short', pdf([head]).subarray(0, 40), '不是完整的 PDF'],
    [
      'encrypted',
      pdf(
        [head],
        `/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
      ),
      '有密码',
    ],
  ])('%s is refused', async (_, bytes, said) => {
    const { totals, err } = await imports({ 'a.pdf': bytes });
    expect(totals.failedFiles).toBe(1);
    expect(err).toContain(said);
    expect(err).toContain('a.pdf:1:1');
  });
});

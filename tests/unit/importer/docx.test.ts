import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { zh } from '../../../src/i18n/zh-CN.ts';
import type { Picture } from '../../../src/importer/formats/source.ts';
import type { RunOptions } from '../../../src/importer/run.ts';
import { imports } from './memory.ts';

describe('Word files', () => {
  const word = (body: string, more: Record<string, Uint8Array> = {}): Uint8Array =>
    zipSync({
      '[Content_Types].xml': strToU8(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      '_rels/.rels': strToU8(
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/document.xml': strToU8(
        `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ),
      ...more,
    });
  const paragraph = (text: string): string =>
    `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

  test('are read as a page', async () => {
    const body = [
      '青石河水位回落',
      '本报记者 王小芳',
      '　　青石河水位昨天缓慢回落。',
      '　　各闸口正常调度。',
      '（据清河社电）',
    ]
      .map(paragraph)
      .join('');
    const { out } = await imports(
      { 'a.docx': word(body) },
      { dryRun: true, json: true, date: '2026-06-03' },
    );
    expect((JSON.parse(out) as { articles: object[] }).articles).toMatchObject([
      {
        headline: '青石河水位回落',
        byline: '王小芳',
        source: '清河社',
        body: ['青石河水位昨天缓慢回落。', '各闸口正常调度。'],
      },
    ]);
  });

  const drawing = (id: string): string =>
    `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3);
  const media = (files: Record<string, Uint8Array>): Record<string, Uint8Array> => ({
    ...Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [`word/media/${name}`, bytes]),
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.keys(
        files,
      )
        .map(
          (name, index) =>
            `<Relationship Id="p${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/${name}"/>`,
        )
        .join('')}</Relationships>`,
    ),
  });
  const story = (...middle: string[]): string =>
    [
      paragraph('水位回落'),
      paragraph('　　青石河水位昨天缓慢回落。'),
      ...middle,
      paragraph('　　各闸口正常调度，居民生活如常。'),
    ].join('');
  /** What an import keeps of pictures, and its articles. */
  async function read(bytes: Uint8Array, options: Partial<RunOptions> = {}) {
    const pictures: Picture[] = [];
    const result = await imports(
      { 'a.docx': bytes },
      { json: true, date: '2026-06-03', ...options },
      new Map(),
      new Map(),
      { picture: (picture) => pictures.push(picture) },
    );
    const { articles, warnings } = JSON.parse(result.out) as {
      articles: { headline: string; body: string[]; subheads: string[]; figures: object[] }[];
      warnings: { message: string }[];
    };
    return { ...result, articles, warnings, pictures };
  }

  test('pictures are kept under their digest, with the caption below them', async () => {
    const body = story(`<w:p>${drawing('p1')}</w:p>`, paragraph('图为水文站。清河社图'));
    const { pictures, written } = await read(word(body, media({ '../../../p.svg.png': png })));
    expect(pictures).toEqual([]);
    const { pictures: kept, written: files } = await read(word(body, media({ 'p.png': png })));
    expect(kept).toMatchObject([
      { name: expect.stringMatching(/^[0-9a-f]{16}\.png$/u) as unknown },
    ]);
    expect([...(kept[0]?.bytes ?? [])]).toEqual([...png]);
    expect([...files.values()].join()).toContain(`src: /pictures/${kept[0]?.name ?? ''}`);
    // An editor writes the alternative text, never the importer.
    expect([...files.values()].join()).not.toContain('alt:');
    expect([...written.values()].join()).not.toContain('src:');
  });

  test('no picture is kept in a dry run, nor of a page that is refused', async () => {
    const body = story(`<w:p>${drawing('p1')}</w:p>`, paragraph('图为水文站。清河社图'));
    const bytes = word(body, media({ 'p.png': png }));
    expect((await read(bytes, { dryRun: true })).pictures).toEqual([]);
    expect((await read(bytes, { date: '' })).pictures).toEqual([]);
  });

  test('what browsers do not show, and a picture without words, is told', async () => {
    const both = `<w:p>${drawing('p1')}</w:p>`;
    const svg = await read(word(story(both), media({ 'p.png': strToU8('<svg onload="x"/>') })));
    expect(svg.pictures).toEqual([]);
    expect(svg.warnings.map(({ message }) => message).join()).toContain('有 1 张图片不是');
    const bare = await read(word(story(both), media({ 'p.png': png })));
    expect(bare.pictures).toEqual([]);
    expect(bare.warnings.map(({ message }) => message).join()).toContain('有 1 张图片下面没有');
  });

  test('a picture that the file only points at is not opened, wherever it lies, but told of', async () => {
    const linked = drawing('p1').replace('r:embed', 'r:link');
    const body = story(`<w:p>${linked}</w:p>`, paragraph('图为水文站。清河社图'));
    const secret = join(mkdtempSync(join(tmpdir(), 'linked-')), 'secret.png');
    writeFileSync(secret, png);
    const targets = [secret, pathToFileURL(secret).href, 'https://tracker.example/a.png'];
    for (const target of targets) {
      const rels = new TextDecoder()
        .decode(media({ 'p.png': png })['word/_rels/document.xml.rels'])
        .replace('Target="media/p.png"', `Target="${target}" TargetMode="External"`);
      const { pictures, warnings } = await read(
        word(body, { 'word/_rels/document.xml.rels': strToU8(rels) }),
      );
      expect(pictures).toEqual([]);
      expect(warnings.map(({ message }) => message).join()).toContain(
        zh.importer.linkedPictures(1),
      );
    }
  });

  test('a line below a picture is its caption, by Word’s style or by its place', async () => {
    const styled =
      '<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t>水文站全景</w:t></w:r></w:p>';
    const styles = strToU8(
      '<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style></w:styles>',
    );
    const files = { ...media({ 'p.png': png }), 'word/styles.xml': styles };
    for (const below of [styled, paragraph('水文站全景')]) {
      const { articles } = await read(word(story(`<w:p>${drawing('p1')}</w:p>`, below), files));
      expect(articles[0]?.figures).toMatchObject([{ caption: '水文站全景' }]);
      expect(articles[0]?.body).toHaveLength(2);
    }
  });

  test('soft breaks part lines, headings need no style, text boxes are read', async () => {
    const soft = '<w:p><w:r><w:t>水位回落</w:t><w:br/><w:t>本报记者 王小芳</w:t></w:r></w:p>';
    const box = `<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>${paragraph('责编：王芳　美编：李强')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const long = '　　青石河水文站昨天夜间测得今年入汛以来的最高水位，但仍低于警戒水位一米有余。';
    const body = [soft, paragraph(long), paragraph('夜间巡堤'), paragraph(long), box].join('');
    const { articles, out } = await read(word(body));
    expect(articles).toMatchObject([
      {
        headline: '水位回落',
        byline: '王小芳',
        subheads: ['夜间巡堤'],
        body: [long.trim(), '夜间巡堤', long.trim()],
      },
    ]);
    expect((JSON.parse(out) as { dropped: { text: string }[] }).dropped).toMatchObject([
      { text: '责编：王芳　美编：李强' },
    ]);
  });

  test('rows of a table are lines, not headings', async () => {
    const cells = (texts: readonly string[]): string =>
      `<w:tr>${texts.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr>`;
    const table = `<w:tbl>${cells(['年份', '投入'])}${cells(['2025', '三亿元'])}</w:tbl>`;
    const said = '　　青石河治理累计投入十二亿元。';
    const body = ['水位回落', said].map(paragraph).join('') + table + paragraph('（据清河社电）');
    const { articles } = await read(word(body));
    expect(articles).toMatchObject([
      { source: '清河社', body: [said.trim(), '年份　投入', '2025　三亿元'], subheads: [] },
    ]);
  });

  test.each([
    ['broken', new TextEncoder().encode('not a zip')],
    ['cut short', word(paragraph('青石河')).subarray(0, 200)],
  ])('%s: refused', async (_, bytes) => {
    const { totals, err } = await imports({ 'a.docx': bytes });
    expect(totals.failedFiles).toBe(1);
    expect(err).toContain('a.docx:1:1');
  });

  test('that unfold without end are refused', async () => {
    const { err } = await imports({
      'a.docx': word(paragraph('青'), { 'word/bomb.bin': new Uint8Array(300 << 20) }),
    });
    expect(err).toContain('大得反常');
  });
});

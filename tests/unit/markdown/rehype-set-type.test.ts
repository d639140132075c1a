import fc from 'fast-check';
import type { Root } from 'hast';
import { expect, test } from 'vitest';
import { markdownToHast, writeHtml } from '../../../src/markdown/pipeline.ts';
import { rehypeSetType } from '../../../src/markdown/rehype-set-type.ts';
import { bodyBlocks } from '../../../src/markdown/text.ts';

const set = (markdown: string): string => {
  const tree = markdownToHast(markdown);
  rehypeSetType()(tree);
  return writeHtml(tree).replace(/^<p id="p1">|<\/p>$/gu, '');
};
const plain = (text: string): string => {
  const tree: Root = { type: 'root', children: [{ type: 'text', value: text }] };
  rehypeSetType()(tree);
  return writeHtml(tree).replace(/<[a-z/][^>]*>/gu, '');
};

test('words of another script carry their language; abbreviations, units and model names are left', () => {
  expect(set('他在New York Times上说')).toBe('他在<span lang="en">New York Times</span>上说');
  expect(set('日文是おはよう，俄文是Привет мир')).toBe(
    '日文是<span lang="ja">おはよう</span>，俄文是<span lang="ru">Привет мир</span>',
  );
  for (const text of ['C919首飞', 'GDP增长5.2%', '55 km', 'A股', 'FAST启用', 'G20'])
    expect(set(text)).toBe(text);
});

test('marks that meet are drawn together; a pair with nothing within is not', () => {
  expect(set('他说：“好。”')).toBe(
    '他说：<span class="tight">“</span>好。<span class="tight">”</span>',
  );
  expect(set('《“一”》、（二）')).toBe(
    '《<span class="tight">“</span>一”<span class="tight">》</span><span class="tight">、</span><span class="tight">（</span>二）',
  );
  expect(set('（）')).toBe('（）');
});

test('a line may break before and after a quotation of figures, as it may of Chinese', () => {
  expect(set('代号称“523”。')).toBe('代号称<wbr>“523”<span class="tight">。</span>');
  expect(set('这个“C919”型号')).toBe('这个<wbr>“C919”<wbr>型号');
  expect(set('这个“东风”型号')).toBe('这个“东风”型号');
});

test('nothing of the text changes, whatever it is', () => {
  const characters = fc.constantFrom(..."中文“”《》，。（）、ab cdeF-'9éあアーhanなんКи <&");
  fc.assert(
    fc.property(
      fc.array(characters).map((list) => list.join('')),
      (text) => {
        expect(plain(text).replaceAll('&#x3C;', '<').replaceAll('&#x26;', '&')).toBe(text);
      },
    ),
  );
});

test('an editor says how a character is read and in which language words are', () => {
  expect(set('安徽[歙](ruby "shè")县')).toBe(
    '安徽<ruby>歙<rp>（</rp><rt>shè</rt><rp>）</rp></ruby>县',
  );
  expect(set('[Le Monde](lang "fr")报道')).toBe('<span lang="fr">Le Monde</span>报道');
  expect(bodyBlocks('安徽[歙](ruby "shè")县')[0]?.text).toBe('安徽歙县');
  for (const link of ['[甲](ruby)', '[甲](lang "<b>")', '[**甲**](ruby "x")'])
    expect(set(link)).toContain('<a href=');
});

import TSCharacters from 'opencc-js/dict/TSCharacters';
import { describe, expect, test } from 'vitest';
import { parseGazetteer, type ProposedKind } from '../../../src/propose/gazetteer.ts';
import { createNameFinder } from '../../../src/propose/names.ts';
import { createTagger } from '../../../src/propose/tagger.ts';
import { tableFromOpenCC } from '../../../src/search/fold.ts';

const table = tableFromOpenCC(TSCharacters);

function finderWith(...lines: string[]) {
  const { entries, problems } = parseGazetteer(lines.join('\n'), 'g.yaml');
  expect(problems).toEqual([]);
  return createNameFinder({ entries, tagger: createTagger(entries), table });
}

const finder = finderWith(
  'people: [习近平, { name: 普京, aliases: [弗拉基米尔·普京] }, { name: 劳尔·卡斯特罗, aliases: [劳尔·卡斯特罗·鲁斯] }, 汪洋]',
  'places: [{ name: 中国, short: 中 }, { name: 俄罗斯, short: 俄 }, { name: 土耳其, short: 土 }, 北京, 河北, 沈阳, 辽宁, 青海]',
  'organizations: [外交部, { name: 国家发展改革委, aliases: [国家发改委] }, 联合国, 人民日报]',
);
const names = (text: string, kind: ProposedKind): string[] =>
  finder
    .find(text)
    .filter((one) => one.kind === kind)
    .map(({ name }) => name);

describe('people', () => {
  test.each([
    ['国家主席习近平在京会见来宾。', ['习近平']],
    ['习近平主席发表讲话。', ['习近平']],
    ['弗拉基米尔·普京抵达机场，普京随后讲话。', ['普京']],
    ['劳尔·卡斯特罗·鲁斯来访，卡斯特罗表示感谢。', ['劳尔·卡斯特罗']],
    ['县长周玉今晚到场。', ['周玉']],
    ['教授郑晓岚说，水位已经下降。', ['郑晓岚']],
    ['市民孙桂兰、钱立新和冯小军参加了活动。', ['孙桂兰', '钱立新', '冯小军']],
    ['总统佩特罗夫斯基表示，谈判将继续。', ['佩特罗夫斯基']],
    ['外长安娜·林德伯格和记者见面。', ['安娜·林德伯格']],
    ['欧阳文卓教授到会。', ['欧阳文卓']],
  ])('%s', (text, expected) => {
    expect(names(text, 'people')).toEqual(expected);
  });

  test('words that only look like names are not', () => {
    expect(names('代表高度评价大会成果，委员和专家任何时候都能提出建议。', 'people')).toEqual([]);
    expect(names('眼前是一片汪洋。', 'people')).toEqual([]);
    expect(names('国务院副总理汪洋出席。', 'people')).toEqual(['汪洋']);
  });

  test('what stands in the title of a work is no news', () => {
    expect(names('他读完了《县长周玉》。', 'people')).toEqual([]);
  });
});

describe('places', () => {
  test.each([
    ['北京市和河北省签了协议。', ['北京', '河北']],
    ['辽宁沈阳下雪了。', ['辽宁', '沈阳']],
    ['他们在青海省岔河村住下。', ['青海', '岔河村']],
    ['中俄两国发表声明。', ['中国', '俄罗斯']],
    ['政府军收复了首都巴尔卡特地区。', ['巴尔卡特']],
    ['北京时间上午九时。', []],
  ])('%s', (text, expected) => {
    expect(names(text, 'places')).toEqual(expected);
  });

  test('a short form counts only where it cannot mean another country', () => {
    expect(names('中土关系不断发展。', 'places')).toEqual([]);
    expect(names('土耳其总统来访，中土关系不断发展。', 'places')).toEqual(['土耳其', '中国']);
  });
});

describe('organizations', () => {
  test.each([
    ['国家发改委今天公布数据。', ['国家发展改革委']],
    ['中国外交部发表声明。', ['外交部']],
    ['俄罗斯外交部发表声明。', ['俄罗斯外交部']],
    ['河北水利水电勘测设计研究院完成了测量。', ['河北水利水电勘测设计研究院']],
    ['北京市政府决定拨款。', ['北京市政府']],
    ['《人民日报》发表评论。', ['人民日报']],
    ['有关公司和各级医院都参加了。', []],
    ['中国政府支持这一主张。', []],
    ['辽宁省文联和沈阳市税务局签了协议。', ['辽宁省文联', '沈阳市税务局']],
  ])('%s', (text, expected) => {
    expect(names(text, 'organizations')).toEqual(expected);
  });

  test('a place inside the name of an organization is no place', () => {
    expect(names('河北水利水电勘测设计研究院完成了测量。', 'places')).toEqual([]);
  });

  test('capitals stay as they are printed', () => {
    expect(names('美国Sprint公司开通线路。', 'organizations').join()).not.toContain('sprint');
  });
});

test('Traditional text gives the same names', () => {
  const text = '國家主席習近平在遼寧會見教授鄭曉嵐，國家發改委和外交部參加。';
  expect(finder.find(text).map(({ name }) => name)).toEqual([
    '习近平',
    '辽宁',
    '郑晓岚',
    '国家发展改革委',
    '外交部',
  ]);
});

test('namesakes are told apart by their notes, or both are shown', () => {
  const namesakes = finderWith(
    'people: [{ name: 李娜, note: 网球运动员 }, { name: 李娜, note: 歌手 }]',
  );
  const notes = (text: string) => namesakes.find(text).map(({ note, reason }) => [note, reason]);
  expect(notes('李娜说，网球改变了她。')).toEqual([['网球运动员', 'gazetteer']]);
  expect(notes('李娜说，她很高兴。')).toEqual([
    ['网球运动员', 'namesake'],
    ['歌手', 'namesake'],
  ]);
});

test('each proposal says how sure it is', () => {
  for (const { confidence } of finder.find('县长周玉在北京市政府会见习近平主席。')) {
    expect(confidence).toBeGreaterThanOrEqual(0.5);
    expect(confidence).toBeLessThan(1);
  }
});

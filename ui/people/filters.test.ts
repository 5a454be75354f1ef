import { expect, it } from 'vitest';

import { onPaper, shown } from './columns';
import { NO_FILTERS, ageWords, chips, requestOf, without } from './filters';
import { paperFollows, readAge } from './words';

const NAMES = { bodies: [{ id: 3, name: '居民委员会' }, { id: 12, name: '第2居民小组' }], buildings: [{ id: 7, name: '3号楼' }] };

it('conditions are sent together, and each is said as a chip', () => {
  const filters = { ...NO_FILTERS, body: 3, group: 12, politics: 'party' as const, education: 'college_up' as const, ageFrom: 60, fullTime: 'part' as const };
  expect(requestOf(filters, 'strokes', '', '2025-06-30')).toMatchObject({
    as_of: '2025-06-30', in_office: true, body: 3, group: 12, politics: ['01', '02'], education: ['postgraduate', 'university', 'college'],
    age_from: 60, age_to: null, full_time: false, search: null, sort: 'strokes', descending: null,
  });
  expect(chips(filters, NAMES).map((chip) => chip.label)).toEqual(['居民委员会', '住在第2居民小组', '党员（含预备党员）', '大专及以上', '60岁以上', '兼职']);
});

it('while something is typed the best fitting come first, whatever the order is', () => {
  expect(requestOf(NO_FILTERS, 'strokes', ' 王 ', null)).toMatchObject({ search: '王', sort: null, descending: null });
  expect(requestOf(NO_FILTERS, 'age_down', '', null)).toMatchObject({ search: null, sort: 'age', descending: true });
});

it('people under 封存 are asked for by themselves, in office or not', () => {
  expect(requestOf({ ...NO_FILTERS, sealed: true }, 'pinyin', '', null)).toMatchObject({ sealed: true, in_office: false });
});

it('taking the age away takes both ends away', () => {
  expect(without({ ...NO_FILTERS, ageFrom: 36, ageTo: 45, sex: '2' }, 'ageFrom')).toEqual({ ...NO_FILTERS, sex: '2' });
  expect([ageWords(36, 45), ageWords(60, null), ageWords(null, 35), ageWords(40, 40)]).toEqual(['36至45岁', '60岁以上', '35岁以下', '40岁']);
});

it('an age is a whole number of years, in digits of any width', () => {
  expect(['', '60', '６０', '六十', '-1', '151'].map(readAge)).toEqual([null, 60, 60, undefined, undefined, undefined]);
});

it('columns keep their order whatever order they were chosen in, and the paper has the same', () => {
  expect(shown(['phone', 'sex']).map((column) => column.key)).toEqual(['name', 'sex', 'phone']);
  expect(onPaper(['phone', 'sex'])).toEqual(['name', 'sex', 'phone']);
});

it('what a paper hides is said before it is made', () => {
  expect(paperFollows({ shape: 'list', form: 'public', full: false, reason: '' })).toContain('只有姓名、性别、小组和楼栋');
  expect(paperFollows({ shape: 'list', form: 'internal', full: false, reason: '' })).toContain('中间几位隐去');
  expect(paperFollows({ shape: 'by_body', form: 'internal', full: true, reason: '值班' })).toContain('号码是全的');
});

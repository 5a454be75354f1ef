import { describe, expect, it } from 'vitest';

import type { Reply } from '@/api/call';

import { alikeLine, attendanceLine, cardLine, changeFollows, factLine, fieldLine, headLine, postPhrase, relationWords, shortPolitics, sumLine } from './words';

type Card = Reply<'person_get'>;
type Row = Reply<'person_list'>['people'][number];

const blank: Card = {
  id: 1, version: 1, name: '王建国', sex: { code: '1', text: '男' }, birth: '1978-05-07', age: 48, nationality: null, id_number: null,
  phone: null, address: null, resume: null, note: null, pay: null, certificates: [], declared: [], consents: [], sealing: null, erased: null, merged: [], facts: [], appointments: [], relatives: [], attendance: { year: 2026, due: 0, came: 0, excused: 0 },
  alike: [], contradictions: [],
};
const politics: Card['facts'][number] = {
  id: 1, version: 1, kind: 'politics', value: { code: '01', text: '中国共产党党员' }, building: null, from: null, to: null, basis: null,
  basis_note: null, current: true,
};

function row(id: number, sex: string, age: number | null, party: string): Row {
  return {
    id, name: '丁', initials: 'd', sex: { code: sex, text: '' }, birth: null, age, politics: { code: party, text: '' }, education: null,
    nationality: null, employment: null, full_time: null, group: null, hits: [], posts: [], residence: null, phone: null,
  };
}

describe('the card', () => {
  it('says sex, age and politics in one line', () => {
    expect(cardLine({ ...blank, facts: [politics] })).toBe('男，48岁，中共党员');
  });
  it('leaves out what is not known', () => {
    expect(cardLine({ ...blank, sex: null, age: null })).toBe('');
  });
  it('does not say a past fact', () => {
    expect(cardLine({ ...blank, facts: [{ ...politics, current: false }] })).toBe('男，48岁');
  });
  it('counts attendance in words', () => {
    expect(attendanceLine({ year: 2026, due: 22, came: 20, excused: 2 })).toBe('应到会22次，实到20次，请假2次');
    expect(attendanceLine({ year: 2026, due: 3, came: 1, excused: 0 })).toBe('应到会3次，实到1次，缺席或未记2次');
    expect(attendanceLine({ year: 2026, due: 0, came: 0, excused: 0 })).toBe('2026年没有应到的会。');
  });
  it('tells whose relation a code is', () => {
    const relative = { id: 1, version: 1, person: 2, name: '张丽', relation: { code: '12', text: '妻' }, of_this_person: true, seen: '妻' };
    expect(relationWords(relative)).toBe('妻');
    expect(relationWords({ ...relative, relation: { code: '22', text: '长子' }, of_this_person: false, seen: '父亲' })).toBe('父亲');
  });
  it('names the same person by what is known', () => {
    expect(alikeLine({ id: 2, name: '张丽', birth: null, id_number: null, same_id_number: false, same_address: false })).toBe('张丽，出生未记，没有身份证号');
    expect(alikeLine({ id: 2, name: '张丽', birth: '1984-03', id_number: 'x', same_id_number: true, same_address: true })).toBe('张丽，1984年3月生，身份证号相同，住址相同');
  });
});

describe('the list', () => {
  it('sums what is shown', () => {
    const text = sumLine([row(1, '2', 50, '01'), row(2, '1', 53, '13')], 2, true).map((piece) => piece.text).join('');
    expect(text).toBe('共2人，其中女1人，党员1人，平均51.5岁');
  });
  it('says for how many the age is unknown', () => {
    const text = sumLine([row(1, '2', 50, '01'), row(2, '1', null, '13')], 2, true).map((piece) => piece.text).join('');
    expect(text).toContain('（1人年龄不明）');
  });
  it('sums nothing while rows are still on their way', () => {
    expect(sumLine([row(1, '2', 50, '01')], 10_000, false).map((piece) => piece.text).join('')).toBe('共10,000人');
  });
  it('says how many in the head', () => {
    expect(headLine(68, true, false)).toBe('在任68人');
    expect(headLine(1412, false, false)).toBe('全部1,412人');
    expect(headLine(3, true, true)).toBe('找到3人');
  });
  it('shortens politics', () => {
    expect(shortPolitics({ code: '13', text: '群众' })).toBe('群众');
    expect(shortPolitics({ code: null, text: '积极分子' })).toBe('积极分子');
    expect(shortPolitics(null)).toBe('');
  });
});

describe('a change', () => {
  it('says what ends and what begins', () => {
    expect(changeFollows('politics', '王建国', '群众', '中国共产党党员', '2026-07-01', '2026-12-10')).toBe(
      '记下以后，群众到2026年6月30日为止，从2026年7月1日起是中国共产党党员。以前的报告不变。',
    );
  });
  it('begins today where no day is said', () => {
    expect(changeFollows('education', '王建国', '', '大学专科毕业', null, '2026-12-10')).toBe('记下以后，文化程度从2026年12月10日起是大学专科毕业。');
  });
  it('keeps the old name', () => {
    expect(changeFollows('name', '王建国', '', '王建民', '2026-12-10', '2026-12-10')).toBe('记下以后，2026年12月10日起叫王建民，王建国留作曾用名。');
  });
  it('says since when a fact holds', () => {
    expect(factLine(politics)).toBe('起止未记');
    expect(factLine({ ...politics, from: '2024-06', basis_note: '支部大会' })).toBe('2024年6月至今，支部大会');
  });
  it('is told with both values', () => {
    expect(fieldLine({ field: '手机', before: '138****1234', after: null })).toBe('手机：138****1234改为空');
    expect(fieldLine({ field: '手机', before: null, after: '139****0086' })).toBe('手机：139****0086');
  });
});

describe('a post', () => {
  it('is not named twice', () => {
    expect(postPhrase('居民委员会', '副主任')).toBe('居委会副主任');
    expect(postPhrase('居民代表会议', '居民代表')).toBe('居民代表');
    expect(postPhrase('第2居民小组', '组长')).toBe('第2居民小组组长');
  });
});

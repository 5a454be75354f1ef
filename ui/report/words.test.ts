import { describe, expect, it } from 'vitest';

import { type Card, type Numeral, asText, firstOfGroup, groupLength, onScreen, originWords, place, readValue, standing, unwritten, yearToWrite, years } from './words';

const NUMBER: Numeral = { code: 'members.women', label: '女性成员', printed: '4', computed: '4', computed_thousandths: 4000, by_hand: null, counted: [{ kind: 'person', id: 1, text: '李秀英' }], unknown: [] };
const CARD: Card = {
  year: 2026,
  as_of: '2026-12-31',
  title: ['安和里社区居民委员会', '2026年度工作报告'],
  addressee: '样例街道办事处',
  chapters: [
    { code: 'basics', title: '一、社区基本情况', free: false, blocks: [{ kind: 'paragraph', runs: [{ text: '现有成员', number: null, by_hand: false }, { text: '4', number: 'members.women', by_hand: false }, { text: '人。', number: null, by_hand: false }] }] },
    { code: 'problems', title: '二、存在问题', free: true, blocks: [] },
  ],
  numbers: [NUMBER],
  statistics: { columns: [], rows: [] },
  parts: [
    { part: 'service', title: '民生服务', always: false, text: '', version: 0, last_year: '' },
    { part: 'problems', title: '存在问题', always: true, text: '', version: 0, last_year: '' },
  ],
  checks: [],
  attachments: [],
  folder: null,
};

describe('a number', () => {
  it('stands with a comma on screen; decimals and percent stay', () => {
    expect(onScreen('2391')).toBe('2,391');
    expect(onScreen('0.42')).toBe('0.42');
    expect(onScreen('66.7%')).toBe('66.7%');
    expect(onScreen('不明')).toBe('不明');
  });
  it('is read in thousandths, and refused where it is none', () => {
    expect(readValue('2,391')).toBe(2_391_000);
    expect(readValue('０.42')).toBe(420);
    expect(readValue('66.7%')).toBe(66_700);
    expect(readValue('约20')).toBeNull();
    expect(readValue('1.2345')).toBeNull();
  });
  it('says what it was before it was set by hand, and why', () => {
    expect(originWords({ ...NUMBER, printed: '5', by_hand: { id: 1, version: 1, thousandths: 5000, reason: '街道核定' } })).toBe('台账算出来是4，改写成了5。原因：街道核定');
    expect(originWords(NUMBER)).toBe('数的是：');
    expect(originWords({ ...NUMBER, counted: [], computed_thousandths: 0 })).toBe('台账里一个也没有。');
  });
  it('leads to the card of whom it counted', () => {
    expect(place({ kind: 'person', id: 3, text: '' })).toEqual({ path: '/people', query: { id: '3' } });
    expect(place({ kind: 'figure', id: null, text: '' })).toBeNull();
  });
});

describe('a chapter', () => {
  it('is still to be written while its part is empty', () => {
    expect(CARD.chapters.map((chapter) => standing(chapter, CARD).word)).toEqual(['已成', '待写']);
  });
  it('is to be looked at where one of its numbers does not know somebody', () => {
    const card = { ...CARD, numbers: [{ ...NUMBER, unknown: [{ kind: 'person' as const, id: 2, text: '陈静' }] }] };
    expect(CARD.chapters.slice(0, 1).map((chapter) => standing(chapter, card).word)).toEqual(['待核']);
  });
  it('may be added where a part is not written and need not be', () => {
    expect(unwritten(CARD).map((part) => part.part)).toEqual(['service']);
  });
});

describe('the year', () => {
  it('is the last one until the end of March, then this one', () => {
    expect(yearToWrite('2027-01-08')).toBe(2026);
    expect(yearToWrite('2026-12-10')).toBe(2026);
  });
  it('stays choosable however old it is', () => {
    expect(years('2026-12-10', 2001).map((year) => year.value)).toContain(2001);
  });
});

describe('the statistics table', () => {
  it('names a group once, over all its rows', () => {
    const rows = [{ group: '性别' }, { group: '性别' }, { group: '年龄' }];
    expect(rows.map((_, at) => firstOfGroup(rows, at))).toEqual([true, false, true]);
    expect(groupLength(rows, 0)).toBe(2);
    expect(groupLength(rows, 2)).toBe(1);
  });
});

describe('the report as text', () => {
  it('holds title, addressee, chapters and sentences without marks', () => {
    const text = asText(CARD);
    expect(text).toContain('样例街道办事处：');
    expect(text).toContain('　　现有成员4人。');
    expect(text.split('\n')[0]).toBe('安和里社区居民委员会');
  });
});

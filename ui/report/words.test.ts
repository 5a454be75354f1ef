import { describe, expect, it } from 'vitest';

import { CARD, SENT } from '@/testing/report';

import { onScreen, place, readValue } from './numerals';
import { type Card, type Life, type Numeral, asText, checkMark, checkPlace, deadlineWords, differenceWords, firstOfGroup, groupLength, isBlank, lifeNote, lifeWords, movedWords, nextNumber, openWords, originWords, progressWords, standing, supersededWords, tableStanding, textColumns, unwritten, yearToWrite, yearWords, years } from './words';

const [COUNTED, BLANK, FILLED] = CARD.numbers as [Numeral, Numeral, Numeral];
const WOMEN: Numeral = { ...COUNTED, code: 'members.women', label: '女性成员', printed: '4', computed: '4', computed_thousandths: 4000, last_year: '5', change: '少1', unknown: [] };

describe('a number', () => {
  it('stands with a comma on screen; decimals and percent stay', () => {
    expect(onScreen('2391')).toBe('2,391');
    expect(onScreen('0.42')).toBe('0.42');
    expect(onScreen('66.7%')).toBe('66.7%');
    expect(onScreen('不明')).toBe('不明');
    expect(onScreen('2026年7月1日')).toBe('2026年7月1日');
    expect(onScreen('—')).toBe('—');
  });
  it('is read in thousandths, and refused where it is none', () => {
    expect(readValue('2,391')).toBe(2_391_000);
    expect(readValue('０.42')).toBe(420);
    expect(readValue('66.7%')).toBe(66_700);
    expect(readValue('约20')).toBeNull();
    expect(readValue('1.2345')).toBeNull();
  });
  it('is a sentence where it counted people, and only a value where it did not', () => {
    expect(openWords(WOMEN)).toBe('女性成员4人，是这几位');
    expect(openWords({ ...WOMEN, printed: '66.7%' })).toBe('女性成员66.7%');
    expect(openWords({ ...WOMEN, counted: [] })).toBe('女性成员4人');
  });
  it('says what it was before it was set by hand, and why', () => {
    expect(originWords({ ...WOMEN, source: 'by_hand', printed: '5', by_hand: { id: 1, version: 1, thousandths: 5000, reason: '街道核定' } })).toBe('台账算出来是4，改写成了5。原因：街道核定');
    expect(originWords({ ...WOMEN, counted: [], computed_thousandths: 0 })).toBe('台账里一个也没有。');
    expect(originWords(FILLED)).toBe('手填的数，台账还没有登记这一项。依据：居务档案');
    expect(originWords(BLANK)).toContain('没有手填');
  });
  it('says that a typed value is no longer used once the register computes it', () => {
    expect(supersededWords({ ...WOMEN, typed: { id: 1, version: 1, thousandths: 3000, basis: '手册' } })).toBe('以前手填过3（手册）。台账现在能算，不再用手填的数。');
    expect(supersededWords(FILLED)).toBe('');
  });
  it('stands beside last year’s with the change in words', () => {
    expect(yearWords(WOMEN)).toBe('上年5（已报送），少1。');
    expect(yearWords({ ...WOMEN, last_year: null, change: null })).toBe('上年没有这个数。');
  });
  it('leads to the card of whom it counted', () => {
    expect(place({ kind: 'person', id: 3, text: '' })).toEqual({ path: '/people', query: { id: '3' } });
    expect(place({ kind: 'figure', id: null, text: '' })).toBeNull();
  });
});

describe('a chapter', () => {
  const known: Pick<Card, 'numbers'> = { numbers: [{ ...COUNTED, unknown: [] }] };
  it('is carried, still to be written, or to be looked at where one of its numbers does not know somebody', () => {
    expect(CARD.chapters.map((chapter) => standing(chapter, CARD).word)).toEqual(['待核', '沿用', '待写']);
    expect(CARD.chapters.slice(0, 1).map((chapter) => standing(chapter, known).word)).toEqual(['已成']);
  });
  it('that she worded herself says so until its numbers move', () => {
    const [first] = CARD.chapters;
    expect(first === undefined ? [] : (['edited', 'moved'] as const).map((state) => standing({ ...first, standing: state }, known).word)).toEqual(['已改', '待核']);
  });
  it('may be added where a part is not written and need not be', () => {
    expect(unwritten({ ...CARD, chapters: CARD.chapters.slice(0, 1) }).map((part) => part.part)).toEqual(['service', 'problems']);
  });
  it('is counted in the foot', () => {
    expect(progressWords(CARD)).toBe('共3章，写好1章，1章沿用上年，还没看过，还有1章待写');
  });
});

describe('an attachment', () => {
  it('says how many numbers are still to be filled in', () => {
    expect(CARD.tables.map((table) => tableStanding(table, CARD).word)).toEqual(['待核', '1处待填']);
  });
  it('tells columns of words from columns of numbers', () => {
    const cell = (printed: string) => ({ printed, number: null, by_hand: false, typed: false, unknown: [] });
    const list = { code: 'bodies', title: '', notes: [], columns: ['组织', '人数', '比例'], rows: [{ group: '', label: '', cells: [cell('居民委员会'), cell('6'), cell('—')] }] };
    expect([...textColumns(list)]).toEqual([0]);
  });
  it('names a group once, over all its rows', () => {
    const rows = [{ group: '性别' }, { group: '性别' }, { group: '年龄' }];
    expect(rows.map((_, at) => firstOfGroup(rows, at))).toEqual([true, false, true]);
    expect(groupLength(rows, 0)).toBe(2);
    expect(groupLength(rows, 2)).toBe(1);
  });
});

describe('the life of a report', () => {
  const life = (over: Partial<Life>): Life => ({ ...CARD.life, ...over });
  it('is said in one word and one note', () => {
    expect(lifeWords(CARD.life).word).toBe('草稿');
    expect(lifeWords(SENT.life).word).toBe('第2版已报送');
    expect(lifeNote(SENT.life, null, '2026-12-30')).toContain('又有变动');
    expect(lifeWords(life({ state: 'returned', version: 1 })).word).toBe('第1版已退回');
    expect(lifeNote(life({ state: 'returned', version: 1, returned_on: '2026-12-24', returned_reason: '户数不对' }), null, '2026-12-30')).toBe('2026年12月24日，户数不对');
  });
  it('counts the days to the deadline', () => {
    expect(deadlineWords('2026-12-25', '2026-12-10')).toBe('12月25日前报送，剩15天');
    expect(deadlineWords('2026-12-25', '2026-12-25')).toBe('今天（12月25日）报送');
    expect(deadlineWords('2026-12-25', '2026-12-27')).toBe('12月25日前应报送，过期2天');
  });
  it('numbers the next version after the highest one', () => {
    expect(nextNumber(CARD.life)).toBe(1);
    expect(nextNumber(SENT.life)).toBe(3);
  });
  it('says how two versions differ, or that they do not', () => {
    expect(differenceWords({ from: '第1版', to: '第2版', numbers: [], sentences: [], lists: [] })).toBe('第1版与第2版说的一样。');
    expect(differenceWords({ from: '第1版', to: '第2版', numbers: [{ code: 'a', label: 'a', from: '1', to: '2' }], sentences: [], lists: [] })).toBe('第1版与第2版比，1个数不同。');
  });
  it('names the numbers of an edited sentence that moved', () => {
    expect(movedWords([{ code: 'members.all', label: '成员总数', then: '4', now: '5' }])).toBe('成员总数原来4，现在5');
    expect(movedWords([{ code: 'a', label: '主任', then: null, now: null }])).toBe('主任原来没有，现在没有了');
  });
});

describe('a check', () => {
  it('is told apart by its word: what is wrong, what is missing, what is unknown', () => {
    const [wrong, unknown] = CARD.checks;
    expect(wrong && checkMark(wrong).word).toBe('不符');
    expect(unknown && checkMark(unknown).word).toBe('不明');
    expect(unknown && checkMark({ ...unknown, code: 'missing' }).word).toBe('待填');
    expect(unknown && checkMark({ ...unknown, code: 'carried.service' }).word).toBe('沿用');
  });
  it('leads to the table or the chapter where it is settled', () => {
    const [wrong, unknown] = CARD.checks;
    expect(wrong && checkPlace(wrong)).toBe('table:r08');
    expect(unknown && checkPlace({ ...unknown, code: 'moved.basics.members' })).toBe('basics');
    expect(unknown && checkPlace(unknown)).toBeNull();
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

describe('a year nobody registered anything of', () => {
  it('is told from one that has numbers or words', () => {
    const blank = { ...CARD, numbers: CARD.numbers.filter((number) => number.source === 'none'), parts: CARD.parts.map((part) => ({ ...part, text: ' ' })) };
    expect(isBlank(blank)).toBe(true);
    expect(isBlank({ ...blank, parts: CARD.parts })).toBe(false);
    expect(isBlank({ ...blank, numbers: CARD.numbers })).toBe(false);
  });
});

describe('the report as text', () => {
  it('holds title, addressee, chapters, sentences and what she wrote, without marks', () => {
    const text = asText(CARD);
    expect(text).toContain('样例街道办事处：');
    expect(text).toContain('　　现有成员1206人。');
    expect(text).toContain('　　去年办了三件事。');
    expect(text.split('\n')[0]).toBe('安和里社区居民委员会');
  });
});

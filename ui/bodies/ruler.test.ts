import { describe, expect, it } from 'vitest';

import { changeLine, dayAt, dayText, neighbours, ruler, shareOf, stepDay } from './ruler';

const DAYS = ['2012-12-18', '2021-12-28', '2026-06-30', '2026-12-27'];
const TERMS = [
  { ordinal: 5, start: '2018-12-18', legal_end: '2021-12-17', end: '2021-12-27' },
  { ordinal: 6, start: '2021-12-28', legal_end: '2026-12-27', end: null },
];
const marks = ruler(DAYS, TERMS, '2026-12-10');

describe('the ruler of years', () => {
  it('begins with the year of the first change and ends with the running term', () => {
    expect([marks.start, marks.end]).toEqual(['2012-01-01', '2026-12-27']);
  });
  it('shows terms as bands and the days beyond the legal end hatched', () => {
    expect(marks.bands.map((band) => [band.text, band.look])).toEqual([['第五届', ''], ['', 'ext'], ['第六届', 'now']]);
  });
  it('has room for its years', () => {
    expect(marks.years).toHaveLength(15);
    expect(ruler(['1950-01-01'], [], '2026-12-10').years.length).toBeLessThanOrEqual(15);
  });
  it('finds the day under a place and the place of a day', () => {
    expect(dayAt(marks, 0)).toBe('2012-01-01');
    expect(dayAt(marks, 2)).toBe('2026-12-27');
    expect(dayAt(marks, shareOf(marks, '2021-12-28'))).toBe('2021-12-28');
  });
  it('says the day and its term', () => {
    expect(dayText(marks, '2022-05-01')).toBe('2022年5月1日，第六届');
    expect(dayText(marks, '2014-05-01')).toBe('2014年5月1日');
  });
});

describe('the keys of the ruler', () => {
  const near = neighbours(DAYS, '2022-05-01', '2026-12-10');
  it('walk changes to and fro, never beyond today', () => {
    expect(near).toEqual({ before: '2021-12-28', after: '2026-06-30' });
    expect(neighbours(DAYS, '2026-07-01', '2026-12-10').after).toBeNull();
  });
  it.each([
    ['ArrowLeft', false, '2022-04-30'],
    ['ArrowRight', true, '2026-06-30'],
    ['PageUp', false, '2021-05-01'],
    ['PageDown', false, '2023-05-01'],
    ['Home', false, '2012-01-01'],
    ['a', false, undefined],
  ] as const)('%s (Ctrl: %s) leads to %s', (key, change, to) => {
    expect(stepDay(key, change, '2022-05-01', near, marks)).toBe(to);
  });
});

it('a change is said with how many more there were', () => {
  expect(changeLine({ day: '2026-06-30', what: ['孙桂兰离任居委会委员'], count: 1 }, '2026-07-15')).toBe('上一次变动是2026年6月30日，孙桂兰离任居委会委员');
  expect(changeLine({ day: '2026-06-30', what: ['孙桂兰离任居委会委员'], count: 4 }, '2026-06-30')).toBe('这一天孙桂兰离任居委会委员等4项');
  expect(changeLine({ day: null, what: [], count: 0 }, '2001-01-01')).toBe('');
});

import { describe, expect, it } from 'vitest';

import { chinese, daysBetween, moment, period, readDate, shift, weekday } from './dates';

const TODAY = '2026-12-10';

describe('a date', () => {
  it.each([
    ['20260701', '2026-07-01'],
    ['2026-7-1', '2026-07-01'],
    ['2026.7.1', '2026-07-01'],
    ['2026/07/01', '2026-07-01'],
    ['2026年7月1日', '2026-07-01'],
    ['7月1日', '2026-07-01'],
    ['7-1', '2026-07-01'],
    ['２０２６年７月１日', '2026-07-01'],
    [' 2026 年 7 月 1 日 ', '2026-07-01'],
    ['今天', '2026-12-10'],
    ['昨天', '2026-12-09'],
    ['2024-2-29', '2024-02-29'],
  ])('is read from %s', (typed, iso) => {
    expect(readDate(typed, TODAY)).toEqual({ kind: 'date', iso });
  });

  it.each(['2026-2-30', '20260230', '2025年2月29日', '2026-13-1', '0326-7-1', '很久以前', '2026', '2026年7月'])('is not read from %s, and the sentence says why', (typed) => {
    const read = readDate(typed, TODAY);
    expect(read.kind).toBe('fault');
    expect(read.kind === 'fault' && read.sentence).toMatch(/。$/);
  });

  it('may be a year or a month where that will do', () => {
    expect(readDate('1985', TODAY, true)).toEqual({ kind: 'date', iso: '1985' });
    expect(readDate('1985.03', TODAY, true)).toEqual({ kind: 'date', iso: '1985-03' });
    expect(readDate('198503', TODAY, true)).toEqual({ kind: 'date', iso: '1985-03' });
    expect(readDate('1985年3月', TODAY, true)).toEqual({ kind: 'date', iso: '1985-03' });
  });

  it('is written without leading zeros and with its precision', () => {
    expect(chinese('2026-01-05')).toBe('2026年1月5日');
    expect(chinese('1985-03')).toBe('1985年3月');
    expect(chinese('1985')).toBe('1985年');
    expect(chinese(null)).toBe('');
  });

  it('counts days, and moves over the ends of months', () => {
    expect(daysBetween('2026-11-30', TODAY)).toBe(10);
    expect(daysBetween('2026-11', TODAY)).toBeNull();
    expect(shift('2026-01-31', { months: 1 })).toBe('2026-02-28');
    expect(shift('2024-02-29', { years: 1 })).toBe('2025-02-28');
    expect(shift('2026-12-31', { days: 1 })).toBe('2027-01-01');
    expect(weekday('2026-12-10')).toBe('周四');
  });

  it('stands beside a relative word where that helps', () => {
    expect(moment('2026-12-10T09:15:00+08:00', TODAY)).toBe('今天09:15');
    expect(moment('2026-12-09T17:02:00+08:00', TODAY)).toBe('昨天17:02');
    expect(moment('2025-12-08T17:02:00+08:00', TODAY)).toBe('2025年12月8日');
    expect(period('2021-12-28', null)).toBe('2021年12月28日至今');
    expect(period(null, null)).toBe('起止日期未记');
  });
});

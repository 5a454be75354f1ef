import { expect, it } from 'vitest';

import { CHECK_UP } from '@/testing/checkup';
import { NO_FILTERS, actual, answer, bounded, during, fits, gap, headLine, inWords, rows, showChoices, whereChoices, whereMissing } from './words';

const say = (counts: Partial<typeof CHECK_UP.counts>, future = false): string =>
  answer({ error: 0, warning: 0, hint: 0, waived: 0, kept: 0, unrecorded: 0, ...counts }, future)
    .map((piece) => piece.text)
    .join('');

it('the first line is the sentence she would say', () => {
  expect(say({ error: 3, warning: 1, kept: 12, unrecorded: 2 })).toBe('3条不符，1条待说明；12条符合，2条尚未登记。');
  expect(say({ kept: 12 })).toBe('查得出的规则都符合；12条符合。');
  expect(say({})).toBe('没有查出问题。');
  expect(say({ error: 1 }, true)).toBe('如果到那天什么都不做：1条不符。');
  expect(headLine(CHECK_UP.counts)).toBe('2项未了');
});

it('a share is told with numerator and denominator, and what is still wanted', () => {
  expect(actual({ count: 3, whole: 7 })).toBe('3/7，42.9%');
  expect(actual({ count: 6, whole: 9 })).toBe('6/9，66.7%');
  expect(actual({ count: 2, whole: null })).toBe('2');
  expect(actual({ count: null, whole: null })).toBe('');
  expect(gap({ count: 3, least: 5, most: null })).toBe('至少5，还差2');
  expect(gap({ count: 10, least: 5, most: 9 })).toBe('至少5；至多9，多了1');
  expect(gap({ count: 5, least: null, most: null })).toBe('');
});

it('a period is told with its ends', () => {
  expect(during({ from: '2026-07-01', until: null })).toBe('2026年7月1日起');
  expect(during({ from: '2026-07-01', until: '2026-07-01' })).toBe('2026年7月1日');
  expect(during({ from: '2026-07-01', until: '2026-09-30' })).toBe('2026年7月1日至9月30日');
  expect(during({ from: '2025-12-01', until: '2026-01-31' })).toBe('2025年12月1日至2026年1月31日');
});

it('rows stand layer by layer and body by body, the gravest first', () => {
  const list = bounded(rows(CHECK_UP.rules));
  expect(list.map((row) => row.rule.rule)).toEqual(['T-CROSS', 'O-SIZE', 'O-KIN', 'O-OPEN']);
  expect(list.map((row) => [row.first, row.last])).toEqual([[true, false], [false, true], [true, true], [true, true]]);
});

it('filters find by body, mark, pack and a person’s name', () => {
  const list = rows(CHECK_UP.rules);
  const of = (part: Partial<typeof NO_FILTERS>): string[] => list.filter((row) => fits(row, { ...NO_FILTERS, ...part })).map((row) => row.rule.rule);
  expect(of({ where: 'body:5' })).toEqual(['O-KIN']);
  expect(of({ where: 'layer:executing' })).toEqual(['T-CROSS', 'O-SIZE']);
  expect(of({ mark: 'unrecorded' })).toEqual(['O-OPEN']);
  expect(of({ pack: 'tianjin-2012' })).toEqual(['T-CROSS']);
  expect(of({ text: '陈静' })).toEqual(['O-KIN']);
  expect(showChoices(list, 'day').map((choice) => choice.label)).toEqual(['未了 2', '新发现 1', '已说明 0', '符合 1', '尚未登记 1', '全部 4']);
  expect(whereChoices(CHECK_UP.rules).map((choice) => choice.label)).toEqual(['全部组织', '执行层', '　居民委员会', '监督', '　居务监督委员会', '全社区']);
});

it('a missing fact leads to the card of the person it names, else to the body', () => {
  const [row] = rows(CHECK_UP.rules);
  expect(row && whereMissing('李秀英的出生日期', row)).toEqual({ path: '/people', query: { id: '1' } });
  expect(row && whereMissing('本届应选人数', row)).toEqual({ path: '/bodies', query: { id: '3' } });
});

it('the list in words names the day, the bodies and what is asked', () => {
  const text = inWords(rows(CHECK_UP.rules), { committee: '安和里社区居民委员会', on: '2026-12-10', counts: CHECK_UP.counts });
  expect(text.split('\n')[0]).toBe('安和里社区居民委员会体检，截至2026年12月10日');
  expect(text).toContain('【待说明】与党总支交叉任职不足六成；2026年7月1日起；实际3/7，42.9%；要求：不低于60%；教学材料第31页');
});

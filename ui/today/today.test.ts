import { screen } from '@testing-library/vue';
import { expect, it } from 'vitest';

import type { Reply } from '@/api/call';
import { FRAME, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import TodayPage from './TodayPage.vue';
import { answer, bucket, left } from './words';

type Today = Reply<'today_get'>;

const BASE: Today = {
  today: '2026-12-10',
  due: [],
  counts: { people: 60, in_office: 55, bodies: 7, groups: 9, meetings: 3, vacant: 0 },
  steps: [],
  year: [],
  last_backup: null,
  since_backup: 0,
};

const say = (due: { in_days: number }[]): string => answer(due).map((piece) => piece.text).join('');

it('the first line is the sentence she would say', () => {
  expect(say([])).toBe('今天没有到期的事。');
  expect(say([{ in_days: -10 }, { in_days: 0 }, { in_days: 0 }, { in_days: 5 }])).toBe('今天要办2件，1件已经过期，七天以内还有1件。');
  expect([left(-10), left(0), left(3)]).toEqual(['过期10天', '今天', '3天']);
  expect([-1, 0, 7, 31, 32].map((days) => bucket(days).title)).toEqual(['已过期', '今天', '七天以内', '一个月以内', '再往后']);
});

it('what is due leads to where it is settled', async () => {
  openOffice({ ...FRAME, today_get: { ...BASE, due: [{ day: '2026-11-30', in_days: -10, title: '楼道照明更换', detail: '第118次会议，王建国', kind: 'resolution', id: 5 }], year: [{ body: 1, name: '居民委员会', months: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2] }] } });
  await open(TodayPage);
  expect((await screen.findByRole('link', { name: '记落实：楼道照明更换' })).getAttribute('href')).toBe('/meetings?id=5');
  expect(screen.getByText('过期10天')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

it('a new register is led on step by step', async () => {
  openOffice({ ...FRAME, today_get: { ...BASE, steps: [{ step: 'term', done: true }, { step: 'people', done: false }, { step: 'backup', done: false }] } });
  await open(TodayPage);
  expect(await screen.findByRole('button', { name: '从Excel导入' })).toBeTruthy();
  expect(screen.getByText(/还有两步/)).toBeTruthy();
  expect(document.querySelectorAll('.btn.main')).toHaveLength(1);
  expect(await violations()).toEqual([]);
});

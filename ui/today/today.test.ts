import { screen, waitFor, within } from '@testing-library/vue';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import type { Reply } from '@/api/call';
import { FRAME, Refused, openOffice } from '@/testing/office';
import { page } from '@/kit/page';
import { open, violations } from '@/testing/page';

import TodayPage from './TodayPage.vue';
import { answer, bucket, left, months, near, target } from './words';

type Today = Reply<'today_get'>;

const BASE: Today = {
  today: '2026-12-10',
  due: [],
  counts: { people: 60, in_office: 55, bodies: 7, groups: 9, meetings: 3, vacant: 0 },
  steps: [],
  year: [],
  last_backup: null,
  since_backup: 0,
  findings: { error: 0, warning: 0, hint: 0, new: 0 },
  new_findings: [],
};

type Due = Today['due'][number];
const LINE: Due = { day: '2026-12-31', in_days: 21, title: '2026年度民主评议', detail: '每年至少一次', kind: 'deadline', id: 3, why: '组织法第三十七条：每年至少一次。', key: 'O-37/3/2026', by_hand: true, done: null };

const say = (due: { in_days: number; done?: unknown }[]): string => answer(due).map((piece) => piece.text).join('');

it('the first line is the sentence she would say', () => {
  expect(say([])).toBe('今天没有到期的事。');
  expect(say([{ in_days: -10 }, { in_days: 0 }, { in_days: 0 }, { in_days: 5 }])).toBe('今天要办2件，1件已经过期，七天以内还有1件。');
  expect([left(-10), left(0), left(3)]).toEqual(['过期10天', '今天', '3天']);
  expect([-1, 0, 7, 31, 32].map((days) => bucket(days).title)).toEqual(['已过期', '今天', '七天以内', '一个月以内', '再往后']);
});

it('what is due leads to where it is settled', async () => {
  openOffice({ ...FRAME, today_get: { ...BASE, due: [{ day: '2026-11-30', in_days: -10, title: '楼道照明更换', detail: '第118次会议，王建国', kind: 'resolution', id: 5, why: null, key: null, by_hand: false, done: null }], year: [{ body: 1, name: '居民委员会', months: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2] }] } });
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

it('what is ticked is not counted any more, and what is far off waits in the calendar', () => {
  expect(say([{ in_days: -1, done: { id: 1, version: 1, on: '2026-12-10' } }])).toBe('今天没有到期的事。');
  const { shown, later } = near([LINE, { ...LINE, in_days: 200 }, { ...LINE, in_days: 300, kind: 'term' }]);
  expect([shown.length, later]).toEqual([2, 1]);
});

it('every kind of line leads to where it is settled, and one nobody keeps yet leads nowhere', () => {
  const to = (kind: Due['kind']): string | undefined => target({ ...LINE, kind })?.path;
  expect((['resolution', 'meeting', 'term', 'meetings', 'report', 'backup', 'check_up', 'deadline'] as const).map(to)).toEqual(['/meetings', '/meetings', '/bodies', '/meetings', '/report', '/data', '/checkup', undefined]);
  expect(target({ ...LINE, kind: 'meetings' })?.query).toEqual({ do: 'add', body: '3' });
});

it('a deadline no area keeps is ticked with Space and ticked off again', async () => {
  let done: Due['done'] = null;
  const asked = openOffice(
    {
      ...FRAME,
      today_get: () => ({ ...BASE, due: [{ ...LINE, done }] }),
      deadline_done: () => {
        done = { id: 4, version: 1, on: '2026-12-10' };
        return { id: 4 };
      },
      deadline_undone: () => {
        done = null;
        return { id: 4 };
      },
    },
    { deadline_done: { operation: 1, sentence: '2026年度民主评议已办', tables: ['deadline'] }, deadline_undone: { operation: 2, sentence: '还没办', tables: ['deadline'] } },
  );
  await open(TodayPage, '/today');
  const row = (await screen.findByText('2026年度民主评议')).closest('tr');
  row?.focus();
  const panel = screen.getByRole('complementary', { name: '概况' });
  expect(await within(panel).findByText('组织法第三十七条：每年至少一次。')).toBeTruthy();
  await userEvent.keyboard(' ');
  await waitFor(() => expect(asked).toContainEqual({ name: 'deadline_done', request: { key: 'O-37/3/2026' } }));
  await userEvent.click(await screen.findByRole('button', { name: '还没办：2026年度民主评议' }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'deadline_undone', request: { id: 4, version: 1 } }));
  expect(await screen.findByRole('button', { name: '已办：2026年度民主评议' })).toBeTruthy();
});

it('the check-up is told in its numbers and what is new this week, one press away', async () => {
  const line = { rule: 'O-KIN', title: '回避', mark: 'error' as const, sentence: '吴玉梅与陈静是母女', asked: '', source: '', body_name: '居务监督委员会', worse: true };
  openOffice({ ...FRAME, today_get: { ...BASE, findings: { error: 5, warning: 1, hint: 3, new: 1 }, new_findings: [line] } });
  await open(TodayPage, '/today');
  expect(await screen.findByText('吴玉梅与陈静是母女')).toBeTruthy();
  expect(screen.getByText('另有8项')).toBeTruthy();
  expect(screen.getByRole('link', { name: '逐项看' }).getAttribute('href')).toBe('/checkup');
  expect(await violations()).toEqual([]);
});

it('the calendar of the year stands month by month and is written as files', async () => {
  expect(months([LINE]).map((each) => each.lines.length)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  const asked = openOffice({ ...FRAME, today_get: BASE, calendar_get: (request) => ({ year: Number(request.year), lines: [LINE, { ...LINE, key: 'T', kind: 'term', title: '第六届居民委员会届满', day: '2026-12-27', by_hand: false }] }), deadline_done: { id: 4 }, choose_folder: { path: '/tmp' }, calendar_export: { folder: '/tmp', files: [{ name: '日历.ics', path: '/tmp/日历.ics', format: 'pdf', renamed: false }] } });
  const { router } = await open(TodayPage, '/today?view=calendar');
  expect((await screen.findByRole('link', { name: '第六届居民委员会届满' })).getAttribute('href')).toBe('/bodies?id=3');
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(12);
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: '已办：2026年度民主评议' }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'deadline_done', request: { key: 'O-37/3/2026' } }));
  await userEvent.click(screen.getByRole('button', { name: /导出/ }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByLabelText('PDF'));
  await userEvent.click(within(dialog).getByLabelText(/日历文件/));
  await userEvent.click(within(dialog).getByRole('button', { name: '选一个文件夹' }));
  await within(dialog).findByText('/tmp');
  await userEvent.click(within(dialog).getByRole('button', { name: /^导出/ }));
  expect(await within(dialog).findByText('日历.ics')).toBeTruthy();
  expect(asked.find((each) => each.name === 'calendar_export')?.request).toMatchObject({ folder: '/tmp', format: 'ics' });
  await userEvent.click(screen.getByRole('button', { name: /回到今日/ }));
  await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/today'));
});

it('a tick that was refused is told with its reason', async () => {
  openOffice({
    ...FRAME,
    today_get: { ...BASE, due: [LINE] },
    deadline_done: () => {
      throw new Refused('file_trouble', '写不进去。');
    },
  });
  await open(TodayPage, '/today');
  await userEvent.click(await screen.findByRole('button', { name: '已办：2026年度民主评议' }));
  await waitFor(() => expect(page.trouble).toEqual({ lead: '没有记下', sentence: '写不进去。' }));
});

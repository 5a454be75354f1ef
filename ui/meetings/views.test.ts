import { screen, waitFor, within } from '@testing-library/vue';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { Reply } from '@/api/call';
import { setToday } from '@/api/day';
import { resolutionLine } from '@/testing/meeting';
import { FRAME, Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import MeetingsPage from './MeetingsPage.vue';
import { matterWords } from './matters';
import { yearChoices } from './views';
import { monthWords, rowsOf, weeksOf } from './year';

const MEETING = { id: 12, name: '第六届居民代表会议第10次', held: '2026-12-10' };
const HELD: Reply<'meeting_year'>['months'][number]['meetings'][number] = { ...MEETING, body: 2, body_name: '居民代表会议', body_kind: 'delegates_assembly', due: 45, came: 38, rate: '92.7%', signed: true };
const YEAR: Reply<'meeting_year'> = {
  year: 2026,
  months: Array.from({ length: 12 }, (_, at) => ({ month: at + 1, days: at === 1 ? 28 : 31, begins: 2, due: at === 11 ? 45 : 0, came: at === 11 ? 38 : 0, excused: at === 11 ? 4 : 0, rate: at === 11 ? '92.7%' : '', meetings: at === 11 ? [HELD] : [] })),
  members: [{ person: 1, name: '崔大年', due: 10, came: 8, excused: 1, absent: 1, rate: '88.9%' }],
  picture: { svg: '<svg xmlns="http://www.w3.org/2000/svg" width="700" height="300"><title>年历</title></svg>', alt: '2026年的会议日历。12月1次：10日居民代表会议。' },
};
const FIGURES: Reply<'meeting_figures'> = {
  report: [{ body: null, title: '居民代表会议', count: 1, came: 38, due: 45, signed: 1, meetings: [12] }],
  bodies: [],
  typed: [{ report: 'R14', code: 'r14.pact', title: '居民公约', number: null, computed: false, basis: null, id: null, version: null }],
};
const STEPS = ['proposed', 'consulted', 'reviewed', 'resolved', 'decision_shown', 'outcome_shown'] as const;
const MATTER: Reply<'matter_list'>['matters'][number] = {
  id: 1,
  version: 1,
  title: '建充电棚',
  note: null,
  taken: 1,
  missing: ['还没有登记党组织提议（2026年起的法律第三十条要求先由社区党组织研究）'],
  stages: STEPS.map((step) => ({ step, by_law: step === 'proposed', missing: step === 'proposed', taken: step === 'consulted' ? [{ id: 5, version: 1, on: '2026-12-10', until: null, meeting: MEETING, note: null }] : [] })),
};
const REPLIES: Replies = {
  ...FRAME,
  body_list: { bodies: [] },
  meeting_list: { total: 1, meetings: [{ id: 12, body: 2, body_name: '居民代表会议', name: MEETING.name, held: MEETING.held, starts_at: null, place: null, due: 45, came: 38, items: 1, resolutions: 1, signed: true }] },
  follow_up_list: { open: 1, overdue: 1, lines: [{ body: 2, body_name: '居民代表会议', meeting: MEETING, resolution: resolutionLine(), overdue: true }] },
  meeting_search: { total: 1, meetings: [{ ...MEETING, body: 2, places: [{ what: '发言', agenda_item: 7, speaker: '张丽', before: '建议把', hit: '充电棚', after: '建在3号楼东侧。' }] }] },
  meeting_year: YEAR,
  meeting_figures: FIGURES,
  matter_list: { matters: [MATTER] },
};
const EMPTY: Replies = { ...REPLIES, meeting_list: { total: 0, meetings: [] }, follow_up_list: { open: 0, overdue: 0, lines: [] }, meeting_search: { total: 0, meetings: [] }, meeting_year: { ...YEAR, months: YEAR.months.map((month) => ({ ...month, meetings: [] })), members: [] }, meeting_figures: { ...FIGURES, report: [] }, matter_list: { matters: [] } };

beforeEach(() => setToday('2026-12-10'));
afterEach(() => vi.unstubAllGlobals());

for (const view of ['list', 'search', 'year', 'follow', 'figures', 'matters']) {
  it(`${view}: filled and empty, it passes the accessibility check`, async () => {
    openOffice(REPLIES);
    const filled = await open(MeetingsPage, `/meetings?view=${view}`);
    await waitFor(() => expect(screen.queryByText('正在读取')).toBeNull());
    expect(await violations()).toEqual([]);
    filled.unmount();
    openOffice(EMPTY);
    await open(MeetingsPage, `/meetings?view=${view}`);
    await waitFor(() => expect(screen.queryByText('正在读取')).toBeNull());
    expect(await violations()).toEqual([]);
  });
}

it('what cannot be read says why, and asks again', async () => {
  let broken = true;
  openOffice({
    ...REPLIES,
    matter_list: () => {
      if (broken) {
        throw new Refused('file_trouble', '读不出来：读写出了错。');
      }
      return { matters: [MATTER] };
    },
  });
  await open(MeetingsPage, '/meetings?view=matters');
  expect((await screen.findByRole('alert')).textContent).toContain('读不出来');
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: '再试一次' }));
  expect(await screen.findByRole('heading', { name: '建充电棚' })).toBeTruthy();
});

it('one character is looked for, and the hit stands marked in its sentence', async () => {
  const asked = openOffice(REPLIES);
  await open(MeetingsPage, '/meetings?view=search');
  await userEvent.type(await screen.findByLabelText('查会议里的文字'), '充');
  const hit = await screen.findByText('充电棚');
  expect(hit.tagName).toBe('MARK');
  expect(hit.closest('p')?.textContent).toContain('建议把充电棚建在3号楼东侧。');
  expect(asked.find((each) => each.name === 'meeting_search')?.request).toMatchObject({ text: '充', body: null, year: null });
});

it('an open resolution is put off with its reason and its new day', async () => {
  const asked = openOffice({ ...REPLIES, follow_up_add: { id: 9 } });
  await open(MeetingsPage, '/meetings?view=follow');
  expect(await screen.findByText('列出1条')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '记落实：楼道照明更换' }));
  await userEvent.click(await screen.findByRole('button', { name: '延期' }));
  await userEvent.type(screen.getByLabelText('延到'), '20270131');
  await userEvent.type(screen.getByLabelText('为什么延期'), '等灯具到货');
  await userEvent.click(screen.getByRole('button', { name: /记下延期/ }));
  await waitFor(() => expect(asked.find((each) => each.name === 'follow_up_add')?.request).toEqual({ resolution: 4, on: '2026-12-10', text: '等灯具到货', done: false, postponed_to: '2027-01-31' }));
});

it('a number of the year opens to its meetings, and one is typed with what it rests on', async () => {
  const asked = openOffice({ ...REPLIES, report_number_type: { id: 3 } });
  await open(MeetingsPage, '/meetings?view=figures');
  await userEvent.click(await screen.findByRole('button', { name: '居民代表会议1次，看是哪几次' }));
  expect((await screen.findByRole('link', { name: MEETING.name })).getAttribute('href')).toBe('/meetings?id=12');
  await userEvent.click(screen.getByRole('button', { name: '填：居民公约' }));
  await userEvent.type(await screen.findByLabelText('2026年'), '1');
  await userEvent.type(screen.getByLabelText('依据'), '公约2024年修订');
  await userEvent.click(screen.getByRole('button', { name: /记下这个数/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_number_type', request: { year: 2026, code: 'r14.pact', thousandths: 1000, basis: '公约2024年修订' } }));
});

it('a day of the calendar begins a meeting on that day', async () => {
  openOffice(REPLIES);
  await open(MeetingsPage, '/meetings?view=year');
  expect(await screen.findByRole('button', { name: '居民代表会议，12月1次：12月10日' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '12月24日，登记会议' }));
  expect((await screen.findByLabelText<HTMLInputElement>('日期')).value).toBe('2026年12月24日');
});

it('the year is a picture with its words, printed and exported', async () => {
  const asked = openOffice({ ...REPLIES, paper_print: { path: '/tmp/a.pdf' }, print_pdf: {} });
  await open(MeetingsPage, '/meetings?view=year');
  const picture = await screen.findByAltText('2026年的会议日历。12月1次：10日居民代表会议。');
  expect(picture.getAttribute('src')).toMatch(/^data:image\/svg\+xml/);
  await userEvent.click(screen.getByRole('button', { name: /打印年历/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'paper_print', request: { paper: 'meeting_year', year: 2026, body: null } }));
});

it('a matter says in words which step is missing, and a step is recorded for it', async () => {
  const asked = openOffice({ ...REPLIES, matter_step_add: { id: 6 } });
  await open(MeetingsPage, '/meetings?view=matters');
  expect(await screen.findByText(/还没有登记党组织提议/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '登记这一步：党组织提议' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('哪一天'), '20261203');
  await userEvent.click(within(dialog).getByRole('button', { name: /登记这一步/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'matter_step_add', request: { matter: 1, step: 'proposed', on: '2026-12-03', until: null, meeting: null, note: null } }));
});

it('the year, its months and the years to choose from in words', () => {
  expect(rowsOf(YEAR, [2])[0]).toMatchObject({ body: 2, count: 1 });
  expect(YEAR.months.map(monthWords).at(-1)).toBe('12月1次，到会率92.7%');
  const [week] = YEAR.months.map(weeksOf)[0] ?? [];
  expect(week).toEqual([null, 1, 2, 3, 4, 5, 6]);
  expect(yearChoices('2026-12-10', null)[1]?.value).toBe(2027);
  expect(yearChoices('2026-06-10', 2001).at(-1)?.value).toBe(2001);
  expect(matterWords(MATTER)).toBe('走了1步，共6步，下一步党组织提议');
});

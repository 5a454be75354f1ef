import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import { beforeEach, expect, it } from 'vitest';

import type { Reply } from '@/api/call';
import { setToday, useDay } from '@/api/day';
import { FRAME, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import { makeCache } from '@/api/cache';
import PeoplePage from './PeoplePage.vue';
import { ahead } from './ahead';

type Row = Reply<'person_list'>['people'][number];

function row(id: number, name: string, hits: Row['hits'] = []): Row {
  return {
    id, name, initials: 'x', sex: { code: '2', text: '女' }, birth: null, age: 48, politics: { code: '13', text: '群众' }, education: null, nationality: null,
    employment: null, full_time: null, group: null, hits, posts: ['居委会委员'], residence: '3号楼2门', phone: '138****1234',
  };
}

const CARD: Reply<'person_get'> = {
  id: 1, version: 3, name: '仇小兰', sex: null, birth: null, age: null, nationality: null, id_number: null, phone: null, address: null, note: null,
  resume: null, pay: null, certificates: [], declared: [], consents: [], sealing: null, erased: null, merged: [],
  facts: [], appointments: [], relatives: [], attendance: { year: 2026, due: 0, came: 0, excused: 0 }, alike: [], contradictions: [],
};

const REPLIES: Replies = {
  ...FRAME,
  person_list: { total: 3, people: [row(1, '仇小兰'), row(2, '王春兰'), row(3, '尉迟兰')] },
  person_get: (request) => ({ ...CARD, id: Number(request.id) }),
  person_change_many: { changed: 2, unchanged: 0 },
  people_text: { text: '安和里社区人员名单' },
  people_export: { folder: '/home/clerk', files: [{ format: 'xlsx', name: '人员名单.xlsx', path: '/home/clerk/人员名单.xlsx', renamed: false }] },
  body_list: { bodies: [] },
  group_list: { groups: [], buildings: [], units: [], figures: [] },
};

beforeEach(() => {
  setToday('2026-12-10');
  useDay().backToToday();
});

const foot = (): string => document.querySelector('.foot')?.textContent ?? '';
const line = (id: number): HTMLElement => document.querySelector<HTMLElement>(`tr[data-row="${id}"]`) ?? document.body;

it('what was typed is marked where it stands, and a former name is said beside the name', async () => {
  openOffice({
    ...REPLIES,
    person_list: {
      total: 3,
      people: [
        row(1, '仇小兰', [{ field: 'name', text: '仇小兰', start: 2, length: 1 }]),
        row(2, '单立诚', [{ field: 'former', text: '单兰', start: 1, length: 1 }]),
        row(3, '王强', [{ field: 'phone', text: '138****1234', start: 7, length: 4 }]),
      ],
    },
  });
  await open(PeoplePage, '/people');
  await screen.findByText('共', { exact: false, selector: '.foot span' });
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['兰', '兰', '1234']);
  expect(line(2).textContent).toContain('曾用名单兰');
  expect(await violations()).toEqual([]);
});

it('what was read ahead stands at once and is not asked for again', async () => {
  const asked = openOffice(REPLIES);
  const cache = makeCache();
  await ahead(cache);
  expect(asked.map(({ name }) => name)).toEqual(['preference_list', 'person_list']);
  await open(PeoplePage, '/people', {}, cache);
  expect(line(1).textContent).toContain('仇小兰');
  await screen.findByText('选列');
  expect(line(1).getAttribute('aria-selected')).toBe('true');
  expect(asked.filter(({ name }) => name === 'person_list')).toHaveLength(1);
});

it('rows are marked with Space, along with Shift and an arrow, and all with Ctrl+A; the foot counts them', async () => {
  openOffice(REPLIES);
  await open(PeoplePage, '/people');
  await screen.findByText('选列');
  line(1).focus();
  await fireEvent.keyDown(line(1), { key: ' ' });
  expect(foot()).toContain('已选1人');
  await fireEvent.keyDown(line(1), { key: 'ArrowDown', shiftKey: true });
  expect(foot()).toContain('已选2人');
  await fireEvent.keyDown(line(2), { key: 'a', ctrlKey: true });
  await waitFor(() => expect(foot()).toContain('已选3人'));
  await fireEvent.click(screen.getByText('取消选择'));
  expect(foot()).not.toContain('已选');
});

it('many are changed as one step, with the day it changed on', async () => {
  const asked = openOffice(REPLIES);
  await open(PeoplePage, '/people');
  await screen.findByText('选列');
  await fireEvent.keyDown(line(1), { key: ' ' });
  await fireEvent.keyDown(line(3), { key: ' ' });
  await fireEvent.click(screen.getByText('批量修改'));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText('批量修改2人')).toBeTruthy();
  await fireEvent.click(within(dialog).getByText('更正或补录'));
  expect(within(dialog).queryByLabelText('从哪天起')).toBeNull();
  await fireEvent.click(within(dialog).getByText('登记变更'));
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  expect(within(dialog).getByText('请选改成什么。')).toBeTruthy();
  expect(asked.some((one) => one.name === 'person_change_many')).toBe(false);
  expect(await violations()).toEqual([]);
});

it('the paper is made of those marked; the form for the notice board takes no columns and no full numbers', async () => {
  const asked = openOffice({ ...REPLIES, preference_list: { preferences: [{ name: 'export_folder', value: '"/home/clerk"' }] } });
  await open(PeoplePage, '/people');
  await screen.findByText('选列');
  await fireEvent.keyDown(line(2), { key: ' ' });
  await fireEvent.click(screen.getByText('导出'));
  const dialog = await screen.findByRole('dialog');
  await fireEvent.click(within(dialog).getByText('含完整的身份证号和手机号'));
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  expect(await within(dialog).findByText('请写明为什么要全号。')).toBeTruthy();
  await fireEvent.click(within(dialog).getByText('公示'));
  expect(within(dialog).queryByText('含完整的身份证号和手机号')).toBeNull();
  expect(await violations()).toEqual([]);
  expect(asked.some((one) => one.name === 'people_export')).toBe(false);
});

it('the whole list is copied as text with numbers masked', async () => {
  const asked = openOffice(REPLIES);
  await open(PeoplePage, '/people');
  await fireEvent.click(await screen.findByText('复制为文字'));
  await waitFor(() => expect(asked.find((one) => one.name === 'people_text')?.request).toMatchObject({ people: null, form: 'internal', full_because: null, columns: ['name', 'sex', 'age', 'politics', 'posts', 'residence', 'phone'] }));
});

it('the conditions are chosen in one dialog and taken away one by one', async () => {
  const asked = openOffice({ ...REPLIES, body_list: { bodies: [] } });
  await open(PeoplePage, '/people');
  await fireEvent.click(await screen.findByText('筛选'));
  const dialog = await screen.findByRole('dialog');
  expect(await violations()).toEqual([]);
  await fireEvent.update(within(dialog).getByLabelText('满几岁'), '六十');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  expect(await within(dialog).findByText('请填0到150的整数。')).toBeTruthy();
  await fireEvent.update(within(dialog).getByLabelText('满几岁'), '60');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(asked.filter((one) => one.name === 'person_list').at(-1)?.request).toMatchObject({ age_from: 60, age_to: null }));
  await fireEvent.click(await screen.findByLabelText('去掉条件：60岁以上'));
  await waitFor(() => expect(screen.queryByLabelText('去掉条件：60岁以上')).toBeNull());
});

it('the order and the columns are remembered', async () => {
  const asked = openOffice({ ...REPLIES, preference_list: { preferences: [{ name: 'people_order', value: '"strokes"' }, { name: 'people_columns', value: '["group"]' }] } });
  await open(PeoplePage, '/people');
  await screen.findByText('选列');
  await waitFor(() => expect(asked.filter((one) => one.name === 'person_list').at(-1)?.request.sort).toBe('strokes'));
  expect([...document.querySelectorAll('th')].map((head) => head.textContent.trim())).toEqual(['姓名', '小组']);
});

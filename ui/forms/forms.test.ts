import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import { expect, it } from 'vitest';

import type { Reply } from '@/api/call';
import { FRAME, Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import FormPage from './FormPage.vue';
import { fitting, standing, years } from './words';

type Card = Reply<'form_open'>;
type Place = Card['places'][number];

const place = (name: string, asks: string, more: Partial<Place> = {}): Place => ({ place: name, kind: 'value', of: null, where: `工作表“情况表” ${name}`, asks, source: null, label: null, value: null, certain: false, ...more });

const CARD: Card = {
  form: 'd1',
  stamp: 's1',
  name: '情况表',
  kind: 'xlsx',
  remembered: false,
  as_of: '2026-12-10',
  places: [
    place('B3', '社区名称', { source: 'committee.name', label: '社区名称', value: '安和里社区', certain: true }),
    place('B4', '负责人', { source: 'post.3.主任.name', label: '居民委员会主任：姓名', value: '张丽' }),
    place('B5', '<img src=x onerror=alert(1)>'),
    place('B6', '信用代码', { source: 'committee.credit', label: '统一社会信用代码', value: '', certain: true }),
  ],
  warnings: ['这份表里有指向别的文件或网址的链接。'],
  unfilled: [],
  folder: '/home/clerk/报表',
};

const SOURCES: Reply<'form_sources'> = {
  sources: [
    { code: 'committee.name', kind: 'value', group: '社区和年度', label: '社区名称', value: '安和里社区' },
    { code: 'post.3.主任.name', kind: 'value', group: '居民委员会', label: '居民委员会主任：姓名', value: '张丽' },
    { code: 'number.figure.households', kind: 'value', group: '数字', label: '户数', value: '2391' },
    { code: 'column.name', kind: 'column', group: '名单的列', label: '姓名', value: '' },
  ],
};

const FILLED: Reply<'form_fill'> = {
  exported: { folder: '/home/clerk/报表', files: [{ format: 'xlsx', name: '情况表_安和里社区_20261210.xlsx', path: '/home/clerk/报表/情况表_安和里社区_20261210.xlsx', renamed: false }] },
  unfilled: [{ place: 'B5', where: '工作表“情况表” B5', asks: '特色工作', why: '没有选填什么' }],
};

/** The office says of each place what was asked of it. */
function answered(request: Record<string, unknown>): Card {
  const said = new Map((request.mapping as { place: string; source: string | null }[]).map((one) => [one.place, one.source]));
  const places = CARD.places.map((each) => {
    const chosen = said.get(each.place);
    if (chosen === undefined) {
      return each;
    }
    const source = SOURCES.sources.find((one) => one.code === chosen);
    return { ...each, source: chosen, label: source?.label ?? null, value: source?.value ?? null, certain: chosen !== null };
  });
  return { ...CARD, places };
}

async function start(replies: Replies = {}) {
  const asked = openOffice({ ...FRAME, choose_open: { path: '/media/u/情况表.xlsx' }, choose_folder: { path: '/home/clerk' }, form_open: answered, form_sources: SOURCES, form_fill: FILLED, ...replies });
  await open(FormPage, '/report/form?year=2026');
  await fireEvent.click(await screen.findByRole('button', { name: '选一份空表' }));
  return asked;
}

function row(words: string): HTMLElement {
  const found = within(screen.getByRole('table', { name: '这份表要填的地方' })).getAllByText(words)[0]?.closest('tr') ?? null;
  if (found === null) {
    throw new Error(words);
  }
  return found;
}

it('every place is shown with what will stand there, and what is not sure is not filled', async () => {
  const asked = await start();
  await screen.findByText('负责人');
  expect(row('社区名称').textContent).toContain('会填');
  expect(row('负责人').textContent).toContain('请您定');
  expect(row('负责人').textContent).toContain('可能是：居民委员会主任：姓名');
  expect(row('信用代码').textContent).toContain('台账里没有');
  expect(screen.getByText('这份表里有指向别的文件或网址的链接。')).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
  expect(await violations()).toEqual([]);
  await fireEvent.click(screen.getByRole('button', { name: /填好，另存一份/ }));
  expect(await screen.findByText(/街道的原表没有动/)).toBeTruthy();
  const fills = asked.filter((one) => one.name === 'form_fill');
  expect(fills).toHaveLength(1);
  expect(fills[0]?.request).toMatchObject({
    path: '/media/u/情况表.xlsx',
    stamp: 's1',
    year: 2026,
    folder: '/home/clerk/报表',
    identity: 'masked',
    mapping: [{ place: 'B3', source: 'committee.name' }, { place: 'B6', source: 'committee.credit' }],
  });
  // What stayed empty is listed with its reason.
  expect(screen.getByText('特色工作')).toBeTruthy();
  expect(screen.getByText('没有选填什么')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

it('a proposal is taken or left, and another source is found by typing', async () => {
  const asked = await start();
  await fireEvent.click(await screen.findByText('负责人'));
  await fireEvent.click(await screen.findByRole('button', { name: '对，就填这个' }));
  await waitFor(() => expect(row('负责人').textContent).toContain('会填'));
  // The keyboard is back in the list.
  await waitFor(() => expect(document.activeElement).toBe(row('负责人')));
  await fireEvent.click(row('社区名称'));
  await fireEvent.update(screen.getByLabelText('找一项来填'), '户');
  await fireEvent.click(await screen.findByRole('button', { name: /户数/ }));
  await waitFor(() => expect(row('社区名称').textContent).toContain('2391'));
  await fireEvent.click(screen.getByRole('button', { name: '空着，不填' }));
  await waitFor(() => expect(row('社区名称').textContent).toContain('空着'));
  await fireEvent.click(screen.getByRole('button', { name: /填好，另存一份/ }));
  await screen.findByText(/街道的原表没有动/);
  expect(asked.find((one) => one.name === 'form_fill')?.request.mapping).toEqual([
    { place: 'B4', source: 'post.3.主任.name' },
    { place: 'B6', source: 'committee.credit' },
    { place: 'B3', source: null },
  ]);
});

it('all proposals are taken at once', async () => {
  await start();
  await fireEvent.click(await screen.findByRole('button', { name: '1处建议都对' }));
  await waitFor(() => expect(row('负责人').textContent).toContain('会填'));
  expect(screen.queryByRole('button', { name: /建议都对/ })).toBeNull();
});

it('full numbers ask for a reason, and a refusal is said where it belongs', async () => {
  const asked = await start({ form_fill: () => { throw new Refused('reason_needed', '请写明原因。'); } });
  await fireEvent.click(await screen.findByLabelText('写全号和门牌，记入历史'));
  await fireEvent.click(screen.getByRole('button', { name: /填好，另存一份/ }));
  expect(await screen.findByText('要写全号，请写明为什么。')).toBeTruthy();
  expect(asked.find((one) => one.name === 'form_fill')?.request).toMatchObject({ identity: 'full', reason: '' });
});

it('a form that cannot be read says why, and another one may be chosen', async () => {
  await start({ form_open: () => { throw new Refused('sheet_macros', '这份表带有宏，没有打开。'); } });
  expect(await screen.findByText(/这份表带有宏，没有打开。/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '换一份表' })).toBeTruthy();
});

it('words are found in any order, and a place stands as it is filled', () => {
  expect(fitting(SOURCES.sources, 'value', '姓名 主任').map((source) => source.code)).toEqual(['post.3.主任.name']);
  expect(fitting(SOURCES.sources, 'column', '').map((source) => source.code)).toEqual(['column.name']);
  expect(CARD.places.map(standing)).toEqual(['fill', 'ask', 'empty', 'empty']);
  expect(years(2026, 2024)[0]).toEqual({ value: 2026, label: '2026年度' });
});

import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import { beforeEach, expect, it } from 'vitest';

import type { Reply } from '@/api/call';
import { setToday, useDay } from '@/api/day';
import { FRAME, Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import BodiesPage from './BodiesPage.vue';

type Card = Reply<'body_get'>;
type Held = Card['roster'][number];

function held(id: number, name: string, post: number): Held {
  return {
    id, version: 2, person: id + 10, name, sex: { code: '2', text: '女' }, age: 44, body: 3, body_name: '居民委员会', post, post_name: post === 1 ? '主任' : '委员',
    term: 6, ordinal: 6, from: '2021-12-28', to: null, end_reason: null, full_time: true, duties: null, basis: null, represents: null, current: true,
  };
}

const TERM: Card['terms'][number] = { id: 6, version: 1, ordinal: 6, start: '2021-12-28', legal_end: '2026-12-27', legal_end_source: '任期五年', end: null, extended_to: null, extension_document: null, days_left: 17 };
const CARD: Card = {
  id: 3, version: 1, kind: 'committee', kind_name: '居民委员会', name: '居民委员会', parent: null, founded: null, closed: null, note: null, former_names: [],
  term: TERM, terms: [TERM],
  posts: [{ id: 1, version: 1, name: '主任', rank: 1, seats: 1 }, { id: 3, version: 1, name: '委员', rank: 2, seats: 2 }],
  roster: [held(1, '李秀英', 1), held(2, '刘小军', 3)],
  vacancies: [{ post: 3, post_name: '委员', number: 1, since: '2026-12-01' }],
  left: [{ ...held(4, '孙桂兰', 3), to: '2026-11-30', end_reason: 'resigned', current: false }],
  summary: '共2人，其中女2人，党员0人，专职2人，大专以上0人',
};

const REPLIES: Replies = {
  ...FRAME,
  body_list: {
    bodies: [
      { id: 1, kind: 'party', kind_name: '社区党组织', layer: 'leading', name: '社区党总支', parent: null, head: '李秀英', people: 7, seats: null, ordinal: null },
      { id: 3, kind: 'committee', kind_name: '居民委员会', layer: 'executing', name: '居民委员会', parent: null, head: '李秀英', people: 2, seats: 3, ordinal: 6 },
      { id: 4, kind: 'sub_committee', kind_name: '下属委员会', layer: 'executing', name: '人民调解委员会', parent: 3, head: null, people: 0, seats: null, ordinal: null },
    ],
    changes: [],
  },
  body_get: (request) => ({ ...CARD, id: Number(request.id) }),
  paper_list: { papers: [] },
  person_list: { total: 1, people: [{ id: 31, name: '丁玉珍', initials: 'dyz', sex: { code: '2', text: '女' }, birth: null, age: 62, politics: null, education: null, nationality: null, employment: null, full_time: null, group: null, hits: [], posts: [], residence: null, phone: null }] },
  appointment_add: { id: 50 },
  appointment_end: { id: 2 },
  term_add: { id: 7 },
  body_add: { id: 9 },
  roster_text: { text: '居民委员会\n主任　李秀英' },
};

beforeEach(() => {
  setToday('2026-12-10');
  useDay().backToToday();
});

async function start(replies: Replies = {}, path = '/bodies') {
  const asked = openOffice({ ...REPLIES, ...replies });
  const shown = await open(BodiesPage, path);
  return { asked, ...shown };
}

function request(asked: { name: string; request: Record<string, unknown> }[], name: string): Record<string, unknown> | undefined {
  return asked.find((one) => one.name === name)?.request;
}

it('bodies stand layer by layer, the committee is chosen, its empty seat is a row', async () => {
  await start();
  expect(await screen.findByText('空缺')).toBeTruthy();
  expect(screen.getByText('已9天')).toBeTruthy();
  expect(screen.getByText('剩17天')).toBeTruthy();
  expect(screen.getByText('本届离任')).toBeTruthy();
  expect(Array.from(document.querySelectorAll('.grp b'), (each) => each.textContent)).toEqual(['领导层', '执行层']);
  expect(await violations()).toEqual([]);
});

it('leaving is recorded with the last day and the reason, after saying what follows', async () => {
  const { asked } = await start();
  await fireEvent.click(await screen.findByText('刘小军'));
  await fireEvent.click(screen.getByRole('button', { name: '登记离任' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/居民委员会实有1人，空2席/)).toBeTruthy();
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  expect(await within(dialog).findByText('请选离任原因。')).toBeTruthy();
  expect(request(asked, 'appointment_end')).toBeUndefined();
});

it('nobody chosen, nobody can leave', async () => {
  await start();
  expect((await screen.findByRole<HTMLButtonElement>('button', { name: '登记离任' })).disabled).toBe(true);
});

it('an appointment takes a person found by typing and the post of the empty seat', async () => {
  const { asked } = await start();
  await fireEvent.click(await screen.findByText('空缺'));
  await fireEvent.click(screen.getByRole('button', { name: '登记任职' }));
  const dialog = await screen.findByRole('dialog');
  const name = within(dialog).getByLabelText('姓名');
  await fireEvent.update(name, 'dyz');
  await within(dialog).findByText('丁玉珍');
  await fireEvent.keyDown(name, { key: 'Enter' });
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(request(asked, 'appointment_add')).toMatchObject({ person: 31, post: 3, from: '2026-12-10', replaces: null }));
});

it('a change of post ends the old appointment by naming it', async () => {
  const { asked } = await start();
  await fireEvent.click(await screen.findByText('刘小军'));
  await fireEvent.click(screen.getByRole('button', { name: /登记变更/ }));
  const dialog = await screen.findByRole('dialog');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(request(asked, 'appointment_add')).toMatchObject({ person: 12, replaces: 2 }));
});

it('a new term asks for its first day and ends the one before', async () => {
  const { asked } = await start();
  await fireEvent.click(await screen.findByText('开始新的一届'));
  const dialog = await screen.findByRole('dialog');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  expect(await within(dialog).findByText('请填写本届从哪天开始。')).toBeTruthy();
  await fireEvent.update(within(dialog).getByLabelText('开始日'), '20261228');
  expect(within(dialog).getByText(/第六届到2026年12月27日结束/)).toBeTruthy();
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(request(asked, 'term_add')).toEqual({ body: 3, ordinal: 7, start: '2026-12-28' }));
});

it('a refused removal says what still stands in the way', async () => {
  await start({ body_remove: () => { throw new Refused('still_used', '还不能移走：李秀英主任还用着它。请先处理那一条。'); } });
  await fireEvent.click(await screen.findByText('移到回收站'));
  const dialog = await screen.findByRole('dialog');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  expect(await within(dialog).findByText(/李秀英主任还用着它/)).toBeTruthy();
});

it('on another day the roster is read and copied, not written', async () => {
  useDay().choose('2025-06-30');
  const { asked } = await start();
  expect(await screen.findByText('复制为文字')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '登记任职' })).toBeNull();
  expect(screen.queryByText('设立组织')).toBeNull();
  await fireEvent.click(screen.getByText('复制为文字'));
  await waitFor(() => expect(request(asked, 'roster_text')).toEqual({ body: 3, as_of: '2025-06-30' }));
});

it('a body is set up with kind and name, and chosen', async () => {
  const { asked, router } = await start({}, '/bodies?do=add');
  const dialog = await screen.findByRole('dialog');
  await fireEvent.update(within(dialog).getByLabelText('名称'), '公共卫生委员会');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(request(asked, 'body_add')).toMatchObject({ kind: 'sub_committee', name: '公共卫生委员会' }));
  await waitFor(() => expect(router.currentRoute.value.query.id).toBe('9'));
});

it('no body yet: the first step is a button', async () => {
  await start({ body_list: { bodies: [], changes: [] } });
  expect(await screen.findByText('这一天还没有组织')).toBeTruthy();
  expect(screen.getByRole('button', { name: '设立组织' })).toBeTruthy();
  expect(await violations()).toEqual([]);
});

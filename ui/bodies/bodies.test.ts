import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import { beforeEach, expect, it } from 'vitest';

import type { Reply } from '@/api/call';
import { setToday, useDay } from '@/api/day';
import { FRAME, Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import BodiesPage from './BodiesPage.vue';

type Card = Reply<'body_get'>;
type Held = Card['roster'][number];
type Box = Reply<'chart_get'>['boxes'][number];

function held(id: number, name: string, post: number): Held {
  return {
    id, version: 2, person: id + 10, name, sex: { code: '2', text: '女' }, age: 44, body: 3, body_name: '居民委员会', post, post_name: post === 1 ? '主任' : '委员',
    term: 6, ordinal: 6, from: '2021-12-28', to: null, end_reason: null, full_time: true, duties: null, basis: null, represents: null, current: true, begin_reason: null, end_basis: null, marks: [], also: [], service: null, followed_by: null,
  };
}

const TERM: Card['terms'][number] = { id: 6, version: 1, ordinal: 6, start: '2021-12-28', legal_end: '2026-12-27', legal_end_source: '任期五年', end: null, extended_to: null, extension_document: null, days_left: 17, end_document: null, end_note: null, story: [], stays_on: null };
const CARD: Card = {
  id: 3, version: 1, kind: 'committee', kind_name: '居民委员会', name: '居民委员会', parent: null, founded: null, closed: null, note: null, former_names: [], founding_document: null, founding_paper: null, closing_document: null, closing_paper: null, merged_into: null, merged_into_name: null, absorbed: [], also_called: [], peculiar: null, remarks: [],
  term: TERM, terms: [TERM],
  posts: [{ id: 1, version: 1, name: '主任', rank: 1, seats: 1, holders: 1, full_time: null, represents: null, represents_text: null }, { id: 3, version: 1, name: '委员', rank: 2, seats: 2, holders: 1, full_time: null, represents: null, represents_text: null }],
  roster: [held(1, '李秀英', 1), held(2, '刘小军', 3)],
  vacancies: [{ post: 3, post_name: '委员', number: 1, since: '2026-12-01' }],
  left: [{ ...held(4, '孙桂兰', 3), to: '2026-11-30', end_reason: 'resigned', current: false }],
  summary: '共2人，其中女2人，党员0人，专职2人，大专以上0人',
};

const LIST: Reply<'day_list'> = {
  days: [{ day: '2021-12-28', count: 7 }, { day: '2026-06-30', count: 3 }],
  terms: [{ ordinal: 6, start: '2021-12-28', legal_end: '2026-12-27', end: null }],
};

function box(key: string, what: Box['what'], x: number, y: number, around: Partial<Box>): Box {
  return { key, what, fold: null, x, y, width: 100, height: 50, texts: [{ text: key, x: x + 50, y: y + 20, size: 14, strong: true }], marks: [], spoken: `框${key}`, up: null, down: null, left: null, right: null, ...around };
}

const CHART: Reply<'chart_get'> = {
  width: 600, height: 300,
  bands: [{ layer: 'leading', y: 0, height: 100, label: { text: '领导层', x: 38, y: 40, size: 14, strong: false } }, { layer: 'executing', y: 100, height: 200, label: { text: '执行层', x: 38, y: 140, size: 14, strong: false } }],
  lines: [[{ x: 300, y: 60 }, { x: 300, y: 110 }]], ties: [{ text: '选举产生', x: 320, y: 90, size: 13, strong: false }],
  boxes: [
    box('b1', { kind: 'body', id: 1 }, 250, 10, { down: 'b3' }),
    box('b3', { kind: 'body', id: 3 }, 250, 110, { up: 'b1', down: 'groups', marks: [{ kind: 'warning', x: 300, y: 130, width: 40, height: 18, label: { text: '空1席', x: 320, y: 143, size: 12, strong: false } }] }),
    box('groups', { kind: 'folded', fold: 'groups' }, 250, 210, { up: 'b3', fold: 'groups' }),
  ],
};

const REPLIES: Replies = {
  ...FRAME,
  body_list: {
    bodies: [
      { id: 1, kind: 'party', kind_name: '社区党组织', layer: 'leading', name: '社区党总支', parent: null, head: '李秀英', people: 7, seats: null, ordinal: null, head_post: null, vacant: 0, over: 0, term_end: null, overdue: false },
      { id: 3, kind: 'committee', kind_name: '居民委员会', layer: 'executing', name: '居民委员会', parent: null, head: '李秀英', people: 2, seats: 3, ordinal: 6, head_post: null, vacant: 0, over: 0, term_end: null, overdue: false },
      { id: 4, kind: 'sub_committee', kind_name: '下属委员会', layer: 'executing', name: '人民调解委员会', parent: 3, head: null, people: 0, seats: null, ordinal: null, head_post: null, vacant: 0, over: 0, term_end: null, overdue: false },
    ],
  },
  day_list: LIST,
  day_changes: { day: '2026-06-30', what: ['孙桂兰离任居委会委员'], count: 3 },
  chart_get: CHART,
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

async function start(replies: Replies = {}, path = '/bodies?view=list') {
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
  await waitFor(() => expect(request(asked, 'term_add')).toEqual({ body: 3, ordinal: 7, start: '2026-12-28', carry: [], others_leave: true }));
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

it('a roster is written to be posted, or for the office alone', async () => {
  const { asked } = await start({ roster_export: { folder: '/导出', files: [{ format: 'xlsx', name: '名单.xlsx', path: '/导出/名单.xlsx', renamed: false }] }, choose_folder: { path: '/导出' } });
  await fireEvent.click(await screen.findByText('导出'));
  await fireEvent.click(await screen.findByRole('button', { name: '公示' }));
  expect(screen.getByText('可以张贴：没有年龄、电话、住址和身份证号。')).toBeTruthy();
  await fireEvent.click(screen.getByText('选一个文件夹'));
  await screen.findByText('/导出');
  await fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: /^导出/ }));
  await waitFor(() => expect(request(asked, 'roster_export')).toEqual({ body: 3, as_of: null, folder: '/导出', format: 'xlsx', form: 'public' }));
});

it('a body is set up with kind and name, and chosen', async () => {
  const { asked, router } = await start({}, '/bodies?view=list&do=add');
  const dialog = await screen.findByRole('dialog');
  await fireEvent.update(within(dialog).getByLabelText('名称'), '公共卫生委员会');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(request(asked, 'body_add')).toMatchObject({ kind: 'sub_committee', name: '公共卫生委员会' }));
  await waitFor(() => expect(router.currentRoute.value.query.id).toBe('9'));
});

it('no body yet: the first step is a button', async () => {
  await start({ body_list: { bodies: [] } });
  expect(await screen.findByText('这一天还没有组织')).toBeTruthy();
  expect(screen.getByRole('button', { name: '设立组织' })).toBeTruthy();
  expect(await violations()).toEqual([]);
});

// ---------------------------------------------------------------- the chart

function laidOut(): void {
  // Nothing is laid out in these tests; the chart waits for its room.
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, value: 700 });
}

it('the chart is walked by arrows, opened by Enter, and every box can be heard', async () => {
  laidOut();
  await start({}, '/bodies');
  const committee = await screen.findByRole('button', { name: 'b3 空1席' });
  expect(committee.getAttribute('tabindex')).toBe('0');
  expect(committee.getAttribute('aria-current')).toBe('true');
  committee.focus();
  await fireEvent.keyDown(committee, { key: 'ArrowUp' });
  await waitFor(() => expect(document.activeElement?.getAttribute('data-key')).toBe('b1'));
  await fireEvent.keyDown(document.activeElement ?? committee, { key: 'Enter' });
  await waitFor(() => expect(screen.getByRole('button', { name: 'b1' }).getAttribute('aria-current')).toBe('true'));
  expect(await violations()).toEqual([]);
});

it('a row unfolds with plus and folds with minus, and keeps the focus', async () => {
  laidOut();
  const unfolded: Reply<'chart_get'> = { ...CHART, boxes: [...CHART.boxes.slice(0, 2), box('b7', { kind: 'body', id: 7 }, 250, 210, { up: 'b3', fold: 'groups' })] };
  const { asked } = await start({ chart_get: (request) => ((request.open as string[]).includes('groups') ? unfolded : CHART) }, '/bodies');
  const folded = await screen.findByRole('button', { name: 'groups' });
  expect(folded.getAttribute('aria-expanded')).toBe('false');
  await fireEvent.keyDown(folded, { key: '+' });
  await waitFor(() => expect(document.activeElement?.getAttribute('data-key')).toBe('b7'));
  await fireEvent.keyDown(document.activeElement ?? folded, { key: '-' });
  await waitFor(() => expect(document.activeElement?.getAttribute('data-key')).toBe('groups'));
  expect(asked.filter((one) => one.name === 'chart_get').at(-1)?.request).toMatchObject({ open: [], closed: ['groups'] });
});

// ---------------------------------------------------------------- days

it('the ruler walks a day, a change and a year by its keys, and everything follows', async () => {
  const { asked } = await start();
  const slider = await screen.findByRole('slider', { name: '看哪一天' });
  expect(await screen.findByText('上一次变动是2026年6月30日，孙桂兰离任居委会委员等3项')).toBeTruthy();
  await fireEvent.keyDown(slider, { key: 'ArrowLeft', ctrlKey: true });
  expect(useDay().day.value).toBe('2026-06-30');
  await fireEvent.keyDown(slider, { key: 'ArrowLeft' });
  expect(useDay().day.value).toBe('2026-06-29');
  await fireEvent.keyDown(slider, { key: 'PageUp' });
  expect(useDay().day.value).toBe('2025-06-29');
  await waitFor(() => expect(asked.filter((one) => one.name === 'body_get').at(-1)?.request.as_of).toBe('2025-06-29'));
  expect(slider.getAttribute('aria-valuetext')).toBe('2025年6月29日，第六届');
});

it('two days compared: who came, left and moved, and each body opens', async () => {
  const compared: Reply<'days_compare'> = {
    from: '2025-12-10', to: '2026-12-10', summary: '新任1人，离任0人，职务变动0人。',
    bodies: [{ body: 4, name: '人民调解委员会', changes: ['人民调解委员会成立'], count: 1, people: [{ kind: 'came', person: 31, name: '丁玉珍', before: null, after: '委员', on: '2026-01-01', why: '推选' }] }],
  };
  const { asked } = await start({ days_compare: compared }, '/bodies?view=compare');
  expect(await screen.findByText('人民调解委员会成立。')).toBeTruthy();
  expect(asked.find((one) => one.name === 'days_compare')?.request).toEqual({ from: '2025-12-10', to: '2026-12-10' });
  const table = screen.getByRole('table', { name: '人民调解委员会的人员变动' });
  expect(within(table).getByText('新任')).toBeTruthy();
  expect(within(table).getByText('2026年1月1日')).toBeTruthy();
  expect(await violations()).toEqual([]);
  await fireEvent.click(screen.getByRole('button', { name: '人民调解委员会' }));
  await waitFor(() => expect(asked.filter((one) => one.name === 'body_get').at(-1)?.request.id).toBe(4));
});

// ---------------------------------------------------------------- acts

it('a new term takes along those she ticks, and nobody is ticked before', async () => {
  const { asked } = await start();
  await fireEvent.click(await screen.findByText('开始新的一届'));
  const dialog = await screen.findByRole('dialog');
  const boxes = within(dialog).getAllByRole<HTMLInputElement>('checkbox', { name: /李秀英|刘小军/ });
  expect(boxes.map((one) => one.checked)).toEqual([false, false]);
  await fireEvent.update(within(dialog).getByLabelText('开始日'), '20261228');
  await fireEvent.click(boxes[0] ?? dialog);
  expect(within(dialog).getByText(/1人连任，其余1人换届离任/)).toBeTruthy();
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(request(asked, 'term_add')).toMatchObject({ carry: [1], others_leave: true, basis: 'election' }));
});

it('a body goes into another one with its people, its bodies and its paper', async () => {
  const { asked } = await start({ body_merge: { id: 3 } });
  await fireEvent.click(await screen.findByText('并入别的组织'));
  const dialog = await screen.findByRole('dialog');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  expect(await within(dialog).findAllByText('请选并入哪个组织。')).toHaveLength(2);
  expect(request(asked, 'body_merge')).toBeUndefined();
});

it('what stands out and what was said of a holder is read beside the roster', async () => {
  await start({ body_get: (asked) => ({ ...CARD, id: Number(asked.id), remarks: ['副主任定2席，实有3人，多1人。'], roster: [{ ...held(1, '李秀英', 1), marks: ['一肩挑', '交叉任职'], service: '任职4年11个月', basis: '选举' }, held(2, '刘小军', 3)] }) });
  expect(await screen.findByText('副主任定2席，实有3人，多1人。')).toBeTruthy();
  await fireEvent.click(await screen.findByText('李秀英', { selector: '.rost *' }));
  expect(await screen.findByText('任职4年11个月，一肩挑，交叉任职')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

it('the rules speak while an appointment is typed, and it may be recorded by fact all the same', async () => {
  const { asked } = await start({
    checkup_try: (request) => ({ lines: (request.appointment as { person: number }).person === 31 ? [{ rule: 'O-KIN', title: '回避', mark: 'error', sentence: '丁玉珍与刘小军是夫妻', asked: '不得有近亲属', source: '组织法第三十六条', body_name: '居民委员会', worse: true }] : [] }),
  });
  await fireEvent.dblClick(await screen.findByText('空缺'));
  const dialog = await screen.findByRole('dialog');
  await fireEvent.update(within(dialog).getByLabelText('姓名'), 'dyz');
  await fireEvent.click(await within(dialog).findByRole('option', { name: /丁玉珍/ }));
  expect(await within(dialog).findByText('丁玉珍与刘小军是夫妻')).toBeTruthy();
  expect(within(dialog).getByText(/组织法第三十六条/)).toBeTruthy();
  expect(request(asked, 'checkup_try')).toMatchObject({ appointment: { person: 31, body: 3, post: 3 } });
  await fireEvent.click(await within(dialog).findByRole('button', { name: /仍按事实记下/ }));
  await waitFor(() => expect(request(asked, 'appointment_add')).toMatchObject({ person: 31, post: 3 }));
});

it('rules that cannot be asked leave the form as it is', async () => {
  await start({
    checkup_try: () => {
      throw new Refused('file_trouble', '读不出来。');
    },
  });
  await fireEvent.dblClick(await screen.findByText('空缺'));
  const dialog = await screen.findByRole('dialog');
  await fireEvent.update(within(dialog).getByLabelText('姓名'), 'dyz');
  await fireEvent.click(await within(dialog).findByRole('option', { name: /丁玉珍/ }));
  expect(within(dialog).getByRole('button', { name: /记下任职/ })).toBeTruthy();
  expect(within(dialog).queryByText('读不出来。')).toBeNull();
});

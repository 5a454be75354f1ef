import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { Reply } from '@/api/call';
import { setToday, useDay } from '@/api/day';
import { FRAME, Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import PeoplePage from './PeoplePage.vue';
import RevealedValue from './RevealedValue.vue';

type Card = Reply<'person_get'>;
type Row = Reply<'person_list'>['people'][number];

const CARD: Card = {
  id: 1, version: 3, name: '王建国', sex: { code: '1', text: '男' }, birth: '1978-05-07', age: 48, nationality: null,
  id_number: '999901********0018', phone: '138****1234', address: null, resume: null, note: null, pay: null,
  certificates: [], declared: [], consents: [], sealing: null, erased: null, merged: [],
  facts: [{ id: 1, version: 1, kind: 'politics', value: { code: '13', text: '群众' }, building: null, from: null, to: null, basis: null, basis_note: null, current: true }],
  appointments: [], relatives: [], attendance: { year: 2026, due: 22, came: 20, excused: 2 },
  alike: [{ id: 2, name: '王建国', birth: '1978-05', id_number: null, same_id_number: false, same_address: false }],
  contradictions: ['登记的性别与身份证号不一致，身份证号里是女，请核对。'],
};

function row(id: number, name: string): Row {
  return { id, name, initials: 'wjg', sex: { code: '1', text: '男' }, birth: null, age: 48, politics: { code: '13', text: '群众' }, education: null, nationality: null, employment: null, full_time: null, group: null, hits: [], posts: ['居委会副主任'], residence: '3号楼2门', phone: '138****1234' };
}

const REPLIES: Replies = {
  ...FRAME,
  person_list: { total: 2, people: [row(1, '王建国'), row(2, '王建国')] },
  person_get: (request) => ({ ...CARD, id: Number(request.id) }),
  person_alike: { alike: [], id_trouble: null, birth: null, sex: null },
  person_add: { id: 9 },
  person_fact_change: { id: 5 },
  person_correct: { id: 1 },
  person_reveal: { value: '999901197805070018' },
  body_list: { bodies: [] },
  group_list: { groups: [], buildings: [], units: [], figures: [] },
};

beforeEach(() => {
  setToday('2026-12-10');
  useDay().backToToday();
});
afterEach(() => vi.useRealTimers());

it('the list stands by its rows, the card beside it, and the foot sums what is shown', async () => {
  openOffice(REPLIES);
  await open(PeoplePage, '/people');
  expect(await screen.findByText('登记变更')).toBeTruthy();
  expect(document.querySelector('.foot')?.textContent).toContain('共2人，其中女0人，党员0人，平均48.0岁');
  expect(screen.getByText('应到会22次，实到20次，请假2次')).toBeTruthy();
  expect(screen.getByText('可能是同一人')).toBeTruthy();
  expect(screen.getByText(/登记的性别与身份证号不一致/)).toBeTruthy();
  expect(await violations()).toEqual([]);
});

it('a list longer than a page is read whole, page after page', async () => {
  const many = Array.from({ length: 700 }, (_, index) => row(index + 1, '李明'));
  const asked = openOffice({
    ...REPLIES,
    person_list: (request) => {
      const from = request.after == null ? 0 : Number(request.after);
      return { total: 700, people: many.slice(from, from + Number(request.limit)) };
    },
  });
  await open(PeoplePage, '/people');
  await waitFor(() => expect(document.querySelector('.foot')?.textContent).toContain('其中女0人'));
  expect(asked.filter((one) => one.name === 'person_list').map((one) => [one.request.limit, one.request.after])).toEqual([[100, null], [500, 100], [500, 600]]);
});

it('a very long list is read only as far as she scrolls', async () => {
  const asked = openOffice({
    ...REPLIES,
    person_list: (request) => {
      const from = request.after == null ? 0 : Number(request.after);
      return { total: 10_000, people: Array.from({ length: Number(request.limit) }, (_, index) => row(from + index + 1, '李明')) };
    },
  });
  await open(PeoplePage, '/people');
  await waitFor(() => expect(document.querySelector('.foot')?.textContent).toContain('共10,000人'));
  expect(asked.filter((one) => one.name === 'person_list')).toHaveLength(1);
  await fireEvent.scroll(document.querySelector('.scroll') ?? document.body);
  await waitFor(() => expect(asked.filter((one) => one.name === 'person_list').map((one) => one.request.after)).toEqual([null, 100]));
});

it('an empty register says the first step', async () => {
  openOffice({ ...REPLIES, person_list: { total: 0, people: [] } });
  await open(PeoplePage, '/people');
  expect(await screen.findByText('还没有人员')).toBeTruthy();
  expect(screen.getByRole('button', { name: '从Excel导入' })).toBeTruthy();
  expect(await violations()).toEqual([]);
});

it('what cannot be read says why and can be tried again', async () => {
  openOffice({ ...REPLIES, person_list: () => { throw new Refused('file_read', '磁盘读写出了错。'); } });
  await open(PeoplePage, '/people');
  expect(await screen.findByText(/磁盘读写出了错/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '再试一次' })).toBeTruthy();
});

it('on another day nothing can be written', async () => {
  useDay().choose('2025-06-30');
  const asked = openOffice(REPLIES);
  await open(PeoplePage, '/people');
  await screen.findByText('应到会22次，实到20次，请假2次');
  expect(screen.queryByText('登记变更')).toBeNull();
  expect(screen.queryByText('添加人员')).toBeNull();
  expect(asked.find((one) => one.name === 'person_get')?.request.as_of).toBe('2025-06-30');
});

it('only the name is required, and the fault stands under it', async () => {
  const asked = openOffice(REPLIES);
  await open(PeoplePage, '/people?do=add');
  const dialog = await screen.findByRole('dialog');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  expect(within(dialog).getByText('请填写姓名。其他都可以先空着。')).toBeTruthy();
  await fireEvent.update(within(dialog).getByLabelText('姓名'), '丁玉珍');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(asked.find((one) => one.name === 'person_add')?.request).toMatchObject({ name: '丁玉珍', sex: null, id_number: null }));
});

it('a complete ID number fills birth and sex; a wrong one says why under the field', async () => {
  openOffice({
    ...REPLIES,
    person_alike: (request) =>
      request.id_number === '999901197805070018'
        ? { alike: [], id_trouble: null, birth: '1978-05-07', sex: { code: '1', text: '男' } }
        : { alike: [], id_trouble: '身份证号最后一位应为8，可能抄错一位。请照身份证再看一遍，也可以先空着。', birth: null, sex: null },
  });
  await open(PeoplePage, '/people?do=add');
  const dialog = await screen.findByRole('dialog');
  const field = within(dialog).getByLabelText<HTMLInputElement>('身份证号');
  await fireEvent.update(field, '999901197805070019');
  expect(await within(dialog).findByText(/最后一位应为8/)).toBeTruthy();
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await fireEvent.update(field, '999901197805070018');
  await waitFor(() => expect(within(dialog).getByLabelText<HTMLInputElement>('出生').value).toBe('1978年5月7日'));
  expect(within(dialog).queryByText(/最后一位应为8/)).toBeNull();
});

it('somebody who may be the same person is named while typing, and recording stays open', async () => {
  openOffice({ ...REPLIES, person_alike: { alike: [{ id: 7, name: '张丽', birth: '1984-03', id_number: null, same_id_number: false, same_address: false }], id_trouble: null, birth: null, sex: null } });
  await open(PeoplePage, '/people?do=add');
  const dialog = await screen.findByRole('dialog');
  await fireEvent.update(within(dialog).getByLabelText('姓名'), '张丽');
  expect(await within(dialog).findByText(/张丽，1984年3月生/)).toBeTruthy();
  expect(dialog.querySelector<HTMLButtonElement>('.btn.main')?.disabled).toBe(false);
});

it('a correction sends only what differs, with the version it was read at', async () => {
  const asked = openOffice(REPLIES);
  await open(PeoplePage, '/people');
  await fireEvent.click(await screen.findByText('更正录入错误'));
  const dialog = await screen.findByRole('dialog');
  await fireEvent.update(within(dialog).getByLabelText('手机'), '13900000000');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(asked.find((one) => one.name === 'person_correct')?.request).toEqual({ id: 1, version: 3, phone: '13900000000' }));
});

it('a change is another act: it asks since when, and says what follows', async () => {
  openOffice(REPLIES);
  await open(PeoplePage, '/people');
  await fireEvent.click(await screen.findByText('登记变更'));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByLabelText('从哪天起')).toBeTruthy();
  expect(within(dialog).getByText(/群众到.*为止/)).toBeTruthy();
});

it('a refusal about no field stands above the form, and nothing typed is lost', async () => {
  openOffice({ ...REPLIES, person_add: () => { throw new Refused('file_write', '磁盘满了，没有写入。'); } });
  await open(PeoplePage, '/people?do=add');
  const dialog = await screen.findByRole('dialog');
  await fireEvent.update(within(dialog).getByLabelText('姓名'), '丁玉珍');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  expect(await within(dialog).findByText('磁盘满了，没有写入。')).toBeTruthy();
  expect(within(dialog).getByLabelText<HTMLInputElement>('姓名').value).toBe('丁玉珍');
});

it('a value shown in full is masked again after one minute', async () => {
  const asked = openOffice(REPLIES);
  await open(RevealedValue, '/people', { person: 1, field: 'id_number', masked: '999901********0018', what: '身份证号' });
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await fireEvent.click(screen.getByRole('button', { name: '显示身份证号' }));
  expect(await screen.findByText('999901197805070018')).toBeTruthy();
  expect(asked[0]).toEqual({ name: 'person_reveal', request: { id: 1, field: 'id_number' } });
  await vi.advanceTimersByTimeAsync(59_000);
  expect(screen.queryByText('999901197805070018')).toBeTruthy();
  await vi.advanceTimersByTimeAsync(2000);
  expect(screen.queryByText('999901197805070018')).toBeNull();
  expect(screen.getByText('999901********0018')).toBeTruthy();
});

import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import { beforeEach, expect, it } from 'vitest';

import type { Reply } from '@/api/call';
import { setToday, useDay } from '@/api/day';
import { FRAME, Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import GroupsPage from './GroupsPage.vue';

const households = (thousandths: number): Reply<'group_list'>['figures'][number] => ({ id: 1, kind: 'households', kind_name: '户数', thousandths, on: '2026-06-30', source: '街道统计' });
const LIST: Reply<'group_list'> = {
  groups: [
    { id: 5, name: '第1居民小组', leaders: ['田大海'], deputies: [], delegates: ['王芳'], buildings: ['1号楼'], figures: [households(261_000)] },
    { id: 6, name: '第2居民小组', leaders: [], deputies: [], delegates: [], buildings: [], figures: [] },
  ],
  buildings: [
    { id: 1, version: 4, name: '1号楼', kind: 'block', note: null, group: 5, group_name: '第1居民小组', group_from: null, figures: [households(120_000)] },
    { id: 2, version: 1, name: '2号楼', kind: 'block', note: null, group: null, group_name: null, group_from: null, figures: [] },
  ],
  units: [{ id: 1, version: 1, name: '样例小学', kind: 'stationed', kind_name: '驻区单位', credit_code: null, address: '安和里1号', contact: '丁玉珍', phone: '010****1234', from: '2012', to: null, note: null, agreements: 1, delegates: ['丁玉珍'] }],
  figures: [households(2_391_000)],
};
const REPLIES: Replies = {
  ...FRAME,
  group_list: LIST,
  paper_list: { papers: [] },
  building_history: { belongings: [{ id: 7, version: 3, group: 6, group_name: '第2居民小组', from: '2024-03-01', to: null }, { id: 4, version: 1, group: 5, group_name: '第1居民小组', from: null, to: '2024-02-29' }] },
  belonging_correct: { id: 7 },
  figure_list: { figures: [{ id: 1, version: 2, kind: 'households', kind_name: '户数', thousandths: 120_000, on: '2026-06-30', source: null }], shares: [{ on: '2026-06-30', moved_in: 111, households: 120, permille: 925 }] },
  figure_remove: { id: 1 },
  unit_get: { agreements: [{ id: 3, version: 1, title: '党建共建协议', from: '2025-01-01', to: null, in_force: true, document: null, document_name: null, note: null }], sent: [{ person: 9, person_name: '丁玉珍', body: 2, body_name: '协商议事委员会', post: '委员', from: '2025', to: null, current: true }] },
  agreement_add: { id: 4 },
  agreement_end: { id: 3 },
  figure_set: { id: 1 }, building_add: { id: 3 }, building_assign: { id: 1 }, body_add: { id: 8 }, unit_add: { id: 2 } };

beforeEach(() => {
  setToday('2026-12-10');
  useDay().backToToday();
});

async function start(replies: Replies = {}, path = '/groups') {
  const asked = openOffice({ ...REPLIES, ...replies });
  await open(GroupsPage, path);
  return asked;
}

it('a group without a leader and a building without a group are marked and counted', async () => {
  await start();
  expect(await screen.findByText('缺组长')).toBeTruthy();
  expect(screen.getByText(/1个小组没有组长，1处楼院没有分组/)).toBeTruthy();
  await fireEvent.click(screen.getByRole('tab', { name: /楼栋/ }));
  expect(await screen.findByText('未分组')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

it('a figure is kept in thousandths, of the group that is chosen, on a day', async () => {
  const asked = await start();
  await screen.findByText('缺组长');
  await fireEvent.click(document.querySelector('.panel .acts .btn') ?? document.body);
  const dialog = await screen.findByRole('dialog');
  await fireEvent.update(within(dialog).getByLabelText('是多少'), '约300');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  expect(await within(dialog).findByText('请写数字，例如2391。')).toBeTruthy();
  await fireEvent.update(within(dialog).getByLabelText('是多少'), '1,263');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(asked.find((one) => one.name === 'figure_set')?.request).toMatchObject({ kind: 'households', thousandths: 1_263_000, group: 5, building: null }));
});

it('several buildings are entered one after the other', async () => {
  const asked = await start({}, '/groups?do=building');
  const dialog = await screen.findByRole('dialog');
  await fireEvent.update(within(dialog).getByLabelText('名称'), '3号楼');
  await fireEvent.click(within(dialog).getByRole('button', { name: /再登记一处/ }));
  expect(await within(dialog).findByText('3号楼已记下，接着登记下一处。')).toBeTruthy();
  expect(within(dialog).getByLabelText<HTMLInputElement>('名称').value).toBe('');
  expect(asked.filter((one) => one.name === 'building_add').map((one) => one.request.name)).toEqual(['3号楼']);
});

it('a building leaves its group only with a day, and what follows is said', async () => {
  const asked = await start();
  await fireEvent.click(await screen.findByRole('tab', { name: /楼栋/ }));
  await fireEvent.click(await screen.findByRole('button', { name: /划给小组/ }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/1号楼从.*起不属于任何小组，此前仍算第1居民小组。/)).toBeTruthy();
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(asked.find((one) => one.name === 'building_assign')?.request).toMatchObject({ building: 1, group: null }));
});

it('a group is proposed the next number', async () => {
  const asked = await start({}, '/groups?do=add');
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByLabelText<HTMLInputElement>('名称').value).toBe('第3居民小组');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(asked.find((one) => one.name === 'body_add')?.request).toEqual({ kind: 'resident_group', name: '第3居民小组', founded: null }));
});

it('a building shows which groups it belonged to since when; a typing mistake is corrected there', async () => {
  const asked = await start();
  await fireEvent.click(await screen.findByRole('tab', { name: /楼栋/ }));
  expect(await screen.findByText('2024年3月1日起')).toBeTruthy();
  expect(screen.getByText('至2024年2月29日')).toBeTruthy();
  expect(await violations()).toEqual([]);
  await fireEvent.click(screen.getByRole('button', { name: '更正归第2居民小组的日期' }));
  const dialog = await screen.findByRole('dialog');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(asked.find((one) => one.name === 'belonging_correct')?.request).toEqual({ id: 7, version: 3, group: 6, from: '2024-03-01', to: null }));
});

it('buildings without a group and groups without a leader are listed alone', async () => {
  await start();
  await fireEvent.update(await screen.findByLabelText('看哪些小组'), 'leaderless');
  await waitFor(() => expect(screen.queryByText('田大海', { selector: 'td *, td' })).toBeNull());
  await fireEvent.click(screen.getByRole('tab', { name: /楼栋/ }));
  await fireEvent.update(await screen.findByLabelText('看哪些楼栋'), '0');
  await waitFor(() => expect(within(screen.getByRole('table', { name: '楼栋' })).queryByText('1号楼')).toBeNull());
  expect(within(screen.getByRole('table', { name: '楼栋' })).getByText('2号楼')).toBeTruthy();
});

it('the picture says in words what its shades say, and arrows walk it', async () => {
  await start();
  await fireEvent.click(await screen.findByRole('tab', { name: '分布图' }));
  const first = await screen.findByRole('button', { name: /1号楼\s*第1居民小组\s*120户\s*入住未记/ });
  const loose = screen.getByRole('button', { name: /2号楼\s*没有划进小组\s*户数未记\s*入住未记/ });
  expect(first.tabIndex).toBe(0);
  expect(loose.tabIndex).toBe(-1);
  first.focus();
  await fireEvent.keyDown(first, { key: 'ArrowDown' });
  await waitFor(() => expect(document.activeElement).toBe(loose));
  await fireEvent.click(loose);
  expect(loose.getAttribute('aria-pressed')).toBe('true');
  expect(await violations()).toEqual([]);
});

it('counts over the years show how much had moved in; one that was never taken goes', async () => {
  const asked = await start();
  await fireEvent.click(await screen.findByRole('tab', { name: /楼栋/ }));
  await fireEvent.click((await screen.findAllByRole('button', { name: '历年的数字' }))[0] ?? document.body);
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('92.5%')).toBeTruthy();
  expect(asked.find((one) => one.name === 'figure_list')?.request).toEqual({ building: 1, group: null });
  await fireEvent.click(within(dialog).getByRole('button', { name: '移走录错的户数，2026年6月30日' }));
  await waitFor(() => expect(asked.find((one) => one.name === 'figure_remove')?.request).toEqual({ id: 1, version: 2 }));
});

it('a unit shows whom it sends and what was agreed; a wrong code is said at its field', async () => {
  const asked = await start({
    unit_add: () => {
      throw new Refused('credit_code_checksum', '统一社会信用代码的最后一位应为Q，可能抄错一位。', 'credit_code');
    },
  });
  await fireEvent.click(await screen.findByRole('tab', { name: /单位/ }));
  expect(await screen.findByText('党建共建协议')).toBeTruthy();
  expect(screen.getByText(/协商议事委员会委员/)).toBeTruthy();
  expect(await violations()).toEqual([]);
  await fireEvent.click(screen.getByRole('button', { name: '登记结束：党建共建协议' }));
  let dialog = await screen.findByRole('dialog');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(asked.find((one) => one.name === 'agreement_end')?.request).toEqual({ id: 3, version: 1, on: '2026-12-10' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await fireEvent.click(document.querySelector('.tab-act') ?? document.body);
  dialog = await screen.findByRole('dialog');
  await fireEvent.update(within(dialog).getByLabelText('名称'), '样例中学');
  await fireEvent.update(within(dialog).getByLabelText('信用代码'), '54120101MF0000013M');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  expect(await within(dialog).findByText(/最后一位应为Q/)).toBeTruthy();
});

it('nothing yet, and what cannot be read', async () => {
  await start({ group_list: { groups: [], buildings: [], units: [], figures: [] } });
  expect(await screen.findByText('还没有居民小组')).toBeTruthy();
  expect(await violations()).toEqual([]);
  document.body.innerHTML = '';
  await start({ group_list: () => { throw new Refused('file_read', '磁盘读写出了错。'); } });
  expect(await screen.findByText(/磁盘读写出了错/)).toBeTruthy();
});

it('on another day nothing can be written', async () => {
  useDay().choose('2025-06-30');
  const asked = await start();
  await screen.findByText('缺组长');
  expect(screen.queryByText('添加小组')).toBeNull();
  expect(screen.queryByText('登记数字')).toBeNull();
  expect(asked.find((one) => one.name === 'group_list')?.request).toEqual({ as_of: '2025-06-30' });
});

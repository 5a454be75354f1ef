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
    { id: 1, version: 4, name: '1号楼', kind: 'block', note: null, group: 5, group_name: '第1居民小组', figures: [households(120_000)] },
    { id: 2, version: 1, name: '2号楼', kind: 'block', note: null, group: null, group_name: null, figures: [] },
  ],
  units: [{ id: 1, version: 1, name: '样例小学', contact: '丁玉珍', phone: '010****1234', from: '2012', to: null, note: null }],
  figures: [households(2_391_000)],
};
const REPLIES: Replies = { ...FRAME, group_list: LIST, figure_set: { id: 1 }, building_add: { id: 3 }, building_assign: { id: 1 }, body_add: { id: 8 }, unit_add: { id: 2 } };

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

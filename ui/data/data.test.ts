import { fireEvent, screen, waitFor } from '@testing-library/vue';
import { expect, it } from 'vitest';

import { type Replies, FRAME, Refused, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import DataPage from './DataPage.vue';
import { backupName } from './words';

async function start(path: string, replies: Replies = {}) {
  const asked = openOffice({ ...FRAME, ...replies });
  return { asked, ...(await open(DataPage, path)) };
}

it('a backup says where it lies and that it was opened again', async () => {
  const { asked } = await start('/data?tab=backup', {
    choose_save: { path: '/media/u/账.juwei' },
    backup_make: {
      path: '/media/u/账.juwei',
      committee: '安和里社区',
      made_at: '2026-12-10T17:02:00+08:00',
      sample: false,
      same_register: true,
      generation: 12,
      here: 12,
      people: 412,
      bodies: 17,
      meetings: 318,
      attachments: 12,
      open_to_anyone: true,
      bytes: 8_123_456,
      chain: '',
    },
  });
  await screen.findByText('/home/clerk/juwei');
  await fireEvent.click(screen.getByRole('button', { name: /现在备份/ }));
  expect(await screen.findByText(/“账.juwei”，7.7兆。重新打开过，412人、17个组织、318次会议、12份附件，与台账一致。/)).toBeTruthy();
  expect(asked.find((one) => one.name === 'choose_save')?.request).toEqual({ kind: 'backup', name: '安和里社区居民委员会_20261210.juwei' });
  expect(await violations()).toEqual([]);
});

it('any step of the history shows what it changed and can be taken back; a refusal stands beside it', async () => {
  const operation = { id: 7, kind: 'write', sentence: '登记刘小军的手机号', actor: '李秀英', door: 'window', reason: null, at: '2026-12-10T09:15:00+08:00', changes: 1, undone: false, undoable: true };
  await start('/data?tab=history', {
    history_list: { total: 1, operations: [operation], undo: operation.sentence, redo: null, chain: 'AB12' },
    history_get: { changes: [{ operation: 7, at: operation.at, actor: '李秀英', what: '人员：刘小军', sentence: operation.sentence, fields: [{ field: '手机', before: null, after: '138****5519' }] }] },
    undo: () => {
      throw new Refused('undo_stale', '不能撤销：刘小军后来又改过。');
    },
  });
  await fireEvent.click(await screen.findByText('登记刘小军的手机号'));
  expect(await screen.findByText('138****5519')).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: '撤销这一步' }));
  expect(await screen.findByText('不能撤销：刘小军后来又改过。')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

it('what is in the recycle bin can be taken out again', async () => {
  const { asked } = await start('/data?tab=bin', { bin_list: { records: [{ kind: 'meeting', id: 4, name: '第119次会议' }], sealed: [] }, meeting_restore: { id: 4 } });
  await fireEvent.click(await screen.findByRole('button', { name: '取回第119次会议' }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'meeting_restore', request: { id: 4 } }));
  expect(await violations()).toEqual([]);
});

it('sealed cards stand in a section of their own and come back', async () => {
  const sealing = { on: '2026-07-01', until: '2026-12-01', reason: '迁出', over: true };
  const { asked } = await start('/data?tab=bin', { bin_list: { records: [], sealed: [{ id: 7, version: 3, name: '仇小兰', sealing }] }, person_unseal: { id: 7 } });
  expect(await screen.findByText('2026年7月1日封存，到2026年12月1日，已到期，迁出')).toBeTruthy();
  expect(await violations()).toEqual([]);
  await fireEvent.click(screen.getByRole('button', { name: '取消封存仇小兰' }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'person_unseal', request: { id: 7, version: 3 } }));
});

it('a backup has a name that says what and when', () => {
  expect(backupName('', '2026-12-10')).toBe('居委台账_20261210.juwei');
});

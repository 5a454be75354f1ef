import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import { expect, it } from 'vitest';

import type { Reply } from '@/api/call';
import { type Replies, FRAME, Refused, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import DataPage from './DataPage.vue';
import { backupName, imported } from './words';

const line = (row: number, name: string, outcome: 'added' | 'updated' | 'skipped' | 'refused', text = '') => ({ row, name, id_number: null, post: null, group: null, outcome, text });

const PREVIEW: Reply<'import_preview'> = {
  result: {
    rows: 4,
    added: 2,
    updated: 0,
    skipped: 1,
    refused: 1,
    problems: [
      { row: 3, column: '身份证号', code: 'id_checksum', severity: 'refused', message: '最后一位应为1，可能抄错一位。' },
      { row: 4, column: '手机', code: 'phone_length', severity: 'warning', message: '手机号只有7位。' },
    ],
  },
  sheets: ['名册'],
  sheet: '名册',
  header: 1,
  columns: ['姓名'],
  ignored: ['序号'],
  lines: [line(2, '田大海', 'added', '新人员'), line(3, '<img src=x onerror=alert(1)>', 'refused'), line(4, '唐小虎', 'added'), line(5, '韩梅', 'skipped', '与台账相同')],
};

async function start(path: string, replies: Replies = {}) {
  const asked = openOffice({ ...FRAME, body_list: { bodies: [] }, choose_open: { path: '/home/clerk/名册.xlsx' }, ...replies });
  return { asked, ...(await open(DataPage, path)) };
}

it('an import shows every row in its group before anything is written, and is written once', async () => {
  const { asked } = await start('/data', { import_preview: PREVIEW, import_run: { ...PREVIEW.result } });
  await fireEvent.click(await screen.findByRole('button', { name: '选一个名册文件' }));
  await screen.findByText('不能写入');
  const rows = within(screen.getByRole('table')).getAllByRole('row').map((row) => row.textContent);
  expect(rows[1]).toContain('不能写入');
  expect(rows[2]).toContain('最后一位应为1');
  expect(rows[3]).toContain('请您看');
  expect(rows[4]).toContain('手机号只有7位。');
  expect(rows[5]).toContain('可以写入');
  expect(rows[7]).toContain('不用写入');
  expect(document.querySelector('img')).toBeNull();
  expect(await violations()).toEqual([]);
  expect(asked.some((one) => one.name === 'import_run')).toBe(false);
  await fireEvent.click(screen.getByRole('button', { name: /写入2行/ }));
  expect(await screen.findByText(/新增2人，1行没有新内容，1行不能写入。/)).toBeTruthy();
  expect(asked.filter((one) => one.name === 'import_run')).toEqual([{ name: 'import_run', request: { path: '/home/clerk/名册.xlsx', sheet: null, into: null, from: null } }]);
});

it('a file that cannot be read says why, and another can be chosen', async () => {
  await start('/data', {
    import_preview: () => {
      throw new Refused('sheet_encrypted', '这个表格设了密码，读不了。');
    },
  });
  await fireEvent.click(await screen.findByRole('button', { name: '选一个名册文件' }));
  expect(await screen.findByText(/这个表格设了密码/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '换一个文件' })).toBeTruthy();
  expect(await violations()).toEqual([]);
});

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
      open_to_anyone: true,
      bytes: 8_123_456,
      chain: '',
    },
  });
  await screen.findByText('/home/clerk/juwei');
  await fireEvent.click(screen.getByRole('button', { name: /现在备份/ }));
  expect(await screen.findByText(/“账.juwei”，7.7兆。重新打开过，412人、17个组织、318次会议，与台账一致。/)).toBeTruthy();
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

it('an import is told in one sentence, a backup has a name that says what and when', () => {
  expect(imported({ added: 0, updated: 0, skipped: 0, refused: 0 })).toBe('没有可以写入的行。');
  expect(backupName('', '2026-12-10')).toBe('居委台账_20261210.juwei');
});

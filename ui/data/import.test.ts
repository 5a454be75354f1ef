import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import { expect, it } from 'vitest';

import type { Reply } from '@/api/call';
import { FRAME, Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import DataPage from './DataPage.vue';
import type { Line } from './intake';
import { columnLetter, imported, progressWords } from './words';

const line = (row: number, name: string, outcome: Line['outcome'], more: Partial<Line> = {}): Line => ({ row, name, id_number: null, post: null, group: null, outcome, text: '', conflict: false, changes: [], candidates: [], sealed: null, corrected: false, decision: null, ...more });

const LOOK: Reply<'import_look'> = {
  sheets: ['名册', '说明'],
  sheet: '名册',
  first: [
    { row: 1, cells: ['安和里社区名册', ''] },
    { row: 2, cells: ['姓名', '联系'] },
    { row: 3, cells: ['田大海', '138****1234'] },
  ],
  header_top: 2,
  header: 2,
  header_key: 'abc123',
  complete: true,
  columns: [
    { place: 0, word: '姓名', meaning: 'name', samples: ['田大海'] },
    { place: 1, word: '联系', meaning: null, samples: ['138****1234'] },
  ],
  meanings: [
    { meaning: 'name', text: '姓名' },
    { meaning: 'phone', text: '手机' },
  ],
};

const PREVIEW: Reply<'import_preview'> = {
  result: {
    rows: 6,
    added: 3,
    updated: 1,
    skipped: 1,
    refused: 1,
    problems: [
      { row: 3, column: '身份证号', code: 'id_checksum', severity: 'refused', message: '最后一位应为1，可能抄错一位。' },
      { row: 4, column: '手机', code: 'phone_length', severity: 'warning', message: '手机号只有7位。' },
      { row: 6, column: '姓名', code: 'possible_duplicate', severity: 'warning', message: '台账里已有王秀兰。' },
    ],
  },
  sheets: ['名册', '说明'],
  sheet: '名册',
  stamp: 's1',
  header: 2,
  columns: ['姓名'],
  ignored: ['联系'],
  lines: [
    line(2, '田大海', 'added', { text: '新增' }),
    line(3, '<img src=x onerror=alert(1)>', 'refused'),
    line(4, '唐小虎', 'added'),
    line(5, '韩梅', 'skipped', { text: '与台账相同' }),
    line(6, '王秀兰', 'added', { conflict: true, candidates: [{ person: 9, as_row: null, text: '王秀兰，1950年3月，安和里3号楼' }] }),
    line(7, '郭小梅', 'updated', { text: '更新：手机', changes: [{ field: '手机', before: '137****0000', after: '138****1234' }] }),
  ],
};

async function start(replies: Replies = {}) {
  const asked = openOffice({
    ...FRAME,
    body_list: { bodies: [] },
    choose_open: { path: '/home/clerk/名册.xlsx' },
    choose_folder: { path: '/home/clerk' },
    preference_list: { preferences: [] },
    preference_set: {},
    import_look: LOOK,
    import_preview: PREVIEW,
    import_run: PREVIEW.result,
    ...replies,
  });
  await open(DataPage, '/data');
  await fireEvent.click(await screen.findByRole('button', { name: '选一个名册文件' }));
  return asked;
}

function rowOf(name: string): HTMLElement {
  const row = screen.getByText(name).closest('tr');
  if (row === null) {
    throw new Error(name);
  }
  return row;
}

it('an import shows every row in its group before anything is written, and is written once', async () => {
  const asked = await start();
  await screen.findByText('不能写入');
  const rows = within(screen.getByRole('table', { name: '逐行核对' })).getAllByRole('row').map((row) => row.textContent);
  for (const [at, said] of [[1, '不能写入'], [2, '最后一位应为1'], [3, '请您定'], [4, '台账里已有王秀兰'], [5, '请您看'], [6, '手机号只有7位。'], [7, '有改动'], [9, '新增'], [11, '不用写入']] as const) {
    expect(rows[at]).toContain(said);
  }
  expect(document.querySelector('img')).toBeNull();
  expect(await violations()).toEqual([]);
  expect(asked.some((one) => one.name === 'import_run')).toBe(false);
  await fireEvent.click(screen.getByRole('button', { name: /写入4行/ }));
  expect(await screen.findByText(/新增3人，更新1人，1行没有新内容，1行不能写入。/)).toBeTruthy();
  const runs = asked.filter((one) => one.name === 'import_run');
  expect(runs).toHaveLength(1);
  expect(runs[0]?.request).toMatchObject({ path: '/home/clerk/名册.xlsx', what: 'people', stamp: 's1', header: 2, decisions: [], columns: [{ place: 0, meaning: 'name' }, { place: 1, meaning: null }] });
});

it('a changed row shows field by field what stands and what will', async () => {
  await start();
  await screen.findByText('郭小梅');
  await fireEvent.click(rowOf('郭小梅'));
  const table = await screen.findByRole('table', { name: '这一行改什么' });
  expect(within(table).getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['手机', '137****0000', '138****1234']);
  expect(await violations()).toEqual([]);
});

it('she says who a doubtful row is about, and her word travels with the request', async () => {
  const asked = await start();
  await screen.findByText('王秀兰');
  await fireEvent.click(rowOf('王秀兰'));
  await fireEvent.click(await screen.findByRole('button', { name: /是同一个人，补充资料：王秀兰/ }));
  await waitFor(() => expect(asked.filter((one) => one.name === 'import_preview').pop()?.request.decisions).toEqual([{ row: 6, verdict: 'same', person: 9, as_row: null }]));
  await waitFor(() => expect(screen.getByRole('button', { name: /写入4行/ }).getAttribute('aria-disabled')).not.toBe('true'));
  await fireEvent.click(screen.getByRole('button', { name: /写入4行/ }));
  await screen.findByText(/新增3人/);
  expect(asked.find((one) => one.name === 'import_run')?.request.decisions).toEqual([{ row: 6, verdict: 'same', person: 9, as_row: null }]);
});

it('a doubtful row is decided with the keyboard alone: Enter goes to what is asked, the answer leads back', async () => {
  const asked = await start();
  await screen.findByText('王秀兰');
  await fireEvent.click(rowOf('王秀兰'));
  await fireEvent.keyDown(rowOf('王秀兰'), { key: 'Enter' });
  await waitFor(() => expect(document.activeElement?.textContent).toContain('是同一个人'));
  await fireEvent.click(screen.getByRole('button', { name: '不是，另立一人' }));
  await waitFor(() => expect(asked.filter((one) => one.name === 'import_preview').pop()?.request.decisions).toEqual([{ row: 6, verdict: 'another' }]));
  await waitFor(() => expect(document.activeElement?.closest('.import-say-so')).toBeNull());
});

it('a bad row is set right where it stands, and tried again; the file is not touched', async () => {
  const asked = await start({
    import_row: { cells: [{ column: 'name', title: '姓名', given: '<img>', text: '<img>' }, { column: 'phone', title: '手机', given: '138', text: '138' }] },
  });
  await screen.findByText('王秀兰');
  await fireEvent.click(rowOf('<img src=x onerror=alert(1)>'));
  await fireEvent.click(await screen.findByRole('button', { name: '在这里改' }));
  const name = await within(await screen.findByRole('dialog')).findByLabelText('姓名');
  expect(asked.find((one) => one.name === 'import_row')?.request).toMatchObject({ row: 3, import: { path: '/home/clerk/名册.xlsx', stamp: 's1' } });
  expect(await violations()).toEqual([]);
  await fireEvent.update(name, '李秀英');
  expect(screen.getByText('原表写的是“<img>”')).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: /改好，重新核对/ }));
  await waitFor(() => expect(asked.filter((one) => one.name === 'import_preview').pop()?.request.corrections).toEqual([{ row: 3, column: 'name', text: '李秀英' }]));
  await waitFor(() => expect(screen.getByRole('button', { name: /写入4行/ }).getAttribute('aria-disabled')).not.toBe('true'));
  await fireEvent.click(screen.getByRole('button', { name: /写入4行/ }));
  await waitFor(() => expect(asked.find((one) => one.name === 'import_run')?.request.corrections).toEqual([{ row: 3, column: 'name', text: '李秀英' }]));
});

it('what she said of rows is forgotten when the file changed meanwhile', async () => {
  let stamp = 's1';
  const asked = await start({ import_preview: () => ({ ...PREVIEW, stamp }) });
  await screen.findByText('王秀兰');
  stamp = 's2';
  await fireEvent.click(rowOf('王秀兰'));
  await fireEvent.click(screen.getByRole('button', { name: '不是，另立一人' }));
  await waitFor(() => expect(asked.filter((one) => one.name === 'import_preview').map((one) => one.request.decisions)).toEqual([[], [{ row: 6, verdict: 'another' }], []]));
});

it('a row about a sealed card says so; unsealed, the rows are tried again', async () => {
  const sealed = { person: 7, version: 4, text: '王秀兰，1950年3月，2026年7月1日封存，迁出', sure: false };
  const asked = await start({ import_preview: { ...PREVIEW, lines: [line(6, '王秀兰', 'refused', { sealed })] }, person_unseal: { id: 7 } });
  await screen.findByText('王秀兰');
  await fireEvent.click(rowOf('王秀兰'));
  expect(await screen.findByText(sealed.text)).toBeTruthy();
  expect(screen.getByRole('button', { name: '不是，另立一人' })).toBeTruthy();
  expect(await violations()).toEqual([]);
  await fireEvent.click(screen.getByRole('button', { name: '取消封存，导入这一行' }));
  await waitFor(() => expect(asked.filter((one) => one.name === 'import_preview')).toHaveLength(2));
  expect(asked.find((one) => one.name === 'person_unseal')?.request).toEqual({ id: 7, version: 4 });
});

it('rows can be listed by what becomes of them', async () => {
  await start();
  await screen.findByText('王秀兰');
  const filter = screen.getByLabelText('看哪些行');
  expect(within(filter).getAllByRole('option').map((one) => one.textContent)).toEqual(['全部6行', '不能写入1行', '请您定1行', '请您看1行', '有改动1行', '新增1行', '不用写入1行']);
  await fireEvent.update(filter, 'updated');
  await waitFor(() => expect(screen.queryByText('王秀兰')).toBeNull());
  expect(screen.getByText('郭小梅')).toBeTruthy();
});

it('columns are named by hand where their words say nothing, and remembered for the same header', async () => {
  const asked = await start({ import_look: { ...LOOK, complete: false, columns: [{ place: 0, word: '谁', meaning: null, samples: ['田大海'] }] } });
  await screen.findByText('还没有指出哪一列是姓名');
  expect(asked.some((one) => one.name === 'import_preview')).toBe(false);
  expect(screen.getByRole('radio', { name: '第2行是表头的最后一行' })).toHaveProperty('checked', true);
  expect(await violations()).toEqual([]);
  await fireEvent.update(screen.getByLabelText('A列“谁”是什么'), 'name');
  await fireEvent.click(document.querySelector('.foot .btn.main') ?? document.body);
  await screen.findByText('王秀兰');
  expect(asked.find((one) => one.name === 'preference_set')?.request).toEqual({ name: 'import_columns.abc123', value: JSON.stringify([{ place: 0, meaning: 'name' }]) });
  expect(asked.find((one) => one.name === 'import_preview')?.request.columns).toEqual([{ place: 0, meaning: 'name' }]);
});

it('a mapping she chose before is taken again, and said', async () => {
  const kept = [{ place: 0, meaning: 'name' }, { place: 1, meaning: 'phone' }];
  const asked = await start({ preference_list: { preferences: [{ name: 'import_columns.abc123', value: JSON.stringify(kept) }] } });
  await screen.findByText('王秀兰');
  expect(asked.find((one) => one.name === 'import_preview')?.request.columns).toEqual(kept);
  await fireEvent.click(screen.getByRole('button', { name: '对应列' }));
  expect(await screen.findByText(/各列照您上次对这种表头的选择/)).toBeTruthy();
  await fireEvent.click(screen.getByRole('radio', { name: '第3行是表头的最后一行' }));
  await waitFor(() => expect(asked.filter((one) => one.name === 'import_look').pop()?.request.header).toBe(3));
});

it('the file comes back with its reasons in the folder she chooses', async () => {
  const asked = await start({ import_mark: { folder: '/home/clerk', files: [{ format: 'xlsx', name: '名册（批注）.xlsx', path: '/home/clerk/名册（批注）.xlsx', renamed: false }] }, open_path: {} });
  await screen.findByText('王秀兰');
  await fireEvent.click(screen.getByRole('button', { name: '把3行存回Excel，原因标红' }));
  expect(await screen.findByText(/“名册（批注）.xlsx”，原因写在最右边/)).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: '打开文件' }));
  expect(asked.find((one) => one.name === 'import_mark')?.request).toMatchObject({ folder: '/home/clerk', import: { path: '/home/clerk/名册.xlsx', stamp: 's1' } });
  await waitFor(() => expect(asked).toContainEqual({ name: 'open_path', request: { path: '/home/clerk/名册（批注）.xlsx' } }));
  expect(await violations()).toEqual([]);
});

it('an import that was stopped says that nothing was written, and can be written after all', async () => {
  await start({
    import_run: () => {
      throw new Refused('stopped', '已经停下，没有写入任何东西。');
    },
  });
  await screen.findByText('王秀兰');
  await fireEvent.click(screen.getByRole('button', { name: /写入4行/ }));
  expect(await screen.findByText(/已经停下，没有写入任何东西。/)).toBeTruthy();
  expect(screen.getByRole('button', { name: /写入4行/ })).toBeTruthy();
});

it('a file that cannot be read says why, and another can be chosen', async () => {
  await start({
    import_look: () => {
      throw new Refused('sheet_encrypted', '这个表格设了密码，读不了。');
    },
  });
  expect(await screen.findByText(/这个表格设了密码/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '换一个文件' })).toBeTruthy();
  expect(await violations()).toEqual([]);
});

it('an import is told in one sentence', () => {
  expect(imported({ added: 0, updated: 0, skipped: 0, refused: 0 })).toBe('没有可以写入的行。');
  expect(imported({ added: 2, updated: 0, skipped: 0, refused: 0 }, 'buildings')).toBe('新增2处。');
  expect([0, 25, 26, 701].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ']);
  expect(progressWords(320, 1000)).toBe('正在写入，320条，共1,000条');
});

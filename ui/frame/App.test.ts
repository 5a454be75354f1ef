import { fireEvent, screen, waitFor } from '@testing-library/vue';
import { beforeEach, expect, it } from 'vitest';

import { useDay } from '@/api/day';
import { type Replies, FRAME, Refused, STATE, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import App from './App.vue';

const history = { total: 1, operations: [], undo: '登记刘小军的手机号', redo: null, chain: '' };

beforeEach(() => useDay().backToToday());

async function start(replies: Replies = {}, path = '/today') {
  const asked = openOffice({ ...FRAME, ...replies });
  return { asked, ...(await open(App, path)) };
}

it('without a register the first run is shown, and the other areas say where to begin', async () => {
  const { router } = await start({ register_state: { ...STATE, standing: 'none', committee: null } });
  expect(await screen.findByText('先把账立起来')).toBeTruthy();
  await router.push('/people');
  expect(await screen.findByText('还没有建账')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

it.each([
  ['register_busy', '台账正在别处打开着', false],
  ['register_too_new', '这份台账是新版本写的', false],
  ['register_damaged', '台账文件损坏了', true],
])('a register that is %s says what happened and what to do', async (code, title, restorable) => {
  await start({ register_state: { ...STATE, standing: 'fault', committee: null, fault: { code, message: '没有再动它。' } } });
  expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '从备份恢复' }) !== null).toBe(restorable);
  expect(await violations()).toEqual([]);
});

it('a register that another window has open is tried again when she asks', async () => {
  const busy = { ...STATE, standing: 'fault' as const, committee: null, fault: { code: 'register_busy', message: '没有再动它。' } };
  let state: typeof STATE = busy;
  await start({
    register_state: () => state,
    register_own: () => {
      state = STATE;
      return STATE;
    },
  });
  await fireEvent.click(await screen.findByRole('button', { name: '再试一次' }));
  expect(await screen.findByText('已存好')).toBeTruthy();
});

it('Alt with a digit opens the area of that digit', async () => {
  const { router } = await start();
  await screen.findByText('已存好');
  await fireEvent.keyDown(document.body, { key: '8', code: 'Digit8', altKey: true });
  await waitFor(() => expect(router.currentRoute.value.path).toBe('/report'));
  await fireEvent.keyDown(document.body, { key: '0', code: 'Digit0', altKey: true });
  await waitFor(() => expect(router.currentRoute.value.path).toBe('/data'));
});

it('holding Alt shows the digits', async () => {
  await start();
  await fireEvent.keyDown(document.body, { key: 'Alt', altKey: true });
  expect(screen.getAllByText(/^[1234580]$/).length).toBe(7);
  await fireEvent.keyUp(document.body, { key: 'Alt', altKey: false });
  expect(screen.queryByText('8')).toBeNull();
});

it('Ctrl+Z undoes, and a refusal stands under the head', async () => {
  const { asked } = await start({
    history_list: history,
    undo: () => {
      throw new Refused('undo_stale', '不能撤销：人员后来又改过。请先撤销后面的改动。');
    },
  });
  await screen.findByRole('button', { name: /^撤销/ });
  await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  expect(await screen.findByText(/不能撤销：人员后来又改过/)).toBeTruthy();
  expect(asked.some((one) => one.name === 'undo')).toBe(true);
});

it('a sample says so in the frame and in the title', async () => {
  await start({ register_state: { ...STATE, sample: true } });
  expect(await screen.findByText('演示数据')).toBeTruthy();
  expect(document.title).toBe('居委台账（演示数据）');
});

it('another day than today puts a strip under the head on every page', async () => {
  const { router } = await start();
  await screen.findByText('已存好');
  useDay().choose('2026-07-15');
  expect(await screen.findByText('2026年7月15日')).toBeTruthy();
  await router.push('/people');
  expect(screen.getByText(/不是今天/)).toBeTruthy();
  await fireEvent.keyDown(document.body, { key: 'Home', altKey: true });
  await waitFor(() => expect(screen.queryByText(/不是今天/)).toBeNull());
});

it('a clock before the newest operation is said on every page', async () => {
  await start({ register_state: { ...STATE, clock_warning: '今天是2020年1月1日，比最后一步还早。' } });
  expect(await screen.findByText(/比最后一步还早/)).toBeTruthy();
});

it('the finder finds people and acts, and opens what is chosen', async () => {
  const { router } = await start({ find: { found: [{ subject: 'person', id: 7, name: '仇小兰', detail: '居民代表', hit: [0, 1], place: null }] } });
  await screen.findByText('已存好');
  await fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  const field = await screen.findByRole('combobox');
  await fireEvent.update(field, 'qxl');
  await screen.findByText('居民代表');
  await fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/people?id=7'));
});

it('a meeting found by what was said shows the sentence, the hit marked', async () => {
  await start({ find: { found: [{ subject: 'meeting', id: 12, name: '第六届居民代表会议第10次', detail: '2026年12月10日', hit: null, place: { what: '发言', agenda_item: 7, speaker: '张丽', before: '建议把', hit: '充电棚', after: '建在3号楼东侧。' } }] } });
  await screen.findByText('已存好');
  await fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  await fireEvent.update(await screen.findByRole('combobox'), '充电棚');
  const hit = await screen.findByText('充电棚');
  expect(hit.tagName).toBe('MARK');
  expect(hit.closest('li')?.textContent).toContain('发言：建议把充电棚建在3号楼东侧。');
});

it('the type size is set on the page and kept', async () => {
  const { asked } = await start();
  await fireEvent.click(await screen.findByRole('button', { name: '大' }));
  expect(document.documentElement.dataset.size).toBe('large');
  expect(asked).toContainEqual({ name: 'preference_set', request: { name: 'size', value: '"large"' } });
  await fireEvent.click(screen.getByRole('button', { name: '中' }));
});

it('the window is told once that its page can be used', async () => {
  const { asked } = await start();
  await waitFor(() => expect(asked.filter((one) => one.name === 'window_ready')).toHaveLength(1));
});

import { fireEvent, screen, waitFor } from '@testing-library/vue';
import { beforeEach, expect, it, vi } from 'vitest';

import { type Replies, FRAME, Refused, STATE, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import StartPage from './StartPage.vue';
import { communityName, signedNote } from './words';

beforeEach(() => vi.spyOn(HTMLElement.prototype, 'offsetParent', 'get').mockReturnValue(document.body));

const none = { ...STATE, standing: 'none' as const, committee: null };

async function start(replies: Replies = {}) {
  const asked = openOffice({ ...FRAME, register_state: none, ...replies });
  return { asked, ...(await open(StartPage)) };
}

async function fill(label: string, text: string): Promise<void> {
  const field = await screen.findByLabelText(label);
  await fireEvent.update(field, text);
  await fireEvent.blur(field);
}

it('two steps make the register with its term and the chosen sub-committees', async () => {
  const { asked } = await start({ register_new: STATE });
  await fill('社区名称', '安和里社区居民委员会');
  expect(screen.getByText('公文落款写作：安和里社区居民委员会')).toBeTruthy();
  await fill('所属街道', '样例街道');
  await fill('户数', '2,391');
  await fireEvent.click(screen.getByRole('button', { name: /做下一步/ }));
  await fill('第几届', '6');
  await fill('本届从', '20211228');
  await fireEvent.click(screen.getByLabelText('人民调解委员会'));
  expect(await violations()).toEqual([]);
  await fireEvent.click(screen.getByRole('button', { name: '建账' }));
  await waitFor(() => expect(asked.find((one) => one.name === 'register_new')).toBeTruthy());
  expect(asked.find((one) => one.name === 'register_new')?.request).toMatchObject({
    name: '安和里社区',
    street: '样例街道',
    households: 2391,
    term_ordinal: 6,
    term_start: '2021-12-28',
    sub_committees: ['人民调解委员会'],
  });
});

it('without a name it does not go on, and says why beside the field', async () => {
  await start();
  await fireEvent.click(await screen.findByRole('button', { name: /做下一步/ }));
  expect(screen.getByText('社区名称是空的。请填上，例如安和里社区。')).toBeTruthy();
  expect(screen.getByLabelText('社区名称').getAttribute('aria-invalid')).toBe('true');
});

it('a refusal about a field of the first step stands there', async () => {
  await start({
    register_new: () => {
      throw new Refused('not_a_code', '“区划代码”里没有“12”这一项。', 'division_code');
    },
  });
  await fill('社区名称', '安和里社区');
  await fill('区划代码', '12');
  await fireEvent.click(screen.getByRole('button', { name: /做下一步/ }));
  await fireEvent.click(await screen.findByRole('button', { name: '建账' }));
  expect(await screen.findByText('“区划代码”里没有“12”这一项。')).toBeTruthy();
});

it('a backup is looked into before it is opened', async () => {
  const { asked } = await start({
    choose_open: { path: '/media/u/账.juwei' },
    backup_look: {
      path: '/media/u/账.juwei',
      committee: '安和里社区',
      made_at: '2026-12-09T17:02:00+08:00',
      sample: false,
      same_register: false,
      generation: 12,
      here: null,
      people: 412,
      bodies: 17,
      meetings: 318,
      attachments: 12,
      open_to_anyone: true,
      bytes: 1000,
      chain: '',
    },
    backup_restore: () => {
      throw new Refused('not_a_backup', '这不是居委台账的备份文件。');
    },
  });
  await fireEvent.click(await screen.findByRole('button', { name: '打开备份' }));
  expect(await screen.findByText(/人员412人/)).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: /恢复这一份/ }));
  expect(await screen.findByText('这不是居委台账的备份文件。')).toBeTruthy();
  expect(asked.at(-1)).toEqual({ name: 'backup_restore', request: { path: '/media/u/账.juwei' } });
});

it('what papers are signed with follows from the name', () => {
  expect(communityName(' 安和里社区居委会 ')).toBe('安和里社区');
  expect(signedNote('安和里社区', '')).toBe('公文落款写作：安和里社区居民委员会');
  expect(signedNote('安和里社区', '样例街道安和里居委会')).toBe('公文落款写作：样例街道安和里居委会');
});

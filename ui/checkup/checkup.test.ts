import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { defineComponent, h } from 'vue';

import type { Reply } from '@/api/call';
import { setToday, useDay } from '@/api/day';
import { Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';
import { hearKeys } from '@/kit/keys';

import CheckUpPage from './CheckUpPage.vue';
import { CHECK_UP, PACKS, REPLIES, WAIVED } from '@/testing/checkup';

/** The page with the keys of the window. */
const Page = defineComponent(() => {
  hearKeys();
  return () => h(CheckUpPage);
});

beforeEach(() => {
  setToday('2026-12-10');
  useDay().backToToday();
});

async function start(replies: Replies = {}, path = '/checkup', changed: Record<string, unknown> = {}) {
  const asked = openOffice({ ...REPLIES, ...replies }, changed);
  const shown = await open(Page, path);
  return { asked, ...shown };
}

function row(text: string): HTMLElement {
  const found = screen.getAllByText(text).map((each) => each.closest<HTMLElement>('tr[data-row]')).find((each) => each !== null);
  if (!found) {
    throw new Error(text);
  }
  return found;
}

const panel = (): HTMLElement => screen.getByRole('complementary', { name: '发现详情' });

it('what is open stands layer by layer, with the number over what is asked and the article under what was found', async () => {
  await start();
  await waitFor(() => row('吴玉梅与陈静是母女'));
  expect(Array.from(document.querySelectorAll('.grp b'), (each) => each.textContent)).toEqual(['执行层', '监督']);
  const line = row('吴玉梅与陈静是母女');
  expect(line.textContent).toContain('不符');
  expect(line.textContent).toContain('组织法第三十六条');
  expect(row('3/7，42.9%').textContent).toContain('要求：不低于60%');
  expect(document.querySelector('.say')?.textContent).toBe('1条不符，1条待说明；1条符合，1条尚未登记。');
  expect(await violations()).toEqual([]);
});

it('the panel tells the fraction, who is counted and who not, the remedy, the article and the rule beside it', async () => {
  await start();
  expect((await within(panel()).findByText('李秀英')).getAttribute('href')).toBe('/people?id=1');
  expect(within(panel()).getByText('何芳').getAttribute('href')).toBe('/people?id=4');
  expect(within(panel()).getByText('42.9%')).toBeTruthy();
  expect(within(panel()).getByText(/至少5，还差2/)).toBeTruthy();
  expect(within(panel()).getByText('再有2名党总支委员进居委会，就符合。')).toBeTruthy();
  expect(within(panel()).getByText('第118次会议').getAttribute('href')).toBe('/meetings?id=8');
  expect(within(panel()).getByText(/据摘录/)).toBeTruthy();
  expect(within(panel()).getByText('两处规定不同，这里按当地的要求查。')).toBeTruthy();
  expect(within(panel()).getByText('马明的党内职务').getAttribute('href')).toBe('/bodies?id=3');
});

it('arrows move through the list, Enter goes into the panel, Escape comes back', async () => {
  await start();
  await waitFor(() => expect(document.activeElement).toBe(row('3/7，42.9%')));
  await userEvent.keyboard('{ArrowDown}');
  await waitFor(() => expect(document.activeElement).toBe(row('吴玉梅与陈静是母女')));
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(within(panel()).getByLabelText('理由'));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(row('吴玉梅与陈静是母女')));
});

it('a waiver without a reason is refused at the reason; with one it is recorded with the facts it rests on', async () => {
  const { asked } = await start();
  const record = await within(panel()).findByRole('button', { name: /记下说明/ });
  await userEvent.click(record);
  expect(within(panel()).getByLabelText('理由').getAttribute('aria-invalid')).toBe('true');
  expect(asked.some((each) => each.name === 'waiver_add')).toBe(false);
  await userEvent.type(within(panel()).getByLabelText('理由'), '街道同意');
  await userEvent.type(within(panel()).getByLabelText('有效至'), '20261227');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(asked.find((each) => each.name === 'waiver_add')?.request).toEqual({ rule: 'T-CROSS', body: 3, facts: 'from=2026-07-01', reason: '街道同意', on_day: '2026-12-10', valid_until: '2026-12-27', document: null }),
  );
});

it('a refusal of the waiver stands at its field', async () => {
  await start({
    waiver_add: () => {
      throw new Refused('bad_day', '有效至早于说明的日期。', 'valid_until');
    },
  });
  await userEvent.type(await within(panel()).findByLabelText('理由'), '街道同意');
  await userEvent.click(within(panel()).getByRole('button', { name: /记下说明/ }));
  expect(await within(panel()).findByText('有效至早于说明的日期。')).toBeTruthy();
});

it('what was explained stands under 已说明 and can be corrected and taken away', async () => {
  const { asked } = await start({ checkup_get: WAIVED }, '/checkup?show=waived');
  expect(await within(panel()).findByText('街道同意')).toBeTruthy();
  expect(within(panel()).getByText(/样街〔2026〕18号\s批复/)).toBeTruthy();
  await userEvent.click(within(panel()).getByRole('button', { name: '更正说明' }));
  expect(within(panel()).getByLabelText<HTMLTextAreaElement>('理由').value).toBe('街道同意');
  await userEvent.click(within(panel()).getByRole('button', { name: '取消' }));
  await userEvent.click(within(panel()).getByRole('button', { name: '移走说明' }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'waiver_remove', request: { id: 9, version: 2 } }));
});

it('a waiver that lapsed is told, and the finding asks for a new one', async () => {
  const lapsed = { ...CHECK_UP, rules: CHECK_UP.rules.map((rule) => ({ ...rule, findings: rule.findings.map((finding) => ({ ...finding, waiver: { id: 9, version: 2, reason: '街道同意', on_day: '2026-01-01', valid_until: null, document: null, lapsed: true } })) })) };
  await start({ checkup_get: lapsed });
  expect(await within(panel()).findByText(/情况变了，原来的说明不再管用/)).toBeTruthy();
  expect(within(panel()).getByRole('button', { name: /记下说明/ })).toBeTruthy();
});

it('the filters say how much there is, and an empty choice how to go on', async () => {
  await start();
  await userEvent.click(await screen.findByRole('button', { name: '尚未登记 1' }));
  expect(row('居务公开不少于十五天')).toBeTruthy();
  expect(within(panel()).getByText('还差这些才查得出')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '新发现 1' }));
  expect(document.querySelectorAll('tr[data-row]')).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: '筛选' }));
  await userEvent.type(screen.getByLabelText('在体检里查找'), '没有这个人');
  expect(await screen.findByText('没有找到')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '清除筛选' }));
  expect(row('3/7，42.9%')).toBeTruthy();
});

it('what is new can be said to be seen', async () => {
  const { asked } = await start();
  await userEvent.click(await screen.findByRole('button', { name: '都看过了' }));
  expect(asked.some((each) => each.name === 'checkup_seen')).toBe(true);
});

it('on a day to come it says what comes if nothing is done, and nothing can be written', async () => {
  useDay().choose('2027-01-01');
  const { asked } = await start({ checkup_get: { ...CHECK_UP, on: '2027-01-01' } });
  expect(await screen.findByText(/如果到那天什么都不做：/)).toBeTruthy();
  expect(asked.find((each) => each.name === 'checkup_get')?.request).toEqual({ as_of: '2027-01-01', span: 'day' });
  expect(screen.queryByRole('button', { name: /记下说明/ })).toBeNull();
  expect(screen.queryByRole('button', { name: '都看过了' })).toBeNull();
});

it('nothing to check, nothing found and a refusal each say so', async () => {
  const none = { ...CHECK_UP, counts: { error: 0, warning: 0, hint: 0, waived: 0, kept: 0, unrecorded: 0 }, new: 0, rules: [], notes: [] };
  const empty = await start({ checkup_get: none });
  expect(await screen.findByText('这一天没有可查的规则')).toBeTruthy();
  expect(await violations()).toEqual([]);
  empty.unmount();
  const good = await start({ checkup_get: { ...CHECK_UP, new: 0, counts: { ...none.counts, kept: 1 }, rules: CHECK_UP.rules.filter((rule) => rule.mark === 'kept') } });
  expect(await screen.findByText('没有未了的')).toBeTruthy();
  good.unmount();
  await start({
    checkup_get: () => {
      throw new Refused('file_trouble', '读不出来。');
    },
  });
  expect((await screen.findByRole('alert')).textContent).toContain('读不出来。');
});

it('the periods of all years are one press away', async () => {
  await start({ checkup_get: (request) => (request.span === 'all' ? { ...CHECK_UP, rules: CHECK_UP.rules.map((rule) => ({ ...rule, findings: [...rule.findings, ...rule.findings.map((finding) => ({ ...finding, from: '2019-01-01', until: '2019-06-30' }))] })) } : CHECK_UP) });
  await userEvent.click(await within(panel()).findByRole('button', { name: '看历年' }));
  expect(await within(panel()).findByText(/2019年1月1日至6月30日/)).toBeTruthy();
});

it('the list is copied in words and written as files', async () => {
  const { asked } = await start({ checkup_export: { folder: '/tmp', files: [{ name: '体检.xlsx', path: '/tmp/体检.xlsx', format: 'xlsx', renamed: false }] }, choose_folder: { path: '/tmp' } });
  await userEvent.click(await screen.findByRole('button', { name: '复制为文字' }));
  expect((await screen.findByLabelText<HTMLTextAreaElement>('文字')).value).toContain('【不符】吴玉梅与陈静是母女');
  await userEvent.click(screen.getByRole('button', { name: /关闭/ }));
  await userEvent.click(screen.getByRole('button', { name: /^导出/ }));
  const dialog = await screen.findByRole('dialog', { name: '导出检查表' });
  await userEvent.click(within(dialog).getByRole('button', { name: '选一个文件夹' }));
  await within(dialog).findByText('/tmp');
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  expect(await within(dialog).findByText('体检.xlsx')).toBeTruthy();
  expect(asked.find((each) => each.name === 'checkup_export')?.request).toEqual({ as_of: null, span: 'day', folder: '/tmp', format: 'xlsx' });
});

it('the packs stand with their rules; a local one is switched on', async () => {
  const { asked } = await start({}, '/checkup?view=rules');
  expect(await screen.findByText('天津2012年换届要求（教学材料）', { selector: '.grp b' })).toBeTruthy();
  expect(await violations()).toEqual([]);
  await fireEvent.click(row('候选人公开亮相'));
  expect(await screen.findByText('这一条程序查不了，列在这里供您自己对照。')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '启用规则包' }));
  const dialog = await screen.findByRole('dialog', { name: '启用规则包' });
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(asked).toContainEqual({ name: 'pack_switch', request: { pack: 'tianjin-2012', on: true, from: null, until: null } }));
});

it('a pack with faults is told line by line and not added; a good one says what it brings', async () => {
  const looks: Reply<'pack_look'>[] = [{ title: null, edition: null, rules: 0, problems: [{ line: 12, reason: '没有写依据。' }], replaces: null }];
  const good: Reply<'pack_look'> = { title: '样例街道规程', edition: '2026-1', rules: 3, problems: [], replaces: null };
  const { asked } = await start({ choose_open: { path: '/tmp/样例.json' }, pack_look: () => looks.shift() ?? good, pack_add: { id: 1 } }, '/checkup?view=rules');
  await userEvent.click(await screen.findByRole('button', { name: /添加规则包/ }));
  const dialog = await screen.findByRole('dialog', { name: '添加规则包' });
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  expect(await within(dialog).findByText('没有写依据。')).toBeTruthy();
  expect(within(dialog).getByText('12')).toBeTruthy();
  expect(await violations(dialog)).toEqual([]);
  await userEvent.click(within(dialog).getByRole('button', { name: '换一个文件' }));
  expect(await within(dialog).findByText(/样例街道规程，2026-1版，3条规则。/)).toBeTruthy();
  expect(asked.some((each) => each.name === 'pack_add')).toBe(false);
  await fireEvent.click(dialog.querySelector('.btn.main') ?? dialog);
  await waitFor(() => expect(asked).toContainEqual({ name: 'pack_add', request: { path: '/tmp/样例.json' } }));
});

it('a number of the committee is chosen where it stands and goes back to the default', async () => {
  const { asked } = await start({}, '/checkup?view=numbers');
  await userEvent.click(await screen.findByLabelText(/两边合起来的人/));
  await waitFor(() => expect(asked).toContainEqual({ name: 'parameter_set', request: { name: 'cross_base', value: 'union' } }));
  await userEvent.click(screen.getByRole('button', { name: '用默认的' }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'parameter_set', request: { name: 'delegate_households', value: null } }));
  expect(await violations()).toEqual([]);
});

it('packs that cannot be read say so', async () => {
  await start({
    pack_list: () => {
      throw new Refused('file_trouble', '读不出来。');
    },
  }, '/checkup?view=rules');
  expect((await screen.findByRole('alert')).textContent).toContain('读不出来。');
  expect(PACKS.packs).toHaveLength(2);
});

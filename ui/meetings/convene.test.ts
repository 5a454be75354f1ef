import { screen, waitFor } from '@testing-library/vue';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';

import type { Reply } from '@/api/call';
import { kindLine, meetingCard } from '@/testing/meeting';
import { FRAME, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import ConveneDialog from './ConveneDialog.vue';
import EntitledDialog from './EntitledDialog.vue';
import KindsDialog from './KindsDialog.vue';
import LineDialog from './LineDialog.vue';
import ProposalsDialog from './ProposalsDialog.vue';
import { kindName, kindWords } from './kinds';
import { listLine, noticeHint } from './words';

const CARD = meetingCard();
const BODY: Reply<'body_list'>['bodies'][number] = { id: 2, kind: 'delegates_assembly', kind_name: '居民代表会议', layer: 'deciding', name: '居民代表会议', parent: null, head: null, head_post: null, people: 45, seats: null, vacant: 0, over: 0, ordinal: 6, term_end: null, overdue: false };
const PREPARED: Reply<'meeting_prepare'> = { kinds: [kindLine()], meeting_kind: 2, kind: '居民代表会议', ordinal: 6, series: 11, name: '第六届居民代表会议第11次', due: 45, guests: 2, last: { id: 12, name: CARD.name, held: '2026-12-10' }, notice_by: '2026-11-30', notice_source: '《组织法》第二十八条' };
const REPLIES: Replies = { ...FRAME, body_list: { bodies: [BODY] }, meeting_prepare: PREPARED, meeting_add: { id: 13 }, meeting_kind_list: { kinds: [kindLine(), kindLine({ id: 9, name: '{body}会议', series: 'year' })], numbering: 'year' }, meeting_kind_correct: { id: 2 }, meeting_kind_add: { id: 20 }, resolution_numbering_set: { id: 1 } };

afterEach(() => vi.unstubAllGlobals());

it('a meeting of a chosen body is named and numbered by the register, with the rule for its notice', async () => {
  const asked = openOffice(REPLIES);
  await open(ConveneDialog, '/', { modelValue: true, body: 2, on: '2026-12-10' });
  expect((await screen.findByLabelText<HTMLInputElement>('会议名称')).value).toBe('第六届居民代表会议第11次');
  expect(screen.getByLabelText<HTMLInputElement>('第几次').value).toBe('11');
  expect(screen.getByText('最晚2026年11月30日发通知（《组织法》第二十八条）')).toBeTruthy();
  expect(screen.getByText(/该到会的45人自动列进签到表，另有2人列席/)).toBeTruthy();
  await userEvent.type(screen.getByLabelText('通知日期'), '20261205');
  await waitFor(() => expect(screen.getByText('通知晚了')).toBeTruthy());
  await userEvent.click(screen.getByRole('button', { name: /登记会议/ }));
  await waitFor(() => expect(asked.find((each) => each.name === 'meeting_add')?.request).toMatchObject({ body: 2, held: '2026-12-10', meeting_kind: 2, series: null, name: null, notice: '2026-12-05', copy_of: null }));
});

it('for the residents’ meeting the number due is typed with its source', async () => {
  const asked = openOffice({ ...REPLIES, meeting_prepare: { ...PREPARED, kinds: [kindLine({ name: '居民会议', entitled: 'adults' })], last: null, notice_by: null, notice_source: null, due: 0, guests: 0 } });
  await open(ConveneDialog, '/', { modelValue: true, body: 2 });
  await userEvent.type(await screen.findByLabelText('应到数'), '两千');
  expect(await screen.findByText('请只写数字，例如2400。')).toBeTruthy();
  await userEvent.clear(screen.getByLabelText('应到数'));
  await userEvent.type(screen.getByLabelText('应到数'), '2400');
  await userEvent.type(screen.getByLabelText('这个数的来处'), '户籍册');
  await userEvent.click(screen.getByRole('button', { name: /登记会议/ }));
  await waitFor(() => expect(asked.find((each) => each.name === 'meeting_add')?.request).toMatchObject({ entitled_kind: 'adults', entitled_count: 2400, entitled_source: '户籍册' }));
});

it('kinds say how they are counted, and one is corrected', async () => {
  const asked = openOffice(REPLIES);
  await open(KindsDialog, '/', { modelValue: true });
  expect(await screen.findByText('（组织名称）会议')).toBeTruthy();
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: '更正：居民代表会议' }));
  await userEvent.click(screen.getByLabelText('单位代表有表决权'));
  await userEvent.click(screen.getByRole('button', { name: /记下会议类型/ }));
  await waitFor(() => expect(asked.find((each) => each.name === 'meeting_kind_correct')?.request).toMatchObject({ id: 2, version: 1, unit_seats: true }));
});

it('of the differences between list and register only the ticked ones are taken over', async () => {
  const asked = openOffice({
    ...REPLIES,
    entitled_look: { taken: '2026-12-01', differences: [{ key: 'a', change: 'added', person: 8, name: '陈静', post_before: null, post_now: '居民代表', sentence: '陈静（居民代表）不在名单上' }, { key: 'g', change: 'gone', person: 1, name: '崔大年', post_before: '居民代表', post_now: null, sentence: '崔大年（居民代表）那天已经不在任' }] },
    entitled_apply: { id: 12 },
  });
  await open(EntitledDialog, '/', { modelValue: true, meeting: 12 });
  await userEvent.click(await screen.findByRole('checkbox', { name: /崔大年/ }));
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: /改选中的1处/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'entitled_apply', request: { id: 12, keys: ['a'] } }));
});

it('a line of the list is corrected only with a reason', async () => {
  const asked = openOffice({ ...REPLIES, attendance_set: { id: 1 } });
  await open(LineDialog, '/', { modelValue: true, line: CARD.attendance[0] });
  await userEvent.click(await screen.findByLabelText('有表决权'));
  expect(screen.getByRole('button', { name: /记下改动/ }).hasAttribute('disabled')).toBe(true);
  await userEvent.type(screen.getByLabelText('原因'), '单位代表');
  await userEvent.click(screen.getByRole('button', { name: /记下改动/ }));
  await waitFor(() => expect(asked.find((each) => each.name === 'attendance_set')?.request).toMatchObject({ id: 1, may_vote: false, corrected: '单位代表' }));
});

it('proposals are taken in the order they are ticked', async () => {
  const asked = openOffice({
    ...REPLIES,
    agenda_proposals: { proposals: [{ key: 'duty/1', origin: 'duty', title: '审议居委会工作报告', why: '今年还没有办', source: '《组织法》第二十四条', in_force: true, approves: null, text: null }, { key: 'open', origin: 'follow_up', title: '上次议定事项落实情况', why: '还有1项没有落实', source: null, in_force: true, approves: null, text: '1. 〔2026〕3号：楼道照明更换' }] },
    agenda_take: { id: 12 },
  });
  await open(ProposalsDialog, '/', { modelValue: true, meeting: 12 });
  await userEvent.click(await screen.findByRole('checkbox', { name: /上次议定事项/ }));
  await userEvent.click(screen.getByRole('checkbox', { name: /审议居委会工作报告/ }));
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: /列入选中的2项/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'agenda_take', request: { meeting: 12, keys: ['open', 'duty/1'] } }));
});

it('kinds, lists and notices in words', () => {
  expect(kindName(kindLine({ name: '{body}会议' }), '环境卫生委员会')).toBe('环境卫生委员会会议');
  expect(kindWords(kindLine({ proxies: true }))).toBe('按届编次数，应到：这个组织在任的人，核对法定人数，可以委托别人');
  expect(listLine('党支部', { due: 0, guests: 0 }, false)).toContain('没有在任的人');
  expect(noticeHint({ notice_by: '2026-11-30', notice_source: null }, '2026-11-30')).toEqual({ words: '最晚2026年11月30日发通知', late: false });
  expect(noticeHint({ notice_by: null, notice_source: null }, null)).toBeNull();
});

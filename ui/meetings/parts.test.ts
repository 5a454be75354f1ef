import { fireEvent, screen, waitFor } from '@testing-library/vue';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { setToday } from '@/api/day';
import { agendaLine, attendanceLine, meetingCard, resolutionLine } from '@/testing/meeting';
import { FRAME, Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import MeetingsPage from './MeetingsPage.vue';
import { impossible } from './item';
import { missingFor, paperOf } from './papers';
import { attachmentWords, stateWords, summaryStart, whenWords } from './words';

const PHOTO = { id: 3, version: 1, name: '签到表.jpg', what: 'jpeg' as const, bytes: 1_400_000, sha256: 'a', reduced: true, previewable: true, note: null, correction: null };
const HEIC = { ...PHOTO, id: 4, name: '会场.heic', what: 'heic' as const, reduced: false, previewable: false };
const SPEECH = { id: 8, version: 1, attendance: 2, speaker: '夏小雨', position: 1, text: '同意。' };
const CARD = meetingCard({ items: [agendaLine({ speeches: [SPEECH] })], resolutions: [resolutionLine({ id: 6, meeting: 12, agenda_item: 7, text: '建一处' })], attachments: [PHOTO, HEIC] });
const SIGNED = { ...CARD, signed: '2026-12-10', corrections: [{ id: 1, version: 1, on: '2026-12-12', text: '“3号楼”应为“5号楼”', reason: '抄错' }], approved: { id: 20, name: '第六届居民代表会议第11次', held: '2027-03-01' } };
const REPLIES: Replies = { ...FRAME, meeting_get: CARD, meeting_kind_list: { kinds: [], numbering: 'year' }, meeting_paper_pages: { pages: ['<svg xmlns="http://www.w3.org/2000/svg"/>'], digests: [], missing: [], closed_fonts: [] }, meeting_correct: { id: 12 } };

beforeEach(() => {
  setToday('2026-12-10');
  URL.createObjectURL = () => 'blob:page';
  URL.revokeObjectURL = () => undefined;
});
afterEach(() => vi.unstubAllGlobals());

async function tab(name: RegExp): Promise<void> {
  await userEvent.click(await screen.findByRole('tab', { name }));
}

it('every part of a meeting passes the accessibility check, open and signed', async () => {
  for (const card of [CARD, SIGNED]) {
    openOffice({ ...REPLIES, meeting_get: card });
    const shown = await open(MeetingsPage, '/meetings?id=12');
    for (const name of [/^会议资料/, /^签到与表决/, /^记录/, /^文件/, /^附件/, /^签字锁定/]) {
      await tab(name);
      expect(await violations(), `${name.source}${card.signed ?? ''}`).toEqual([]);
    }
    shown.unmount();
  }
});

it('a speech goes to the one who said it, by the line of the list', async () => {
  const asked = openOffice({ ...REPLIES, speech_add: { id: 9 } });
  await open(MeetingsPage, '/meetings?id=12');
  await tab(/^记录/);
  await userEvent.type(await screen.findByLabelText('发言人'), '夏小雨');
  await userEvent.type(screen.getByLabelText('发言内容'), '建议建在东侧。{Control>}{Enter}{/Control}');
  await waitFor(() => expect(asked).toContainEqual({ name: 'speech_add', request: { agenda_item: 7, attendance: 2, speaker: null, text: '建议建在东侧。' } }));
});

it('pasted speeches that name their speakers are recorded one by one', async () => {
  const asked = openOffice({ ...REPLIES, speech_add: { id: 9 } });
  await open(MeetingsPage, '/meetings?id=12');
  await tab(/^记录/);
  const field = await screen.findByLabelText<HTMLTextAreaElement>('发言内容');
  await fireEvent.update(field, '夏小雨：同意。\n钟华：我也同意。');
  await userEvent.click(await screen.findByRole('button', { name: /按人分成2段记下/ }));
  await waitFor(() => expect(asked.filter((each) => each.name === 'speech_add').map((each) => each.request.text)).toEqual(['同意。', '我也同意。']));
});

it('votes of more people than there are never leave the field', async () => {
  const asked = openOffice(REPLIES);
  await open(MeetingsPage, '/meetings?id=12');
  await userEvent.click(await screen.findByRole('button', { name: '充电棚选址' }));
  if (screen.queryByLabelText('赞成') === null) {
    await userEvent.click(screen.getByRole('button', { name: '充电棚选址' }));
  }
  await userEvent.type(await screen.findByLabelText('赞成'), '2');
  await userEvent.type(screen.getByLabelText('反对'), '2');
  expect((await screen.findByRole('alert')).textContent).toContain('合计4票，多于到会有表决权的3人');
  expect(screen.getByLabelText('反对').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByLabelText('赞成').getAttribute('aria-invalid')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /记下，回到议题/ }));
  expect(asked.some((each) => each.name === 'vote_set')).toBe(false);
});

it('whoever comes late is recorded with the item from which they were there', async () => {
  const asked = openOffice({ ...REPLIES, attendance_set: { id: 1 } });
  await open(MeetingsPage, '/meetings?id=12');
  const [first] = await screen.findAllByRole('option');
  first?.focus();
  await userEvent.keyboard('5');
  const time = await screen.findByLabelText('到会时间');
  await userEvent.clear(time);
  await userEvent.type(time, '0940');
  await userEvent.click(screen.getByRole('button', { name: /记下迟到/ }));
  await waitFor(() => expect(asked.find((each) => each.name === 'attendance_set')?.request).toMatchObject({ id: 1, presence: 'present', arrived_at: '0940', arrived_item: 7 }));
});

it('the chosen paper is the one that is printed', async () => {
  const asked = openOffice({ ...REPLIES, paper_print: { path: '/tmp/a.pdf' }, print_pdf: {} });
  await open(MeetingsPage, '/meetings?id=12');
  await tab(/^文件/);
  await userEvent.click(await screen.findByRole('button', { name: /^会议通知/ }));
  await userEvent.click(await screen.findByRole('button', { name: /^打印会议通知/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'paper_print', request: { paper: 'meeting', meeting: 12, of: { kind: 'notice' } } }));
  await userEvent.click(screen.getByRole('button', { name: /^决议摘录/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'meeting_paper_pages', request: { meeting: 12, paper: { kind: 'extract', resolution: 6 } } }));
});

it('a file is added from the dialog, and a HEIC photo says that it cannot be looked at here', async () => {
  const asked = openOffice({ ...REPLIES, choose_open: { path: '/tmp/a.jpg' }, attachment_add: { id: 5 }, attachment_preview: { png: '' } });
  await open(MeetingsPage, '/meetings?id=12');
  await tab(/^附件/);
  expect(await screen.findByText(/这里看不了，另存出来再看/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '看：会场.heic' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: '添加附件' }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'attachment_add', request: { meeting: 12, path: '/tmp/a.jpg', reduce: true } }));
  await userEvent.click(screen.getByRole('button', { name: '看：签到表.jpg' }));
  expect(await screen.findByAltText('签到表.jpg')).toBeTruthy();
});

it('signed minutes are corrected by a dated correction', async () => {
  const asked = openOffice({ ...REPLIES, meeting_get: SIGNED, correction_add: { id: 2 } });
  await open(MeetingsPage, '/meetings?id=12');
  await tab(/^签字锁定/);
  expect(await screen.findByText(/“3号楼”应为“5号楼”/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '登记更正' }));
  await userEvent.type(await screen.findByLabelText('更正什么'), '人数应为38人');
  await userEvent.type(screen.getByLabelText('为什么'), '数错');
  const acts = screen.getAllByRole('button', { name: /登记更正/ });
  await userEvent.click(acts[acts.length - 1] ?? document.body);
  await waitFor(() => expect(asked).toContainEqual({ name: 'correction_add', request: { meeting: 12, on: '2026-12-10', text: '人数应为38人', reason: '数错', attachments: [], reduce: true } }));
});

it('what comes after the signature comes with a correction, and nothing is taken away', async () => {
  const late = { ...PHOTO, id: 9, name: '会场照片.jpg', correction: 1 };
  const asked = openOffice({ ...REPLIES, meeting_get: { ...SIGNED, attachments: [PHOTO, late] }, choose_open: { path: 'C:\\照片\\补的.jpg' }, correction_add: { id: 2 } });
  await open(MeetingsPage, '/meetings?id=12');
  await tab(/^附件/);
  expect(await screen.findByText(/签字以后补附：2026年12月12日更正，抄错/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /移走/ })).toBeNull();
  expect(screen.queryByRole('button', { name: /改名称/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: '补附文件' }));
  expect((await screen.findByLabelText<HTMLTextAreaElement>('更正什么')).value).toBe('补收附件“补的.jpg”。');
  await userEvent.type(screen.getByLabelText('为什么'), '当时没有传到电脑上');
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: /^登记更正/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'correction_add', request: { meeting: 12, on: '2026-12-10', text: '补收附件“补的.jpg”。', reason: '当时没有传到电脑上', attachments: ['C:\\照片\\补的.jpg'], reduce: true } }));
  await tab(/^签字锁定/);
  expect(await screen.findByText(/随附：会场照片.jpg/)).toBeTruthy();
});

it('a refused name of an attachment is said at its field', async () => {
  openOffice({
    ...REPLIES,
    attachment_correct: () => {
      throw new Refused('too_long', '名称最多200字。', 'name');
    },
  });
  await open(MeetingsPage, '/meetings?id=12');
  await tab(/^附件/);
  await userEvent.click(await screen.findByRole('button', { name: '改名称：签到表.jpg' }));
  await userEvent.click(await screen.findByRole('button', { name: /记下名称/ }));
  expect(await screen.findByText('名称最多200字。')).toBeTruthy();
});

it('papers, votes, attachments and times in words', () => {
  expect(paperOf('extract', { resolutions: [] }, null, null)).toBeNull();
  expect(paperOf('ballots', CARD, 7, null)).toEqual({ kind: 'ballots', agenda_item: 7 });
  expect(missingFor('notice', { ...CARD, place: null, items: [] })).toBe('地点、议题还空着。');
  expect(impossible({ in_favour: '3', against: '', abstained: '1' }, 3)).toEqual({ field: 'abstained', votes: 4, present: 3 });
  expect(attachmentWords(PHOTO)).toBe('照片，已缩小');
  expect(stateWords({ state: 'postponed', due_now: '2027-01-31', responsible: null }).word).toBe('延到2027年1月31日');
  expect(whenWords(attendanceLine({ arrived_at: '09:40', arrived_item: 7 }), CARD.items)).toBe('　09:40第一项起到');
  expect(summaryStart(CARD)).toBe('一、充电棚选址\n决议：建一处');
});

import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import type { Reply } from '@/api/call';
import { FRAME, Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import MeetingsPage from './MeetingsPage.vue';

type Card = Reply<'meeting_get'>;

function line(id: number, name: string, initials: string, change: Partial<Card['attendance'][number]> = {}): Card['attendance'][number] {
  return { id, version: 1, person: id, name, initials, post: '9组居民代表', may_vote: true, capacity: 'member', presence: null, arrived_at: null, left_at: null, arrived_item: null, left_item: null, proxy: null, section: null, corrected: null, reason: null, recused: [], ...change };
}

const CARD: Card = {
  id: 12,
  version: 1,
  body: 2,
  body_name: '居民代表会议',
  body_kind: 'delegates_assembly',
  ordinal: 6,
  meeting_kind: 2,
  kind: '居民代表会议',
  series: 10,
  name: '第六届居民代表会议第10次',
  held: '2026-12-10',
  starts_at: '09:00',
  ends_at: null,
  place: '二楼会议室',
  chair: '李秀英',
  recorder: '张丽',
  notice: null,
  entitled_kind: 'people',
  entitled_count: null,
  entitled_source: null,
  list_taken: null,
  proxies: false,
  notice_text: null,
  notice_line: null,
  lecturer: null,
  discussion: null,
  text_only: false,
  summary: null,
  summary_number: null,
  note: null,
  signed: null,
  approved: null,
  corrections: [],
  attachments: [],
  matters: [],
  quorum: { due: 3, came: 1, excused: 0, absent: 0, open: 2, needed: 2, met: false, sentence: '应到3人，实到1人，不足法定人数，还差1人', rule: '须到2人（三分之二以上）', source: '《城市居民委员会组织法》（2025年修订）第二十九条' },
  attendance: [line(1, '崔大年', 'cdn'), line(2, '夏小雨', 'xxy', { presence: 'present' }), line(3, '钟华', 'zh')],
  items: [{ id: 7, version: 1, position: 1, title: '充电棚选址', proposer: '张丽', origin: null, rule: null, approves: null, discussion: null, speeches: [], vote: null, may_vote: 1, came: 1, due: 3, needed: 2, met: false, quorum: '应到3人，实到1人，不足法定人数，还差1人' }],
  resolutions: [],
  earlier: [{ id: 4, version: 1, meeting: 3, agenda_item: null, number: null, revokes: null, revoked_by: null, state: 'open', due_now: '2026-11-30', text: '楼道照明更换', person: 5, responsible: '王建国', due: '2026-11-30', disclosed: false, follow_ups: [], done: false }],
};

const REPLIES: Replies = { ...FRAME, meeting_get: CARD, meeting_list: { total: 0, meetings: [] }, body_list: { bodies: [] }, attendance_set: { id: 1 }, recusal_set: { id: 1 } };

async function names(): Promise<HTMLElement[]> {
  return within(await screen.findByRole('listbox')).getAllByRole('option');
}

it('a digit records the name in focus and goes on to the next one nobody recorded', async () => {
  const asked = openOffice(REPLIES);
  await open(MeetingsPage, '/meetings?id=12');
  const [first] = await names();
  first?.focus();
  await userEvent.keyboard('1');
  await waitFor(() => expect(asked).toContainEqual({ name: 'attendance_set', request: { id: 1, version: 1, presence: 'present', arrived_at: null, left_at: null, reason: null } }));
  await waitFor(() => expect(document.activeElement?.textContent).toContain('钟华'));
});

it('letters find a name by its initials', async () => {
  openOffice(REPLIES);
  await open(MeetingsPage, '/meetings?id=12');
  const [first] = await names();
  first?.focus();
  await userEvent.keyboard('xx');
  await waitFor(() => expect(document.activeElement?.textContent).toContain('夏小雨'));
});

it('nothing is recorded while an input method is composing', async () => {
  const asked = openOffice(REPLIES);
  await open(MeetingsPage, '/meetings?id=12');
  const [first] = await names();
  if (first !== undefined) {
    await fireEvent.keyDown(first, { key: '1', isComposing: true, keyCode: 229 });
  }
  expect(asked.some((each) => each.name === 'attendance_set')).toBe(false);
});

it('the sixth and seventh digit ask for the hour and stay away from the open item', async () => {
  const asked = openOffice(REPLIES);
  await open(MeetingsPage, '/meetings?id=12');
  const [first] = await names();
  first?.focus();
  await userEvent.keyboard('7');
  await waitFor(() => expect(asked).toContainEqual({ name: 'recusal_set', request: { attendance: 1, agenda_item: 7, recused: true } }));
  await userEvent.keyboard('6');
  expect(await screen.findByLabelText('离开时间')).toBeTruthy();
});

it('votes above those present are said at the votes, and nothing else is recorded', async () => {
  const asked = openOffice({
    ...REPLIES,
    vote_set: () => {
      throw new Refused('votes_exceed_present', '赞成、反对、弃权合计9票，多于到会有表决权的3人。');
    },
  });
  await open(MeetingsPage, '/meetings?id=12');
  await userEvent.type(await screen.findByLabelText('赞成'), '9');
  await userEvent.type(screen.getByLabelText('决议'), '建一处');
  await userEvent.click(screen.getByRole('button', { name: /记下，回到议题/ }));
  expect((await screen.findByRole('alert')).textContent).toContain('多于到会有表决权的3人');
  expect(screen.getByLabelText('赞成').getAttribute('aria-invalid')).toBe('true');
  expect(asked.some((each) => each.name === 'resolution_add')).toBe(false);
});

it('an overdue resolution of an earlier meeting says so', async () => {
  openOffice(REPLIES);
  await open(MeetingsPage, '/meetings?id=12');
  expect(await screen.findByRole('button', { name: '记落实：楼道照明更换' })).toBeTruthy();
});

it('a signed meeting has nothing left to fill in', async () => {
  openOffice({ ...REPLIES, meeting_get: { ...CARD, signed: '2026-12-10' } });
  await open(MeetingsPage, '/meetings?id=12');
  await names();
  expect(screen.queryByRole('button', { name: /其余都到/ })).toBeNull();
  expect(screen.queryByLabelText('赞成')).toBeNull();
});

it('the pages pass the accessibility check, empty and filled', async () => {
  openOffice(REPLIES);
  const list = await open(MeetingsPage, '/meetings');
  await screen.findAllByText('登记会议');
  expect(await violations()).toEqual([]);
  list.unmount();
  await open(MeetingsPage, '/meetings?id=12');
  await names();
  expect(await violations()).toEqual([]);
});

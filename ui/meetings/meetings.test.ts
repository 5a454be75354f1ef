import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { meetingCard } from '@/testing/meeting';
import { FRAME, Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import MeetingsPage from './MeetingsPage.vue';

const CARD = meetingCard();

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
  await waitFor(() => expect(asked).toContainEqual({ name: 'attendance_set', request: { id: 1, version: 1, presence: 'present', arrived_at: null, left_at: null, arrived_item: null, left_item: null, reason: null } }));
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

it('letters typed right after a digit begin a new name', async () => {
  openOffice(REPLIES);
  await open(MeetingsPage, '/meetings?id=12');
  const [first] = await names();
  first?.focus();
  await userEvent.keyboard('zh1cd');
  await waitFor(() => expect(document.activeElement?.textContent).toContain('崔大年'));
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

it('the sixth digit asks for the hour, the seventh why somebody stays away from the open item', async () => {
  const asked = openOffice(REPLIES);
  await open(MeetingsPage, '/meetings?id=12');
  const [first] = await names();
  first?.focus();
  await userEvent.keyboard('7');
  await userEvent.type(await screen.findByLabelText('为什么回避'), '本人亲属');
  expect(await violations()).toEqual([]);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(asked).toContainEqual({ name: 'recusal_set', request: { attendance: 1, agenda_item: 7, recused: true, reason: '本人亲属' } }));
  await waitFor(() => expect(screen.queryByLabelText('为什么回避')).toBeNull());
  first?.focus();
  await userEvent.keyboard('6');
  expect(await screen.findByLabelText('离开时间')).toBeTruthy();
});

it('who stays away is told with the reason, and takes part again from the same place', async () => {
  const [first] = CARD.attendance;
  const away = { ...CARD, attendance: [{ ...first, recused: [{ agenda_item: 7, reason: '本人亲属' }] }, ...CARD.attendance.slice(1)] as typeof CARD.attendance };
  const asked = openOffice({ ...REPLIES, meeting_get: away });
  await open(MeetingsPage, '/meetings?id=12');
  const [line] = await names();
  line?.focus();
  expect(await screen.findByText(/回避这一项：本人亲属/)).toBeTruthy();
  await userEvent.keyboard('7');
  expect((await screen.findByLabelText<HTMLInputElement>('为什么回避')).value).toBe('本人亲属');
  await userEvent.click(screen.getByRole('button', { name: '不再回避这一项' }));
  await waitFor(() => expect(asked.find((each) => each.name === 'recusal_set')?.request).toMatchObject({ attendance: 1, agenda_item: 7, recused: false }));
});

it('turning a member of the register’s list into a guest asks why; on a list made by hand it does not', async () => {
  const asked = openOffice(REPLIES);
  const shown = await open(MeetingsPage, '/meetings?id=12');
  const [first] = await names();
  first?.focus();
  await userEvent.keyboard('4');
  await userEvent.type(await screen.findByLabelText('原因'), '街道派驻');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(asked.find((each) => each.name === 'attendance_set')?.request).toMatchObject({ id: 1, capacity: 'guest', corrected: '街道派驻' }));
  shown.unmount();
  const free = openOffice({ ...REPLIES, meeting_get: { ...CARD, list_by_hand: true } });
  await open(MeetingsPage, '/meetings?id=12');
  (await names())[0]?.focus();
  await userEvent.keyboard('4');
  await waitFor(() => expect(free.find((each) => each.name === 'attendance_set')?.request).toEqual({ id: 1, version: 1, capacity: 'guest', presence: 'present' }));
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

import { screen, waitFor, within } from '@testing-library/vue';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { meetingCard } from '@/testing/meeting';
import { FRAME, Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import WholeText from './WholeText.vue';
import { draftsOf, freshName, mark, plainDraft } from './whole';

const CARD = meetingCard({ text_only: true, discussion: '会议开始。' });
const REPLIES: Replies = { ...FRAME, meeting_correct: { id: 12 } };

function draft(number: number, text: string, base: string): { form: string; content: string; saved_at: string } {
  return { form: `meeting/12/text/${number}`, content: JSON.stringify({ text, base }), saved_at: '2026-12-10T09:10:00+08:00' };
}

afterEach(() => vi.unstubAllGlobals());

describe('drafts of the whole text', () => {
  it('that say what is recorded, or cannot be read, are none', () => {
    expect(draftsOf([draft(1, '会议开始。', ''), { form: 'x', content: '{', saved_at: '' }], '会议开始。')).toEqual([]);
  });
  it('go on by themselves only where they began with what is recorded', () => {
    const [same] = draftsOf([draft(1, '会议开始。散会。', mark('会议开始。'))], '会议开始。');
    expect(same).toBeDefined();
    expect(plainDraft(same === undefined ? [] : [same], '会议开始。')).toBe(same);
    expect(plainDraft(same === undefined ? [] : [same], '改过了。')).toBeNull();
  });
  it('take the next free name', () => {
    expect(freshName(12, [{ form: 'meeting/12/text/1' }])).toBe('meeting/12/text/2');
  });
});

it('what she writes is saved as one text, and nothing is asked for key by key', async () => {
  const asked = openOffice(REPLIES);
  await open(WholeText, '/', { card: CARD });
  const field = await screen.findByLabelText<HTMLTextAreaElement>('会议记录全文');
  expect(field.value).toBe('会议开始。');
  await userEvent.type(field, '散会。', { initialSelectionStart: 5 });
  expect(asked.some((each) => each.name === 'meeting_correct')).toBe(false);
  await userEvent.click(screen.getByRole('button', { name: /保存记录/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'meeting_correct', request: { id: 12, version: 1, discussion: '会议开始。散会。' } }));
});

it('leaving the page puts the text through the door', async () => {
  const asked = openOffice(REPLIES);
  const shown = await open(WholeText, '/', { card: CARD });
  await userEvent.type(await screen.findByLabelText('会议记录全文'), '完。');
  shown.unmount();
  await waitFor(() => expect(asked.some((each) => each.name === 'meeting_correct')).toBe(true));
});

it('a draft of a text that was changed elsewhere stands beside it, and either can be chosen', async () => {
  openOffice({ ...REPLIES, draft_list: { drafts: [draft(2, '另一份草稿。', 'x'), draft(1, '第一份草稿。', 'y')] }, draft_get: { content: JSON.stringify({ text: '第一份草稿。', base: 'y' }) } });
  await open(WholeText, '/', { card: CARD });
  expect(await screen.findByText('另一份草稿。')).toBeTruthy();
  expect(screen.getByText('会议开始。')).toBeTruthy();
  expect(await violations()).toEqual([]);
  const first = screen.getAllByRole('region', { name: /^草稿，/ }).find((each) => within(each).queryByText('第一份草稿。') !== null);
  expect(first).toBeDefined();
  await userEvent.click(within(first ?? document.body).getByRole('button', { name: '用这份接着写' }));
  await waitFor(async () => expect((await screen.findByLabelText<HTMLTextAreaElement>('会议记录全文')).value).toBe('第一份草稿。'));
});

it('what was refused stays in the field and says why', async () => {
  openOffice({
    ...REPLIES,
    meeting_correct: () => {
      throw new Refused('too_long', '记录最多200000字。', 'discussion');
    },
  });
  await open(WholeText, '/', { card: CARD });
  const field = await screen.findByLabelText<HTMLTextAreaElement>('会议记录全文');
  await userEvent.type(field, '很长');
  await userEvent.click(screen.getByRole('button', { name: /保存记录/ }));
  expect((await screen.findByRole('alert')).textContent).toContain('记录最多200000字。');
  expect(field.value).toContain('很长');
});

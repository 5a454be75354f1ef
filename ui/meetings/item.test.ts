import { describe, expect, it } from 'vitest';

import { agendaLine, resolutionLine, voteLine } from '@/testing/meeting';

import { type Item, type Resolution, blank, firstOpen, formOf, resolutionSteps, voteAsked } from './item';

const VOTE = voteLine();
function item(change: Partial<Item> = {}): Item {
  return agendaLine({ title: '电动自行车集中充电棚选址', may_vote: 38, ...change });
}
const RESOLUTION: Resolution = resolutionLine({ id: 9, version: 3, meeting: 1, agenda_item: 7, text: '建充电棚一处', person: 2, responsible: '刘小军', due: '2027-03-31', disclosed: true });

describe('the open item', () => {
  it('begins with what is recorded, or one blank resolution', () => {
    expect(formOf(item(), []).resolutions).toEqual([blank()]);
    const form = formOf(item({ vote: VOTE }), [RESOLUTION, { ...RESOLUTION, id: 10, agenda_item: 8 }]);
    expect(form.in_favour).toBe('31');
    expect(form.resolutions.map((line) => line.id)).toEqual([9]);
  });
  it('asks for no vote while none is typed or nothing changed', () => {
    expect(voteAsked(formOf(item(), []), item())).toBeNull();
    expect(voteAsked(formOf(item({ vote: VOTE }), []), item({ vote: VOTE }))).toBeNull();
  });
  it('asks for the vote that was typed, blanks counting as none', () => {
    const form = { ...formOf(item(), []), in_favour: '38' };
    expect(voteAsked(form, item())).toEqual({ agenda_item: 7, method: 'hands', in_favour: 38, against: 0, abstained: 0, passed: null });
  });
  it('names the field that holds no number', () => {
    expect(voteAsked({ ...formOf(item(), []), in_favour: '38', against: '两' }, item())).toEqual({ wrong: 'against' });
  });
  it('sends what was announced where it is not the rule', () => {
    expect(voteAsked({ ...formOf(item({ vote: VOTE }), []), passed: 'no' }, item({ vote: VOTE }))).toMatchObject({ passed: false });
  });
  it('is the first without a vote', () => {
    expect(firstOpen([item({ vote: VOTE }), item({ id: 8 })])).toBe(8);
    expect(firstOpen([item({ vote: VOTE })])).toBeNull();
  });
});

describe('its resolutions', () => {
  const kept = formOf(item(), [RESOLUTION]).resolutions;
  it('ask for nothing while unchanged or blank', () => {
    expect(resolutionSteps([...kept, blank()], [RESOLUTION], 1, 7)).toEqual([]);
  });
  it('are added, corrected and taken away', () => {
    expect(resolutionSteps([{ ...blank(), text: ' 立即办 ' }], [], 1, 7)[0]).toMatchObject({ kind: 'add', request: { meeting: 1, agenda_item: 7, text: '立即办' } });
    expect(resolutionSteps(kept.map((line) => ({ ...line, disclosed: false })), [RESOLUTION], 1, 7)[0]).toMatchObject({ kind: 'correct', request: { id: 9, version: 3, disclosed: false } });
    expect(resolutionSteps(kept.map((line) => ({ ...line, text: '' })), [RESOLUTION], 1, 7)[0]).toMatchObject({ kind: 'remove', request: { id: 9, version: 3 } });
  });
});

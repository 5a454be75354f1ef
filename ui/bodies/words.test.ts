import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { BASES, type BodyCard, type BodyLine, END_REASONS, type Held, KINDS, REPRESENTS, type TermLine, appointFollows, boldNumbers, changeFollows, changeLine, countLine, daysLeft, emptyFor, endFollows, headLine, neighbours, ordinal, passed, replaceFollows, rosterRows, short, sinceWord, termFollows, termSpan, tree } from './words';

const rust = readFileSync(`${process.cwd()}/../src-tauri/domain/kinds.rs`, 'utf8');

function rustCodes(name: string): Map<string, string> {
  const body = new RegExp(`\\n {4}${name} \\{([\\s\\S]*?)\\n {4}\\}`).exec(rust)?.[1] ?? '';
  return new Map(Array.from(body.matchAll(/= "([^"]+)", "([^"]+)";/g), (found) => [found[1] ?? '', found[2] ?? '']));
}

const term: TermLine = {
  id: 1, version: 1, ordinal: 6, start: '2021-12-28', legal_end: '2026-12-27', legal_end_source: null, end: null, extended_to: null,
  extension_document: null, days_left: 165,
};

function held(id: number, person: number, post: number): Held {
  return {
    id, version: 1, person, name: `人${person}`, sex: null, age: null, body: 1, body_name: '居民委员会', post, post_name: post === 1 ? '主任' : '委员',
    term: 1, ordinal: 6, from: '2021-12-28', to: null, end_reason: null, full_time: null, duties: null, basis: null, represents: null, current: true,
  };
}

const card: BodyCard = {
  id: 1, version: 1, kind: 'committee', kind_name: '居民委员会', name: '居民委员会', parent: null, founded: null, closed: null, note: null,
  former_names: [], term, terms: [term],
  posts: [
    { id: 1, version: 1, name: '主任', rank: 1, seats: 1 },
    { id: 2, version: 1, name: '委员', rank: 2, seats: 2 },
  ],
  roster: [held(1, 1, 1), held(2, 2, 2)],
  vacancies: [{ post: 2, post_name: '委员', number: 1, since: '2026-07-01' }],
  left: [], summary: '共2人，其中女1人，党员1人，专职2人，大专以上1人',
};

function line(id: number, layer: BodyLine['layer'], parent: number | null, kind: BodyLine['kind'] = 'sub_committee'): BodyLine {
  return { id, kind, kind_name: '', layer, name: `组织${id}`, parent, head: null, people: 0, seats: null, ordinal: null };
}

describe('the lists of the forms', () => {
  it.each([
    ['BodyKind', KINDS],
    ['EndReason', END_REASONS],
    ['RepresentsKind', REPRESENTS],
  ])('%s says what the register says, and all of it', (name, choices) => {
    const known = rustCodes(name);
    expect(new Map(choices.map((choice) => [choice.value as string, choice.label]))).toEqual(new Map([...known].sort((one, two) => choices.findIndex((choice) => choice.value === one[0]) - choices.findIndex((choice) => choice.value === two[0]))));
  });
  it('BasisKind leaves out what only an import says', () => {
    expect(BASES.map((choice) => choice.value).sort()).toEqual([...rustCodes('BasisKind').keys()].filter((code) => code !== 'import').sort());
  });
});

describe('the tree', () => {
  it('stands layer by layer, children under their parent', () => {
    const made = tree([line(3, 'executing', null, 'committee'), line(1, 'leading', null, 'party'), line(4, 'executing', 3), line(5, 'supervising', null), line(6, 'executing', 4)]);
    expect(made.map((each) => [each.id, each.depth])).toEqual([[1, 0], [3, 0], [4, 1], [6, 2], [5, 0]]);
  });
  it('loses nobody in a circle', () => {
    expect(tree([line(1, 'other', 2), line(2, 'other', 1)]).map((each) => each.id).sort()).toEqual([1, 2]);
  });
  it('puts a body whose parent stands in another layer at the left', () => {
    expect(tree([line(1, 'leading', null), line(2, 'executing', 1)]).map((each) => each.depth)).toEqual([0, 0]);
  });
  it('counts groups apart', () => {
    expect(headLine([line(1, 'executing', null), line(2, 'executing', 1, 'resident_group')])).toBe('1个组织，1个居民小组');
  });
});

describe('a body', () => {
  it('says seats and holders', () => {
    expect(countLine({ people: 6, seats: 7 })).toBe('应有7人，实有6人');
    expect(countLine({ people: 45, seats: null })).toBe('45人');
    expect(short({ people: 6, seats: 7 })).toBe(true);
    expect(short({ people: 45, seats: null })).toBe(false);
  });
  it('keeps an empty seat as a row after the holders of its post', () => {
    expect(rosterRows(card).map((row) => row.key)).toEqual(['h1', 'h2', 'v2-0']);
    expect(rosterRows({ ...card, roster: [held(2, 2, 2)], vacancies: [{ post: 1, post_name: '主任', number: 1, since: null }] }).map((row) => row.key)).toEqual(['v1-0', 'h2']);
  });
  it('says who is about to leave', () => {
    const row = rosterRows(card)[0];
    expect(row === undefined ? '' : sinceWord(row, '2026-12-10')).toBe('2021年12月28日');
    const leaving = { key: 'h', held: { ...held(1, 1, 1), to: '2026-12-10' }, empty: null };
    expect(sinceWord(leaving, '2026-12-10')).toBe('2026年12月10日止');
    expect(sinceWord(leaving, '2024-04-01')).toBe('2021年12月28日');
  });
  it('says since when a seat is empty', () => {
    expect(emptyFor('2026-07-01', '2026-07-16')).toBe('已15天');
    expect(emptyFor(null, '2026-07-16')).toBe('');
  });
  it('shows the numbers of its summary bold', () => {
    expect(boldNumbers('女4人，').filter((piece) => piece.strong)).toEqual([{ text: '4', strong: true }]);
  });
});

describe('a term', () => {
  it('says its span and what is left of it', () => {
    expect(ordinal(6)).toBe('第六届');
    expect(termSpan(term)).toBe('2021年12月28日至2026年12月27日');
    expect(termSpan({ ...term, extended_to: '2027-03-31' })).toBe('2021年12月28日至2027年3月31日（已延期）');
    expect(daysLeft(term)).toEqual({ text: '剩165天', late: false });
    expect(daysLeft({ ...term, days_left: -12 })).toEqual({ text: '已过期12天', late: true });
    expect(daysLeft({ ...term, days_left: -12, end: '2026-12-20' })).toEqual({ text: '已结束', late: false });
  });
  it('has passed in part', () => {
    expect(passed(term, '2021-12-28')).toBe(0);
    expect(passed(term, '2026-07-15')).toBe(91);
    expect(passed({ ...term, legal_end: null }, '2026-07-15')).toBe(0);
  });
  it('ends the one before it', () => {
    expect(termFollows(card, '2026-12-28')).toBe('记下以后，第六届到2026年12月27日结束，席位照搬，人员不照搬，请再登记任职。');
  });
});

describe('what follows an act', () => {
  it('leaves a seat empty', () => {
    expect(endFollows(card, held(2, 2, 2))).toContain('记下以后，居民委员会实有1人，空2席。');
  });
  it('fills a seat', () => {
    expect(appointFollows(card, 2, 9)).toBe('记下以后，居民委员会实有3人，应有3人。');
  });
  it('warns where the seats of a post are taken', () => {
    expect(appointFollows(card, 1, 9)).toContain('主任定的是1席，已经满了');
  });
  it('ends the old post the day before', () => {
    expect(replaceFollows(held(2, 2, 2), '主任', '2026-07-01')).toBe('记下以后，人2任委员到2026年6月30日为止，从2026年7月1日起是主任。');
  });
  it('keeps the old name for the days before', () => {
    expect(changeFollows('环境委员会', '环境和物业管理委员会', '2026-07-01')).toBe('记下以后，环境委员会这个名字用到2026年6月30日，以前的报告还用旧名。');
  });
});

describe('the days something changed', () => {
  const changes = [{ day: '2021-12-28', what: '第六届居民委员会开始' }, { day: '2026-06-30', what: '孙桂兰离任居委会委员' }, { day: '2026-12-27', what: '以后的事' }];
  it('are said up to the day that is shown', () => {
    expect(changeLine(changes, '2026-07-15')).toBe('上一次变动是2026年6月30日，孙桂兰离任居委会委员');
    expect(changeLine(changes, '2001-01-01')).toBe('');
  });
  it('are walked to and fro, never beyond today', () => {
    expect(neighbours(changes, '2026-07-15', '2026-12-10')).toEqual({ before: '2026-06-30', after: null });
    expect(neighbours(changes, '2021-12-28', '2026-12-10')).toEqual({ before: null, after: '2026-06-30' });
  });
});

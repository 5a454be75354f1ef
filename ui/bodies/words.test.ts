import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { BASES, BEGIN_REASONS, type BodyCard, type BodyLine, END_REASONS, type Held, KINDS, REPRESENTS, type TermLine, appointFollows, basisLines, boldNumbers, carryFollows, changeFollows, closeFollows, compareDays, countLine, daysLeft, emptyFor, endFollows, headLine, heldLines, laterLines, mergeFollows, ordinal, passed, postLine, replaceFollows, rosterRows, sinceWord, termFollows, termSpan, tree } from './words';

const rust = readFileSync(`${process.cwd()}/../src-tauri/domain/kinds.rs`, 'utf8');

function rustCodes(name: string): Map<string, string> {
  const body = new RegExp(`\\n {4}${name} \\{([\\s\\S]*?)\\n {4}\\}`).exec(rust)?.[1] ?? '';
  return new Map(Array.from(body.matchAll(/= "([^"]+)", "([^"]+)";/g), (found) => [found[1] ?? '', found[2] ?? '']));
}

const term: TermLine = {
  id: 1, version: 1, ordinal: 6, start: '2021-12-28', legal_end: '2026-12-27', legal_end_source: null, end: null, extended_to: null,
  extension_document: null, days_left: 165, end_document: null, end_note: null, story: [], stays_on: null,
};

function held(id: number, person: number, post: number): Held {
  return {
    id, version: 1, person, name: `人${person}`, sex: null, age: null, body: 1, body_name: '居民委员会', post, post_name: post === 1 ? '主任' : '委员',
    term: 1, ordinal: 6, from: '2021-12-28', to: null, end_reason: null, full_time: null, duties: null, basis: null, represents: null, current: true, begin_reason: null, end_basis: null, marks: [], also: [], service: null, followed_by: null,
  };
}

const card: BodyCard = {
  id: 1, version: 1, kind: 'committee', kind_name: '居民委员会', name: '居民委员会', parent: null, founded: null, closed: null, note: null, founding_document: null, founding_paper: null, closing_document: null, closing_paper: null, merged_into: null, merged_into_name: null, absorbed: [], also_called: [], peculiar: null, remarks: [],
  former_names: [], term, terms: [term],
  posts: [
    { id: 1, version: 1, name: '主任', rank: 1, seats: 1, holders: 1, full_time: null, represents: null, represents_text: null },
    { id: 2, version: 1, name: '委员', rank: 2, seats: 2, holders: 1, full_time: null, represents: null, represents_text: null },
  ],
  roster: [held(1, 1, 1), held(2, 2, 2)],
  vacancies: [{ post: 2, post_name: '委员', number: 1, since: '2026-07-01' }],
  left: [], summary: '共2人，其中女1人，党员1人，专职2人，大专以上1人',
};

function line(id: number, layer: BodyLine['layer'], parent: number | null, kind: BodyLine['kind'] = 'sub_committee'): BodyLine {
  return { id, kind, kind_name: '', layer, name: `组织${id}`, parent, head: null, people: 0, seats: null, ordinal: null, head_post: null, vacant: 0, over: 0, term_end: null, overdue: false };
}

describe('the lists of the forms', () => {
  it.each([
    ['BodyKind', KINDS],
    ['BeginReason', BEGIN_REASONS],
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
    expect(termFollows(card, '2026-12-28')).toBe('记下以后，第六届到2026年12月27日结束，职务和席位照搬。');
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

describe('what is said before an act', () => {
  it('names those who go on and those who leave', () => {
    expect(carryFollows(0, 2, true)).toBe('没有人连任，其余2人换届离任。');
    expect(carryFollows(2, 2, true)).toBe('2人连任。');
    expect(carryFollows(1, 2, false)).toBe('1人连任，其余1人还在任，请再登记。');
    expect(carryFollows(0, 0, true)).toBe('');
  });
  it('says who leaves with a body that ends', () => {
    expect(closeFollows(card, true)).toBe('记下以后，居民委员会从第二天起不再列出，以前的日子里还看得到；在任的2人同一天离任。');
    expect(mergeFollows(card, '第2居民小组', false)).toContain('名册里写明并入第2居民小组');
  });
});

describe('what a holder is told about', () => {
  it('leaves out what is not known', () => {
    expect(heldLines(held(1, 1, 1)).map((line) => line.name)).toEqual(['任期', '依据']);
  });
  it('says who appointed, how long, what else, and who followed', () => {
    const told = heldLines({ ...held(1, 1, 1), to: '2024-03-31', end_reason: 'resigned', basis: '选举，样选〔2021〕1号', service: '任职2年3个月', marks: ['连选连任'], also: ['党总支书记'], followed_by: { person: 9, name: '陈静', from: '2024-06-12' } });
    expect(told).toEqual([
      { name: '任期', text: '2021年12月28日至2024年3月31日，第六届' },
      { name: '依据', text: '选举，样选〔2021〕1号' },
      { name: '离任', text: '辞职' },
      { name: '接任', text: '陈静，2024年6月12日起' },
      { name: '资历', text: '任职2年3个月，连选连任' },
      { name: '兼任', text: '党总支书记' },
    ]);
  });
});

describe('a roster of a past day', () => {
  const left: BodyCard = { ...card, roster: [{ ...held(1, 1, 1), basis: '选举，样选〔2021〕1号', to: '2024-03-31', end_reason: 'resigned', followed_by: { person: 9, name: '陈静', from: '2024-06-12' } }, held(2, 2, 2)] };
  it('says who appointed whom', () => {
    expect(basisLines(left)).toEqual([{ basis: '选举，样选〔2021〕1号', names: '人1' }, { basis: '没有登记依据', names: '人2' }]);
  });
  it('says who left afterwards and who followed', () => {
    expect(laterLines(left)).toEqual(['人12024年3月31日离任（辞职），陈静接任']);
  });
  it('is compared with days one often asks for', () => {
    const days = compareDays('2026-07-15', [{ ordinal: 5, start: '2018-12-18' }, { ordinal: 6, start: '2021-12-28' }]);
    expect(days.map((each) => each.day)).toEqual(['2025-07-15', '2025-12-31', '2018-12-17', '2021-12-27']);
  });
});

describe('a post', () => {
  it('says seats, what is empty or too many, and how it is held', () => {
    const post = { id: 2, version: 1, name: '委员', rank: 2, seats: 3, holders: 2, full_time: false, represents: null, represents_text: null };
    expect(postLine(post)).toBe('3席，空1席（兼职）');
    expect(postLine({ ...post, holders: 4, full_time: null })).toBe('3席，多1人');
    expect(postLine({ ...post, seats: null })).toBe('席位没有定');
  });
});

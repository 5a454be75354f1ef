import { describe, expect, it } from 'vitest';

import { attendanceLine } from '@/testing/meeting';

import { type Line, cells, changeOf, findByInitials, groupOf, nextOpen, placed, stateOf } from './signin';

let last = 0;
function line(change: Partial<Line> = {}): Line {
  last += 1;
  return attendanceLine({ id: last, person: last, post: '第9居民小组居民代表', ...change });
}

describe('the group a name stands under', () => {
  it('is the resident group at the start of the post', () => {
    expect(groupOf(line({ post: '第9居民小组居民代表' }))).toBe('9组');
    expect(groupOf(line({ post: '第三居民小组居民代表' }))).toBe('三组');
    expect(groupOf(line({ post: '2组居民代表' }))).toBe('2组');
  });
  it('is 居委会 for those who come with their office in the committee', () => {
    expect(groupOf(line({ post: '居民委员会主任' }))).toBe('居委会');
    expect(groupOf(line({ post: '居委会委员' }))).toBe('居委会');
  });
  it('is 列席 for a guest, whatever the post', () => {
    expect(groupOf(line({ post: '2组居民代表', capacity: 'guest' }))).toBe('列席');
  });
  it('is empty where the post says nothing', () => {
    expect(groupOf(line({ post: null }))).toBe('');
    expect(groupOf(line({ post: '委员' }))).toBe('');
  });
});

describe('the list', () => {
  it('names a group once and puts guests last', () => {
    const guest = line({ capacity: 'guest', post: '包片干部' });
    const [first, second, third] = [line({ post: '1组代表' }), line({ post: '1组代表' }), line({ post: '2组代表' })];
    expect(placed([guest, first, second, third]).map((each) => [each.line.id, each.group])).toEqual([
      [first.id, '1组'],
      [second.id, ''],
      [third.id, '2组'],
      [guest.id, '列席'],
    ]);
  });
  it('brings a group together, by number, after those of the committee', () => {
    const [ninth, committee, second, again] = [line({ post: '9组居民代表' }), line({ post: '居委会主任' }), line({ post: '二组居民代表' }), line({ post: '9组居民代表' })];
    const twelfth = line({ post: '十二组居民代表' });
    expect(placed([twelfth, ninth, committee, second, again]).map((each) => each.group)).toEqual(['居委会', '二组', '9组', '', '十二组']);
  });
  it('goes on to the next name nobody recorded, around the end', () => {
    const lines = [line(), line({ presence: 'present' }), line()];
    expect(nextOpen(lines, 0)).toBe(2);
    expect(nextOpen(lines, 2)).toBe(0);
  });
  it('stays where all others are recorded or on their way', () => {
    const lines = [line(), line({ presence: 'present' }), line()];
    expect(nextOpen(lines, 0, new Set([lines[2]?.id ?? 0]))).toBe(0);
  });
  it('finds a name by its initials, and the next one by the same letter again', () => {
    const lines = [line({ initials: 'cdn' }), line({ initials: 'zl' }), line({ initials: 'cj' })];
    expect(findByInitials(lines, 'c', 0)).toBe(2);
    expect(findByInitials(lines, 'cc', 2)).toBe(0);
    expect(findByInitials(lines, 'zl', 1)).toBe(1);
    expect(findByInitials(lines, 'x', 0)).toBeNull();
  });
});

describe('a state', () => {
  it('has a word of its own', () => {
    expect(stateOf(line()).word).toBe('未记');
    expect(stateOf(line({ presence: 'present' })).word).toBe('到');
    expect(stateOf(line({ presence: 'excused' })).word).toBe('请假');
    expect(stateOf(line({ presence: 'absent' })).word).toBe('缺席');
    expect(stateOf(line({ presence: 'present', arrived_at: '09:20' })).word).toBe('迟到');
    expect(stateOf(line({ presence: 'present', left_at: '10:20' })).word).toBe('早退');
    expect(stateOf(line({ presence: 'present', capacity: 'guest' })).word).toBe('列席');
  });
  it('loses the hours when somebody turns out to have been there all along', () => {
    expect(changeOf('came', line())).toEqual({ presence: 'present', arrived_at: null, left_at: null, arrived_item: null, left_item: null, reason: null });
  });
  it('keeps the hour of coming when somebody leaves early', () => {
    expect(changeOf('early', line(), '10:00')).toEqual({ presence: 'present', left_at: '10:00', left_item: null });
  });
  it('turns a member into a guest and back', () => {
    expect(changeOf('guest', line())).toEqual({ capacity: 'guest', presence: 'present' });
    expect(changeOf('guest', line({ capacity: 'guest' }))).toEqual({ capacity: 'member', presence: 'present' });
  });
});

describe('the bar', () => {
  it('has one field per person due, filled, hatched, framed and empty', () => {
    expect(cells({ due: 5, came: 2, excused: 1, absent: 1 })).toEqual(['in', 'in', 'lv', 'ab', '']);
  });
  it('shows shares where very many are due', () => {
    const bar = cells({ due: 2400, came: 1200, excused: 0, absent: 0 });
    expect(bar).toHaveLength(120);
    expect(bar.filter((cell) => cell === 'in')).toHaveLength(60);
  });
  it('is empty where nobody is due', () => {
    expect(cells({ due: 0, came: 0, excused: 0, absent: 0 })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';

import { voteLine } from '@/testing/meeting';

import { announced, awayWords, dueWords, listWords, quorumPieces, readCount, resultWords, sumWords } from './words';

describe('the sentence of the quorum', () => {
  it('has its verdict apart', () => {
    expect(quorumPieces('应到45人，实到38人，符合法定人数', true)).toEqual([
      { text: '应到45人，实到38人，', tone: '' },
      { text: '符合法定人数', tone: 'ok' },
    ]);
    expect(quorumPieces('应到45人，实到20人，不足法定人数，还差10人', false)[1]).toEqual({ text: '不足法定人数，还差10人', tone: 'err' });
  });
  it('stays whole where no rule says how many must come', () => {
    expect(quorumPieces('应到7人，实到6人', null)).toEqual([{ text: '应到7人，实到6人', tone: '' }]);
  });
  it('names those who are away and how many are open', () => {
    expect(awayWords({ excused: 4, absent: 1, open: 2 })).toEqual({ rest: '请假4人，缺席1人', open: '还有2人未记' });
    expect(awayWords({ excused: 0, absent: 0, open: 0 })).toEqual({ rest: '', open: '' });
  });
});

describe('the votes', () => {
  it('are summed against those who came with a right to vote', () => {
    expect(sumWords(38, 38).tone).toBe('ok');
    expect(sumWords(36, 38).words).toBe('合计36，2人未表决');
    expect(sumWords(40, 38)).toEqual({ words: '合计40，比有表决权的多2', tone: 'err' });
  });
  it('are read in full-width digits too, and blank is none', () => {
    expect(readCount('３１')).toBe(31);
    expect(readCount(' ')).toBe(0);
    expect(readCount('三十')).toBeNull();
    expect(readCount('-1')).toBeNull();
  });
  it('are said with the rule and the method', () => {
    const vote = voteLine();
    expect(resultWords(vote)).toBe('到会38人，过半数须20票，赞成31票，反对4票，弃权3票。举手表决。');
  });
  it('keep what was announced only where the rule says otherwise', () => {
    const rule = { needed: 20, in_favour: 31 };
    expect(announced({ ...rule, passed: true })).toBeNull();
    expect(announced({ ...rule, passed: false })).toBe(false);
    expect(announced({ ...rule, needed: null, passed: true })).toBe(true);
    expect(announced({ ...rule, needed: null, passed: null })).toBeNull();
  });
});

describe('a resolution', () => {
  it('says how long it is overdue or how long it still has', () => {
    expect(dueWords('2026-11-30', '2026-12-10')).toEqual({ word: '过期10天', tone: 'err' });
    expect(dueWords('2026-12-10', '2026-12-10').word).toBe('今天到期');
    expect(dueWords('2026-12-25', '2026-12-10').word).toBe('还有15天');
    expect(dueWords(null, '2026-12-10').word).toBe('没有定期限');
  });
});

describe('the foot of the list', () => {
  it('says when not all are shown', () => {
    expect(listWords([{ signed: true, resolutions: 2 }, { signed: false, resolutions: 0 }], 2)).toBe('共2次，已签字1次，决议2条');
    expect(listWords([{ signed: true, resolutions: 2 }], 1200)).toBe('共1,200次，先列出1次，已签字1次，决议2条');
  });
});

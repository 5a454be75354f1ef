import { expect, it } from 'vitest';

import { bySpeaker, cleaned } from './paste';

it('what comes from Word and WeChat becomes plain lines', () => {
  expect(cleaned('\ufeff张丽：\u200b同意\u00a0\u00a0建棚\r\n\r\n\r\n\r\n王建国：\t我有  意见\u0007\u000b第二行  \n')).toBe('张丽：同意 建棚\n\n王建国： 我有 意见\n第二行\n');
});

it('ordinary text stays as it is', () => {
  const text = '一、听取报告。\n　　会议认为，“充电棚”应建在3号楼东侧。';
  expect(cleaned(text)).toBe(text);
});

it('whole minutes are parted where lines begin with a name of the list', () => {
  const { before, said } = bySpeaker('会议开始。\n张丽：建议建一处。\n资金从公益金出。\n王建国书记说：同意。\n路人甲：算了', ['张丽', '王建国']);
  expect(before).toBe('会议开始。');
  expect(said).toEqual([
    { speaker: '张丽', text: '建议建一处。\n资金从公益金出。' },
    { speaker: '王建国', text: '同意。\n路人甲：算了' },
  ]);
});

it('two hundred thousand characters are cleaned in no time to speak of', () => {
  const text = '会议讨论了楼道堆物清理的办法，大家都发了言。\n'.repeat(9000);
  expect(text.length).toBeGreaterThan(200_000);
  expect(cleaned(text)).toBe(text);
});

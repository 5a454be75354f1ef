import { expect, it } from 'vitest';

import { fileLength, grouped, spoken } from './numbers';

it('numbers are grouped by thousands', () => {
  expect([7, 412, 2391, 1234567].map(grouped)).toEqual(['7', '412', '2,391', '1,234,567']);
});

it('ordinals are spoken as papers write them', () => {
  expect([0, 6, 10, 12, 20, 21, 100, 108, 118].map(spoken)).toEqual(['〇', '六', '十', '十二', '二十', '二十一', '一百', '一百零八', '一百一十八']);
});

it('a file has a length in words', () => {
  expect(fileLength(8_123_456)).toBe('7.7兆');
  expect(fileLength(10)).toBe('1千字节');
});

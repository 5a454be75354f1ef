import { expect, it } from 'vitest';

import { pieces } from './marks';

it('marked characters stand apart, whole characters only', () => {
  expect(pieces('仇小兰', [{ start: 0, length: 2 }])).toEqual([{ text: '仇小', marked: true }, { text: '兰', marked: false }]);
  expect(pieces('𠮷野家', [{ start: 0, length: 1 }])[0]).toEqual({ text: '𠮷', marked: true });
});

it('marks that touch or run over are one', () => {
  expect(pieces('王建国', [{ start: 0, length: 1 }, { start: 1, length: 9 }])).toEqual([{ text: '王建国', marked: true }]);
  expect(pieces('王建国', [])).toEqual([{ text: '王建国', marked: false }]);
  expect(pieces('', [{ start: 0, length: 1 }])).toEqual([]);
});

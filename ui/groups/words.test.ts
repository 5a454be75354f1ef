import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { BUILDING_KINDS, type BuildingLine, FIGURE_KINDS, type GroupLine, amount, assignFollows, few, figureCell, headLine, missingLine, sumLine, thousandths } from './words';

const rust = readFileSync(`${process.cwd()}/../src-tauri/domain/kinds.rs`, 'utf8');

function rustCodes(name: string): [string, string][] {
  const body = new RegExp(`\\n {4}${name} \\{([\\s\\S]*?)\\n {4}\\}`).exec(rust)?.[1] ?? '';
  return Array.from(body.matchAll(/= "([^"]+)", "([^"]+)";/g), (found): [string, string] => [found[1] ?? '', found[2] ?? '']).sort();
}

const households = { id: 1, kind: 'households' as const, kind_name: '户数', thousandths: 2_391_000, on: '2026-06-30', source: null };
const group: GroupLine = { id: 1, name: '第1居民小组', leaders: ['田大海'], deputies: [], delegates: [], buildings: [], figures: [households] };
const building: BuildingLine = { id: 1, version: 1, name: '3号楼', kind: 'block', note: null, group: 1, group_name: '第1居民小组', group_from: null, figures: [] };

describe('the lists of the forms', () => {
  it('say what the register says, and all of it', () => {
    expect(FIGURE_KINDS.map((choice) => [choice.value, choice.label]).sort()).toEqual(rustCodes('FigureKind'));
    expect(BUILDING_KINDS.map((choice) => [choice.value, choice.label]).sort()).toEqual(rustCodes('BuildingKind'));
  });
});

describe('a figure', () => {
  it('is written as people write it', () => {
    expect(amount(2_391_000)).toBe('2,391');
    expect(amount(350)).toBe('0.35');
    expect(amount(0)).toBe('0');
  });
  it('is read however it was typed', () => {
    expect(thousandths('2,391')).toBe(2_391_000);
    expect(thousandths('２３９１')).toBe(2_391_000);
    expect(thousandths(' 0.35 ')).toBe(350);
    expect(thousandths('约300')).toBeUndefined();
    expect(thousandths('')).toBeUndefined();
    expect(thousandths('-1')).toBeUndefined();
  });
  it('survives being written and read', () => {
    for (const value of [0, 1, 350, 999_999, 2_391_000, 1_234_567]) {
      expect(thousandths(amount(value))).toBe(value);
    }
  });
  it('leaves its cell empty where none is kept', () => {
    expect(figureCell([households], 'population')).toBe('');
    expect(figureCell([households], 'households')).toBe('2,391');
  });
});

describe('the page', () => {
  const list = { groups: [group, { ...group, id: 2, leaders: [] }], buildings: [building, { ...building, id: 2, group: null, group_name: null }], units: [], figures: [households] };
  it('says how many there are', () => {
    expect(headLine(list)).toBe('2个小组，2处楼院，2,391户');
    expect(headLine({ ...list, figures: [] })).toBe('2个小组，2处楼院');
  });
  it('says what is missing', () => {
    expect(missingLine(list)).toBe('1个小组没有组长，1处楼院没有分组');
    expect(missingLine({ ...list, groups: [group], buildings: [building] })).toBe('');
  });
  it('sums over groups only what is known', () => {
    expect(sumLine(list.groups)).toBe('共2个小组，4,782户');
  });
  it('names five buildings at most', () => {
    expect(few(['1号楼', '2号楼'])).toBe('1号楼、2号楼');
    expect(few(['1', '2', '3', '4', '5', '6'])).toBe('1、2、3、4、5等6处');
  });
  it('says what a building belongs to before and after', () => {
    expect(assignFollows(building, '第2居民小组', '2026-07-01')).toBe('记下以后，3号楼从2026年7月1日起归第2居民小组，此前仍算第1居民小组。');
    expect(assignFollows({ ...building, group_name: null }, '', null)).toBe('记下以后，3号楼从今天起不属于任何小组。');
  });
});

// Sentences of the groups page, and figures as people write them.
import type { Reply } from '@/api/call';
import type { BuildingKind, FigureKind } from '@/api/wire';
import type { Choice } from '@/kit/choice';
import { chinese, period } from '@/text/dates';
import { grouped } from '@/text/numbers';

export type GroupList = Reply<'group_list'>;
export type GroupLine = GroupList['groups'][number];
export type BuildingLine = GroupList['buildings'][number];
export type UnitLine = GroupList['units'][number];
export type FigureLine = GroupList['figures'][number];

export const BUILDING_KINDS: readonly Choice<BuildingKind>[] = [
  { value: 'block', label: '楼栋' },
  { value: 'courtyard', label: '平房院' },
];

/** What is counted, the commonest first. */
export const FIGURE_KINDS: readonly Choice<FigureKind>[] = [
  { value: 'households', label: '户数' },
  { value: 'population', label: '常住人口' },
  { value: 'moved_in', label: '入住户数' },
  { value: 'registered_population', label: '户籍人口' },
  { value: 'party_members', label: '党员人数' },
  { value: 'area', label: '面积（平方公里）' },
];

/** 2,391; 0.35 where it is no whole number. */
export function amount(thousandths: number): string {
  const whole = Math.trunc(thousandths / 1000);
  const rest = Math.abs(thousandths % 1000);
  return rest === 0 ? grouped(whole) : `${grouped(whole)}.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
}

/** What was typed, times 1000; undefined where it is no number. */
export function thousandths(typed: string): number | undefined {
  const text = typed
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[,，\s]/g, '')
    .replace('。', '.');
  const found = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(text);
  return found === null ? undefined : Number(found[1]) * 1000 + Number((found[2] ?? '').padEnd(3, '0'));
}

/** The newest figure of a kind. */
export function figure(figures: readonly FigureLine[], kind: FigureKind): FigureLine | null {
  return figures.find((line) => line.kind === kind) ?? null;
}

/** A figure of a list cell; empty where none is kept. */
export function figureCell(figures: readonly FigureLine[], kind: FigureKind): string {
  const found = figure(figures, kind);
  return found === null ? '' : amount(found.thousandths);
}

/** 2026年6月30日，街道统计 */
export function figureSource(line: FigureLine): string {
  return [chinese(line.on), line.source ?? ''].filter((part) => part !== '').join('，');
}

/** 9个小组，32处楼院，2,391户 */
export function headLine(list: GroupList): string {
  const households = figure(list.figures, 'households');
  return [`${list.groups.length}个小组`, `${list.buildings.length}处楼院`, households === null ? '' : `${amount(households.thousandths)}户`].filter((part) => part !== '').join('，');
}

/** Groups without a leader and buildings without a group, in words; empty where nothing is missing. */
export function missingLine(list: GroupList): string {
  const leaderless = list.groups.filter((line) => line.leaders.length === 0).length;
  const loose = list.buildings.filter((line) => line.group === null).length;
  return [leaderless > 0 ? `${leaderless}个小组没有组长` : '', loose > 0 ? `${loose}处楼院没有分组` : ''].filter((part) => part !== '').join('，');
}

/** Sums over groups: 共9个小组，2,391户，5,800人. */
export function sumLine(groups: readonly GroupLine[]): string {
  const sum = (kind: FigureKind): string => {
    const known = groups.flatMap((line) => figure(line.figures, kind)?.thousandths ?? []);
    return known.length === 0 ? '' : amount(known.reduce((all, each) => all + each, 0));
  };
  const households = sum('households');
  const people = sum('population');
  return [`共${groups.length}个小组`, households === '' ? '' : `${households}户`, people === '' ? '' : `${people}人`].filter((part) => part !== '').join('，');
}

/** 第10居民小组: the name after the highest number in use. */
export function nextGroup(groups: readonly GroupLine[]): string {
  const numbers = groups.map((line) => Number(/\d+/.exec(line.name)?.[0] ?? 0));
  return `第${Math.max(0, ...numbers) + 1}居民小组`;
}

/** 3号楼，4号楼 … five at most. */
export function few(names: readonly string[]): string {
  return names.length <= 5 ? names.join('、') : `${names.slice(0, 5).join('、')}等${names.length}处`;
}

/** 2012年3月至今 */
export function stay(unit: UnitLine): string {
  return unit.from === null && unit.to === null ? '起止未记' : period(unit.from, unit.to);
}

/** What assigning a building does. */
export function assignFollows(building: BuildingLine, group: string, from: string | null): string {
  const day = from === null ? '今天' : chinese(from);
  const before = building.group_name === null ? '' : `，此前仍算${building.group_name}`;
  return group === '' ? `记下以后，${building.name}从${day}起不属于任何小组${before}。` : `记下以后，${building.name}从${day}起归${group}${before}。`;
}

/** 全社区, 第2居民小组, 3号楼 */
export function figureTitle(what: string): string {
  return `登记数字：${what}`;
}

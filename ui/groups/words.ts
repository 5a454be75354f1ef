// Sentences of the groups page, and figures as people write them.
import type { Reply } from '@/api/call';
import type { BuildingKind, FigureKind, UnitKind } from '@/api/wire';
import type { Choice } from '@/kit/choice';
import { chinese, period } from '@/text/dates';
import { grouped } from '@/text/numbers';

export type GroupList = Reply<'group_list'>;
export type GroupLine = GroupList['groups'][number];
export type BuildingLine = GroupList['buildings'][number];
export type UnitLine = GroupList['units'][number];
export type FigureLine = GroupList['figures'][number];
export type Belonging = Reply<'building_history'>['belongings'][number];
export type DatedFigure = Reply<'figure_list'>['figures'][number];
export type AgreementLine = Reply<'unit_get'>['agreements'][number];

/** What an organisation is to the community. */
export const UNIT_KINDS: readonly Choice<UnitKind>[] = [
  { value: 'stationed', label: '驻区单位' },
  { value: 'intermediary', label: '中介组织' },
  { value: 'professional', label: '专业服务组织' },
  { value: 'volunteer', label: '志愿服务队伍' },
];

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

/** 2024年3月1日起, 一直归它 */
export function belongs(line: { from: string | null; to: string | null }): string {
  if (line.from === null && line.to === null) {
    return '起止未记，一直归它';
  }
  return line.to === null ? `${chinese(line.from)}起` : period(line.from, line.to);
}

/** 62.3% */
export function share(permille: number): string {
  return `${Math.trunc(permille / 10)}.${permille % 10}%`;
}

/** 样街〔2025〕18号《共建协议》 */
export function paperChoice(paper: { id: number; number: string | null; title: string }): Choice<number> {
  return { value: paper.id, label: `${paper.number ?? ''}《${paper.title}》` };
}

/** Which groups are listed. */
export const GROUP_FILTERS = [
  { value: 'all', label: '全部小组' },
  { value: 'leaderless', label: '没有组长的小组' },
  { value: 'empty', label: '没有楼栋的小组' },
] as const;
export type GroupFilter = (typeof GROUP_FILTERS)[number]['value'];

/** Which buildings are listed; a number is a group. */
export function buildingFilters(groups: readonly GroupLine[]): { value: number; label: string }[] {
  return [{ value: ALL, label: '全部楼栋' }, { value: LOOSE, label: '没有划进小组的楼栋' }, ...groups.map((line) => ({ value: line.id, label: line.name }))];
}
export const ALL = -1;
export const LOOSE = 0;

/** Which units are listed. */
export const UNIT_FILTERS: readonly { value: UnitKind | 'all' | 'agreed'; label: string }[] = [{ value: 'all', label: '全部单位和组织' }, ...UNIT_KINDS, { value: 'agreed', label: '有共建协议的' }];
export type UnitFilter = (typeof UNIT_FILTERS)[number]['value'];

/** Groups that pass a filter. */
export function groupsOf(groups: readonly GroupLine[], filter: GroupFilter): readonly GroupLine[] {
  return groups.filter((line) => (filter === 'leaderless' ? line.leaders.length === 0 : filter === 'empty' ? line.buildings.length === 0 : true));
}

/** Buildings that pass a filter. */
export function buildingsOf(buildings: readonly BuildingLine[], filter: number): readonly BuildingLine[] {
  return buildings.filter((line) => (filter === ALL ? true : filter === LOOSE ? line.group === null : line.group === filter));
}

/** Units that pass a filter. */
export function unitsOf(units: readonly UnitLine[], filter: UnitFilter): readonly UnitLine[] {
  return units.filter((line) => filter === 'all' || (filter === 'agreed' ? line.agreements > 0 : line.kind === filter));
}

export interface Tile {
  id: number;
  name: string;
  households: string;
  word: string;
  shade: 'full' | 'most' | 'few' | 'none';
}

export interface GridRow {
  /** None: the buildings without a group. */
  id: number | null;
  title: string;
  note: string;
  missing: string;
  tiles: readonly Tile[];
}

function tile(line: BuildingLine): Tile {
  const households = figure(line.figures, 'households')?.thousandths ?? 0;
  const moved = figure(line.figures, 'moved_in')?.thousandths ?? null;
  const permille = households > 0 && moved !== null ? Math.trunc((moved * 1000) / households) : null;
  return {
    id: line.id,
    name: line.name,
    households: households > 0 ? `${amount(households)}户` : '户数未记',
    word: permille === null ? '入住未记' : `入住${share(permille)}`,
    shade: permille === null ? 'none' : permille >= 900 ? 'full' : permille >= 500 ? 'most' : 'few',
  };
}

/** The groups with their buildings, those without a group last. */
export function gridOf(list: GroupList): readonly GridRow[] {
  const loose = list.buildings.filter((line) => line.group === null);
  const rows = list.groups.map((line) => ({
    id: line.id,
    title: line.name,
    note: [line.leaders.length > 0 ? `组长${line.leaders.join('、')}` : '', figureCell(line.figures, 'households') === '' ? '' : `${figureCell(line.figures, 'households')}户`].filter((part) => part !== '').join('，'),
    missing: line.leaders.length === 0 ? '缺组长' : '',
    tiles: list.buildings.filter((building) => building.group === line.id).map(tile),
  }));
  return loose.length === 0 ? rows : [...rows, { id: null, title: '没有划进小组的楼栋', note: `${loose.length}处`, missing: '', tiles: loose.map(tile) }];
}

/** Of which group a tile is, for those who hear it. */
export function tileHint(row: GridRow): string {
  return row.id === null ? '没有划进小组' : row.title;
}

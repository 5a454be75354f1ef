// The filters of the list of people: what can be asked together, how it is said as a chip, and how it is sent.
import type { Request } from '@/api/call';
import type { EducationBand, PeopleSort } from '@/api/wire';

type List = Request<'person_list'>;

/** Everything that narrows the list besides what is typed. */
export interface Filters {
  office: boolean;
  body: number | null;
  post: string | null;
  group: number | null;
  building: number | null;
  sex: string | null;
  politics: Politics | null;
  education: Education | null;
  ageFrom: number | null;
  ageTo: number | null;
  fullTime: 'full' | 'part' | null;
  retired: 'yes' | 'no' | null;
  sealed: boolean;
}

type Politics = 'party' | 'league' | 'others' | 'masses';
type Education = 'college_up' | EducationBand;

export const NO_FILTERS: Readonly<Filters> = {
  office: true, body: null, post: null, group: null, building: null, sex: null, politics: null, education: null,
  ageFrom: null, ageTo: null, fullTime: null, retired: null, sealed: false,
};

/** 党员 counts probationary members, as statistics do. */
const POLITICS_CODES: Readonly<Record<Politics, readonly string[]>> = {
  party: ['01', '02'],
  league: ['03'],
  others: ['04', '05', '06', '07', '08', '09', '10', '11', '12'],
  masses: ['13'],
};

export const POLITICS_CHOICES: readonly { value: Politics; label: string }[] = [
  { value: 'party', label: '党员（含预备党员）' },
  { value: 'league', label: '共青团员' },
  { value: 'others', label: '民主党派和无党派' },
  { value: 'masses', label: '群众' },
];

export const EDUCATION_CHOICES: readonly { value: Education; label: string }[] = [
  { value: 'college_up', label: '大专及以上' },
  { value: 'postgraduate', label: '研究生及以上' },
  { value: 'university', label: '大学本科' },
  { value: 'college', label: '大学专科' },
  { value: 'high_school', label: '高中及中专' },
  { value: 'junior_or_less', label: '初中及以下' },
];

export const FULL_TIME_CHOICES: readonly { value: 'full' | 'part'; label: string }[] = [
  { value: 'full', label: '专职' },
  { value: 'part', label: '兼职' },
];

export const RETIRED_CHOICES: readonly { value: 'yes' | 'no'; label: string }[] = [
  { value: 'yes', label: '离退休' },
  { value: 'no', label: '未离退休' },
];

/** The names posts have by themselves; those of the register join them. */
const POST_NAMES: readonly string[] = [
  '书记', '副书记', '主任', '副主任', '委员', '组长', '副组长', '居民代表', '社区工作者', '负责人', '成员',
];

/** The usual posts, and whatever else posts are called in this register. */
export function postChoices(kept: readonly string[]): { value: string; label: string }[] {
  return [...POST_NAMES, ...kept.filter((name) => !POST_NAMES.includes(name))].map((name) => ({ value: name, label: name }));
}

/** How the list is sorted; one direction is turned where both are of use. */
export type Order = PeopleSort | 'age_down';

export const ORDERS: readonly { value: Order; label: string }[] = [
  { value: 'pinyin', label: '按拼音' },
  { value: 'strokes', label: '按姓氏笔画' },
  { value: 'rank', label: '按职务' },
  { value: 'group', label: '按小组和楼栋' },
  { value: 'age_down', label: '年长的在前' },
  { value: 'age', label: '年轻的在前' },
];

export function isOrder(value: unknown): value is Order {
  return ORDERS.some((order) => order.value === value);
}

/** What is sent. While something is typed the best fitting come first, whatever the order is. */
export function requestOf(filters: Filters, order: Order, typed: string, asOf: string | null): List {
  const searching = typed.trim() !== '';
  return {
    as_of: asOf,
    search: searching ? typed.trim() : null,
    in_office: filters.office && !filters.sealed,
    body: filters.body,
    post: filters.post,
    group: filters.group,
    building: filters.building,
    sex: filters.sex,
    politics: filters.politics === null ? null : [...POLITICS_CODES[filters.politics]],
    education: filters.education === null ? null : filters.education === 'college_up' ? ['postgraduate', 'university', 'college'] : [filters.education],
    age_from: filters.ageFrom,
    age_to: filters.ageTo,
    full_time: filters.fullTime === null ? null : filters.fullTime === 'full',
    retired: filters.retired === null ? null : filters.retired === 'yes',
    sealed: filters.sealed ? true : null,
    sort: searching ? null : order === 'age_down' ? 'age' : order,
    descending: order === 'age_down' && !searching ? true : null,
  };
}

/** Names of what a filter names by its number. */
export interface Names {
  bodies: readonly { id: number; name: string }[];
  buildings: readonly { id: number; name: string }[];
}

export interface Chip {
  key: keyof Filters;
  label: string;
}

/** 60岁以上, 35岁以下, 36至45岁 */
export function ageWords(from: number | null, to: number | null): string {
  if (from !== null && to !== null) {
    return from === to ? `${from}岁` : `${from}至${to}岁`;
  }
  return from !== null ? `${from}岁以上` : to !== null ? `${to}岁以下` : '';
}

/** One chip for each filter that is set, but for 在任, which has its own place. */
export function chips(filters: Filters, names: Names): Chip[] {
  const named = (list: readonly { id: number; name: string }[], id: number | null): string | undefined => list.find((one) => one.id === id)?.name;
  const labelled = (list: readonly { value: string; label: string }[], value: string | null): string | undefined => list.find((one) => one.value === value)?.label;
  const age = ageWords(filters.ageFrom, filters.ageTo);
  const all: [keyof Filters, string | undefined][] = [
    ['body', filters.body === null ? undefined : (named(names.bodies, filters.body) ?? '选定的组织')],
    ['post', filters.post ?? undefined],
    ['group', filters.group === null ? undefined : `住在${named(names.bodies, filters.group) ?? '选定的小组'}`],
    ['building', filters.building === null ? undefined : `住在${named(names.buildings, filters.building) ?? '选定的楼栋'}`],
    ['sex', filters.sex === null ? undefined : filters.sex === '1' ? '男' : '女'],
    ['politics', labelled(POLITICS_CHOICES, filters.politics)],
    ['education', labelled(EDUCATION_CHOICES, filters.education)],
    ['ageFrom', age === '' ? undefined : age],
    ['fullTime', labelled(FULL_TIME_CHOICES, filters.fullTime)],
    ['retired', labelled(RETIRED_CHOICES, filters.retired)],
    ['sealed', filters.sealed ? '已封存的人' : undefined],
  ];
  return all.flatMap(([key, label]) => (label === undefined ? [] : [{ key, label }]));
}

/** The filters without one of them. */
export function without(filters: Filters, key: keyof Filters): Filters {
  const next = { ...filters, [key]: NO_FILTERS[key] };
  return key === 'ageFrom' ? { ...next, ageTo: null } : next;
}

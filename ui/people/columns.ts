// The columns of the list of people: which there are, which are shown, and what they hold.
import type { PersonRow } from '@/api/people';
import type { PersonColumn } from '@/api/wire';
import type { Column } from '@/kit/table';
import { chinese } from '@/text/dates';

import { shortPolitics } from './words';

type Key = 'sex' | 'age' | 'birth' | 'nationality' | 'politics' | 'education' | 'employment' | 'posts' | 'full_time' | 'group' | 'residence' | 'phone';

/** Besides the name, which always stands. */
const COLUMNS: Readonly<Record<Key, Column<PersonRow>>> = {
  sex: { key: 'sex', head: '性别', text: (row) => row.sex?.text ?? '' },
  age: { key: 'age', head: '年龄', right: true, text: (row) => row.age },
  birth: { key: 'birth', head: '出生', text: (row) => (row.birth === null ? '' : chinese(row.birth)) },
  nationality: { key: 'nationality', head: '民族', text: (row) => row.nationality?.text ?? '' },
  politics: { key: 'politics', head: '面貌', text: (row) => shortPolitics(row.politics) },
  education: { key: 'education', head: '文化程度', text: (row) => row.education?.text ?? '' },
  employment: { key: 'employment', head: '个人身份', text: (row) => row.employment?.text ?? '' },
  posts: { key: 'posts', head: '现任职务', cut: true, text: (row) => row.posts.join('、') },
  full_time: { key: 'full_time', head: '专兼职', text: (row) => (row.full_time === null ? '' : row.full_time ? '专职' : '兼职') },
  group: { key: 'group', head: '小组', text: (row) => row.group ?? '' },
  residence: { key: 'residence', head: '住处', text: (row) => row.residence, spare: true },
  phone: { key: 'phone', head: '手机' },
};

const KEYS = Object.keys(COLUMNS) as Key[];
export const USUAL: readonly Key[] = ['sex', 'age', 'politics', 'posts', 'residence', 'phone'];

export const COLUMN_CHOICES: readonly { key: Key; label: string }[] = KEYS.map((key) => ({ key, label: COLUMNS[key].head }));

export function areColumns(value: unknown): value is Key[] {
  return Array.isArray(value) && value.every((key) => KEYS.some((known) => known === key));
}

/** The columns to draw, in their fixed order. */
export function shown(keys: readonly Key[]): Column<PersonRow>[] {
  return [{ key: 'name', head: '姓名', person: true, text: (row) => row.name }, ...KEYS.filter((key) => keys.includes(key)).map((key) => COLUMNS[key])];
}

/** The columns of the paper that shows what the list shows. */
export function onPaper(keys: readonly Key[]): PersonColumn[] {
  return ['name', ...KEYS.filter((key) => keys.includes(key))];
}

export type { Key as ColumnKey };

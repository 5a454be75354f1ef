// Words of 填街道的表.
import type { Reply } from '@/api/call';

export type Card = Reply<'form_open'>;
export type Place = Card['places'][number];
export type Source = Reply<'form_sources'>['sources'][number];

/** How a place stands. */
export type Standing = 'fill' | 'ask' | 'empty';

export const STANDINGS: Readonly<Record<Standing, { word: string; mark: 'good' | 'hint' | 'unrecorded' }>> = {
  fill: { word: '会填', mark: 'good' },
  ask: { word: '请您定', mark: 'hint' },
  empty: { word: '空着', mark: 'unrecorded' },
};

/** Filled, proposed only, or empty: because nothing was chosen, or because the register does not know it. */
export function standing(place: Place): Standing {
  if (place.source === null) {
    return 'empty';
  }
  return !place.certain ? 'ask' : (place.value ?? '') === '' ? 'empty' : 'fill';
}

/** How many places stand so. */
export function count(places: readonly Place[], of: Standing): number {
  return places.filter((place) => standing(place) === of).length;
}

/** What is looked at, with how many there are. */
export function filterChoices(places: readonly Place[]): { value: Standing | 'all'; label: string }[] {
  const of = (value: Standing, label: string) => ({ value, label: `${label}${count(places, value)}处` });
  return [{ value: 'all', label: `全部${places.length}处` }, of('ask', '请您定的'), of('empty', '空着的'), of('fill', '会填的')];
}

/** What a place is filled with, in words. */
export function filledWith(place: Place): string {
  if (place.source === null) {
    return '';
  }
  return place.certain ? (place.label ?? '') : `可能是：${place.label ?? ''}`;
}

/** Where it is, as short as a column wants it: the sheet and the cell. */
export function whereInShort(place: Place): string {
  return place.where.replace(/^工作表“(.*?)” /, '$1 ');
}

/** What would stand there, or why nothing would. */
export function shown(place: Place): string {
  if (place.source === null) {
    return '';
  }
  return (place.value ?? '') === '' ? '台账里没有' : (place.value ?? '');
}

/** Sources a place takes whose words hold everything typed. */
export function fitting(sources: readonly Source[], kind: Place['kind'], typed: string): Source[] {
  const words = typed.trim().split(/\s+/).filter((word) => word !== '');
  return sources.filter((source) => source.kind === kind && words.every((word) => `${source.label}${source.group}${source.value}`.includes(word)));
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}

/** Years a form may be about: this one and those before. */
export function years(now: number, chosen: number): { value: number; label: string }[] {
  const first = Math.max(now, chosen);
  return Array.from({ length: 6 }, (_, back) => ({ value: first - back, label: `${first - back}年度` }));
}

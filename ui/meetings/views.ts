// The views of all meetings, and the years that can be chosen.

export type View = 'list' | 'search' | 'year' | 'follow' | 'figures' | 'matters';

export const VIEWS: readonly { name: View; title: string }[] = [
  { name: 'list', title: '会议' },
  { name: 'search', title: '查找' },
  { name: 'year', title: '全年' },
  { name: 'follow', title: '落实' },
  { name: 'figures', title: '统计' },
  { name: 'matters', title: '四议两公开' },
];

export function isView(name: unknown): name is View {
  return VIEWS.some((view) => view.name === name);
}

/** Years that can be chosen, back from this one. */
const BACK = 12;

/** The newest first, from December on with the next one; `own` is among them even where it is older. */
export function yearChoices(today: string, own: number | null): { value: number; label: string }[] {
  const first = Number(today.slice(0, 4)) + (today.slice(5, 7) === '12' ? 1 : 0);
  const list = Array.from({ length: BACK }, (_, at) => first - at);
  const all = own === null || own === 0 || list.includes(own) ? list : [...list, own].sort((a, b) => b - a);
  return [{ value: 0, label: '全部年份' }, ...all.map((each) => ({ value: each, label: `${each}年` }))];
}

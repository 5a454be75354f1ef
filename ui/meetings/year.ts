// The year as a picture: bodies down, months across, a field for each meeting; and its days for one month.
import type { Reply } from '@/api/call';

export type Year = Reply<'meeting_year'>;
export type Month = Year['months'][number];
export type Held = Month['meetings'][number];

export interface YearRow {
  body: number;
  name: string;
  /** Twelve cells. */
  months: Held[][];
  count: number;
}

/** A row for each body that met, in the order of the register; bodies that are not listed there come last. */
export function rowsOf(year: Year, order: readonly number[]): YearRow[] {
  const rows = new Map<number, YearRow>();
  year.months.forEach((month, at) => {
    for (const held of month.meetings) {
      const row = rows.get(held.body) ?? { body: held.body, name: held.body_name, months: Array.from({ length: 12 }, () => []), count: 0 };
      row.months[at]?.push(held);
      row.count += 1;
      rows.set(held.body, row);
    }
  });
  const place = (row: YearRow): number => (order.includes(row.body) ? order.indexOf(row.body) : order.length);
  return [...rows.values()].sort((a, b) => place(a) - place(b) || a.body - b.body);
}

/** Weeks of a month from Monday on; blank days before the first and after the last. */
export function weeksOf(month: Month): (number | null)[][] {
  const days: (number | null)[] = [...Array.from({ length: month.begins - 1 }, () => null), ...Array.from({ length: month.days }, (_, at) => at + 1)];
  while (days.length % 7 !== 0) {
    days.push(null);
  }
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** 12月3次，到会率96.4% */
export function monthWords(month: Month): string {
  return month.meetings.length === 0 ? `${month.month}月没有会议` : `${month.month}月${month.meetings.length}次${month.due === 0 ? '' : `，到会率${rateWords(month.rate)}`}`;
}

/** 96.4%; the rate may come with its sign or without. */
export function rateWords(rate: string): string {
  return rate === '' || rate.endsWith('%') ? rate : `${rate}%`;
}

/** A drawing of ours as the source of a picture: shown as one, so that nothing in it is ever run. */
export function pictureOf(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

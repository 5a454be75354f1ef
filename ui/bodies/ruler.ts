// Where everything stands on the ruler of years, and what its keys do.
import type { Reply } from '@/api/call';
import { chinese, daysBetween, shift } from '@/text/dates';
import { grouped, spoken } from '@/text/numbers';

type Term = Reply<'day_list'>['terms'][number];

export interface Ruler {
  start: string;
  end: string;
  /** Days from start to end. */
  length: number;
  bands: { key: string; text: string; left: number; width: number; look: '' | 'now' | 'ext' }[];
  ticks: number[];
  years: { text: string; left: number }[];
}

/** No more year marks than this. */
const YEARS = 15;

function ordinal(number: number | null): string {
  return number === null ? '' : `第${spoken(number)}届`;
}

function between(start: string, end: string): number {
  return daysBetween(start, end) ?? 0;
}

/** The ruler from the year of the first change to the end of the running term. */
export function ruler(days: readonly string[], terms: readonly Term[], today: string): Ruler {
  const firsts = [days[0], terms[0]?.start, shift(today, { days: -365 })].filter((each) => each !== undefined);
  const start = `${(firsts.sort()[0] ?? today).slice(0, 4)}-01-01`;
  const last = terms[terms.length - 1];
  const end = [today, last?.end ?? last?.legal_end ?? today].sort().pop() ?? today;
  const whole = Math.max(1, between(start, end));
  const at = (day: string): number => Math.round((between(start, day) / whole) * 10_000) / 100;
  const inside = (day: string): boolean => day >= start && day <= end;
  const bands: Ruler['bands'] = terms.flatMap((term, index) => {
    const next = terms[index + 1]?.start;
    const legal = term.legal_end ?? term.end ?? next ?? end;
    const done = term.end ?? (next === undefined ? legal : shift(next, { days: -1 }));
    const own = legal < done ? legal : done;
    const made: Ruler['bands'] = [{ key: term.start, text: ordinal(term.ordinal), left: at(term.start), width: Math.max(0.2, at(own) - at(term.start)), look: term.start <= today && today <= done ? 'now' : '' }];
    if (legal < done) {
      made.push({ key: `${term.start}+`, text: '', left: at(legal), width: Math.max(0.2, at(done) - at(legal)), look: 'ext' });
    }
    return made;
  });
  const [first, final] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))];
  const every = Math.ceil((final - first + 1) / YEARS);
  const years = Array.from({ length: final - first + 1 }, (_, index) => first + index)
    .filter((year) => (year - first) % every === 0)
    .map((year) => ({ text: String(year), left: at(`${year}-01-01`) }));
  return { start, end, length: whole, bands, ticks: [...new Set(days.filter(inside).map((day) => Math.round(at(day) * 10) / 10))], years };
}

/** Where a day stands, 0 to 1. */
export function shareOf(marks: Ruler, day: string): number {
  return Math.max(0, Math.min(1, between(marks.start, day) / marks.length));
}

/** The day at a place. */
export function dayAt(marks: Ruler, share: number): string {
  return shift(marks.start, { days: Math.round(Math.max(0, Math.min(1, share)) * marks.length) });
}

/** 2026年7月15日，第六届 */
export function dayText(marks: Ruler, day: string): string {
  const share = shareOf(marks, day) * 100;
  const band = marks.bands.find((each) => each.text !== '' && each.left <= share && share <= each.left + each.width);
  return band === undefined ? chinese(day) : `${chinese(day)}，${band.text}`;
}

export interface Near {
  before: string | null;
  after: string | null;
}

/** The days of change before and after a day, as far as today. */
export function neighbours(days: readonly string[], day: string, today: string): Near {
  return { before: days.filter((each) => each < day).pop() ?? null, after: days.find((each) => each > day && each <= today) ?? null };
}

/** Where a key leads; undefined where it leads nowhere. */
export function stepDay(key: string, change: boolean, day: string, near: Near, marks: Ruler): string | null | undefined {
  switch (key) {
    case 'ArrowLeft':
      return change ? near.before : shift(day, { days: -1 });
    case 'ArrowRight':
      return change ? near.after : shift(day, { days: 1 });
    case 'PageUp':
      return shift(day, { years: -1 });
    case 'PageDown':
      return shift(day, { years: 1 });
    case 'Home':
      return marks.start;
    case 'End':
      return marks.end;
    default:
      return undefined;
  }
}

/** 上一次变动是2026年7月1日，孙桂兰离任委员等3项 */
export function changeLine(told: Reply<'day_changes'> | undefined, day: string): string {
  const first = told?.what[0];
  if (told?.day == null || first === undefined) {
    return '';
  }
  const what = told.count > 1 ? `${first}等${grouped(told.count)}项` : first;
  return told.day === day ? `这一天${what}` : `上一次变动是${chinese(told.day)}，${what}`;
}

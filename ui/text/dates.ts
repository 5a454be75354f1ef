// Days as people write and read them. Read: 20260701, 2026-7-1, 2026.7.1, 2026年7月1日, 7月1日, 今天; partial: 1985, 1985-03.

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

interface Parts {
  year: number;
  month: number | null;
  day: number | null;
}

function parts(iso: string): Parts | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso);
  if (found === null) {
    return null;
  }
  return {
    year: Number(found[1]),
    month: found[2] === undefined ? null : Number(found[2]),
    day: found[3] === undefined ? null : Number(found[3]),
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** 2026年7月1日, 2026年7月, 2026年; other text as it is; empty where there is none. */
export function chinese(iso: string | null | undefined): string {
  if (iso === null || iso === undefined || iso === '') {
    return '';
  }
  const known = parts(iso);
  if (known === null) {
    return iso;
  }
  return `${known.year}年${known.month === null ? '' : `${known.month}月`}${known.day === null ? '' : `${known.day}日`}`;
}

/** 12月25日, for a list of one year. */
export function monthAndDay(iso: string): string {
  const known = parts(iso);
  return known === null || known.month === null ? chinese(iso) : `${known.month}月${known.day === null ? '' : `${known.day}日`}`;
}

/** 周五 */
export function weekday(iso: string): string {
  const known = parts(iso);
  if (known?.month == null || known.day === null) {
    return '';
  }
  return `周${WEEKDAYS[new Date(Date.UTC(known.year, known.month - 1, known.day)).getUTCDay()] ?? ''}`;
}

/** 星期五 */
export function weekdayLong(iso: string): string {
  return weekday(iso).replace('周', '星期');
}

function dayNumber(iso: string): number | null {
  const known = parts(iso);
  return known?.month == null || known.day === null ? null : Date.UTC(known.year, known.month - 1, known.day) / 86_400_000;
}

/** Days from one day to another; null where one is not known to the day. */
export function daysBetween(from: string, to: string): number | null {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return first === null || last === null ? null : last - first;
}

/** A day so many days, months or years on. */
export function shift(iso: string, by: { days?: number; months?: number; years?: number }): string {
  const known = parts(iso);
  if (known?.month == null || known.day === null) {
    return iso;
  }
  const month = new Date(Date.UTC(known.year + (by.years ?? 0), known.month - 1 + (by.months ?? 0), 1));
  const last = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
  const date = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth(), Math.min(known.day, last) + (by.days ?? 0)));
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** 今天09:10, 昨天17:02, 12月8日, 2025年12月8日, from a local RFC 3339 time. */
export function moment(at: string, today: string): string {
  const day = at.slice(0, 10);
  const time = at.slice(11, 16);
  const ago = daysBetween(day, today);
  if (ago === 0) {
    return `今天${time}`;
  }
  if (ago === 1) {
    return `昨天${time}`;
  }
  return day.slice(0, 4) === today.slice(0, 4) ? monthAndDay(day) : chinese(day);
}

/** 09:10 */
export function clock(at: Date): string {
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** 2021年12月28日至今, 2018年7月5日至2021年12月27日 */
export function period(from: string | null | undefined, to: string | null | undefined): string {
  const start = chinese(from);
  const end = chinese(to);
  if (start === '' && end === '') {
    return '起止日期未记';
  }
  if (end === '') {
    return `${start}至今`;
  }
  return start === '' ? `至${end}` : `${start}至${end}`;
}

export type Typed = { kind: 'empty' } | { kind: 'date'; iso: string } | { kind: 'fault'; sentence: string };

function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[。．]/g, '.')
    .replace(/\s+/g, '');
}

function fault(sentence: string): Typed {
  return { kind: 'fault', sentence };
}

function read(year: number, month: number | null, day: number | null, partial: boolean): Typed {
  if (year < 1800 || year > 2199) {
    return fault(`年份写成了${year}，请写四位年份，例如2026年7月1日。`);
  }
  if (month === null || day === null) {
    if (!partial) {
      return fault('请写到日，例如2026年7月1日。');
    }
    if (month === null) {
      return { kind: 'date', iso: String(year) };
    }
    return month >= 1 && month <= 12 ? { kind: 'date', iso: `${year}-${two(month)}` } : fault(`没有${month}月，请再看一遍。`);
  }
  if (month < 1 || month > 12) {
    return fault(`没有${month}月，请再看一遍。`);
  }
  if (!exists(year, month, day)) {
    return fault(`${year}年${month}月没有${day}日，请再看一遍。`);
  }
  return { kind: 'date', iso: `${year}-${two(month)}-${two(day)}` };
}

/** Reads what was typed. `partial` takes a year or a month alone. A day without a year is in the year of `today`. */
export function readDate(typed: string, today: string, partial = false): Typed {
  const text = halfWidth(typed);
  if (text === '') {
    return { kind: 'empty' };
  }
  if (text === '今天') {
    return { kind: 'date', iso: today };
  }
  if (text === '昨天' || text === '明天') {
    return { kind: 'date', iso: shift(today, { days: text === '昨天' ? -1 : 1 }) };
  }
  const number = (part: string | undefined): number | null => (part === undefined || part === '' ? null : Number(part));
  const packed = /^(\d{4})(\d{2})(\d{2})?$/.exec(text);
  if (packed) {
    return read(Number(packed[1]), number(packed[2]), number(packed[3]), partial);
  }
  const whole = /^(\d{4})(?:[-./年](?:(\d{1,2})(?:[-./月](?:(\d{1,2})[日号]?)?)?)?)?$/.exec(text);
  if (whole) {
    return read(Number(whole[1]), number(whole[2]), number(whole[3]), partial);
  }
  const short = /^(\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(text);
  if (short) {
    return read(Number(today.slice(0, 4)), number(short[1]), number(short[2]), partial);
  }
  return fault(partial ? '看不出是哪一天。写成20260701、2026-7-1、2026年7月都可以。' : '看不出是哪一天。写成20260701、2026-7-1、7月1日都可以。');
}

// Sentences of the start page.
import type { Reply } from '@/api/call';
import { monthAndDay } from '@/text/dates';
import { spoken } from '@/text/numbers';

export type Piece = { text: string; strong?: boolean; tone?: 'err' | 'warn' };

export type DueLine = Reply<'today_get'>['due'][number];

interface Due {
  in_days: number;
  done?: unknown;
}

/** 今天要办2件，1件已经过期。 The numbers are bold. */
export function answer(all: readonly Due[]): Piece[] {
  const due = all.filter((line) => line.done == null);
  const late = due.filter((line) => line.in_days < 0).length;
  const now = due.filter((line) => line.in_days === 0).length;
  const week = due.filter((line) => line.in_days > 0 && line.in_days <= 7).length;
  const pieces: Piece[] = now > 0 ? [{ text: '今天要办' }, { text: String(now), strong: true }, { text: '件' }] : [{ text: '今天没有到期的事' }];
  if (late > 0) {
    pieces.push({ text: '，' }, { text: `${late}件已经过期`, strong: true, tone: 'err' });
  }
  if (week > 0) {
    pieces.push({ text: '，七天以内还有' }, { text: String(week), strong: true }, { text: '件' });
  }
  pieces.push({ text: '。' });
  return pieces;
}

/** The group a due thing stands in. */
export function bucket(days: number): { key: string; title: string; tone?: 'err' } {
  if (days < 0) {
    return { key: 'late', title: '已过期', tone: 'err' };
  }
  if (days === 0) {
    return { key: 'today', title: '今天' };
  }
  if (days <= 7) {
    return { key: 'week', title: '七天以内' };
  }
  return days <= 31 ? { key: 'month', title: '一个月以内' } : { key: 'later', title: '再往后' };
}

/** 过期10天, 今天, 还有3天 */
export function left(days: number): string {
  return days < 0 ? `过期${-days}天` : days === 0 ? '今天' : `${days}天`;
}

const GO: Readonly<Record<DueLine['kind'], string>> = { resolution: '记落实', meeting: '打开会议', term: '看任期', meetings: '安排会议', report: '接着写', backup: '去备份', check_up: '看体检', deadline: '' };

/** What the link at the end of a line does; nothing where no area keeps it yet. */
export function go(kind: DueLine['kind']): string {
  return GO[kind];
}

/** Where a line is settled; none where no area keeps it yet. */
export function target(line: DueLine): { path: string; query?: Record<string, string> } | null {
  const id = String(line.id);
  switch (line.kind) {
    case 'resolution':
    case 'meeting':
      return { path: '/meetings', query: { id } };
    case 'term':
      return { path: '/bodies', query: { id } };
    case 'meetings':
      return { path: '/meetings', query: { do: 'add', body: id } };
    case 'report':
      return { path: '/report' };
    case 'backup':
      return { path: '/data', query: { tab: 'backup' } };
    case 'check_up':
      return { path: '/checkup' };
    default:
      return null;
  }
}

/** What names a line among the others. */
export function lineKey(line: DueLine): string {
  return line.key ?? `${line.kind}-${line.id}-${line.day}-${line.title}`;
}

/** Lines further off than this many days wait in the calendar of the year; the end of a term never does. */
const NEAR = 92;

/** What stands on the start page, and how many lines wait in the calendar. */
export function near(due: readonly DueLine[]): { shown: DueLine[]; later: number } {
  const shown = due.filter((line) => line.in_days <= NEAR || line.kind === 'term');
  return { shown, later: due.length - shown.length };
}

/** 12月3日已办 */
export function doneWords(done: NonNullable<DueLine['done']>): string {
  return `${monthAndDay(done.on)}已办`;
}

export interface Month {
  month: number;
  lines: DueLine[];
}

/** The lines of a year, month by month. */
export function months(lines: readonly DueLine[]): Month[] {
  return Array.from({ length: 12 }, (_, at) => ({ month: at + 1, lines: lines.filter((line) => Number(line.day.slice(5, 7)) === at + 1) }));
}

/** 另有6项 */
export function further(findings: { error: number; warning: number; hint: number }, told: number): string {
  const rest = findings.error + findings.warning + findings.hint - told;
  return rest > 0 ? `另有${rest}项` : '';
}

interface StepWords {
  title: string;
  hint: string;
  text: string;
  act: string;
  to: string;
}

/** The steps of a new register. */
export const STEPS: Readonly<Record<'term' | 'people' | 'sub_committees' | 'groups' | 'meetings' | 'backup', StepWords>> = {
  term: { title: '本届任期', hint: '第几届，哪天选出', text: '到期提醒由此算出。', act: '登记本届任期', to: '/bodies' },
  people: { title: '人员', hint: '从现有Excel名册导入，或一人一人填', text: '导入前逐行核对，导入后可一步撤销。', act: '从Excel导入', to: '/data?tab=import' },
  sub_committees: { title: '下属委员会', hint: '人民调解、治安保卫、公共卫生等', text: '有哪个加哪个，没有就不加。', act: '添加下属委员会', to: '/bodies?do=add' },
  groups: { title: '居民小组', hint: '楼栋、户数、组长', text: '登记楼栋，再按楼栋分组。', act: '登记小组', to: '/groups?do=building' },
  meetings: { title: '会议', hint: '签到、表决、决议', text: '从最近一次会议记起就行。', act: '记一次会议', to: '/meetings?do=add' },
  backup: { title: '第一份备份', hint: '插一个U盘', text: '写完会重新打开核对，告诉您能不能恢复。', act: '现在备份', to: '/data?tab=backup&do=backup' },
};

/** 还有三步 */
export function stepsLeft(count: number): string {
  return `还有${count === 2 ? '两' : spoken(count)}步，随时可以停下，填过的都在。`;
}

/** 上次备份以后又做了12步 */
export function sinceBackup(steps: number): string {
  return steps === 0 ? '备份以后没有改动。' : `备份以后又做了${steps}步，下班前请再备份一次。`;
}

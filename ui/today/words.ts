// Sentences of the start page.
import { spoken } from '@/text/numbers';

export type Piece = { text: string; strong?: boolean; tone?: 'err' | 'warn' };

interface Due {
  in_days: number;
}

/** 今天要办2件，1件已经过期。 The numbers are bold. */
export function answer(due: readonly Due[]): Piece[] {
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

const GO = { resolution: '记落实', meeting: '打开会议', term: '看任期' } as const;

/** What the link at the end of a line does. */
export function go(kind: keyof typeof GO): string {
  return GO[kind];
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

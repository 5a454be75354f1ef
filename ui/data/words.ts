// Words of 数据.
import type { Reply } from '@/api/call';
import { chinese } from '@/text/dates';
import { grouped } from '@/text/numbers';

export const TABS = [
  { name: 'import', title: '导入' },
  { name: 'backup', title: '备份与恢复' },
  { name: 'history', title: '历史' },
  { name: 'bin', title: '回收站' },
] as const;

export type Tab = (typeof TABS)[number]['name'];

export function isTab(value: unknown): value is Tab {
  return TABS.some((tab) => tab.name === value);
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}

/** 新增12人，更新3人，2行内容相同，1行不能写入 */
export function imported(reply: { added: number; updated: number; skipped: number; refused: number }): string {
  const parts = [
    reply.added > 0 ? `新增${grouped(reply.added)}人` : '',
    reply.updated > 0 ? `更新${grouped(reply.updated)}人` : '',
    reply.skipped > 0 ? `${grouped(reply.skipped)}行没有新内容` : '',
    reply.refused > 0 ? `${grouped(reply.refused)}行不能写入` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '没有可以写入的行。' : `${parts.join('，')}。`;
}

const GROUPS = {
  refused: { title: '不能写入', note: '行，请改好原表再来', tone: 'err' },
  look: { title: '请您看', note: '行，照样写入，写入后请核对', tone: 'warn' },
  fine: { title: '可以写入', note: '行', tone: 'ok' },
  skipped: { title: '不用写入', note: '行，台账里已经有了，或者不是名单', tone: undefined },
} as const;

export type RowGroup = keyof typeof GROUPS;

export const GROUP_ORDER: readonly RowGroup[] = ['refused', 'look', 'fine', 'skipped'];

/** A group's head. */
export function groupHead(group: RowGroup, count: number): { key: string; title: string; note: string; tone?: 'err' | 'warn' | 'ok' } {
  const { title, note, tone } = GROUPS[group];
  return { key: group, title, note: `${grouped(count)}${note}`, tone };
}

/** 安和里社区居民委员会_20261210.juwei */
export function backupName(signed: string, today: string): string {
  return `${signed === '' ? '居委台账' : signed}_${today.replace(/-/g, '')}.juwei`;
}

/** 412人、17个组织、318次会议 */
export function holds(card: { people: number; bodies: number; meetings: number }): string {
  return `${grouped(card.people)}人、${grouped(card.bodies)}个组织、${grouped(card.meetings)}次会议`;
}

const DOORS: Readonly<Partial<Record<string, string>>> = { window: '窗口', command_line: '命令行' };

/** 李秀英，窗口 */
export function whoAndWhere(actor: string, door: string): string {
  return [actor === '' ? '未写经办人' : actor, DOORS[door] ?? ''].filter((part) => part !== '').join('，');
}

const KINDS: Readonly<Partial<Record<string, string>>> = { undo: '撤销', redo: '重做', note: '记录' };

/** What an operation was, beside its sentence. */
export function operationState(operation: { kind: string; undone: boolean }): string {
  return operation.undone ? '已撤销' : (KINDS[operation.kind] ?? '');
}

export const BIN_KINDS = { person: '人员', body: '组织', meeting: '会议' } as const;

/** 2026年7月1日封存，到2031年7月1日，迁出 */
export function sealedLine(sealing: Reply<'bin_list'>['sealed'][number]['sealing']): string {
  return [`${chinese(sealing.on)}封存`, sealing.until === null ? '没有写到哪天' : `到${chinese(sealing.until)}${sealing.over ? '，已到期' : ''}`, sealing.reason ?? '']
    .filter((part) => part !== '')
    .join('，');
}

// Words of 数据.
import type { Reply } from '@/api/call';
import type { BodyKind, ImportColumn, ImportWhat } from '@/api/wire';
import type { Choice } from '@/kit/choice';
import { chinese } from '@/text/dates';
import { grouped } from '@/text/numbers';

import type { Line, Look, Problem, Step } from './intake';

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

/** The steps of an import, the chosen file first. */
export const STEPS: readonly { step: Step; title: string }[] = [
  { step: 'file', title: '选文件' },
  { step: 'columns', title: '对应列' },
  { step: 'rows', title: '逐行核对' },
  { step: 'done', title: '写入' },
];

/** What the rows of a sheet are. */
export const WHATS: readonly Choice<ImportWhat>[] = [
  { value: 'people', label: '人员' },
  { value: 'delegates', label: '居民代表' },
  { value: 'leaders', label: '居民小组组长' },
  { value: 'members', label: '一个组织的成员' },
  { value: 'buildings', label: '楼栋' },
];

const WHAT_NOTES: Readonly<Record<ImportWhat, string>> = {
  people: '只登记人，职务记在备注里',
  delegates: '登记人，并任居民代表',
  leaders: '登记人，并任“小组”一列写的那个组的组长',
  members: '登记人，并在这个组织任职',
  buildings: '登记楼栋、归哪个小组、户数和人口',
};

/** What follows from the choice. */
export function whatNote(what: ImportWhat): string {
  return WHAT_NOTES[what];
}

/** The kinds of bodies that fit; null for all. */
export function targetKinds(what: ImportWhat): readonly BodyKind[] | null {
  return what === 'delegates' ? ['delegates_assembly', 'residents_assembly', 'deliberation'] : null;
}

/** No meaning, as a choice. */
export const NO_MEANING = '-';

/** A, B … AA: the column as a spreadsheet calls it. */
export function columnLetter(place: number): string {
  const head = Math.floor(place / 26);
  return `${head > 0 ? columnLetter(head - 1) : ''}${String.fromCharCode(65 + (place % 26))}`;
}

/** 表头在第3行 */
export function headerLine(look: Look): string {
  if (look.header === null) {
    return '没有认出表头。请在下面指出表头是哪一行，再说每一列是什么。';
  }
  const rows = look.header_top !== null && look.header_top !== look.header ? `${look.header_top}至${look.header}` : String(look.header);
  return `表头在第${rows}行。不对的话，在下面另选一行。`;
}

/** What is still missing before rows can be looked at; empty where nothing is. */
export function missingColumn(what: ImportWhat, columns: readonly ImportColumn[]): string {
  const anchor = what === 'buildings' ? 'building' : 'name';
  return columns.some((column) => column.meaning === anchor) ? '' : `还没有指出哪一列是${what === 'buildings' ? '楼栋' : '姓名'}`;
}

/** 正在写入，320人，共1,000人 */
export function progressWords(done: number | null, total: number | null): string {
  return done === null || total === null || done === total ? '正在写入' : `正在写入，${grouped(done)}条，共${grouped(total)}条`;
}

/** 新增12人，更新3人，2行内容相同，1行不能写入 */
export function imported(reply: { added: number; updated: number; skipped: number; refused: number }, what: ImportWhat = 'people'): string {
  const unit = what === 'buildings' ? '处' : '人';
  const parts = [
    reply.added > 0 ? `新增${grouped(reply.added)}${unit}` : '',
    reply.updated > 0 ? `更新${grouped(reply.updated)}${unit}` : '',
    reply.skipped > 0 ? `${grouped(reply.skipped)}行没有新内容` : '',
    reply.refused > 0 ? `${grouped(reply.refused)}行不能写入` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '没有可以写入的行。' : `${parts.join('，')}。`;
}

const GROUPS = {
  refused: { title: '不能写入', note: '行，选中一行在右边改，或者存回Excel看原因', tone: 'err' },
  ask: { title: '请您定', note: '行，台账里有同名的人，不定就当作另一个人', tone: 'warn' },
  conflict: { title: '说法不一', note: '行，与台账或身份证号对不上，照样写入', tone: 'warn' },
  look: { title: '请您看', note: '行，照样写入，写入后请核对', tone: 'warn' },
  updated: { title: '有改动', note: '行，台账里已有，选中一行看改什么', tone: 'ok' },
  added: { title: '新增', note: '行', tone: 'ok' },
  skipped: { title: '不用写入', note: '行，台账里已经有了，或者不是名单', tone: undefined },
} as const;

export type RowGroup = keyof typeof GROUPS;

export const GROUP_ORDER: readonly RowGroup[] = ['refused', 'ask', 'conflict', 'look', 'updated', 'added', 'skipped'];

/** Where a row is listed. */
export function rowGroup(line: Line, problems: readonly Problem[]): RowGroup {
  if (line.outcome === 'refused') {
    return 'refused';
  }
  // What she may decide stays where she decides it.
  if (line.candidates.length > 0) {
    return 'ask';
  }
  if (line.outcome === 'skipped') {
    return 'skipped';
  }
  return line.conflict ? 'conflict' : problems.length > 0 ? 'look' : line.outcome;
}

type Cell = Reply<'import_row'>['cells'][number];

/** What is wrong with a cell, while it still says what was found wrong. */
export function cellFault(cell: Cell, typed: string, problems: readonly Problem[]): string | null {
  const said = problems.filter((problem) => problem.column === cell.title).map((problem) => problem.message);
  return said.length > 0 && typed === cell.text ? said.join('') : null;
}

/** The cells that are to be read as something else than the file says. */
export function changedCells(cells: readonly Cell[], typed: Readonly<Record<string, string>>): { column: Cell['column']; text: string }[] {
  return cells.flatMap((cell) => {
    const text = (typed[cell.column] ?? cell.given).trim();
    return text === cell.given.trim() ? [] : [{ column: cell.column, text }];
  });
}

/** Problems by the number of their row. */
export function problemsByRow(problems: readonly Problem[]): ReadonlyMap<number, readonly Problem[]> {
  const byRow = new Map<number, Problem[]>();
  for (const problem of problems) {
    const known = byRow.get(problem.row);
    if (known === undefined) {
      byRow.set(problem.row, [problem]);
    } else {
      known.push(problem);
    }
  }
  return byRow;
}

const VERDICTS = { same: '您定了：是同一个人。', another: '您定了：另立一人。', leave_out: '您定了：不导入。' } as const;

/** Of a row whose cells she set right. */
const CORRECTED = '您改过。';

/** What is said of a row in the list: what she decided, what is wrong, or what changes. */
export function whatFirst(line: Line, problems: readonly Problem[]): string {
  const decided = line.decision === null ? '' : VERDICTS[line.decision];
  const said = problems.length > 0 ? problems.map((problem) => problem.message).join('') : line.decision === 'leave_out' ? '' : line.text;
  return `${decided}${line.corrected ? CORRECTED : ''}${said}`;
}

/** 全部46行, 不能写入3行 … */
export function filterChoices(counts: Readonly<Record<RowGroup, number>>): { value: RowGroup | 'all'; label: string }[] {
  const all = GROUP_ORDER.reduce((sum, group) => sum + counts[group], 0);
  return [{ value: 'all', label: `全部${grouped(all)}行` }, ...GROUP_ORDER.filter((group) => counts[group] > 0).map((group) => ({ value: group, label: `${GROUPS[group].title}${grouped(counts[group])}行` }))];
}

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
export function holds(card: { people: number; bodies: number; meetings: number; attachments: number }): string {
  return `${grouped(card.people)}人、${grouped(card.bodies)}个组织、${grouped(card.meetings)}次会议、${grouped(card.attachments)}份附件`;
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

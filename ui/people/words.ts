// Sentences of the people page.
import type { Reply } from '@/api/call';
import type { FactKind } from '@/api/wire';
import { chinese, moment, period, shift } from '@/text/dates';
import { grouped, spoken } from '@/text/numbers';

type Card = Reply<'person_get'>;
type Row = Reply<'person_list'>['people'][number];
type Fact = Card['facts'][number];
type Coded = Fact['value'];

export interface Piece {
  text: string;
  strong?: boolean;
}

const SHORT: Readonly<Partial<Record<string, string>>> = {
  '01': '党员', '02': '预备党员', '03': '团员', '04': '民革', '05': '民盟', '06': '民建', '07': '民进', '08': '农工党',
  '09': '致公党', '10': '九三学社', '11': '台盟', '12': '无党派', '13': '群众',
};

/** 党员, 群众: as a list has room for. */
export function shortPolitics(politics: Coded | null): string {
  return politics === null ? '' : (SHORT[politics.code ?? ''] ?? politics.text);
}

/** 中共党员 on a card; the rest as the table names it. */
function spokenPolitics(politics: Coded): string {
  return politics.code === '01' ? '中共党员' : politics.code === '02' ? '中共预备党员' : politics.text;
}

/** The facts in force on the day. */
export function current(card: Card, kind: FactKind): Fact | null {
  return card.facts.find((fact) => fact.kind === kind && fact.current) ?? null;
}

/** 男，48岁，中共党员，专职 */
export function cardLine(card: Card): string {
  const politics = current(card, 'politics');
  const held = card.appointments.filter((line) => line.current);
  const full = held.some((line) => line.full_time === true) ? '专职' : held.some((line) => line.full_time === false) ? '兼职' : '';
  return [card.sex?.text ?? '', card.age === null ? '' : `${card.age}岁`, politics === null ? '' : spokenPolitics(politics.value), full]
    .filter((part) => part !== '')
    .join('，');
}

/** 在任68人, 全部412人, 找到3人 */
export function headLine(total: number, inOffice: boolean, searching: boolean): string {
  return `${searching ? '找到' : inOffice ? '在任' : '全部'}${grouped(total)}人`;
}

/** 共68人，其中女39人，党员31人，平均51.2岁: over all that is shown, once all of it is there. */
export function sumLine(rows: readonly Row[], total: number, whole: boolean): Piece[] {
  const pieces: Piece[] = [{ text: '共' }, { text: grouped(total), strong: true }, { text: '人' }];
  if (!whole || rows.length === 0) {
    return pieces;
  }
  const women = rows.filter((row) => row.sex?.code === '2').length;
  const party = rows.filter((row) => row.politics?.code === '01' || row.politics?.code === '02').length;
  const ages = rows.flatMap((row) => (row.age === null ? [] : [row.age]));
  let text = `，其中女${grouped(women)}人，党员${grouped(party)}人`;
  if (ages.length > 0) {
    text += `，平均${(ages.reduce((sum, age) => sum + age, 0) / ages.length).toFixed(1)}岁`;
    if (ages.length < rows.length) {
      text += `（${grouped(rows.length - ages.length)}人年龄不明）`;
    }
  }
  pieces.push({ text });
  return pieces;
}

/** The caption of the list. */
export function caption(inOffice: boolean, order: string): string {
  return `${inOffice ? '在任人员' : '全部人员'}，${order}`;
}

/** 已选12人 */
export function markedLine(count: number): string {
  return `已选${grouped(count)}人`;
}

/** What many changed at once came to. */
export function bulkDone(done: { changed: number; unchanged: number }): string {
  const rest = done.unchanged === 0 ? '' : `，另${grouped(done.unchanged)}人本来就是这样或没有这项，没有动`;
  return done.changed === 0 ? '没有人需要改，什么也没有动。' : `改了${grouped(done.changed)}人${rest}。要退回，按一次撤销。`;
}

export type BulkWhat = 'politics' | 'education' | 'employment' | 'building' | 'full_time';

export const BULK: readonly { value: BulkWhat; label: string }[] = [
  { value: 'politics', label: '政治面貌' },
  { value: 'education', label: '文化程度' },
  { value: 'employment', label: '个人身份' },
  { value: 'building', label: '住的楼栋' },
  { value: 'full_time', label: '专兼职' },
];

/** What recording does, said before it is done. */
export function bulkFollows(what: BulkWhat, dated: boolean, people: number): string {
  const all = `${grouped(people)}人一次记下，撤销一次全部退回。`;
  if (what === 'full_time') {
    return `改的是他们今天在这个组织里的任职；不在这个组织任职的人不动。${all}`;
  }
  return dated ? `从那天起按新的算，以前的留在各人的卡上。${all}` : `把录错的、没录的改对，不算变更。${all}`;
}

/** How a list becomes a paper. */
export interface PaperChoice {
  shape: 'list' | 'by_body' | 'by_building';
  form: 'internal' | 'street' | 'public' | 'candidates';
  full: boolean;
  reason: string;
}

export const SHAPES: readonly { value: PaperChoice['shape']; label: string }[] = [
  { value: 'list', label: '名单' },
  { value: 'by_body', label: '通讯录，按组织' },
  { value: 'by_building', label: '通讯录，按楼栋' },
];

export const FORMS: readonly { value: PaperChoice['form']; label: string }[] = [
  { value: 'internal', label: '内部' },
  { value: 'street', label: '上报' },
  { value: 'public', label: '公示' },
  { value: 'candidates', label: '候选人公示' },
];

/** Whether numbers stand on the paper at all, so that they may be asked for in full. */
export function hasNumbers(choice: Pick<PaperChoice, 'shape' | 'form'>): boolean {
  return choice.shape !== 'list' || choice.form === 'internal' || choice.form === 'street';
}

/** What the paper shows and hides. */
export function paperFollows(choice: PaperChoice): string {
  if (choice.shape === 'list' && choice.form === 'public') {
    return '公示版只有姓名、性别、小组和楼栋，可以张贴。';
  }
  if (choice.shape === 'list' && choice.form === 'candidates') {
    return '候选人公示版有姓名、性别、年龄、政治面貌、文化程度、现任职务、小组和楼栋，可以张贴。';
  }
  if (choice.shape === 'list' && choice.form === 'street') {
    return `上报版有证件号码、电话和楼栋，没有门牌和出生日期；${choice.full ? '号码是全的，只交给要它的人。' : '号码中间几位隐去。'}不要张贴。`;
  }
  const what = choice.shape === 'list' ? '内部版用名单上的列' : '通讯录有姓名、职务、电话和住处';
  return choice.full ? `${what}，号码是全的，请妥善保管，不要张贴。` : `${what}，号码中间几位隐去。不要张贴。`;
}

/** Full years as typed; null where empty, undefined where no number. */
export function readAge(typed: string): number | null | undefined {
  const text = typed.trim().normalize('NFKC');
  if (text === '') {
    return null;
  }
  return /^\d{1,3}$/.test(text) && Number(text) <= 150 ? Number(text) : undefined;
}

/** What was found beside the name: 曾用名单大伟, 住址安和里3号楼. */
export function besideName(hit: { field: string }): string {
  return hit.field === 'former' ? '曾用名' : '住址';
}

const KINDS: Readonly<Record<FactKind, string>> = { name: '姓名', politics: '政治面貌', education: '文化程度', employment: '个人身份', residence: '住处' };

/** What a dated fact is called on the page. */
export function factWord(kind: FactKind, former = false): string {
  return kind === 'name' && former ? '曾用名' : KINDS[kind];
}

/** What can change, in the order of the form. */
export const CHANGES: readonly { value: FactKind; label: string }[] = (['politics', 'education', 'employment', 'residence', 'name'] as const).map(
  (kind) => ({ value: kind, label: KINDS[kind] }),
);

/** What will stand after a change: said before it is recorded. */
export function changeFollows(kind: FactKind, name: string, before: string, after: string, from: string | null, today: string): string {
  const start = from ?? today;
  const until = start.length === 10 ? chinese(shift(start, { days: -1 })) : `${chinese(start)}以前`;
  if (kind === 'name') {
    return `记下以后，${chinese(start)}起叫${after === '' ? '新的姓名' : after}，${name}留作曾用名。`;
  }
  const now = after === '' ? '新的' : after;
  return before === ''
    ? `记下以后，${KINDS[kind]}从${chinese(start)}起是${now}。`
    : `记下以后，${before}到${until}为止，从${chinese(start)}起是${now}。以前的报告不变。`;
}

/** 2024年6月1日至今，文件，样街〔2024〕3号 */
export function factLine(fact: Fact): string {
  const since = fact.from === null && fact.to === null ? '起止未记' : period(fact.from, fact.to);
  return [since, fact.basis_note ?? ''].filter((part) => part !== '').join('，');
}

/** 居委会副主任: a post said with its body, as the register says it. */
export function postPhrase(body: string, post: string): string {
  if ((body === '居民代表会议' && post === '居民代表') || (body === '社区工作者' && post === '社区工作者')) {
    return post;
  }
  return `${body === '居民委员会' ? '居委会' : body}${post}`;
}

/** 2021年12月28日至今，第六届换届选举 */
export function heldLine(line: Card['appointments'][number], term: string): string {
  return [period(line.from, line.to), term, line.duties === null ? '' : `分管${line.duties}`, line.represents === null ? '' : `代表${line.represents}`, line.basis === null || line.basis === '说明' ? '' : line.basis].filter((part) => part !== '').join('，');
}

/** 居委会副主任、社区党组织副书记: the posts that hold on the day. */
export function postsNow(card: Card): string {
  return card.appointments.filter((line) => line.current).map((line) => postPhrase(line.body_name, line.post_name)).join('、');
}

/** 卫生、文教: what the posts of the day are in charge of. */
export function dutiesNow(card: Card): string {
  return [...new Set(card.appointments.flatMap((line) => (line.current && line.duties !== null ? [line.duties] : [])))].join('、');
}

/** 应到会22次，实到20次，请假2次 */
export function attendanceLine(count: Card['attendance']): string {
  if (count.due === 0) {
    return `${count.year}年没有应到的会。`;
  }
  const absent = count.due - count.came - count.excused;
  return `应到会${count.due}次，实到${count.came}次${count.excused > 0 ? `，请假${count.excused}次` : ''}${absent > 0 ? `，缺席或未记${absent}次` : ''}`;
}

/** What the other is to this one, from whichever side it was written down. */
export function relationWords(relative: Card['relatives'][number]): string {
  return relative.seen;
}

/** 张丽，1978年3月生，身份证号相同 */
export function alikeLine(other: Card['alike'][number]): string {
  return [
    other.name,
    other.birth === null ? '出生未记' : `${chinese(other.birth)}生`,
    other.same_id_number ? '身份证号相同' : (other.id_number ?? '没有身份证号'),
    other.same_address ? '住址相同' : '',
  ]
    .filter((part) => part !== '')
    .join('，');
}

/** When and by whom a change was made. */
export function changeHead(change: { at: string; actor: string }, today: string): string {
  return [moment(change.at, today), change.actor].filter((part) => part !== '').join('　');
}

/** 手机：138****1234改为139****0086 */
export function fieldLine(field: { field: string; before: string | null; after: string | null }): string {
  if (field.before === null) {
    return `${field.field}：${field.after ?? '空'}`;
  }
  return `${field.field}：${field.before}改为${field.after ?? '空'}`;
}

/** What taking a card away does. */
export function removeFollows(name: string): string {
  return `${name}的卡移到回收站，随时可以取回。开过的会、出过的报告里的名字不变。还在任的人要先登记离任。`;
}

/** 第六届; empty where it is not known. */
export function ordinal(number: number | null): string {
  return number === null ? '' : `第${spoken(number)}届`;
}

/** 1200.50元: kept in fen, said in yuan. */
export function yuan(fen: number | null): string {
  return fen === null ? '未记' : `${(fen / 100).toFixed(2).replace(/\.00$/, '')}元`;
}

/** What was typed as yuan, in fen: null where nothing stands there, undefined where it is no amount. */
export function readYuan(typed: string): number | null | undefined {
  const text = typed.trim().replace(/[，,元\s]/g, '');
  if (text === '') {
    return null;
  }
  return /^\d{1,6}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : undefined;
}

/** What an amount that cannot be read says. */
export const NO_AMOUNT = '月补贴写成数字，例如1200或1200.50。';

/** 参加, 未参加, 未记 */
export function insuredWords(insured: boolean | null): string {
  return insured === null ? '未记' : insured ? '参加' : '未参加';
}

/** 初级，编号S123，2019年6月发，有效期至2025年6月（已过期） */
export function certificateLine(row: Card['certificates'][number]): string {
  return [
    row.level ?? '',
    row.number === null ? '' : `编号${row.number}`,
    row.issued === null ? '' : `${chinese(row.issued)}发`,
    row.issued_by ?? '',
    row.valid_until === null ? '' : `有效期至${chinese(row.valid_until)}${row.expired ? '（已过期）' : ''}`,
    row.note ?? '',
  ]
    .filter((part) => part !== '')
    .join('，');
}

/** 妻，样例小学，2026年申报，没有卡 */
export function declaredLine(row: Card['declared'][number]): string {
  return [row.relation.text, row.workplace ?? '', row.declared === null ? '' : `${chinese(row.declared)}申报`, row.note ?? ''].filter((part) => part !== '').join('，');
}

/** 2026年7月1日同意，2026年8月1日撤回 */
export function consentLine(row: Card['consents'][number]): string {
  return [
    row.given === null ? '同意日期未记' : `${chinese(row.given)}同意`,
    row.withdrawn === null ? '' : `${chinese(row.withdrawn)}撤回`,
    row.note ?? '',
  ]
    .filter((part) => part !== '')
    .join('，');
}

/** 2026年7月1日封存，到2031年7月1日，迁出 */
export function sealingLine(sealing: NonNullable<Card['sealing']>): string {
  return [`${chinese(sealing.on)}封存`, sealing.until === null ? '没有写到哪天' : `到${chinese(sealing.until)}${sealing.over ? '，已到期' : ''}`, sealing.reason ?? '']
    .filter((part) => part !== '')
    .join('，');
}

/** What sealing does. */
export function sealFollows(name: string): string {
  return `${name}不再出现在名单、查找和导出里，内容全部留着，历届名单和会议记录不变。随时可以取消封存。`;
}

/** What deleting does, before it is done. */
export function eraseFollows(name: string): string {
  return `${name}的身份、联系方式、亲属、证书和同意都要删掉，历史里的原样也删掉，只留姓名。删了不能撤销。`;
}

/** Beside a file: what is known of its inside. */
export function fileLine(file: { found: boolean; unread: boolean }): string {
  if (file.found) {
    return '，里面写着此人';
  }
  return file.unread ? '，图片、扫描件、PDF这类没能看进去，请打开看看' : '，里面没有找到姓名，可能有此人，请打开看看';
}

/** 还有12个附件没能看进去… */
export function unreadMore(count: number): string {
  return `另有${grouped(count)}个图片、扫描件、PDF一类的附件没能看进去，这里没有列，请到会议和文件里看。`;
}

/** Why the button waits. */
export function eraseHint(name: string): string {
  return `写上“${name}”，表示看过了上面的内容`;
}

const PRESENCE = { present: '到', excused: '请假', absent: '缺席' } as const;

/** 出席，到; 列席，请假，出差 */
export function presenceLine(line: Reply<'person_meetings'>['years'][number]['meetings'][number]): string {
  return [line.capacity === 'guest' ? '列席' : '出席', line.presence === null ? '未记' : PRESENCE[line.presence], line.reason ?? '', line.post ?? '']
    .filter((part) => part !== '')
    .join('，');
}

/** 样街〔2022〕1号，2022年1月5日，用于居委会委员、政治面貌 */
export function paperLine(paper: Reply<'person_papers'>['papers'][number]): string {
  return [paper.number ?? '', chinese(paper.issued), paper.issued_by ?? '', `用于${paper.what.join('、')}`].filter((part) => part !== '').join('，');
}

/** A band of the time line: where it begins and how wide it is, in hundredths of the whole. */
export interface Band {
  key: number;
  title: string;
  note: string;
  left: number;
  width: number;
  current: boolean;
}

export interface Line {
  bands: Band[];
  /** Year marks with their places. */
  marks: { year: number; left: number }[];
}

function fraction(iso: string, last: boolean): number {
  const [year, month, day] = iso.split('-').map(Number);
  const start = year ?? 0;
  if (month === undefined) {
    return last ? start + 1 : start;
  }
  if (day === undefined) {
    return start + (last ? month : month - 1) / 12;
  }
  return start + (month - 1) / 12 + day / 372;
}

/** Appointments on a line of years from the first start to today; an unknown start begins where the line begins. */
export function timeLine(appointments: Card['appointments'], today: string): Line {
  const starts = appointments.flatMap((held) => (held.from === null ? [] : [fraction(held.from, false)]));
  const ends = appointments.map((held) => (held.to === null ? fraction(today, true) : fraction(held.to, true)));
  const first = Math.floor(Math.min(...starts, ...ends.map((end) => end - 1), fraction(today, false)));
  const last = Math.ceil(Math.max(...ends, fraction(today, true)));
  const whole = Math.max(1, last - first);
  const place = (at: number): number => Math.round(((at - first) / whole) * 10_000) / 100;
  const step = whole > 24 ? 5 : whole > 12 ? 2 : 1;
  const marks = [];
  for (let year = first; year < last; year += step) {
    marks.push({ year, left: place(year) });
  }
  const bands = appointments.map((held, index) => {
    const left = place(held.from === null ? first : fraction(held.from, false));
    return {
      key: held.id,
      title: postPhrase(held.body_name, held.post_name),
      note: heldLine(held, ordinal(held.ordinal)),
      left,
      width: Math.max(0.6, place(ends[index] ?? last) - left),
      current: held.current,
    };
  });
  return { bands: bands.sort((one, two) => one.left - two.left), marks };
}

/** 2条人员情况 … or nothing. */
export function orNone(lines: readonly string[], none: string): string {
  return lines.length === 0 ? none : lines.join('，');
}

/** 备份好的文件里还有 */
export function backupLine(backup: Reply<'person_erase_look'>['backups'][number], today: string): string {
  return [backup.name, backup.at === null ? '' : moment(backup.at, today), backup.there ? '' : '这台电脑上看不到'].filter((part) => part !== '').join('，');
}

/** What to do with a backup that still holds the data. */
export const BACKUPS_KEEP = '这些备份里还有原来的内容。再恢复它们，会自动再删一次；不再需要的备份，请自己删掉。';

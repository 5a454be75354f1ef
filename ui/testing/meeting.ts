// Meetings of an invented committee, for tests. In tests only.
import type { Reply } from '@/api/call';

type Card = Reply<'meeting_get'>;
export type Kind = Reply<'meeting_kind_list'>['kinds'][number];

/** A name on the list. */
export function attendanceLine(change: Partial<Card['attendance'][number]> = {}): Card['attendance'][number] {
  return { id: 1, version: 1, person: 1, name: '崔大年', initials: 'cdn', post: '9组居民代表', may_vote: true, capacity: 'member', presence: null, arrived_at: null, left_at: null, arrived_item: null, left_item: null, proxy: null, reason: null, section: null, corrected: null, recused: [], ...change };
}

/** A vote of 31 to 4. */
export function voteLine(change: Partial<NonNullable<Card['items'][number]['vote']>> = {}): NonNullable<Card['items'][number]['vote']> {
  return { id: 5, version: 2, method: 'hands', in_favour: 31, against: 4, abstained: 3, not_cast: 0, passed: true, base: 38, needed: 20, source: '《居民委员会组织法》第二十九条', sentence: '到会38人，过半数须20票，赞成31票', ...change };
}

/** An item of the agenda. */
export function agendaLine(change: Partial<Card['items'][number]> = {}): Card['items'][number] {
  return { id: 7, version: 1, position: 1, title: '充电棚选址', proposer: '张丽', origin: null, rule: null, approves: null, discussion: null, speeches: [], vote: null, may_vote: 1, came: 1, due: 3, needed: 2, met: false, quorum: '本议题应到3人，实到1人，不足法定人数，还差1人', ...change };
}

/** A resolution. */
export function resolutionLine(change: Partial<Card['resolutions'][number]> = {}): Card['resolutions'][number] {
  return { id: 4, version: 1, meeting: 3, agenda_item: null, number: '〔2026〕3号', revokes: null, revoked_by: null, state: 'open', due_now: '2026-11-30', text: '楼道照明更换', person: 5, responsible: '王建国', due: '2026-11-30', disclosed: false, follow_ups: [], done: false, ...change };
}

/** A meeting of the delegates: three due, one came, one item, one resolution of before. */
export function meetingCard(change: Partial<Card> = {}): Card {
  return {
    id: 12,
    version: 1,
    body: 2,
    body_name: '居民代表会议',
    body_kind: 'delegates_assembly',
    ordinal: 6,
    meeting_kind: 2,
    kind: '居民代表会议',
    series: 10,
    name: '第六届居民代表会议第10次',
    held: '2026-12-10',
    starts_at: '09:00',
    ends_at: null,
    place: '二楼会议室',
    chair: '李秀英',
    recorder: '张丽',
    notice: null,
    entitled_kind: 'people',
    entitled_count: null,
    entitled_source: null,
    list_taken: '2026-12-01',
    list_by_hand: false,
    proxies: false,
    notice_text: null,
    notice_line: { needed: 10, given: null, met: null, sentence: '还没有记通知的日子，规定提前10天', source: '《居民委员会组织法》第二十八条' },
    lecturer: null,
    discussion: null,
    text_only: false,
    summary: null,
    summary_number: null,
    note: null,
    signed: null,
    approved: null,
    corrections: [],
    attachments: [],
    matters: [],
    quorum: { due: 3, came: 1, excused: 0, absent: 0, open: 2, needed: 2, met: false, sentence: '应到3人，实到1人，不足法定人数，还差1人', rule: '须到2人（三分之二以上）', source: '《城市居民委员会组织法》（2025年修订）第二十九条' },
    attendance: [attendanceLine(), attendanceLine({ id: 2, person: 2, name: '夏小雨', initials: 'xxy', presence: 'present' }), attendanceLine({ id: 3, person: 3, name: '钟华', initials: 'zh' })],
    items: [agendaLine()],
    resolutions: [],
    earlier: [resolutionLine()],
    ...change,
  };
}

/** A kind of meeting. */
export function kindLine(change: Partial<Kind> = {}): Kind {
  return { id: 2, version: 1, body_kind: 'delegates_assembly', body: null, name: '居民代表会议', series: 'term', pattern: '{term}{kind}{series}', entitled: 'posts', quorum: true, proxies: false, unit_seats: false, position: 2, ...change };
}

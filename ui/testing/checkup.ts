// A check-up for tests: one body with a share that is too low, one rule kept, one that nobody can check yet.
import type { Reply } from '@/api/call';
import { FRAME, type Replies } from './office';

type CheckUp = Reply<'checkup_get'>;
type Rule = CheckUp['rules'][number];

const RULE: Rule = {
  key: 'tianjin-2012/T-CROSS/3', pack: 'tianjin-2012', pack_title: '天津2012年换届要求（教学材料）', edition: '2026-1', rule: 'T-CROSS', title: '与党组织交叉任职', body: 3, body_name: '居民委员会', layer: 'executing', kind: 'committee',
  mark: 'warning', severity: 'warning', asked: '不低于60%', source: '教学材料第31页', confidence: 'excerpt', remedy: '再有2名党总支委员进居委会，就符合。', beside: [{ rule: 'O-CROSS', pack_title: '城市居民委员会组织法', asked: '没有规定比例', source: '组织法第七条', mark: 'kept' }], beside_why: '两处规定不同，这里按当地的要求查。',
  count: 3, whole: 7, least: 5, most: null, people: [{ id: 1, name: '李秀英' }, { id: 2, name: '王建国' }, { id: 3, name: '张丽' }], others: [{ id: 4, name: '何芳' }], missing: ['马明的党内职务'],
  findings: [{ from: '2026-07-01', until: null, mark: 'warning', sentence: '与党总支交叉任职不足六成', facts: 'from=2026-07-01', count: 3, whole: 7, least: 5, most: null, people: [{ id: 1, name: '李秀英' }], meetings: [{ id: 8, name: '第118次会议', held_on: '2026-07-01' }], new: true, waiver: null }],
};
const KEPT: Rule = { ...RULE, key: 'orc-2026/O-SIZE/3', pack: 'orc-2026', pack_title: '城市居民委员会组织法（2025年修订）', rule: 'O-SIZE', title: '居委会人数', mark: 'kept', asked: '五至九人', source: '组织法第十条', confidence: 'full', remedy: null, beside: [], beside_why: null, count: 7, whole: null, least: 5, most: 9, others: [], missing: [], findings: [] };
const KIN: Rule = { ...KEPT, key: 'orc-2026/O-KIN/5', rule: 'O-KIN', title: '监督委员会成员回避', body: 5, body_name: '居务监督委员会', layer: 'supervising', kind: 'supervision', mark: 'error', severity: 'error', asked: '不得是居委会成员的近亲属', source: '组织法第三十六条', count: 1, least: null, most: 0, people: [], findings: [{ from: '2026-01-01', until: null, mark: 'error', sentence: '吴玉梅与陈静是母女', facts: 'f', count: 1, whole: null, least: null, most: 0, people: [{ id: 21, name: '吴玉梅' }, { id: 22, name: '陈静' }], meetings: [], new: false, waiver: null }] };
const BLANK: Rule = { ...KEPT, key: 'orc-2026/O-OPEN/', rule: 'O-OPEN', title: '居务公开不少于十五天', body: null, body_name: null, layer: null, kind: null, mark: 'unrecorded', severity: 'error', asked: '公开不少于十五天', source: '组织法第三十四条', count: null, least: null, most: null, people: [], missing: ['公开的登记'], findings: [] };

export const CHECK_UP: CheckUp = {
  on: '2026-12-10', today: '2026-12-10', counts: { error: 1, warning: 1, hint: 0, waived: 0, kept: 1, unrecorded: 1 }, new: 1, seen_at: null,
  rules: [KIN, RULE, KEPT, BLANK],
  notes: [{ key: 'tianjin-2012/T-40', edition: '2026-1', kind: null, confidence: 'excerpt', pack: 'tianjin-2012', pack_title: '天津2012年换届要求（教学材料）', rule: 'T-40', title: '候选人公开亮相', asked: '候选人应当与居民见面', source: '教学材料第40页' }],
};

/** The same once the share was explained. */
export const WAIVED: CheckUp = {
  ...CHECK_UP,
  counts: { ...CHECK_UP.counts, warning: 0, waived: 1 },
  rules: [KIN, { ...RULE, mark: 'waived', findings: RULE.findings.map((finding) => ({ ...finding, mark: 'waived', new: false, waiver: { id: 9, version: 2, reason: '街道同意', on_day: '2026-12-10', valid_until: '2026-12-27', document: { id: 4, number: '样街〔2026〕18号', title: '批复' }, lapsed: false } })) }, KEPT, BLANK],
};

export const PACKS: Reply<'pack_list'> = {
  packs: [
    { pack: 'orc-2026', edition: '2026-1', title: '城市居民委员会组织法（2025年修订）', about: '2026年1月1日起施行。', scope: 'national', from: '2026-01-01', until: null, built_in: true, on: true, on_from: null, on_until: null, setting: null, rules: [{ rule: 'O-SIZE', title: '居委会人数', body: 'committee', kind_name: '居民委员会', asked: '五至九人', source: '组织法第十条', confidence: 'full', severity: 'error', from: '2026-01-01', until: null, checked: true }] },
    { pack: 'tianjin-2012', edition: '2026-1', title: '天津2012年换届要求（教学材料）', about: '教学材料里的要求。', scope: 'local', from: '2012-01-01', until: null, built_in: true, on: false, on_from: null, on_until: null, setting: null, rules: [{ rule: 'T-40', title: '候选人公开亮相', body: null, kind_name: null, asked: '候选人应当与居民见面', source: '教学材料第40页', confidence: 'excerpt', severity: 'hint', from: '2012-01-01', until: null, checked: false }] },
  ],
  parameters: [
    { name: 'cross_base', title: '交叉任职比例的分母', why: '教学材料没有写清楚按谁算。', value: 'party', default: 'party', choices: [{ value: 'party', text: '党组织委员' }, { value: 'union', text: '两边合起来的人' }], form: 'choice', version: null, id: null },
    { name: 'delegate_households', title: '每名居民代表联系的户数', why: '法律写的是二十至五十户。', value: '20-40', default: '', choices: [], form: 'range', version: 1, id: 7 },
  ],
};

/** What the page asks for. */
export const REPLIES: Replies = {
  ...FRAME,
  checkup_get: CHECK_UP,
  checkup_seen: {},
  pack_list: PACKS,
  paper_list: { papers: [{ id: 4, version: 1, number: '样街〔2026〕18号', issued: null, issued_by: null, title: '批复' }] },
  waiver_add: { id: 9 },
  waiver_remove: { id: 9 },
  pack_switch: { id: 1 },
  parameter_set: { id: 1 },
};

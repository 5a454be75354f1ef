// An annual report for tests: two chapters that compute, one that is carried over, an attachment with a typed number.
import type { Card, Numeral } from '@/report/words';

import { FRAME, type Replies } from './office';

/** The year the page opens with. */
export const YEAR = Number(new Date().toISOString().slice(0, 4)) - (new Date().getMonth() < 3 ? 1 : 0);

const COMPUTED: Numeral = {
  code: 'members.all', label: '成员总数', unit: '人', thousandths: 1_206_000, printed: '1206', computed: '1206', computed_thousandths: 1_206_000, by_hand: null, source: 'computed', typed: null, typable: false,
  definition: '截至统计日在任的居委会成员，一人只数一次。', last_year: '1205', last_year_origin: 'frozen', change: '多1', counted: [{ kind: 'person', id: 1, text: '李秀英' }], unknown: [{ kind: 'person', id: 2, text: '陈静' }],
};
const BLANK: Numeral = { ...COMPUTED, code: 'r14.charter', label: '自治章程', unit: '件', thousandths: null, printed: '—', computed: null, computed_thousandths: null, source: 'none', typable: true, definition: '', last_year: '1', change: null, counted: [], unknown: [] };
const FILLED: Numeral = { ...BLANK, code: 'r14.pact', label: '居民公约', printed: '2', thousandths: 2000, source: 'typed', typed: { id: 5, version: 1, thousandths: 2000, basis: '居务档案' }, change: '多1' };

const words = (text: string): { text: string; number: null; by_hand: boolean } => ({ text, number: null, by_hand: false });

export const CARD: Card = {
  year: YEAR,
  as_of: `${YEAR}-12-31`,
  reader: 'street',
  title: ['安和里社区居民委员会', `${YEAR}年度工作报告`],
  addressee: '样例街道办事处',
  chapters: [
    {
      code: 'basics', title: '一、社区基本情况', free: false, standing: 'computed',
      blocks: [
        { kind: 'paragraph', runs: [words('现有成员'), { text: '1206', number: 'members.all', by_hand: false }, words('人。')], sentence: 'basics.members', edited: false, computed: '现有成员1206人。', version: 0, moved: [] },
        { kind: 'paragraph', runs: [words('成员都有分工，共四人。')], sentence: 'basics.work', edited: true, computed: '成员都有分工，共5人。', version: 3, moved: [{ code: 'members.all', label: '成员总数', then: '4', now: '5' }] },
        { kind: 'picture', alt: '成员年龄：30岁以下1人。', svg: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' },
      ],
    },
    { code: 'service', title: '二、民生服务', free: true, standing: 'carried', blocks: [] },
    { code: 'problems', title: '三、存在问题', free: true, standing: 'unwritten', blocks: [] },
  ],
  numbers: [COMPUTED, BLANK, FILLED],
  tables: [
    {
      code: 'r08', title: '居委会成员情况表', notes: ['年龄按周岁。'], columns: ['居委会成员'],
      rows: [
        { group: '合计', label: '总人数', cells: [{ printed: '1206', number: 'members.all', by_hand: false, typed: false, unknown: [] }] },
        { group: '民族', label: '民族不明', cells: [{ printed: '1', number: null, by_hand: false, typed: false, unknown: [{ kind: 'person', id: 2, text: '陈静' }] }] },
      ],
    },
    {
      code: 'r14', title: '民主管理情况表', notes: [], columns: ['数量'],
      rows: [
        { group: '', label: '自治章程', cells: [{ printed: '—', number: 'r14.charter', by_hand: false, typed: false, unknown: [] }] },
        { group: '', label: '居民公约', cells: [{ printed: '2', number: 'r14.pact', by_hand: false, typed: true, unknown: [] }] },
      ],
    },
  ],
  parts: [
    { part: 'service', title: '民生服务', always: false, text: '去年办了三件事。', version: 0, last_year: '去年办了三件事。', carried: true, carried_from: YEAR - 1 },
    { part: 'problems', title: '存在问题', always: true, text: '', version: 0, last_year: '去年写的', carried: false, carried_from: null },
  ],
  checks: [
    { code: 'members.sex_sum', wrong: true, message: '居委会成员按性别相加不等于总人数。', sides: ['男女相加5', '总人数6'], person: null, table: 'r08' },
    { code: 'unknown', wrong: false, message: '陈静的卡上没有写民族。', sides: [], person: 2, table: null },
  ],
  attachments: ['各组织成员名单'],
  folder: null,
  life: { state: 'draft', checked_on: null, version: null, sent_on: null, returned_on: null, returned_reason: null, moved_since: false, moved: [], versions: [], last_year: null },
};

/** The same after it was sent and came back, and was sent again. */
export const SENT: Card = {
  ...CARD,
  checks: [],
  life: {
    state: 'sent', checked_on: `${YEAR}-12-20`, version: 2, sent_on: `${YEAR}-12-28`, returned_on: null, returned_reason: null, moved_since: true, moved: [{ code: 'members.all', label: '成员总数', then: '5', now: '6' }],
    last_year: { number: 1, sent_on: `${YEAR}-01-08` },
    versions: [
      { id: 12, version: 1, number: 2, reader: 'street', as_of: `${YEAR}-12-31`, sent_on: `${YEAR}-12-28`, returned_on: null, returned_reason: null, note: '按街道意见改了户数', chain: 'a1b2-c3d4', files: [{ name: '报告.pdf', format: 'pdf', size: 40_000 }] },
      { id: 11, version: 2, number: 1, reader: 'street', as_of: `${YEAR}-12-31`, sent_on: `${YEAR}-12-20`, returned_on: `${YEAR}-12-24`, returned_reason: '户数不对', note: null, chain: 'ffff-0000', files: [{ name: '报告.pdf', format: 'pdf', size: 40_000 }] },
    ],
  },
};

const PAGE = '<svg xmlns="http://www.w3.org/2000/svg"/>';

/** What the page asks for. */
export const REPLIES: Replies = {
  ...FRAME,
  report_get: CARD,
  report_pages: { pages: [PAGE, PAGE], digests: ['a', 'b'], missing: [], closed_fonts: [] },
  report_text_set: { id: 1 },
  report_number_type: { id: 6 },
  report_number_untype: { id: 5 },
  report_sentence_set: { id: 3 },
  report_check: { id: 1 },
  report_freeze: { id: 13, number: 1 },
  report_return: { id: 12 },
  report_years: {
    years: [
      { year: YEAR - 2, origin: 'none', numbers: [{ code: 'members.all', printed: '—', thousandths: null, origin: 'none' }] },
      { year: YEAR - 1, origin: 'frozen', numbers: [{ code: 'members.all', printed: '1205', thousandths: 1_205_000, origin: 'frozen' }] },
    ],
  },
  report_measures: {
    measures: [
      { name: 'age_bands', title: '年龄段的上限', value: '30,40,50', default: '30,40,50', words: '30岁及以下、31至40岁、41至50岁、51岁及以上', why: '街道另有要求的，按街道的改。', changes: '成员情况表的年龄各行', choices: [] },
      { name: 'cross_base', title: '交叉任职比例的分母', value: 'union', default: 'party', words: '两边合起来的人', why: '教学材料没有写清楚。', changes: '交叉任职的百分比', choices: [{ value: 'party', words: '党组织委员' }, { value: 'union', words: '两边合起来的人' }] },
    ],
  },
  report_measure_set: { id: 1 },
  report_fill_read: { sheet: '回填表', rows: [{ row: 3, year: YEAR - 2, code: 'members.all', label: '成员总数', value: '1200', thousandths: 1_200_000, kept: null, problem: null }, { row: 4, year: null, code: null, label: '楼数', value: '三十八', thousandths: null, kept: null, problem: '不是数字。' }], good: 1 },
  report_fill: { filled: 1, same: 0 },
  report_version_pages: { pages: [PAGE], digests: ['a'], missing: [], closed_fonts: [] },
  report_versions_compare: { from: '第2版', to: '现在的草稿', numbers: [{ code: 'members.all', label: '成员总数', from: '5', to: '6' }], sentences: [{ code: 'basics.members', title: '一、社区基本情况', from: '现有成员5人。', to: '现有成员6人。' }], lists: [] },
};

import { screen, waitFor } from '@testing-library/vue';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import type { Reply } from '@/api/call';
import { FRAME, Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import ReportPage from './ReportPage.vue';

const YEAR = Number(new Date().toISOString().slice(0, 4)) - (new Date().getMonth() < 3 ? 1 : 0);
const CARD: Reply<'report_get'> = {
  year: YEAR,
  as_of: `${YEAR}-12-31`,
  title: ['年度工作报告'],
  addressee: '样例街道办事处',
  chapters: [
    { code: 'basics', title: '一、社区基本情况', free: false, blocks: [{ kind: 'paragraph', runs: [{ text: '现有成员', number: null, by_hand: false }, { text: '1206', number: 'members.all', by_hand: false }, { text: '人。', number: null, by_hand: false }] }] },
    { code: 'statistics', title: '二、统计表', free: false, blocks: [] },
    { code: 'problems', title: '三、存在问题', free: true, blocks: [] },
  ],
  numbers: [{ code: 'members.all', label: '成员总数', printed: '1206', computed: '1206', computed_thousandths: 1_206_000, by_hand: null, counted: [{ kind: 'person', id: 1, text: '李秀英' }], unknown: [{ kind: 'person', id: 2, text: '陈静' }] }],
  statistics: { columns: ['居委会成员'], rows: [{ group: '合计', label: '总人数', cells: [{ printed: '1206', number: 'members.all', by_hand: false, unknown: [] }] }, { group: '民族', label: '民族不明', cells: [{ printed: '1', number: null, by_hand: false, unknown: [{ kind: 'person', id: 2, text: '陈静' }] }] }] },
  parts: [{ part: 'problems', title: '存在问题', always: true, text: '', version: 0, last_year: '去年写的' }],
  checks: [{ code: 'members.sex_sum', wrong: true, message: '居委会成员按性别相加是5，总人数是6。' }],
  attachments: ['各组织成员名单'],
  folder: null,
};
const REPLIES: Replies = { ...FRAME, report_get: CARD, report_pages: { pages: ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<svg xmlns="http://www.w3.org/2000/svg"/>'], missing: [] }, report_text_set: { id: 1 } };
const revoked = vi.fn();

beforeEach(() => {
  let made = 0;
  revoked.mockClear();
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => `blob:${(made += 1)}`, revokeObjectURL: revoked }));
});

it('a number opens to those it counted and those it does not know', async () => {
  openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await screen.findByRole('button', { name: '成员总数：1,206' }));
  expect(screen.getByText('李秀英').getAttribute('href')).toBe('/people?id=1');
  expect(screen.getByText('还有1人的卡上没有写，没有数进去：')).toBeTruthy();
  await userEvent.keyboard('{Enter}');
  expect(screen.queryByText('李秀英')).toBeNull();
});

it('a number set by hand without a reason is refused at the reason', async () => {
  openOffice({
    ...REPLIES,
    report_override_set: () => {
      throw new Refused('reason_needed', '这一步要写明原因。请填上再记。');
    },
  });
  await open(ReportPage, '/report');
  await userEvent.click(await screen.findByRole('button', { name: '成员总数：1,206' }));
  await userEvent.click(screen.getByRole('button', { name: '改写此数，写明原因' }));
  await userEvent.click(await screen.findByRole('button', { name: '改写' }));
  await waitFor(() => expect(screen.getByLabelText('原因').getAttribute('aria-invalid')).toBe('true'));
});

it('the statistics table says in words what does not add up', async () => {
  openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await screen.findByRole('button', { name: /二、统计表/ }));
  expect(await screen.findByText('居委会成员按性别相加是5，总人数是6。')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '居委会成员，民族不明：1' }));
  expect(screen.getByText('陈静')).toBeTruthy();
});

it('a part begins with what was written the year before and is recorded with the version it was read at', async () => {
  const asked = openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await screen.findByRole('button', { name: /三、存在问题/ }));
  await userEvent.click(await screen.findByRole('button', { name: '从上一年写的接着改' }));
  await userEvent.click(screen.getByRole('button', { name: /^记下/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_text_set', request: { year: YEAR, part: 'problems', text: '去年写的', version: 0 } }));
});

it('what she writes is recorded when she leaves the part', async () => {
  const asked = openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await screen.findByRole('button', { name: /三、存在问题/ }));
  await userEvent.type(await screen.findByRole('textbox', { name: /存在问题/ }), '停车难。');
  await userEvent.click(screen.getByRole('button', { name: /一、社区基本情况/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_text_set', request: { year: YEAR, part: 'problems', text: '停车难。', version: 0 } }));
});

it('what she writes is in the print without asking her to record it first', async () => {
  const asked = openOffice({ ...REPLIES, paper_print: { path: '/报告.pdf' }, print_pdf: {} });
  await open(ReportPage, '/report');
  await userEvent.click(await screen.findByRole('button', { name: /三、存在问题/ }));
  await userEvent.type(await screen.findByRole('textbox', { name: /存在问题/ }), '停车难。');
  await userEvent.click(screen.getByRole('button', { name: /^打印/ }));
  await waitFor(() => expect(asked.map((one) => one.name)).toContain('print_pdf'));
  const acts = asked.map((one) => one.name).filter((name) => name === 'report_text_set' || name === 'paper_print');
  expect(acts).toEqual(['report_text_set', 'paper_print']);
});

it('one page is a picture at a time, and the one before is thrown away', async () => {
  openOffice(REPLIES);
  await open(ReportPage, '/report');
  expect((await screen.findByAltText('第1页')).getAttribute('src')).toBe('blob:1');
  await userEvent.click(screen.getByRole('button', { name: '下一页' }));
  expect((await screen.findByAltText('第2页')).getAttribute('src')).toBe('blob:2');
  expect(revoked).toHaveBeenCalledWith('blob:1');
});

it('a report that cannot be read says so and can be asked for again', async () => {
  openOffice({
    ...REPLIES,
    report_get: () => {
      throw new Refused('file_disk_full', '硬盘满了。');
    },
  });
  await open(ReportPage, '/report');
  expect((await screen.findByRole('alert')).textContent).toContain('硬盘满了。');
  expect(await violations()).toEqual([]);
});

it('the page passes the accessibility check', async () => {
  openOffice(REPLIES);
  await open(ReportPage, '/report');
  await screen.findByAltText('第1页');
  expect(await violations()).toEqual([]);
});

import { screen, waitFor, within } from '@testing-library/vue';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import type { Reply } from '@/api/call';
import { Refused, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';
import { CARD, REPLIES, SENT, YEAR } from '@/testing/report';

import ReportPage from './ReportPage.vue';
import { forgetPlace } from './place';

const revoked = vi.fn();
/** The report for whom it is asked. */
const forReader = (request: Record<string, unknown>): Reply<'report_get'> => ({ ...CARD, reader: request.reader === 'congress' ? 'congress' : 'street' });
const sent = { ...REPLIES, report_get: SENT };

beforeEach(() => {
  let made = 0;
  revoked.mockClear();
  forgetPlace();
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => `blob:${(made += 1)}`, revokeObjectURL: revoked }));
});

/** The button of a chapter or an attachment at the left. */
const chapter = (name: RegExp) => screen.findByRole('button', { name });
const number = () => screen.findAllByRole('button', { name: '成员总数：1,206' });

it('a number opens to those it counted, to those it does not know, and to last year', async () => {
  openOffice(REPLIES);
  await open(ReportPage, '/report');
  const [chip] = await number();
  await userEvent.click(chip as HTMLElement);
  expect(screen.getByRole('heading', { name: '成员总数1,206人，是这几位' })).toBeTruthy();
  expect(screen.getByText('李秀英').getAttribute('href')).toBe('/people?id=1');
  expect(screen.getByText(/^还有1人的卡上没有写/)).toBeTruthy();
  expect(screen.getByText('上年1,205（已报送），多1。')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '怎么算的' }));
  expect(screen.getByText('截至统计日在任的居委会成员，一人只数一次。')).toBeTruthy();
  (chip as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(screen.queryByText('李秀英')).toBeNull();
});

it('Escape closes a number and the keyboard stands on it again', async () => {
  openOffice(REPLIES);
  await open(ReportPage, '/report');
  const [chip] = await number();
  await userEvent.click(chip as HTMLElement);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement?.getAttribute('data-number')).toBe('members.all'));
});

it('a number set by hand without a reason is refused at the reason', async () => {
  openOffice({
    ...REPLIES,
    report_override_set: () => {
      throw new Refused('reason_needed', '这一步要写明原因。请填上再记。');
    },
  });
  await open(ReportPage, '/report');
  await userEvent.click((await number())[0] as HTMLElement);
  await userEvent.click(screen.getByRole('button', { name: '改写此数，写明原因' }));
  await userEvent.click(await screen.findByRole('button', { name: '改写' }));
  await waitFor(() => expect(screen.getByLabelText('原因').getAttribute('aria-invalid')).toBe('true'));
});

it('an attachment shows what is still to be filled in, and takes the number with its basis', async () => {
  const asked = openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await chapter(/民主管理情况表.*1处待填/));
  expect(await screen.findByRole('button', { name: '数量，居民公约：2，手填' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '数量，自治章程：—，待填' }));
  await userEvent.click(screen.getByRole('button', { name: '手填这个数' }));
  await userEvent.type(await screen.findByLabelText('数'), '3');
  await userEvent.type(screen.getByLabelText('依据'), '居务档案{Control>}{Enter}{/Control}');
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_number_type', request: { year: YEAR, code: 'r14.charter', thousandths: 3000, basis: '居务档案' } }));
});

it('people of whom something is not known open from the cell that counts them', async () => {
  openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await chapter(/居委会成员情况表/));
  await userEvent.click(await screen.findByRole('button', { name: '居委会成员，民族民族不明：1' }));
  expect(screen.getByText('陈静').getAttribute('href')).toBe('/people?id=2');
});

it('a sentence is worded anew and recorded with the version it was read at; Escape gives it up', async () => {
  const asked = openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await screen.findByRole('button', { name: /^改写这句话：现有成员/ }));
  const field = await screen.findByLabelText('改写这句话');
  await waitFor(() => expect(document.activeElement).toBe(field));
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByLabelText('改写这句话')).toBeNull();
  await userEvent.click(await screen.findByRole('button', { name: /^改写这句话：现有成员/ }));
  await userEvent.clear(await screen.findByLabelText('改写这句话'));
  await userEvent.type(screen.getByLabelText('改写这句话'), '我们有1206人。{Control>}{Enter}{/Control}');
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_sentence_set', request: { year: YEAR, as_of: `${YEAR}-12-31`, reader: 'street', sentence: 'basics.members', text: '我们有1206人。', version: 0 } }));
});

it('an edited sentence says which number moved, and goes back to ours', async () => {
  const asked = openOffice(REPLIES);
  await open(ReportPage, '/report');
  expect(await screen.findByText(/成员总数原来4，现在5/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^恢复成台账写的/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_sentence_set', request: { year: YEAR, as_of: `${YEAR}-12-31`, reader: 'street', sentence: 'basics.work', text: '', version: 3 } }));
});

it('a picture stands with its words', async () => {
  openOffice(REPLIES);
  await open(ReportPage, '/report');
  expect((await screen.findByAltText('成员年龄：30岁以下1人。')).getAttribute('src')).toMatch(/^data:image\/svg\+xml/);
});

it('a part carried over says so and is taken as it is with one press', async () => {
  const asked = openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await chapter(/二、民生服务.*沿用/));
  expect(await screen.findByText(new RegExp(`这是${YEAR - 1}年写的`))).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '照用' }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_text_set', request: { year: YEAR, part: 'service', text: '去年办了三件事。', version: 0 } }));
});

it('a part begins with what was written the year before and is recorded with the version it was read at', async () => {
  const asked = openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await chapter(/三、存在问题/));
  await userEvent.click(await screen.findByRole('button', { name: '从上一年写的接着改' }));
  await userEvent.click(screen.getByRole('button', { name: /^记下/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_text_set', request: { year: YEAR, part: 'problems', text: '去年写的', version: 0 } }));
});

it('what she writes is recorded when she leaves the part', async () => {
  const asked = openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await chapter(/三、存在问题/));
  await userEvent.type(await screen.findByRole('textbox', { name: /存在问题/ }), '停车难。');
  await userEvent.click(await chapter(/一、社区基本情况/));
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_text_set', request: { year: YEAR, part: 'problems', text: '停车难。', version: 0 } }));
});

it('what she writes is in the print without asking her to record it first', async () => {
  const asked = openOffice({ ...REPLIES, paper_print: { path: '/报告.pdf' }, print_pdf: {} });
  await open(ReportPage, '/report');
  await userEvent.click(await chapter(/三、存在问题/));
  await userEvent.type(await screen.findByRole('textbox', { name: /存在问题/ }), '停车难。');
  await userEvent.click(screen.getByRole('button', { name: /^打印/ }));
  await waitFor(() => expect(asked.map((one) => one.name)).toContain('print_pdf'));
  const acts = asked.map((one) => one.name).filter((name) => name === 'report_text_set' || name === 'paper_print');
  expect(acts).toEqual(['report_text_set', 'paper_print']);
});

it('the check names both sides of what does not add up and leads to the card that lacks something; then it is recorded', async () => {
  const asked = openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await screen.findByRole('button', { name: /^校核.*2处/ }));
  const list = await screen.findByRole('region', { name: '校核' });
  expect(within(list).getByText(/男女相加5；总人数6/)).toBeTruthy();
  expect(within(list).getByText('去补上').getAttribute('href')).toBe('/people?id=2');
  await userEvent.click(within(list).getByRole('button', { name: /记为已校核/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_check', request: { year: YEAR, reader: 'street', as_of: null } }));
});

it('freezing says what will follow, checks first where it is a draft, and then makes the version', async () => {
  const asked = openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await screen.findByRole('button', { name: /^定稿编号/ }));
  expect(await screen.findByText(/校核还有2处/)).toBeTruthy();
  await userEvent.type(screen.getByLabelText('说明'), '第一次报');
  await userEvent.click(screen.getByRole('button', { name: /^定为第1版/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_freeze', request: { year: YEAR, reader: 'street', as_of: `${YEAR}-12-31`, note: '第一次报' } }));
  expect(asked.map((one) => one.name).filter((name) => name === 'report_check' || name === 'report_freeze')).toEqual(['report_check', 'report_freeze']);
});

it('a version that was sent is sent back with a reason', async () => {
  const asked = openOffice(sent);
  await open(ReportPage, '/report');
  expect(await screen.findByText('第2版已报送')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '登记退回' }));
  await userEvent.type(await screen.findByLabelText('原因'), '户数不对');
  await userEvent.click(screen.getByRole('button', { name: /^记下退回/ }));
  await waitFor(() => expect(asked.find((one) => one.name === 'report_return')?.request).toMatchObject({ id: 12, version: 1, reason: '户数不对' }));
});

it('the versions say what was sent and what came back, and how they differ from now', async () => {
  openOffice(sent);
  await open(ReportPage, '/report');
  await userEvent.click((await screen.findAllByRole('button', { name: '各版对照' }))[0] as HTMLElement);
  expect(await screen.findByText(/退回：户数不对/)).toBeTruthy();
  expect(await screen.findByText('第2版与现在的草稿比，1个数不同，1句话不同。')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

it('one page is a picture at a time, and the one before is thrown away', async () => {
  openOffice(REPLIES);
  await open(ReportPage, '/report');
  expect((await screen.findByAltText('第1页')).getAttribute('src')).toBe('blob:1');
  await userEvent.click(screen.getByRole('button', { name: '下一页' }));
  expect((await screen.findByAltText('第2页')).getAttribute('src')).toBe('blob:2');
  expect(revoked).toHaveBeenCalledWith('blob:1');
});

it('another reader has pages of its own', async () => {
  const asked = openOffice({ ...REPLIES, report_get: forReader });
  await open(ReportPage, '/report');
  await userEvent.click(await screen.findByRole('button', { name: '代表会议版' }));
  await waitFor(() => expect(asked.filter((one) => one.name === 'report_pages').at(-1)?.request).toMatchObject({ year: YEAR, as_of: null, reader: 'congress' }));
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

it('earlier years are typed in place and recorded together with their basis; years that were sent stay as they were', async () => {
  const asked = openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await chapter(/历年数字与回填/));
  await userEvent.type(await screen.findByLabelText(`${YEAR - 2}年，成员总数`), '1,200');
  expect(screen.queryByLabelText(`${YEAR - 1}年，成员总数`)).toBeNull();
  await userEvent.type(screen.getByLabelText('依据'), '年报');
  await userEvent.click(screen.getByRole('button', { name: /^回填1个数/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_fill', request: { rows: [{ year: YEAR - 2, code: 'members.all', thousandths: 1_200_000 }], basis: '年报' } }));
  expect(await screen.findByText('回填了1个数。')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

it('a filled sheet is looked at before it is filled in, with a reason at every number that cannot be taken', async () => {
  const asked = openOffice({ ...REPLIES, choose_open: { path: '/回填表.xlsx' } });
  await open(ReportPage, '/report');
  await userEvent.click(await chapter(/历年数字与回填/));
  await userEvent.click(await screen.findByRole('button', { name: '从填好的表读入' }));
  await userEvent.click(await screen.findByRole('button', { name: /^选一个文件/ }));
  expect(await screen.findByText('不是数字。')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('依据'), '年报');
  await userEvent.click(screen.getByRole('button', { name: /^回填1个数/ }));
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_fill', request: { rows: [{ year: YEAR - 2, code: 'members.all', thousandths: 1_200_000 }], basis: '年报' } }));
});

it('how things are counted is changed with a reason, and every number says how it is counted', async () => {
  const asked = openOffice(REPLIES);
  await open(ReportPage, '/report');
  await userEvent.click(await chapter(/口径和算法/));
  expect(await screen.findByText('截至统计日在任的居委会成员，一人只数一次。')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '改口径：年龄段的上限' }));
  await userEvent.clear(await screen.findByLabelText('改成'));
  await userEvent.type(screen.getByLabelText('改成'), '35,45,55');
  await userEvent.type(screen.getByLabelText('原因'), '街道要求{Control>}{Enter}{/Control}');
  await waitFor(() => expect(asked).toContainEqual({ name: 'report_measure_set', request: { name: 'age_bands', value: '35,45,55', reason: '街道要求' } }));
});

it('pages the window holds already are not sent again', async () => {
  const asked = openOffice({ ...REPLIES, report_get: forReader });
  await open(ReportPage, '/report');
  await screen.findByAltText('第1页');
  await userEvent.click(await screen.findByRole('button', { name: '代表会议版' }));
  await waitFor(() => expect(asked.filter((one) => one.name === 'report_pages').at(-1)?.request).toMatchObject({ reader: 'congress', known: ['a', 'b'] }));
});

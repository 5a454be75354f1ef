import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Reply } from '@/api/call';
import { setToday, useDay } from '@/api/day';
import { type Asked, FRAME, Refused, type Replies, openOffice } from '@/testing/office';
import { open, violations } from '@/testing/page';

import PersonPanel from './PersonPanel.vue';
import { certificateLine, consentLine, readYuan, timeLine, yuan } from './words';

type Card = Reply<'person_get'>;

const CARD: Card = {
  id: 1, version: 3, name: '王建国', sex: { code: '1', text: '男' }, birth: '1978-05-07', age: 48, nationality: null,
  id_number: null, phone: null, address: null, resume: '1996年参加工作', note: null, pay: { insured: true, allowance: 120_050 },
  facts: [], relatives: [{ id: 4, version: 4, person: 2, name: '王大明', relation: { code: '22', text: '长子' }, of_this_person: false, seen: '父亲' }],
  declared: [{ id: 5, version: 5, name: '韩梅梅', relation: { code: '12', text: '妻' }, workplace: '样例小学', declared: null, note: null }],
  certificates: [{ id: 6, version: 6, name: '社会工作者职业资格证书', level: '初级', number: 'S1', issued_by: null, issued: '2019-06', valid_until: '2025-06', note: null, expired: true }],
  consents: [{ id: 7, version: 7, purpose: '照片用于公示栏', given: '2026-07-01', withdrawn: null, note: null }],
  appointments: [
    { id: 1, version: 1, person: 1, name: '王建国', sex: null, age: 48, body: 1, body_name: '居民委员会', post: 1, post_name: '委员', term: null, ordinal: 6, from: '2021-12-28', to: null, end_reason: null, full_time: true, duties: '卫生', basis: null, represents: null, current: true, begin_reason: null, end_basis: null, marks: [], also: [], service: null, followed_by: null },
    { id: 2, version: 1, person: 1, name: '王建国', sex: null, age: 48, body: 1, body_name: '居民委员会', post: 2, post_name: '主任', term: null, ordinal: 5, from: '2018', to: '2021-12-27', end_reason: null, full_time: true, duties: null, basis: null, represents: null, current: false, begin_reason: null, end_basis: null, marks: [], also: [], service: null, followed_by: null },
  ],
  attendance: { year: 2026, due: 22, came: 20, excused: 2 },
  alike: [{ id: 2, name: '王建国', birth: '1978-05', id_number: null, same_id_number: false, same_address: true }],
  contradictions: [], sealing: null, erased: null, merged: [],
};

const LOOK: Reply<'person_erase_look'> = {
  name: '王建国', version: 3, over: false, refused: null, goes: ['身份证号、手机', '1条证书'], stays: ['姓名留着。'],
  texts: [{ what: '议题', field: '标题', excerpt: '关于王建国的补助', meeting: 9, body: null, person: null }],
  files: [{ name: '名册.docx', what: '导出的文件', found: true, unread: false }, { name: '扫描件.pdf', what: '文件：通知', found: false, unread: true }], unread: 2, backups: [{ name: '/media/usb/b.juwei', at: null, there: false }],
};

const REPLIES: Replies = {
  ...FRAME,
  person_get: CARD,
  person_merge_preview: (request) => ({
    keep: { id: Number(request.keep), version: 3, name: '王建国', detail: '居委会委员', holds: [] },
    other: { id: Number(request.other), version: 8, name: '王建国', detail: '3号楼', holds: [] },
    fields: [
      { field: 'phone', word: '手机', keep: '154****1234', other: '154****5678', winner: 'keep', conflict: true, both: false },
      { field: 'address', word: '住址', keep: null, other: '样例路9号', winner: 'other', conflict: false, both: false },
    ],
    moves: ['1条任职'], once: ['1条人员情况'], look: ['两张卡都在“例会”的名单上。'],
  }),
  person_merge: { id: 1 },
  person_seal: { id: 1 },
  person_unseal: { id: 1 },
  person_erase_look: LOOK,
  person_erase: { id: 1, images: 4, backups: LOOK.backups },
  person_meetings: { years: [{ year: 2026, due: 2, came: 1, excused: 1, meetings: [{ meeting: 9, name: '第12次会议', held: '2026-06-05', body_name: '居民委员会', post: '委员', capacity: 'member', presence: 'excused', reason: '出差' }] }] },
  person_papers: { papers: [{ document: 3, title: '关于选举结果的批复', number: '样街〔2022〕1号', issued: '2022-01-05', issued_by: null, what: ['居委会委员'] }] },
  certificate_add: { id: 9 },
  certificate_remove: { id: 6 },
  relative_declare: { id: 9 },
  consent_add: { id: 9 },
  consent_correct: { id: 7 },
};

beforeEach(() => {
  setToday('2026-12-10');
  useDay().backToToday();
});

async function card(replies: Replies = REPLIES): Promise<Asked[]> {
  const asked = openOffice(replies);
  await open(PersonPanel, '/people', { id: 1 });
  await screen.findByText('资料与保护');
  return asked;
}

async function press(name: string | RegExp): Promise<void> {
  await fireEvent.click(await screen.findByRole('button', { name }));
}

function dialog(): HTMLElement {
  return screen.getByRole('dialog');
}

describe('the card', () => {
  it('shows certificates, both kinds of relatives and pay, and nothing on it fails the accessibility check', async () => {
    await card();
    expect(screen.getByText('父亲')).toBeTruthy();
    expect(screen.getByText('妻，样例小学')).toBeTruthy();
    expect(screen.getByText(/有效期至2025年6月（已过期）/)).toBeTruthy();
    expect(screen.getByText('1200.50元')).toBeTruthy();
    expect(screen.getByText('1996年参加工作')).toBeTruthy();
    expect(screen.getByText('卫生')).toBeTruthy();
    expect(screen.getAllByText('居委会委员').length).toBeGreaterThan(1);
    expect(await violations()).toEqual([]);
  });

  it('keeps pay off the card of somebody it is not kept of', async () => {
    await card({ ...REPLIES, person_get: { ...CARD, pay: null } });
    expect(screen.queryByText('月补贴')).toBeNull();
  });

  it('a sealed card is looked at and not used, and comes back', async () => {
    const asked = await card({ ...REPLIES, person_get: { ...CARD, sealing: { on: '2026-07-01', until: null, reason: '迁出', over: false } } });
    expect(screen.queryByRole('button', { name: /登记变更/ })).toBeNull();
    expect(screen.queryByRole('button', { name: '登记证书' })).toBeNull();
    await press('取消封存');
    await waitFor(() => expect(asked).toContainEqual({ name: 'person_unseal', request: { id: 1, version: 3 } }));
  });

  it('an erased card says so and offers no act', async () => {
    await card({ ...REPLIES, person_get: { ...CARD, erased: '2026-07-01', resume: null, pay: null } });
    expect(screen.getByText('个人信息已删除')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '删除个人信息' })).toBeNull();
    expect(screen.queryByRole('button', { name: '封存' })).toBeNull();
  });

  it('what is refused stands on the card', async () => {
    await card({
      ...REPLIES,
      certificate_remove: () => {
        throw new Refused('changed_meanwhile', '这条证书在您打开之后又改过，没有写入。');
      },
    });
    await press('移走社会工作者职业资格证书');
    expect(await screen.findByText(/没有写入/)).toBeTruthy();
  });
});

describe('its dialogs', () => {
  it('a certificate needs its name alone', async () => {
    const asked = await card();
    await press('登记证书');
    await fireEvent.update(within(dialog()).getByLabelText('证书名称'), '社工证');
    expect(await violations()).toEqual([]);
    await fireEvent.keyDown(within(dialog()).getByLabelText('证书名称'), { key: 'Enter', ctrlKey: true });
    await waitFor(() =>
      expect(asked.find((one) => one.name === 'certificate_add')?.request).toMatchObject({ person: 1, name: '社工证', level: null }),
    );
  });

  it('a relative without a card is name and relation', async () => {
    await card();
    await press('登记亲属');
    await fireEvent.click(within(dialog()).getByRole('button', { name: '没有卡，只记姓名' }));
    expect(within(dialog()).getByLabelText('亲属姓名')).toBeTruthy();
    expect(within(dialog()).getByLabelText('工作单位')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('a relation that breaks a rule is told while it is typed, and may be recorded all the same', async () => {
    const asked = await card({ ...REPLIES, kinship_add: { id: 9 }, person_list: { total: 1, people: [{ id: 8, name: '陈静', initials: 'cj', sex: null, birth: null, age: null, politics: null, education: null, nationality: null, employment: null, full_time: null, group: null, hits: [], posts: [], residence: '5号楼', phone: null }] }, checkup_try: { lines: [{ rule: 'O-KIN', title: '回避', mark: 'error', sentence: '陈静与王建国是夫妻', asked: '不得有近亲属', source: '组织法第三十六条', body_name: '居务监督委员会', worse: false }] } });
    await press('登记亲属');
    const field = within(dialog()).getByRole('combobox', { name: '亲属' });
    await fireEvent.update(field, '陈');
    await within(dialog()).findByText(/5号楼/);
    await fireEvent.keyDown(field, { key: 'Enter' });
    await fireEvent.click(within(dialog()).getByRole('combobox', { name: '是王建国的' }));
    await fireEvent.click(await screen.findByRole('option', { name: '妻' }));
    expect(await within(dialog()).findByText('陈静与王建国是夫妻')).toBeTruthy();
    await press('仍按事实记下');
    await waitFor(() => expect(asked.find((one) => one.name === 'kinship_add')?.request).toMatchObject({ person: 1, relative: 8 }));
    expect(asked.find((one) => one.name === 'checkup_try')?.request).toMatchObject({ kin: { person: 1, relative: 8 } });
  });

  it('merging shows what wins, what moves and what to look at, and sends the choice', async () => {
    const asked = await card();
    await press('与王建国的卡合并');
    expect(await within(dialog()).findByText('样例路9号')).toBeTruthy();
    expect(within(dialog()).getByText(/移过来：1条任职/)).toBeTruthy();
    expect(within(dialog()).getByText(/都在“例会”的名单上/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    await fireEvent.click(within(dialog()).getByRole('radio', { name: '154****5678' }));
    await press('合并');
    await waitFor(() =>
      expect(asked.find((one) => one.name === 'person_merge')?.request).toEqual({
        keep: 1, keep_version: 3, other: 2, other_version: 8, choices: [{ field: 'phone', winner: 'other' }],
      }),
    );
  });

  it('another card is found by typing where nobody pointed it out', async () => {
    const asked = await card({ ...REPLIES, person_list: { total: 1, people: [{ id: 8, name: '王建国', initials: 'wjg', sex: null, birth: null, age: null, politics: null, education: null, nationality: null, employment: null, full_time: null, group: null, hits: [], posts: [], residence: '5号楼', phone: null }] } });
    await press('合并另一张卡');
    const field = within(dialog()).getByRole('combobox', { name: '另一张卡' });
    await fireEvent.focus(field);
    await fireEvent.update(field, '王');
    await within(dialog()).findByText(/5号楼/);
    await fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(asked.filter((one) => one.name === 'person_merge_preview').map((one) => one.request)).toContainEqual({ keep: 1, other: 8 }));
    expect(await within(dialog()).findByText('样例路9号')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('the history of one field is shown alone', async () => {
    const change = { operation: 1, at: '2026-07-01T12:00:00+08:00', actor: '李秀英', what: '人员“王建国”', sentence: '更正王建国的资料' };
    await card({
      ...REPLIES,
      person_history: {
        changes: [
          { ...change, fields: [{ field: '手机', before: '154****1234', after: '154****5678' }, { field: '备注', before: null, after: '热心' }] },
          { ...change, operation: 2, fields: [{ field: '住址', before: null, after: '样例路9号' }] },
        ],
      },
    });
    await press('改动记录');
    expect(await within(dialog()).findByText('手机：154****1234改为154****5678')).toBeTruthy();
    expect(within(dialog()).getByText('住址：样例路9号')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('the card that stays can be turned round', async () => {
    const asked = await card();
    await press('与王建国的卡合并');
    await within(dialog()).findByText('样例路9号');
    await press(/^换过来/);
    await waitFor(() => expect(asked.filter((one) => one.name === 'person_merge_preview').map((one) => one.request)).toContainEqual({ keep: 2, other: 1 }));
  });

  it('deleting says what goes, what stays and where the name still stands, and waits for the name to be typed', async () => {
    const asked = await card();
    await press('删除个人信息');
    const within_ = within(dialog());
    expect(await within_.findByText('关于王建国的补助')).toBeTruthy();
    expect(within_.getByText(/b\.juwei/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    const act = within_.getByRole('button', { name: '删除个人信息' });
    expect(act).toHaveProperty('disabled', true);
    await fireEvent.update(within_.getByLabelText('原因'), '本人要求');
    await fireEvent.update(within_.getByLabelText('姓名'), '王建国');
    expect(act).toHaveProperty('disabled', true);
    await fireEvent.click(within_.getByLabelText('本来就不该记，不等封存期满'));
    expect(act).toHaveProperty('disabled', false);
    await fireEvent.click(act);
    await waitFor(() =>
      expect(asked.find((one) => one.name === 'person_erase')?.request).toEqual({ id: 1, version: 3, reason: '本人要求', never_to_be_kept: true }),
    );
    expect(await within_.findByText('删好了')).toBeTruthy();
  });

  it('what cannot be deleted now says why', async () => {
    await card({ ...REPLIES, person_erase_look: { ...LOOK, refused: '还不能移走：居委会委员还用着它。' } });
    await press('删除个人信息');
    expect(await within(dialog()).findByText(/居委会委员还用着它/)).toBeTruthy();
    expect(within(dialog()).queryByLabelText('原因')).toBeNull();
  });

  it('sealing asks why and until when', async () => {
    const asked = await card();
    await press('封存');
    await fireEvent.update(within(dialog()).getByLabelText('原因'), '迁出');
    expect(await violations()).toEqual([]);
    await press('封存这张卡');
    await waitFor(() => expect(asked.find((one) => one.name === 'person_seal')?.request).toEqual({ id: 1, version: 3, until: null, reason: '迁出' }));
  });

  it('meetings stand year by year with why somebody was excused', async () => {
    await card();
    await press('逐年逐次');
    expect(await within(dialog()).findByText('出席，请假，出差，委员')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('everything kept of somebody is exported with its reason', async () => {
    const asked = await card({
      ...REPLIES,
      preference_list: { preferences: [{ name: 'export_folder', value: '"/home/clerk"' }] },
      person_data_export: { folder: '/home/clerk', files: [{ format: 'pdf', name: 'a.pdf', path: '/home/clerk/a.pdf', renamed: false }] },
    });
    await press('此人的全部资料');
    await fireEvent.update(within(dialog()).getByLabelText('原因'), '本人来电');
    expect(await violations()).toEqual([]);
    await waitFor(() => expect(within(dialog()).getByText('/home/clerk')).toBeTruthy());
    await press('导出');
    await waitFor(() =>
      expect(asked.find((one) => one.name === 'person_data_export')?.request).toEqual({ id: 1, reason: '本人来电', folder: '/home/clerk', format: 'pdf' }),
    );
  });

  it('the pages are looked at and printed with the reason', async () => {
    const asked = await card({
      ...REPLIES,
      person_data_pages: { pages: ['<svg xmlns="http://www.w3.org/2000/svg"/>'], digests: [], missing: [], closed_fonts: [] },
      paper_print: { path: '/tmp/a.pdf' },
      print_pdf: {},
    });
    await press('此人的全部资料');
    await press('看页面');
    expect(await screen.findByText('第1页，共1页')).toBeTruthy();
    expect(asked.find((one) => one.name === 'person_data_pages')?.request).toEqual({ id: 1, reason: '本人申请查阅' });
    expect(await violations()).toEqual([]);
    await fireEvent.click(screen.getByRole('button', { name: '打印' }));
    await waitFor(() => expect(asked).toContainEqual({ name: 'print_pdf', request: { path: '/tmp/a.pdf' } }));
    expect(asked.find((one) => one.name === 'paper_print')?.request).toEqual({ paper: 'person_data', id: 1, reason: '本人申请查阅' });
  });

  it('papers say what rests on them', async () => {
    await card();
    await press('依据文件');
    expect(await within(dialog()).findByText('样街〔2022〕1号，2022年1月5日，用于居委会委员')).toBeTruthy();
  });

  it('a consent is withdrawn as of today', async () => {
    const asked = await card();
    await press('同意1条');
    await press('撤回：照片用于公示栏');
    await waitFor(() => expect(asked.find((one) => one.name === 'consent_correct')?.request).toEqual({ id: 7, version: 7, withdrawn: '2026-12-10' }));
    expect(await violations()).toEqual([]);
  });

  it('the time line says every appointment in words beside its band', async () => {
    await card();
    await press('时间线');
    expect(await within(dialog()).findByText('居委会主任')).toBeTruthy();
    expect(within(dialog()).getByText(/2018年至2021年12月27日/)).toBeTruthy();
    expect(await violations()).toEqual([]);
  });
});

describe('words', () => {
  it('money is typed in yuan and kept in fen', () => {
    expect(readYuan('1,200.50元')).toBe(120_050);
    expect(readYuan('1200')).toBe(120_000);
    expect(readYuan('')).toBe(null);
    expect(readYuan('一千')).toBe(undefined);
    expect(readYuan('-5')).toBe(undefined);
    expect(yuan(120_000)).toBe('1200元');
    expect(yuan(null)).toBe('未记');
  });
  it('a certificate and a consent are said in one line', () => {
    const [certificate] = CARD.certificates;
    const [consent] = CARD.consents;
    expect(certificate && certificateLine(certificate)).toBe('初级，编号S1，2019年6月发，有效期至2025年6月（已过期）');
    expect(consent && consentLine({ ...consent, withdrawn: '2026-08' })).toBe('2026年7月1日同意，2026年8月撤回');
  });
  it('bands lie within the line, the oldest first, and the one that lasts ends today', () => {
    const line = timeLine(CARD.appointments, '2026-12-10');
    expect(line.bands.map((band) => band.title)).toEqual(['居委会主任', '居委会委员']);
    expect(line.marks[0]?.year).toBe(2018);
    for (const band of line.bands) {
      expect(band.left).toBeGreaterThanOrEqual(0);
      expect(band.left + band.width).toBeLessThanOrEqual(100.01);
    }
  });
});

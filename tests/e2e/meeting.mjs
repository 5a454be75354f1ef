// One whole meeting in the real window (WebKitGTK), by the keyboard alone: convened, signed in at most four keys a person,
// an item with its speech, its vote and its resolution, the whole text, the signature, a correction with a file, and what
// became of the resolution. Nothing here clicks; what is typed goes to whatever has the focus.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { answers, ask, begin, end, heading, keys, says, script, session, shot, shut, until } from './driver.mjs';
import { answer, perform, place, run, test } from './ledger.mjs';

/** The delegates: two of a surname, and two whose initials begin alike. */
const DELEGATES = ['陈国庆', '崔大年', '欧阳建国', '王秀兰', '王秀英', '夏小雨', '张丽', '钟华', '周一鸣'];
/** Most keys signing in may take for one person. */
const MOST_KEYS = 4;
/** Steps with Tab after which a person would give up. */
const PATIENT_TABS = 60;

const register = join(place('places'), 'register');

function call(name, request) {
  return JSON.parse(run(register, 'call', name, JSON.stringify(request)));
}

/** The name of what has the focus, as a screen reader says it, and what kind of thing it is. */
const focus = () =>
  script(`const one = document.activeElement;
    const text = (element) => (element?.textContent ?? '').replace(/\\s+/g, '');
    const named = one.getAttribute('aria-label') ?? (one.labels?.length ? text(one.labels[0]) : text(one));
    return { name: named.replace(/\\s+/g, ''), tag: one.tagName, value: one.value ?? null, role: one.getAttribute('role') };`);

/** Types to whatever has the focus. */
async function type(text) {
  const [found] = Object.values(await ask('GET', `${session()}/element/active`));
  await ask('POST', `${session()}/element/${found}/value`, { text });
}

/** Goes with Tab, or back with Shift and Tab, until what has the focus is called so; says how far it was. */
async function tabTo(name, { back = false, role = null } = {}) {
  const met = [];
  for (let steps = 0; steps <= PATIENT_TABS; steps += 1) {
    const at = await focus();
    if (at.name.startsWith(name) && (role === null || at.role === role)) {
      return steps;
    }
    met.push(at.name.slice(0, 12));
    await (back ? keys('Shift', 'Tab') : keys('Tab'));
  }
  throw new Error(`no “${name}” within ${PATIENT_TABS} steps of Tab: ${met.join(' | ')}`);
}

/** A choice of a list, with the arrows. */
async function choose(words) {
  await keys('ArrowDown');
  await until('an open list', () => script('return document.activeElement.getAttribute("aria-expanded") === "true";'));
  for (let steps = 0; steps < 30; steps += 1) {
    const at = await script(
      `const shown = [...document.querySelectorAll('.el-select-dropdown__item.is-hovering')].filter((one) => one.getClientRects().length > 0);
       return shown.at(-1)?.textContent.trim() ?? null;`,
    );
    if (at === words) {
      await keys('Enter');
      return;
    }
    await keys('ArrowDown');
  }
  throw new Error(`no choice “${words}”`);
}

/** The part of the page under a tab; the tabs are reached from the region they switch. */
async function part(words) {
  await tabTo('', { back: true, role: 'tab' }).catch(() => tabTo('', { role: 'tab' }));
  for (let steps = 0; steps < 8; steps += 1) {
    if ((await focus()).name.startsWith(words)) {
      return;
    }
    await keys('ArrowRight');
  }
  throw new Error(`no part “${words}”`);
}

const quorum = () => script('return document.querySelector(".q-say")?.textContent.replace(/\\s+/g, "") ?? "";');
const state = (name) =>
  script(
    `const line = [...document.querySelectorAll('.att [data-line]')].find((one) => one.textContent.includes(arguments[0]));
     return line?.lastElementChild?.textContent.trim() ?? null;`,
    name,
  );

test('a committee with its delegates', () => {
  run(register, 'call', 'register_new', JSON.stringify({ name: '安和里社区', street: '样例街道', term_ordinal: 6, term_start: '2021-12-28' }));
  const body = call('body_list', {}).bodies.find((one) => one.name === '居民代表会议').id;
  const post = call('body_get', { id: body }).posts.find((one) => one.name === '居民代表').id;
  for (const name of DELEGATES) {
    const person = call('person_add', { name }).id;
    call('appointment_add', { person, post, from: '2022-01-01' });
  }
});

test('it is convened from the list of meetings', async () => {
  await begin(register);
  await until('the window', () => script('return document.querySelector("h1") !== null;'));
  await keys('Alt', '5');
  await heading('会议');
  await keys('Control', 'n');
  await says('选好组织和日期');
  await until('the first field', async () => (await focus()).name.startsWith('组织'));
  await choose('居民代表会议');
  await says('该到会的9人');
  await tabTo('日期');
  await keys('Control', 'a');
  await type('20260320');
  await tabTo('时间');
  await type('9:30');
  await tabTo('地点');
  await type('二楼会议室');
  await tabTo('主持人');
  await type('王秀兰');
  await tabTo('记录人');
  await type('张丽');
  await shot('keys-convene');
  await keys('Control', 'Enter');
  await shut();
  await says('应到9人');
});

test('every name takes at most four keys, and the quorum follows each', async () => {
  await until('the first name nobody recorded', async () => (await focus()).role === 'option');
  let pressed = 0;
  const count = async (...names) => {
    for (const name of names) {
      await keys(name);
      pressed += 1;
    }
  };
  const taken = {};
  const sign = async (name, ...names) => {
    pressed = 0;
    await count(...names);
    taken[name] = pressed;
  };
  // Out of order, as people come through the door: initials find the name, a digit records it.
  await sign('张丽', 'z', 'l', '1');
  await until('her name', async () => (await state('张丽')) === '到');
  assert.equal(await quorum(), '应到9人，实到1人，不足法定人数，还差5人');
  await sign('欧阳建国', 'o', '1');
  await until('his name', async () => (await state('欧阳建国')) === '到');
  assert.equal(await quorum(), '应到9人，实到2人，不足法定人数，还差4人');
  await sign('钟华', 'z', 'h', '2');
  await until('an excuse', async () => (await state('钟华')) === '请假');
  assert.equal(await quorum(), '应到9人，实到2人，不足法定人数，还差4人');
  // Two of the same initials: the same letters again go on to the second.
  await sign('王秀兰', 'w', 'x', 'l', '1');
  await until('the first of two', async () => (await state('王秀兰')) === '到');
  await sign('王秀英', 'w', 'x', 'y', '1');
  await until('the second of two', async () => (await state('王秀英')) === '到');
  // The rest in the order of the list: once recorded, the focus is on the next one by itself.
  for (const [at, name] of ['陈国庆', '崔大年', '夏小雨'].entries()) {
    if (at === 0) {
      await sign(name, 'c', 'g', '1');
    } else {
      await until('the next one', async () => (await focus()).name.includes(name));
      await sign(name, '1');
    }
    await until(name, async () => (await state(name)) === '到');
  }
  await until('the last one', async () => (await focus()).name.includes('周一鸣'));
  await sign('周一鸣', '3');
  await until('who is absent', async () => (await state('周一鸣')) === '缺席');
  assert.deepEqual(Object.keys(taken).sort(), [...DELEGATES].sort());
  for (const [name, count] of Object.entries(taken)) {
    assert.ok(count <= MOST_KEYS, `${name} took ${count} keys`);
  }
  await until('the quorum', async () => (await quorum()) === '应到9人，实到7人，符合法定人数');
  await shot('keys-sign-in');
});

test('an item is put on the agenda, and somebody stays away from it with the reason', async () => {
  await keys('Control', 'n');
  await until('the field of the item', async () => (await focus()).name.startsWith('议题'));
  await type('选定充电棚的施工单位');
  await keys('Control', 'Enter');
  await shut();
  await says('选定充电棚的施工单位');
  await until('the list of names', async () => {
    await keys('F6');
    return script('return document.activeElement.closest(".signin") !== null;');
  });
  await tabTo('', { role: 'option' });
  await keys('x');
  await keys('7');
  await until('why', async () => (await focus()).name.startsWith('为什么回避'));
  await type('施工单位负责人是本人弟弟');
  await keys('Control', 'Enter');
  await shut();
  await until('who stays away', async () => (await state('夏小雨')) === '回避');
  await says('第一项：应到8人，实到6人');
  await shot('keys-recusal');
});

test('the votes and the resolution are recorded in one go', async () => {
  await tabTo('赞成');
  await type('5');
  await keys('Tab');
  await type('1');
  await keys('Tab');
  await type('0');
  await says('合计6，与到会相符');
  await tabTo('决议');
  await says('过半数须4票，赞成5票');
  await type('由安和工程队施工，5月底前建成。');
  await tabTo('责任人');
  await type('张丽');
  await tabTo('期限');
  await type('20260531');
  await keys('Control', 'Enter');
  await says('〔2026〕1号');
  await shot('keys-vote');
});

test('what was said is kept by speaker, and the whole minutes may be one text', async () => {
  await part('记录');
  await tabTo('发言人');
  await type('崔大年');
  await tabTo('发言内容');
  await type('三家报价都看了，安和工程队最低，工期也合适。');
  await keys('Control', 'Enter');
  await says('崔大年：三家报价都看了');
  await tabTo('只记全文', { back: true });
  await keys('Enter');
  await until('the whole text', async () => (await focus()).name.startsWith('会议记录全文'));
  await type('会议于9时30分开始。');
  await keys('Control', 's');
  await until('the text to be recorded', () => script('return [...document.querySelectorAll("button")].some((one) => one.textContent.includes("保存记录") && one.disabled);'));
  await shot('keys-whole-text');
  await tabTo('按议题和发言人记', { back: true });
  await keys('Enter');
  await says('崔大年：三家报价都看了');
});

test('it is signed, and from then on only a dated correction adds to it', async () => {
  await part('签字锁定');
  await tabTo('签字日期');
  await keys('Control', 'a');
  await type('20260322');
  await tabTo('签字锁定');
  await keys('Enter');
  await says('已经签字锁定');
  const photo = join(place('desk'), '会场照片.pdf');
  writeFileSync(photo, '%PDF-1.7\n% nothing else\n');
  answer(answers, 'choose_open', photo);
  await tabTo('登记更正');
  await keys('Enter');
  await says('原来的记录不动');
  await tabTo('更正什么');
  await type('补收会场照片。');
  await tabTo('为什么');
  await type('当时没有传到电脑上');
  await tabTo('附上文件');
  await keys('Enter');
  await says('会场照片.pdf');
  await shot('keys-correction');
  await keys('Control', 'Enter');
  await shut();
  await says('随附：会场照片.pdf');
});

test('what became of the resolution is recorded where it stands', async () => {
  await part('签到与表决');
  await tabTo('记落实：由安和工程队施工');
  await keys('Enter');
  await says('还在办');
  await tabTo('做了什么');
  await type('5月20日建成，居民代表到场看过。');
  await keys('Control', 'Enter');
  await shut();
  await says('已落实');
  await shot('keys-follow-up');
});

test('all of it stands in the register and in the minutes', async () => {
  await end();
  const meeting = await until('the register to be free', () => call('meeting_list', {}).meetings[0]);
  const card = call('meeting_get', { id: meeting.id });
  assert.equal(card.quorum.sentence, '应到9人，实到7人，符合法定人数');
  assert.equal(card.signed, '2026-03-22');
  assert.equal(card.items[0].vote.passed, true);
  assert.deepEqual(card.resolutions.map((one) => [one.number, one.responsible, one.due, one.done]), [['〔2026〕1号', '张丽', '2026-05-31', true]]);
  assert.equal(card.attachments[0].correction, card.corrections[0].id);
  const { text } = call('minutes_text', { meeting: meeting.id });
  for (const line of ['回避：夏小雨（施工单位负责人是本人弟弟）。', '请假：钟华。', '缺席：周一鸣。', '崔大年：三家报价都看了', '随附：1. 会场照片.pdf。']) {
    assert.ok(text.includes(line), `${line} in ${text}`);
  }
});

await perform((number) => shot(`failure-${number}`).catch(() => undefined));

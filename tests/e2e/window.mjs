// The main job in the real window (WebKitGTK under Xvfb, by WebDriver): start a committee, bring in a roster from a real
// xlsx file, add a sub-committee and a resident group, write the minutes of a meeting, export the year's report.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { answer, ends, here, juwei, perform, place, run, test } from './ledger.mjs';

const program = process.env.JUWEI_WINDOW ?? juwei.replace(/juwei$/, 'juwei-window');
const driver = process.env.TAURI_DRIVER ?? 'tauri-driver';
const native = process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
/** Longest wait for something to appear, in milliseconds. */
const PATIENCE = 30_000;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const KEYS = { Control: '\uE009', Alt: '\uE00A', Shift: '\uE008', Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004' };

const answers = place('answers');
const register = join(place('places'), 'register');
const exported = place('exported');
const shots = process.env.JUWEI_SHOTS;

function free() {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** A screen of its own; the number is told by Xvfb itself. */
async function screen() {
  const child = ends(
    spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x720x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      detached: true,
    }),
  );
  for await (const line of createInterface({ input: child.stdio[3] })) {
    return `:${line.trim()}`;
  }
  throw new Error('no screen');
}

const port = await free();
const display = await screen();
ends(
  spawn(
    'dbus-run-session',
    ['--', driver, '--port', String(port), '--native-port', String(await free()), '--native-driver', native],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      detached: true,
      env: {
        ...process.env,
        DISPLAY: display,
        WAYLAND_DISPLAY: '',
        JUWEI_E2E_ANSWERS: answers,
        JUWEI_CONFIGURATION: place('configuration'),
        LANG: 'C.UTF-8',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      },
    },
  ),
);

async function ask(method, path, body) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const { value } = await response.json();
  if (value !== null && typeof value === 'object' && 'error' in value) {
    throw new Error(`${value.error}: ${value.message}`);
  }
  return value;
}

/** Asks again until the answer is something, or patience ends. */
async function until(what, deed) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    let found;
    let last;
    try {
      found = await deed();
    } catch (thrown) {
      last = thrown;
    }
    if (found !== undefined && found !== null && found !== false) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`waited in vain for ${what}${last === undefined ? '' : `: ${last.message}`}`);
    }
    await new Promise((next) => setImmediate(next));
  }
}

let session;

async function begin() {
  const made = await until('the driver', () =>
    ask('POST', '/session', {
      capabilities: {
        alwaysMatch: { browserName: 'wry', 'tauri:options': { application: program, args: ['--register', register] } },
      },
    }),
  );
  session = `/session/${made.sessionId}`;
  await ask('POST', `${session}/timeouts`, { script: PATIENCE });
}

async function end() {
  await ask('DELETE', session);
}

const script = (body, ...args) => ask('POST', `${session}/execute/sync`, { script: body, args });

/** The element a function of the page answers with, once there is one that is seen. */
const element = (what, body, ...args) =>
  until(what, () =>
    script(
      `const seen = (one) => one && one.getClientRects().length > 0 ? one : null;
       const last = (list) => [...list].filter(seen).at(-1) ?? null;
       const scope = last(document.querySelectorAll('[role="dialog"]')) ?? document;
       ${body}`,
      ...args,
    ),
  );

const button = (words) =>
  element(
    `a button “${words}”`,
    `const fits = (one) => !one.disabled && (one.getAttribute('aria-label') ?? one.textContent).replace(/\\s+/g, '').startsWith(arguments[0]);
     return [...scope.querySelectorAll('button, a, [role="tab"]')].filter(seen).find(fits) ?? null;`,
    words,
  );

const field = (label) =>
  element(
    `a field “${label}”`,
    `const named = [...scope.querySelectorAll('label')].filter(seen).find((one) => one.textContent.replace(/\\s+/g, '').startsWith(arguments[0]));
     return seen(named?.control ?? document.getElementById(named?.htmlFor ?? '') ?? scope.querySelector('[aria-label="' + arguments[0] + '"]'));`,
    label,
  );

const click = (found) => ask('POST', `${session}/element/${found[ELEMENT]}/click`, {});
/** Finds and uses an element; a page that draws itself anew in between is asked again. */
const use = (what, find, deed) =>
  until(what, async () => {
    await deed(await find());
    return true;
  });
const press = (words) => use(`pressing “${words}”`, () => button(words), click);

const write = (label, text) =>
  use(`writing “${label}”`, () => field(label), async (found) => {
    await ask('POST', `${session}/element/${found[ELEMENT]}/clear`, {});
    await ask('POST', `${session}/element/${found[ELEMENT]}/value`, { text });
  });

/** An element that has stopped moving. */
const still = (found) =>
  until('an element to stand still', () =>
    ask('POST', `${session}/execute/async`, {
      script: `const done = arguments[arguments.length - 1];
        const place = () => JSON.stringify(arguments[0].getBoundingClientRect());
        const before = place();
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(place() === before))));`,
      args: [found],
    }),
  );

/** A choice of a list that opens; what was chosen must then stand in the field. */
const pick = (label, choice) =>
  until(`“${choice}” in “${label}”`, async () => {
    const wrapper = await script('return arguments[0].closest(".el-select__wrapper") ?? arguments[0];', await field(label));
    const says = (words) => script('return arguments[0].textContent.includes(arguments[1]);', wrapper, words);
    if (await says(choice)) {
      return true;
    }
    await click(wrapper);
    const option = await element(
      `the choice “${choice}”`,
      `return last([...document.querySelectorAll('[role="option"]')].filter((one) => one.textContent.trim() === arguments[0]));`,
      choice,
    );
    await still(option);
    await click(option);
    return says(choice);
  });

/** Keys pressed together. */
async function keys(...names) {
  const codes = names.map((name) => KEYS[name] ?? name);
  const down = codes.map((value) => ({ type: 'keyDown', value }));
  const up = [...codes].reverse().map((value) => ({ type: 'keyUp', value }));
  await ask('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }] });
}

const says = (words) =>
  until(`the words “${words}”`, () => script('return document.body.innerText.replace(/\\s+/g, "").includes(arguments[0]);', words));

/** No dialog is open: keys go to the page again. */
const shut = () =>
  until('the dialog to close', () =>
    script('return ![...document.querySelectorAll("[role=dialog]")].some((one) => one.getClientRects().length > 0);'),
  );

const heading = (words) =>
  until(`the page ${words}`, () => script('return document.querySelector("h1")?.textContent.trim() === arguments[0];', words));

async function shot(name) {
  if (shots !== undefined) {
    writeFileSync(join(shots, `${name}.png`), Buffer.from(await ask('GET', `${session}/screenshot`), 'base64'));
  }
}

test('first run: five fields and a date make a committee with its bodies', async () => {
  await begin();
  await says('先把账立起来');
  await shot('first-run');
  await write('社区名称', '安和里社区');
  await write('所属街道', '样例街道');
  await press('记下，做下一步');
  await write('第几届', '6');
  await write('本届从', '20211228');
  await press('建账');
  await until('the register', () => existsSync(join(register, 'register.db')));
  await until('its name', () => script('return !document.body.innerText.includes("还没有填写名称");'));
  await heading('今日');
  await shot('today-empty');
  assert.equal(existsSync(join(register, 'register.db-shm')), false, 'one program alone has it');
});

test('a second program is told at once that the register is open', () => {
  assert.throws(() => run(register, 'verify'), /台账正在另一个窗口里打开着/);
});

test('a real xlsx roster is looked at row by row and written as one act', async () => {
  const roster = join(place('desk'), '居委会成员名册.xlsx');
  copyFileSync(join(here, '../fixtures/roster.xlsx'), roster);
  answer(answers, 'choose_open', roster);
  await keys('Alt', '0');
  await heading('数据');
  await press('选一个名册文件');
  await pick('每行是', '一个组织的成员');
  await pick('组织', '居民委员会');
  await says('7行可以写入');
  await shot('import');
  await press('写入7行');
  await says('写好了');
  await keys('Alt', '2');
  await heading('人员');
  await says('仇小兰');
  await shot('people');
});

test('one undo takes the whole import back, one redo puts it there again', async () => {
  await keys('Control', 'z');
  await says('撤销“');
  await until('nobody left', () => script('return !document.querySelector("main").innerText.includes("仇小兰");'));
  await keys('Control', 'y');
  await says('仇小兰');
});

test('a sub-committee and a resident group are set up by keyboard', async () => {
  await keys('Alt', '3');
  await heading('组织');
  await press('设立组织');
  await write('名称', '人民调解委员会');
  await pick('种类', '下属委员会');
  await press('记下设立');
  await shut();
  await says('人民调解委员会');
  await press('设立组织');
  await write('名称', '第1居民小组');
  await pick('种类', '居民小组');
  await press('记下设立');
  await shut();
  await says('第1居民小组');
  await shot('bodies');
});

test('the minutes of a meeting: sign-in, an item, its vote, a resolution', async () => {
  await keys('Alt', '5');
  await heading('会议');
  await press('登记会议');
  await pick('组织', '居民委员会');
  await write('日期', '20260310');
  await write('时间', '9:30');
  await write('地点', '社区会议室');
  await press('登记会议');
  await says('应到7人');
  await press('其余都到');
  await says('实到7人');
  await press('添加议题');
  await write('议题', '2号楼楼道照明更换');
  await press('添加议题');
  await says('2号楼楼道照明更换');
  await press('全体赞成');
  await write('决议', '4月底前更换2号楼楼道照明。');
  await press('记下，回到议题');
  await says('赞成');
  await shot('meeting');
});

test('the check-up says what is open; an explanation is written and taken back', async () => {
  await keys('Alt', '9');
  await heading('体检');
  await says('未了');
  await shot('checkup');
  await write('理由', '街道同意，下次换届时调整');
  await press('记下说明');
  await says('写了说明');
  await keys('Control', 'z');
  await says('撤销“对“');
  await press('规则');
  await says('城市居民委员会组织法（1990年施行）');
  await shot('rules');
});

test('a deadline no area keeps is ticked in the calendar of the year', async () => {
  await keys('Alt', '1');
  await heading('今日');
  await press('看全年日历');
  await press('已办：');
  await says('还没办');
  await shot('calendar');
  await keys('Control', 'z');
  await until('the tick to go', () => script('return !document.querySelector("main").innerText.includes("还没办");'));
});

test('the year’s report is exported in three formats into a folder she chose', async () => {
  answer(answers, 'choose_folder', exported);
  await keys('Alt', '8');
  await heading('报告');
  await says('社区基本情况');
  await shot('report');
  await keys('Control', 'e');
  await press('选一个文件夹');
  await press('导出');
  await says('导出好了');
  await until('three files', () => readdirSync(exported).filter((name) => /年度报告_安和里社区/.test(name)).length === 3);
  for (const name of readdirSync(exported)) {
    assert.ok(statSync(join(exported, name)).size > 2000, name);
  }
  const pdf = readdirSync(exported).find((name) => name.endsWith('.pdf'));
  assert.equal(readFileSync(join(exported, pdf)).subarray(0, 5).toString(), '%PDF-');
  await shot('exported');
});

test('a backup is written, opened again and said with what it holds', async () => {
  const backup = join(exported, '备份.juwei');
  answer(answers, 'choose_save', backup);
  await keys('Escape');
  await shut();
  await keys('Alt', '0');
  await heading('数据');
  await press('备份与恢复');
  await press('现在备份');
  await until('the backup', () => existsSync(backup));
  await says('7人');
  await shot('backup');
});

test('closed and opened again, everything is there and the chain is sound', async () => {
  await end();
  const found = await until('the register to be free', () => run(register, 'verify'));
  assert.match(found, /操作链/);
  await begin();
  await heading('今日');
  await keys('Control', 'k');
  await says('查');
  await end();
});

await perform((number) => shot(`failure-${number}`).catch(() => undefined));

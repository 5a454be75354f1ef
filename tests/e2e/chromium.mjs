// The pages in Chromium over the same desk as the window: each page without a single accessibility violation (axe,
// WCAG 2.2 A and AA, nothing switched off), empty, filled and in error, at the three type sizes.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

import { answer, here, host, perform, place, run, test } from './ledger.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const SIZES = ['small', 'normal', 'large'];
const PAGES = ['today', 'people', 'bodies', 'groups', 'meetings', 'report', 'checkup', 'data', 'about'];
/** The part of a page that asks for something when it opens, where the first one does not. */
const ASKING = { data: 'data?tab=history' };
const TROUBLE = { code: 'file_trouble', message: '读不出来：读写出了错。请检查磁盘，再试一次。' };
/** What a page needs before it can say that something else went wrong. */
const SPARED = ['register_state', 'preference_list', 'preference_set', 'window_ready'];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

const sample = place('sample');
run(sample, 'sample');
const fresh = place('fresh');
run(fresh, 'new', '--name', '安和里社区', '--term-start', '2021-12-28');
const damaged = place('damaged');
run(damaged, 'new', '--name', '安和里社区');

async function open(address, prepare) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'zh-CN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  // A machine that builds beside the tests is slow; what never comes still fails.
  page.setDefaultTimeout(120_000);
  const heard = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text())) {
      heard.push(message.text());
    }
  });
  page.on('pageerror', (error) => heard.push(String(error)));
  await prepare?.(page);
  await page.goto(address);
  await settled(page);
  return { page, heard, close: () => context.close() };
}

/** Nothing is asked any more, nothing moves and everything is drawn. */
async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    const ends = (one) => one.effect?.getComputedTiming().iterations !== Infinity;
    await Promise.allSettled(document.getAnimations().filter(ends).map((one) => one.finished));
  });
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
  );
}

async function go(page, path) {
  await page.evaluate((to) => {
    window.location.hash = `#/${to}`;
  }, path);
  await settled(page);
}

async function violations(page) {
  // Evaluated by the debugger, so the page's own policy stays as strict as in the window.
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const found = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  }, TAGS);
}

async function clean(page, what) {
  for (const size of SIZES) {
    await page.evaluate((to) => {
      document.documentElement.dataset.size = to;
    }, size);
    await settled(page);
    assert.deepEqual(await violations(page), [], `${what}, ${size}`);
  }
  await page.evaluate(() => {
    document.documentElement.dataset.size = 'normal';
  });
}

async function over(register, deed, prepare) {
  const served = await host(register, place('answers'));
  const opened = await open(served.address, prepare);
  try {
    await deed(opened.page);
    assert.deepEqual(opened.heard, [], 'nothing in the console');
  } finally {
    await opened.close();
    served.stop();
  }
}

for (const path of PAGES) {
  test(`${path}: filled, no violation at any size`, () =>
    over(sample, async (page) => {
      await go(page, path);
      assert.ok((await page.locator('main').innerText()).trim().length > 20, 'the page says something');
      await clean(page, path);
    }));

  test(`${path}: empty, no violation at any size`, () =>
    over(fresh, async (page) => {
      await go(page, path);
      await clean(page, path);
    }));

  test(`${path}: in error it says what to do, no violation at any size`, () =>
    over(
      sample,
      async (page) => {
        await go(page, ASKING[path] ?? path);
        if (path !== 'about') {
          await page.getByText('请检查磁盘，再试一次。').first().waitFor();
        }
        await clean(page, path);
      },
      (page) =>
        page.route('**/call', (route) => {
          const { name } = route.request().postDataJSON();
          return SPARED.includes(name) ? route.continue() : route.fulfill({ json: { fault: TROUBLE } });
        }),
    ));
}

test('opened records and dialogs: no violation at any size', () =>
  over(sample, async (page) => {
    for (const path of ['people?id=1', 'people?do=add', 'bodies?id=3', 'bodies?do=add', 'meetings?id=1', 'meetings?do=add', 'checkup?view=rules', 'checkup?view=numbers', 'checkup?view=rules&do=add', 'today?view=calendar']) {
      await go(page, path);
      await clean(page, path);
      await page.keyboard.press('Escape');
    }
    await go(page, 'people');
    for (const act of ['筛选', '选列', '导出']) {
      await page.getByRole('button', { name: act, exact: true }).click();
      await settled(page);
      await clean(page, `people, ${act}`);
      await page.keyboard.press('Escape');
      await settled(page);
    }
    await page.locator('tr[data-row]').first().press('Control+a');
    await page.getByText(/^已选\d+人$/).waitFor();
    await page.getByRole('button', { name: '批量修改', exact: true }).click();
    await settled(page);
    await clean(page, 'people, 批量修改');
    await page.keyboard.press('Escape');
    await page.getByLabel('在名单里查找').fill('l');
    await page.locator('mark').first().waitFor();
    await clean(page, 'people, searching');
    await go(page, 'today');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('wang');
    await settled(page);
    await clean(page, 'finder');
  }));

/** A register of its own, where something may be written. */
function ofItsOwn(name) {
  const register = place(name);
  run(register, 'sample');
  return register;
}

test('a finding is explained, stands under 已说明, and one undo takes the explanation back', () =>
  over(ofItsOwn('explained'), async (page) => {
    await go(page, 'checkup');
    const told = page.getByRole('button', { name: /^已说明 \d+$/ });
    const before = Number((await told.innerText()).replace(/\D/g, ''));
    const counts = (number) => page.getByRole('button', { name: `已说明 ${number}`, exact: true });
    await page.locator('tr[data-row]', { hasText: '不符' }).first().click();
    const found = await page.locator('.finding-title').innerText();
    await page.getByLabel('理由').fill('街道同意，下次换届时调整');
    await page.keyboard.press('Control+Enter');
    await counts(before + 1).click();
    await page.locator('tr[data-row]', { hasText: found }).first().click();
    await page.getByText('街道同意，下次换届时调整').waitFor();
    await clean(page, 'checkup, explained');
    await page.locator('tr[data-row]').first().focus();
    await page.keyboard.press('Control+z');
    await counts(before).waitFor();
  }));

test('a deadline no area keeps is ticked, and one undo takes the tick back', () =>
  over(ofItsOwn('ticked'), async (page) => {
    await go(page, 'today?view=calendar');
    const tick = page.getByRole('button', { name: /^已办：/ }).first();
    const title = (await tick.getAttribute('aria-label')).replace('已办：', '');
    const ticked = page.getByRole('button', { name: `还没办：${title}`, exact: true });
    await tick.click();
    await ticked.first().waitFor();
    await clean(page, 'calendar, ticked');
    await page.keyboard.press('Control+z');
    await ticked.waitFor({ state: 'detached' });
  }));

test('a pack of the place is switched off and on, and the list follows', () =>
  over(ofItsOwn('switched'), async (page) => {
    const all = () => page.getByRole('button', { name: /^全部 \d+$/ }).innerText();
    const press = async (words) => {
      await page.getByRole('button', { name: words, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await clean(page, words);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await go(page, 'checkup?view=rules');
    await page.getByLabel('哪个规则包').selectOption({ label: '天津2012年换届要求（教学材料）' });
    const on = await page.getByRole('button', { name: '停用规则包' }).isVisible();
    await go(page, 'checkup');
    const before = await all();
    await go(page, 'checkup?view=rules');
    await press(on ? '停用规则包' : '启用规则包');
    await go(page, 'checkup');
    await page.getByRole('button', { name: before, exact: true }).waitFor({ state: 'detached' });
    assert.notEqual(await all(), before);
  }));

test('the dialogs of a card: no violation at any size', () =>
  over(sample, async (page) => {
    await go(page, 'people?id=1');
    for (const act of ['登记证书', '登记亲属', /^同意\d+条$/, '此人的全部资料', '合并另一张卡']) {
      await page.getByRole('button', { name: act }).first().click();
      await page.getByRole('dialog').waitFor();
      await settled(page);
      await clean(page, `card, ${act}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.getByRole('button', { name: '此人的全部资料' }).click();
    await page.getByRole('button', { name: '看页面' }).click();
    await page.getByRole('img', { name: '第1页' }).waitFor();
    await clean(page, 'card, pages of the data');
    // Somebody who may be the same as another: what would become of both.
    await go(page, 'today');
    await go(page, 'people?id=34');
    await page.getByRole('button', { name: /^与.+的卡合并$/ }).first().click();
    await page.getByRole('dialog').getByRole('table').first().waitFor();
    await clean(page, 'card, merge');
  }));

test('a bad row of an import is set right in its dialog, and the file stays as it was', async () => {
  const answers = place('answers');
  const sheet = `${answers}/名册.csv`;
  writeFileSync(sheet, '姓名,手机\n王建国,15400001234\n,15400005678\n');
  const bytes = readFileSync(sheet);
  answer(answers, 'choose_open', sheet);
  await over(fresh, async (page) => {
    await go(page, 'data');
    await page.getByRole('button', { name: '选一个名册文件' }).click();
    await page.getByText('1行不能写入').waitFor();
    await page.locator('tr[data-row="3"]').click();
    await page.getByRole('button', { name: '在这里改' }).click();
    await page.getByRole('dialog').getByLabel('姓名').fill('李秀英');
    await clean(page, 'import, a row set right');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /写入2行/ }).waitFor();
    await clean(page, 'import, tried again');
  });
  assert.ok(readFileSync(sheet).equals(bytes), 'her file was changed');
});

test("the street's blank form is looked at place by place, set right, filled beside it, and remembered", async () => {
  const answers = place('answers');
  const blank = join(here, '../fixtures/forms/street.xlsx');
  const bytes = readFileSync(blank);
  answer(answers, 'choose_open', blank);
  answer(answers, 'choose_folder', place('forms'));
  const rows = (page, words) => page.locator('tr[data-row]', { hasText: words });
  await over(ofItsOwn('forms'), async (page) => {
    await go(page, 'report/form?year=2026');
    await clean(page, 'form, before');
    await page.getByRole('button', { name: '选一份空表' }).click();
    await rows(page, '所属街道').first().waitFor();
    assert.match(await rows(page, '单位负责人').innerText(), /请您定/);
    await clean(page, 'form, its places');
    await rows(page, '单位负责人').click();
    await page.getByRole('button', { name: '对，就填这个' }).click();
    await rows(page, '单位负责人').getByText('会填').waitFor();
    // Another source is found by typing.
    await rows(page, '特色工作').click();
    await page.getByLabel('找一项来填').fill('届次');
    await page.getByRole('button', { name: /居民委员会：届次/ }).click();
    await rows(page, '特色工作').getByText('会填').waitFor();
    await clean(page, 'form, set right');
    await page.getByRole('button', { name: '填好，另存一份' }).click();
    await page.getByText('街道的原表没有动').waitFor();
    await clean(page, 'form, filled');
    await page.getByRole('button', { name: '再填一份' }).click();
    await page.getByText('这份表以前填过').waitFor();
    await rows(page, '特色工作').getByText('会填').waitFor();
  });
  assert.ok(readFileSync(blank).equals(bytes), "the street's form was changed");
});

test('the picture of the groups: no violation at any size', () =>
  over(sample, async (page) => {
    await go(page, 'groups');
    await page.getByRole('tab', { name: /分布图/ }).click();
    await page.getByRole('button', { name: '导出分布图' }).waitFor();
    await clean(page, 'groups, picture');
    await page.getByRole('button', { name: '导出分布图' }).click();
    await page.getByRole('dialog').waitFor();
    await clean(page, 'groups, export');
  }));

test('first run: no violation at any size', () => over(place('none'), (page) => clean(page, 'first run')));

test('a damaged register is said in words with what to do, and stays as it was', async () => {
  const database = `${damaged}/register.db`;
  const bytes = readFileSync(database);
  bytes.fill(0x55, 0, 4096);
  writeFileSync(database, bytes);
  await over(damaged, async (page) => {
    await page.getByText('请从最近的备份恢复').first().waitFor();
    await clean(page, 'damaged');
  });
  assert.ok(readFileSync(database).equals(bytes), 'not a byte was touched');
});

test('text that looks like markup or a formula is shown as text on every page', () =>
  over(fresh, async (page) => {
    const names = ['<img src=x onerror=alert(1)>', '=1+1', '\u202e反过来', '长'.repeat(400)];
    for (const name of names) {
      const answered = await page.evaluate(
        async (person) =>
          (
            await fetch('/call', { method: 'POST', body: JSON.stringify({ name: 'person_add', request: { name: person } }) })
          ).json(),
        name,
      );
      assert.ok(answered.reply, JSON.stringify(answered));
    }
    let said = false;
    page.on('dialog', (dialog) => {
      said = true;
      void dialog.dismiss();
    });
    for (const path of PAGES) {
      await go(page, path);
      assert.equal(await page.locator('img[src="x"]').count(), 0, path);
    }
    await go(page, 'people');
    await page.getByLabel('在任还是全部').selectOption('全部');
    await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
    assert.equal(said, false);
  }));

test('Alt and a digit goes to each area by its final number', () =>
  over(sample, async (page) => {
    for (const [digit, heading] of [['2', '人员'], ['3', '组织'], ['4', '小组'], ['5', '会议'], ['8', '报告'], ['9', '体检'], ['0', '数据'], ['1', '今日']]) {
      await page.keyboard.press(`Alt+${digit}`);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
  }));

/** What the machine's clock lets a list of meetings show, whatever year it is: one that is not signed yet. */
async function unsigned(page) {
  const listed = await page.evaluate(async () => {
    const answer = await fetch('/call', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'meeting_list', request: { limit: 500 } }) });
    return (await answer.json()).reply.meetings;
  });
  return listed.find((row) => !row.signed && row.resolutions > 0).id;
}

for (const [name, register] of [['filled', sample], ['empty', fresh]]) {
  test(`the views of all meetings, ${name}: no violation at any size`, () =>
    over(register, async (page) => {
      for (const view of ['search', 'year', 'follow', 'figures', 'matters']) {
        await go(page, `meetings?view=${view}`);
        if (view === 'search') {
          await page.getByLabel('查会议里的文字').fill('议');
          await page.getByText(name === 'filled' ? /列出\d+次/ : '没有找到').first().waitFor();
        }
        if (view === 'year' && name === 'filled') {
          // A month in which something was held.
          await page.locator('.year-grid .cell').first().click();
        }
        await clean(page, `meetings, ${view}`);
      }
      await page.getByRole('button', { name: '会议类型' }).click();
      await page.getByText('座谈会', { exact: true }).waitFor();
      await clean(page, 'meetings, kinds');
    }));
}

test('the parts of a meeting and its dialogs: no violation at any size', () =>
  over(ofItsOwn('parts'), async (page) => {
    await go(page, `meetings?id=${await unsigned(page)}`);
    const shut = async () => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    for (const act of ['从建议里选', '添加议题', '重新取名单', '添列席', '改名单', '添加决议', /^记落实/]) {
      await page.getByRole('button', { name: act }).first().click();
      await page.getByRole('dialog').waitFor();
      await settled(page);
      await clean(page, `meeting, ${act}`);
      await shut();
    }
    for (const part of ['会议资料', '记录', '文件', '附件', '签字锁定']) {
      await page.getByRole('tab', { name: new RegExp(`^${part}`) }).click();
      await settled(page);
      await clean(page, `meeting, ${part}`);
    }
    await page.getByRole('tab', { name: /^文件/ }).click();
    for (const paper of ['会议通知', '议程', '签到表', '座签', '表决票', '会议纪要', '决议摘录']) {
      await page.getByRole('button', { name: new RegExp(`^${paper}`) }).click();
      await page.getByRole('img', { name: '第1页' }).waitFor();
    }
    await clean(page, 'meeting, extract');
    await page.getByRole('tab', { name: /^记录/ }).click();
    await page.getByRole('button', { name: '只记全文' }).click();
    await page.getByLabel('会议记录全文').waitFor();
    await clean(page, 'meeting, whole text');
  }));

test('a photo is kept with its meeting, looked at and saved out, and a program under another name is not', async () => {
  const answers = place('answers');
  const photo = `${answers}/签到表.png`;
  const program = `${answers}/材料.pdf`;
  const out = `${answers}/存出来.jpg`;
  // Red, one dot.
  writeFileSync(photo, Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC', 'base64'));
  writeFileSync(program, 'MZ\u0090 not a paper');
  await over(ofItsOwn('attached'), async (page) => {
    await go(page, `meetings?id=${await unsigned(page)}`);
    await page.getByRole('tab', { name: /^附件/ }).click();
    answer(answers, 'choose_open', program);
    await page.getByRole('button', { name: '添加附件' }).click();
    await page.getByText('没有收下附件').waitFor();
    answer(answers, 'choose_open', photo);
    await page.getByRole('button', { name: '添加附件' }).click();
    await page.getByRole('button', { name: /^看：签到表/ }).click();
    await page.getByRole('img', { name: /^签到表/ }).waitFor();
    await clean(page, 'meeting, an attachment looked at');
    answer(answers, 'choose_save', out);
    await page.getByRole('button', { name: /^另存：签到表/ }).click();
    await page.getByText(/另存附件/).first().waitFor();
    await page.getByRole('button', { name: /^移走：签到表/ }).click();
    await page.getByText('还没有附件').waitFor();
  });
  assert.deepEqual([...readFileSync(out).subarray(0, 2)], [0xff, 0xd8], 'what was saved out is the photo, made smaller');
});

test('two hundred thousand characters of minutes are pasted, cleaned, kept and saved', () =>
  over(ofItsOwn('whole'), async (page) => {
    await go(page, `meetings?id=${await unsigned(page)}`);
    await page.getByRole('tab', { name: /^记录/ }).click();
    await page.getByRole('button', { name: '只记全文' }).click();
    const field = page.getByLabel('会议记录全文');
    await field.waitFor();
    const line = '会议讨论了楼道堆物清理的办法，大家都发了言。';
    await field.evaluate((box, text) => {
      const pasted = new DataTransfer();
      pasted.setData('text/plain', text);
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }));
    }, `${line}\u200b\r\n`.repeat(8600));
    await page.getByText('197,800字').waitFor();
    assert.ok(!(await field.inputValue()).includes('\u200b'), 'an invisible mark stayed');
    await field.press('Control+s');
    await page.getByRole('tab', { name: /全文197,7\d\d字|全文197,800字/ }).waitFor();
  }));

test('a meeting from its calling to the last follow-up, sign-in by keys alone', () =>
  over(ofItsOwn('called'), async (page) => {
    const dialog = page.getByRole('dialog');
    const done = () => dialog.waitFor({ state: 'detached' });
    await go(page, 'meetings?do=add&body=3');
    await page.getByLabel('会议名称').waitFor();
    await page.waitForFunction(() => [...document.querySelectorAll('[role="dialog"] input')].some((field) => /第\d+次/.test(field.value)));
    await page.getByLabel('时间', { exact: true }).fill('0930');
    await page.getByLabel('地点').fill('二楼会议室');
    await page.keyboard.press('Control+Enter');
    await done();
    // Sign-in: at most four keys a person.
    const names = page.getByRole('listbox').getByRole('option');
    await names.first().waitFor();
    const count = await names.count();
    await names.first().focus();
    let keys = 0;
    for (let at = 0; at < count; at += 1) {
      await page.keyboard.press(at === 0 ? '2' : '1');
      keys += 1;
      await settled(page);
    }
    assert.ok(keys <= 4 * count, `${keys} keys for ${count} people`);
    await page.getByText(new RegExp(`应到${count}人，实到${count - 1}人`)).first().waitFor();
    // An item from what the register proposes, a vote that cannot be, and one that can.
    await page.getByRole('button', { name: '从建议里选' }).first().click();
    await dialog.getByRole('checkbox', { name: /上次议定事项落实情况/ }).check();
    await page.keyboard.press('Control+Enter');
    await done();
    await page.getByLabel('赞成').fill(String(count + 5));
    await page.getByText(/多于到会有表决权的\d+人/).waitFor();
    await page.getByLabel('赞成').fill(String(count - 1));
    await page.getByLabel('反对').fill('0');
    await page.getByLabel('弃权').fill('0');
    await page.getByLabel('决议', { exact: true }).fill('四月底前办完');
    await page.getByLabel('期限', { exact: true }).fill('20270430');
    await page.keyboard.press('Control+Enter');
    await page.getByText('四月底前办完').first().waitFor();
    await clean(page, 'meeting, voted');
    // Signed, it is only corrected.
    await page.getByRole('tab', { name: /^签字锁定/ }).click();
    await page.getByRole('main').getByRole('button', { name: '签字锁定', exact: true }).click();
    await page.getByText('已经签字锁定').waitFor();
    await page.getByRole('button', { name: '登记更正' }).click();
    await page.getByLabel('更正什么').fill('地点应为三楼会议室');
    await page.getByLabel('为什么').fill('抄错');
    await page.keyboard.press('Control+Enter');
    await done();
    await page.getByText('地点应为三楼会议室').waitFor();
    await clean(page, 'meeting, signed and corrected');
    // What was resolved is among the open ones until it is done.
    await go(page, 'meetings?view=follow');
    await page.getByRole('button', { name: '记落实：四月底前办完' }).click();
    await dialog.getByLabel('做了什么').fill('都办完了');
    await page.keyboard.press('Control+Enter');
    await done();
    await page.getByRole('button', { name: '记落实：四月底前办完' }).waitFor({ state: 'detached' });
    // A matter that was resolved before the party had studied it.
    await go(page, 'meetings?view=matters');
    await page.keyboard.press('Control+n');
    await page.getByLabel('什么事').fill('建充电棚');
    await page.keyboard.press('Control+Enter');
    await done();
    await page.getByRole('button', { name: '登记这一步：居民会议或居民代表会议决议' }).click();
    await dialog.getByLabel('哪一天', { exact: true }).fill('20260318');
    await page.keyboard.press('Control+Enter');
    await done();
    await page.getByText(/还没有登记党组织提议/).waitFor();
    await clean(page, 'meeting, a matter');
  }));

/** The report of the sample's year, at a chapter, an attachment or a page about its numbers. */
async function report(page, chosen) {
  await go(page, 'report');
  await page.locator('.toc button', { hasText: chosen }).first().click();
  await settled(page);
}

test('report: every attachment and every page about its numbers, no violation at any size', () =>
  over(sample, async (page) => {
    await report(page, '社区基本情况');
    const places = await page.locator('.toc button').allInnerTexts();
    assert.ok(places.length > 20, `${places.length} chapters, attachments and pages`);
    for (const place of ['基本情况统计表', '各版对照', '历年数字与回填', '口径和算法']) {
      await page.locator('.toc button', { hasText: place }).first().click();
      await settled(page);
      await clean(page, `report, ${place}`);
    }
    await page.getByRole('button', { name: /^改口径：/ }).first().click();
    await settled(page);
    await clean(page, 'report, 改口径');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^校核/ }).click();
    await page.getByRole('region', { name: '校核' }).waitFor();
    await clean(page, 'report, 校核');
    await page.keyboard.press('Escape');
    await page.locator('.head .asof').click();
    await settled(page);
    await clean(page, 'report, 统计至');
  }));

test('report: a number opens by Enter, is set by hand with its reason, stays marked, and one undo takes it back', () =>
  over(ofItsOwn('overridden'), async (page) => {
    await report(page, '社区基本情况');
    const chip = page.locator('.prose .num').first();
    const code = await chip.getAttribute('data-number');
    const same = page.locator(`.prose .num[data-number="${code}"]`).first();
    await same.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: '这个数的来历' }).waitFor();
    await clean(page, 'report, a number open');
    await page.getByRole('button', { name: '怎么算的' }).click();
    await page.getByRole('button', { name: '改写此数，写明原因' }).click();
    await settled(page);
    await clean(page, 'report, 改写此数');
    await page.getByLabel('改写成').fill('77');
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('原因').and(page.locator('[aria-invalid="true"]')).waitFor();
    await page.getByLabel('原因').fill('街道核定');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/改写成了77。原因：街道核定/).waitFor();
    await page.locator(`.num.set[data-number="${code}"]`).first().waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction((which) => document.activeElement?.getAttribute('data-number') === which, code);
    await page.keyboard.press('Control+z');
    await page.locator(`.num.set[data-number="${code}"]`).first().waitFor({ state: 'detached' });
  }));

test('report: a sentence is worded by hand, and hers stands in the pages until ours is put back', () =>
  over(ofItsOwn('worded'), async (page) => {
    await report(page, '社区基本情况');
    await page.getByRole('button', { name: /^改写这句话：/ }).first().click();
    await settled(page);
    await clean(page, 'report, 改写这句话');
    await page.getByRole('textbox', { name: '改写这句话' }).fill('本社区依山而建。');
    await page.keyboard.press('Control+Enter');
    await page.locator('.prose', { hasText: '本社区依山而建。' }).waitFor();
    await page.getByText('您改写过').first().waitFor();
    await clean(page, 'report, a sentence worded by hand');
    await page.getByRole('button', { name: /^恢复成台账写的/ }).first().click();
    await page.locator('.prose', { hasText: '本社区依山而建。' }).waitFor({ state: 'detached' });
  }));

test('report: a number nobody computes is filled in with its basis', () =>
  over(ofItsOwn('typed'), async (page) => {
    await report(page, '待填');
    await page.locator('.num.todo').first().click();
    await page.getByRole('button', { name: '手填这个数' }).click();
    await settled(page);
    await clean(page, 'report, 手填');
    await page.getByLabel('数', { exact: true }).fill('12');
    await page.getByLabel('依据').fill('居务档案');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/手填的数.*依据：居务档案/).waitFor();
    await page.locator('.num.typed').first().waitFor();
    await clean(page, 'report, a number typed');
  }));

test('report: it is made final, sent back with a reason, made final again, and the versions say what differs', () =>
  over(ofItsOwn('final'), async (page) => {
    await report(page, '社区基本情况');
    await page.getByRole('button', { name: /^定稿编号/ }).click();
    await settled(page);
    await clean(page, 'report, 定稿编号');
    await page.getByLabel('说明').fill('第一次报');
    await page.keyboard.press('Control+Enter');
    await page.getByText('第1版已报送').waitFor();
    await clean(page, 'report, sent');
    await page.getByRole('button', { name: '登记退回' }).click();
    await settled(page);
    await clean(page, 'report, 登记退回');
    await page.getByLabel('原因').fill('户数不对');
    await page.keyboard.press('Control+Enter');
    await page.getByText('第1版已退回').waitFor();
    await page.getByRole('button', { name: /^改写这句话：/ }).first().click();
    await page.getByRole('textbox', { name: '改写这句话' }).fill('本社区依山而建。');
    await page.keyboard.press('Control+Enter');
    await page.getByText('您改写过').first().waitFor();
    await page.getByRole('button', { name: /^定稿编号/ }).click();
    await page.getByRole('button', { name: /^定为第2版/ }).click();
    await page.getByText('第2版已报送').waitFor();
    await page.locator('.toc button', { hasText: '各版对照' }).click();
    await page.getByLabel('跟哪一版比').selectOption({ label: '第1版' });
    await page.locator('ins', { hasText: '本社区依山而建。' }).or(page.locator('del', { hasText: '本社区依山而建。' })).first().waitFor();
    await clean(page, 'report, versions beside each other');
    await page.getByRole('button', { name: '看页面：第1版' }).click();
    await page.getByRole('dialog').getByAltText('第1页').waitFor();
    await clean(page, 'report, pages of a version');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '打成报送包：第2版' }).click();
    await page.getByLabel('加密码').check();
    await settled(page);
    await clean(page, 'report, 报送包');
  }));

test('report: earlier years are typed in place with their basis, and stand beside this one', () =>
  over(ofItsOwn('filled'), async (page) => {
    await report(page, '历年数字与回填');
    const field = page.locator('.years-box input').first();
    await field.fill('321');
    await page.getByLabel('依据').fill('当年年报');
    await page.keyboard.press('Control+s');
    await page.getByText(/回填了1个数/).waitFor();
    await clean(page, 'report, a year filled in');
    await page.getByRole('button', { name: '从填好的表读入' }).click();
    await settled(page);
    await clean(page, 'report, 从填好的表读入');
  }));

test('report: the export asks for a reason before it writes numbers in full', () =>
  over(ofItsOwn('exported'), async (page) => {
    await report(page, '社区基本情况');
    await page.keyboard.press('Control+e');
    await settled(page);
    await clean(page, 'report, 导出');
    await page.getByLabel(/^写全/).check();
    await settled(page);
    await clean(page, 'report, 写全');
  }));

test('report: a character no font draws is named with its words and page, and the export asks what becomes of it', () =>
  over(ofItsOwn('undrawn'), async (page) => {
    await report(page, '存在问题');
    // A plane no font has letters in: the code stands for a name nobody can print.
    await page.locator('.free-part textarea').fill('\u{5FFFD}家坡排水不畅。');
    await page.keyboard.press('Control+s');
    await page.getByText(/\u{5FFFD}”在第\d+页/u).waitFor();
    await clean(page, 'report, a character not drawn');
    await page.keyboard.press('Control+e');
    await page.getByRole('dialog').getByText('有字画不出来').waitFor();
    await page.getByLabel(/^照原样写/).check();
    await settled(page);
    await clean(page, 'report, export with a character not drawn');
  }));

test('report: each reader has pages of its own, and another day only shows', () =>
  over(sample, async (page) => {
    await report(page, '社区基本情况');
    for (const reader of ['代表会议版', '工作计划', '上报版']) {
      await page.getByRole('button', { name: reader, exact: true }).click();
      await page.getByAltText('第1页').waitFor();
      await clean(page, `report, ${reader}`);
    }
    await page.keyboard.press('Control+d');
    await page.getByRole('dialog').getByRole('textbox').first().fill('20251231');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/不是今天/).waitFor();
    await settled(page);
    assert.equal(await page.getByRole('button', { name: /^定稿编号/ }).count(), 0, 'nothing is made final on another day');
    assert.equal(await page.getByRole('button', { name: /^改写这句话/ }).count(), 0, 'nothing is worded anew on another day');
    await clean(page, 'report, another day');
  }));

await perform();

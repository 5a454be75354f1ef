// The main job in the real window (WebKitGTK under Xvfb, by WebDriver): start a committee, bring in a roster from a real
// xlsx file, add a sub-committee and a resident group, write the minutes of a meeting, export the year's report.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { answers, begin, end, heading, keys, pick, press, says, script, shot, shut, until, write } from './driver.mjs';
import { answer, here, perform, place, run, test } from './ledger.mjs';

const register = join(place('places'), 'register');
const exported = place('exported');

test('first run: five fields and a date make a committee with its bodies', async () => {
  await begin(register);
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

test('the report is made final: a version with its files, which no undo takes back', async () => {
  await keys('Escape');
  await shut();
  await press('定稿编号');
  await press('定为第1版');
  await says('第1版已报送');
  await shut();
  await shot('final');
  await keys('Control', 'z');
  await says('已经报送');
  await says('第1版已报送');
});

test('a backup is written, opened again and said with what it holds', async () => {
  const backup = join(exported, '备份.juwei');
  answer(answers, 'choose_save', backup);
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
  await begin(register);
  await heading('今日');
  await keys('Control', 'k');
  await says('查');
  await end();
});

await perform((number) => shot(`failure-${number}`).catch(() => undefined));

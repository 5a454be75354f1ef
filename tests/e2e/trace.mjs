// From the key to the first painted row, traced in Chromium over the host: the first page of every list in a register as it
// is, ten times as large, and empty. A measurement to quote beside its own yardstick, never a test of time: nothing fails
// however long it takes.
import { chromium } from 'playwright-core';

import { host, perform, place, run, test } from './ledger.mjs';

/** Pages opened anew in each register; the first one only warms up. */
const RUNS = Number(process.env.RUNS ?? 21);
const EMPTY = 'empty';
const REGISTERS = [
  { name: EMPTY, make: (folder) => run(folder, 'new', '--name', '安和里社区', '--term-start', '2021-12-28') },
  { name: '1x', make: (folder) => run(folder, 'sample', '--people', '60', '--years', '3') },
  { name: '10x', make: (folder) => run(folder, 'sample', '--people', '600', '--years', '3') },
];
/** A key, what it leads to, and what stands there first: a row, or that there is none. */
const KEYS = [
  { what: 'people', key: 'Alt+2', heading: '人员', first: 'main tr[data-row], main .empty' },
  { what: 'search', key: 'w', prepare: (page) => page.getByLabel('在名单里查找').focus(), first: 'main tr[data-row] mark, main .empty', before: true },
  { what: 'bodies', key: 'Alt+3', heading: '组织', first: 'main .org-box, main tr[data-row]' },
  { what: 'groups', key: 'Alt+4', heading: '小组', first: 'main tr[data-row], main .empty' },
  { what: 'meetings', key: 'Alt+5', heading: '会议', first: 'main tr[data-row], main .empty' },
];

/** Waits for the key, then frame by frame for what stands first; the time is taken once that frame is painted. */
function listen({ heading, first, before }) {
  window.traced = new Promise((done) => {
    const stood = new Set(before ? document.querySelectorAll(first) : []);
    window.addEventListener(
      'keydown',
      (event) => {
        const seen = () => {
          const here = heading === undefined || document.querySelector('h1')?.textContent?.includes(heading);
          if (!here || ![...document.querySelectorAll(first)].some((one) => !stood.has(one))) {
            requestAnimationFrame(seen);
            return;
          }
          // Seen while the frame is made; the message is read once that frame is painted, and before the next one begins.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - event.timeStamp);
          port2.postMessage(0);
        };
        requestAnimationFrame(seen);
      },
      { capture: true, once: true },
    );
  });
}

const at = (times, hundredths) => [...times].sort((one, other) => one - other)[Math.min(times.length - 1, Math.floor((times.length * hundredths) / 100))] ?? NaN;

async function trace(browser, register) {
  const served = await host(register, place('answers'));
  const times = new Map(KEYS.map(({ what }) => [what, []]));
  for (let turn = 0; turn < RUNS; turn += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'zh-CN', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(served.address);
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    await page.waitForLoadState('networkidle');
    // As she finds it a moment after the start: the other pages are fetched.
    await page.waitForTimeout(2000);
    for (const { what, key, heading, first, before, prepare } of KEYS) {
      await prepare?.(page);
      await page.evaluate(listen, { heading, first, before });
      await page.keyboard.press(key);
      const taken = await page.evaluate(() => window.traced);
      if (turn > 0) {
        times.get(what)?.push(taken);
      }
      await page.waitForLoadState('networkidle');
    }
    await context.close();
  }
  served.stop();
  return times;
}

test('from the key to the first painted row', async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  const found = new Map();
  for (const { name, make } of REGISTERS) {
    const folder = place(`trace-${name}`);
    make(folder);
    found.set(name, await trace(browser, folder));
  }
  await browser.close();
  console.log('milliseconds: median, 95th of a hundred; beside them the ratio of the medians to the empty register');
  for (const { what } of KEYS) {
    const yard = at(found.get(EMPTY).get(what), 50);
    const told = REGISTERS.map(({ name }) => {
      const times = found.get(name).get(what);
      return `${name} ${at(times, 50).toFixed(0)}, ${at(times, 95).toFixed(0)} (${(at(times, 50) / yard).toFixed(2)})`;
    });
    console.log(`${what.padEnd(10)}${told.join('   ')}`);
  }
});

await perform();

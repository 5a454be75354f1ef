import { chromium } from 'playwright-core';
import { host, place, run } from './ledger.mjs';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'] });
const register = place('sample'); run(register, 'sample');
const served = await host(register, place('answers'));
const jobs = JSON.parse(process.env.JOBS);
for (const [name, path, w, h, acts] of jobs) {
  const context = await browser.newContext({ viewport: { width: w, height: h }, locale: 'zh-CN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('console', m => { if (m.type() === 'error') console.log(name, m.text()); });
  await page.goto(served.address); await page.waitForLoadState('networkidle');
  await page.evaluate(to => { location.hash = '#/' + to; }, path);
  await page.waitForLoadState('networkidle'); await page.waitForTimeout(600);
  for (const act of acts ?? []) { try { if (act.click) await page.locator(act.click).first().click({ timeout: 3000 }); if (act.key) await page.keyboard.press(act.key); if (act.text) await page.keyboard.type(act.text); if (act.name) await page.getByRole(act.role ?? 'button', { name: act.name }).first().click({ timeout: 3000 }); if (act.fill) await page.getByLabel(act.fill[0]).first().fill(act.fill[1]); } catch (e) { console.log(name, String(e).slice(0, 200)); } await page.waitForTimeout(500); }
  await page.screenshot({ path: '/work/shots/' + name + '.png' });
  await context.close();
}
served.stop(); await browser.close(); process.exit(0);

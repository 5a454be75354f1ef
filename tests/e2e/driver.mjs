// The real window (WebKitGTK under Xvfb) by WebDriver: how it is opened, looked at, clicked and typed into.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { ends, juwei, place } from './ledger.mjs';

const program = process.env.JUWEI_WINDOW ?? juwei.replace(/juwei$/, 'juwei-window');
const driver = process.env.TAURI_DRIVER ?? 'tauri-driver';
const native = process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
/** Longest wait for something to appear, in milliseconds. */
const PATIENCE = 30_000;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const KEYS = {
  Control: '\uE009',
  Alt: '\uE00A',
  Shift: '\uE008',
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Backspace: '\uE003',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  F6: '\uE036',
};

/** Where file dialogs are answered from. */
export const answers = place('answers');
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

/** Asks the driver. */
export async function ask(method, path, body) {
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
export async function until(what, deed) {
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

let opened;

/** The path of the session with the window. */
export const session = () => opened;

/** Opens the window over a register. */
export async function begin(register) {
  const made = await until('the driver', () =>
    ask('POST', '/session', {
      capabilities: {
        alwaysMatch: { browserName: 'wry', 'tauri:options': { application: program, args: ['--register', register] } },
      },
    }),
  );
  opened = `/session/${made.sessionId}`;
  await ask('POST', `${opened}/timeouts`, { script: PATIENCE });
}

/** Closes the window. */
export async function end() {
  await ask('DELETE', opened);
}

/** Runs a function in the page. */
export const script = (body, ...args) => ask('POST', `${opened}/execute/sync`, { script: body, args });

/** The element a function of the page answers with, once there is one that is seen. */
export const element = (what, body, ...args) =>
  until(what, () =>
    script(
      `const seen = (one) => one && one.getClientRects().length > 0 ? one : null;
       const last = (list) => [...list].filter(seen).at(-1) ?? null;
       const scope = last(document.querySelectorAll('[role="dialog"]')) ?? document;
       ${body}`,
      ...args,
    ),
  );

export const button = (words) =>
  element(
    `a button “${words}”`,
    `const fits = (one) => !one.disabled && (one.getAttribute('aria-label') ?? one.textContent).replace(/\\s+/g, '').startsWith(arguments[0]);
     return [...scope.querySelectorAll('button, a, [role="tab"]')].filter(seen).find(fits) ?? null;`,
    words,
  );

export const field = (label) =>
  element(
    `a field “${label}”`,
    `const named = [...scope.querySelectorAll('label')].filter(seen).find((one) => one.textContent.replace(/\\s+/g, '').startsWith(arguments[0]));
     return seen(named?.control ?? document.getElementById(named?.htmlFor ?? '') ?? scope.querySelector('[aria-label="' + arguments[0] + '"]'));`,
    label,
  );

/** Clicks an element. */
export const click = (found) => ask('POST', `${opened}/element/${found[ELEMENT]}/click`, {});
/** Finds and uses an element; a page that draws itself anew in between is asked again. */
export const use = (what, find, deed) =>
  until(what, async () => {
    await deed(await find());
    return true;
  });
export const press = (words) => use(`pressing “${words}”`, () => button(words), click);

export const write = (label, text) =>
  use(`writing “${label}”`, () => field(label), async (found) => {
    await ask('POST', `${opened}/element/${found[ELEMENT]}/clear`, {});
    await ask('POST', `${opened}/element/${found[ELEMENT]}/value`, { text });
  });

/** An element that has stopped moving. */
export const still = (found) =>
  until('an element to stand still', () =>
    ask('POST', `${opened}/execute/async`, {
      script: `const done = arguments[arguments.length - 1];
        const place = () => JSON.stringify(arguments[0].getBoundingClientRect());
        const before = place();
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(place() === before))));`,
      args: [found],
    }),
  );

/** A choice of a list that opens; what was chosen must then stand in the field. */
export const pick = (label, choice) =>
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
export async function keys(...names) {
  const codes = names.map((name) => KEYS[name] ?? name);
  const down = codes.map((value) => ({ type: 'keyDown', value }));
  const up = [...codes].reverse().map((value) => ({ type: 'keyUp', value }));
  await ask('POST', `${opened}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }] });
}

export const says = (words) =>
  until(`the words “${words}”`, () => script('return document.body.innerText.replace(/\\s+/g, "").includes(arguments[0]);', words));

/** No dialog is open: keys go to the page again. */
export const shut = () =>
  until('the dialog to close', () =>
    script('return ![...document.querySelectorAll("[role=dialog]")].some((one) => one.getClientRects().length > 0);'),
  );

export const heading = (words) =>
  until(`the page ${words}`, () => script('return document.querySelector("h1")?.textContent.trim() === arguments[0];', words));

/** A picture of the window, where pictures are asked for. */
export async function shot(name) {
  if (shots !== undefined) {
    writeFileSync(join(shots, `${name}.png`), Buffer.from(await ask('GET', `${opened}/screenshot`), 'base64'));
  }
}

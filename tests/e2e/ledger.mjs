// What both engines' tests share: places of their own, the programs under test, and a run of tests that are sentences.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The folder of these tests. */
export const here = dirname(fileURLToPath(import.meta.url));
/** The command line program; the others lie beside it. */
export const juwei = process.env.JUWEI ?? join(here, '../../target/debug/juwei');
const beside = (name) => join(dirname(juwei), name);

const begun = [];

/** Ends a program when the run ends, with all it started. */
export function ends(child) {
  begun.push(() => {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      child.kill('SIGTERM');
    }
  });
  return child;
}

const places = mkdtempSync(join(tmpdir(), 'juwei-e2e-'));
begun.push(() => rmSync(places, { recursive: true, force: true }));

/** A fresh folder of that name. */
export function place(name) {
  const folder = join(places, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Runs the command line program; its output comes back, anything but success throws. */
export function run(register, ...line) {
  const env = { ...process.env, JUWEI_CONFIGURATION: place('configuration') };
  const done = spawnSync(juwei, ['--register', register, ...line], { env, encoding: 'utf8' });
  if (done.status !== 0) {
    throw new Error(`juwei ${line.join(' ')}: ${done.status} ${done.stderr}`);
  }
  return done.stdout;
}

/** Lays out the answer of a file dialog. */
export function answer(answers, dialog, path) {
  writeFileSync(join(answers, dialog), path);
}

/** Starts the host of the pages over a register; answers with its address. */
export async function host(register, answers) {
  const child = ends(
    spawn(beside('juwei-host'), [register, place('configuration'), join(here, '../../ui/dist'), answers], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    }),
  );
  for await (const line of createInterface({ input: child.stdout })) {
    return { address: line, stop: () => child.kill('SIGTERM') };
  }
  throw new Error('the host did not start');
}

const tests = [];

/** A test; its name is a sentence. */
export function test(name, deed) {
  tests.push({ name, deed });
}

/** Runs all tests in order and closes with their count; what went wrong can be looked at. */
export async function perform(onFailure) {
  let [passed, failed] = [0, 0];
  for (const { name, deed } of tests) {
    try {
      await deed();
      passed += 1;
      console.log(`ok - ${name}`);
    } catch (thrown) {
      failed += 1;
      await onFailure?.(failed);
      console.log(`not ok - ${name}\n    ${String(thrown?.stack ?? thrown).replaceAll('\n', '\n    ')}`);
    }
  }
  for (const end of begun.reverse()) {
    end();
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

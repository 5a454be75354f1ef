import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { EDUCATION, EMPLOYMENT, KINSHIP, NATIONALITY, POLITICS, SEX, withKept } from './codes';

const rust = readFileSync(`${process.cwd()}/../src-tauri/domain/codes.rs`, 'utf8');

function rustTable(name: string): Map<string, string> {
  const body = new RegExp(`const ${name}: Names = &\\[([\\s\\S]*?)\\];`).exec(rust)?.[1] ?? '';
  return new Map(Array.from(body.matchAll(/\("(\d+)", "([^"]+)"\)/g), (found) => [found[1] ?? '', found[2] ?? '']));
}

describe('the code tables of the forms', () => {
  it.each([
    ['SEX', SEX],
    ['POLITICS', POLITICS],
    ['EDUCATION', EDUCATION],
    ['EMPLOYMENT', EMPLOYMENT],
    ['NATIONALITY', NATIONALITY],
    ['KINSHIP', KINSHIP],
  ])('%s says what the register says', (name, choices) => {
    const known = rustTable(name);
    expect(known.size).toBeGreaterThan(2);
    for (const choice of choices) {
      expect([choice.value, choice.label]).toEqual([choice.value, known.get(choice.value)]);
    }
  });

  it.each([
    ['POLITICS', POLITICS],
    ['EDUCATION', EDUCATION],
    ['EMPLOYMENT', EMPLOYMENT],
    ['NATIONALITY', NATIONALITY],
  ])('%s is whole', (name, choices) => {
    expect(choices.map((choice) => choice.value).sort()).toEqual([...rustTable(name).keys()].sort());
  });

  it('a word no table knows can be chosen again', () => {
    expect(withKept(POLITICS, { code: null, text: '积极分子' })[0]).toEqual({ value: '积极分子', label: '积极分子' });
    expect(withKept(POLITICS, { code: '13', text: '群众' })).toBe(POLITICS);
  });
});

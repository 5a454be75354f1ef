import { fireEvent, render, screen } from '@testing-library/vue';
import { expect, it, vi } from 'vitest';

import DataTable from './DataTable.vue';
import type { Column } from './table';

interface Person {
  id: number;
  name: string;
  initials: string;
}

const people: Person[] = [
  { id: 1, name: '丁玉珍', initials: 'dyz' },
  { id: 2, name: '王芳', initials: 'wf' },
  { id: 3, name: '王建国', initials: 'wjg' },
];
const columns: Column<Person>[] = [{ key: 'name', head: '姓名', text: (person) => person.name, sort: (person) => person.initials }];

function show(rows: Person[], more: Record<string, unknown> = {}) {
  return render(DataTable<Person, number>, { props: { rows, columns, rowKey: (person: Person) => person.id, caption: '名单', initials: (person: Person) => person.initials, ...more } });
}

function row(name: string): HTMLElement {
  const found = screen.getByText(name).closest('tr');
  if (!found) {
    throw new Error(name);
  }
  return found;
}

it('one row is reached by Tab, the arrows move on', async () => {
  const { emitted } = show(people);
  expect(row('丁玉珍').tabIndex).toBe(0);
  expect(row('王芳').tabIndex).toBe(-1);
  await fireEvent.keyDown(row('丁玉珍'), { key: 'ArrowDown' });
  expect(emitted('update:selected')).toEqual([[2]]);
  await fireEvent.keyDown(row('丁玉珍'), { key: 'End' });
  expect(emitted('update:selected').at(-1)).toEqual([3]);
});

it('letters jump by pinyin initials', async () => {
  const { emitted } = show(people);
  await fireEvent.keyDown(row('丁玉珍'), { key: 'w' });
  await fireEvent.keyDown(row('丁玉珍'), { key: 'j' });
  expect(emitted('update:selected').at(-1)).toEqual([3]);
});

it('Enter opens and Space marks', async () => {
  const { emitted } = show(people);
  await fireEvent.keyDown(row('王芳'), { key: 'Enter' });
  await fireEvent.keyDown(row('王芳'), { key: ' ' });
  await fireEvent.keyDown(row('王芳'), { key: 'Enter', isComposing: true });
  expect(emitted('open')).toEqual([[people[1]]]);
  expect(emitted('mark')).toEqual([[people[1]]]);
});

it('a head sorts, turns round, and lets go', async () => {
  show(people);
  const names = (): (string | null)[] => screen.getAllByRole('cell').map((cell) => cell.textContent);
  const head = screen.getByRole('button', { name: '姓名' });
  await fireEvent.click(head);
  await fireEvent.click(head);
  expect(names()).toEqual(['王建国', '王芳', '丁玉珍']);
  expect(screen.getByRole('columnheader').getAttribute('aria-sort')).toBe('descending');
  await fireEvent.click(head);
  expect(names()).toEqual(['丁玉珍', '王芳', '王建国']);
});

it('of ten thousand rows only some are drawn', () => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(400);
  const many = Array.from({ length: 10_000 }, (_, id) => ({ id, name: `人${id}`, initials: 'r' }));
  show(many);
  expect(document.querySelectorAll('tbody tr').length).toBeLessThan(200);
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('10001');
});

it('text that looks like a page is only text', () => {
  show([{ id: 1, name: '<img src=x onerror=alert(1)>', initials: 'x' }]);
  expect(document.querySelector('img')).toBeNull();
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
});

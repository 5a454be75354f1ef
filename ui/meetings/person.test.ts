import { VueQueryPlugin } from '@tanstack/vue-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/vue';
import { afterEach, expect, it, vi } from 'vitest';
import { defineComponent, ref } from 'vue';

import type { Reply } from '@/api/call';
import { FRAME, openOffice } from '@/testing/office';

import PersonField from './PersonField.vue';

type Row = Reply<'person_list'>['people'][number];

const ROW: Row = { id: 7, name: '王建国', initials: 'wjg', sex: null, birth: null, age: null, politics: null, education: null, nationality: null, employment: null, full_time: null, group: null, hits: [], posts: ['居委会副主任'], residence: null, phone: null };

afterEach(() => vi.unstubAllGlobals());

it('looks for all that was typed, and a choice gives the name and the card', async () => {
  const asked = openOffice({ ...FRAME, person_list: { total: 1, people: [ROW] } });
  const name = ref('');
  const person = ref<number | null>(null);
  render(defineComponent({ components: { PersonField }, setup: () => ({ name, person }), template: '<PersonField v-model="name" v-model:person="person" label="责任人" />' }), {
    global: { plugins: [VueQueryPlugin] },
  });
  const field = screen.getByRole('combobox', { name: '责任人' });
  await fireEvent.update(field, 'w');
  await fireEvent.update(field, 'wjg');
  await fireEvent.click(await screen.findByText('王建国'));
  await waitFor(() => expect(name.value).toBe('王建国'));
  expect(person.value).toBe(7);
  expect(asked.filter((one) => one.name === 'person_list').at(-1)?.request.search).toBe('wjg');
});

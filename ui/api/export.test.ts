import { VueQueryPlugin } from '@tanstack/vue-query';
import { render, waitFor } from '@testing-library/vue';
import { expect, it } from 'vitest';
import { defineComponent, effectScope, ref } from 'vue';

import { FRAME, openOffice } from '@/testing/office';

import { makeCache } from './cache';
import { type Export, useExport } from './export';
import { Fault } from './fault';
import { tellProgress, useProgress } from './progress';

type Form = 'docx' | 'pdf' | 'xlsx';

const file = (format: Form): { files: { name: string; path: string; renamed: boolean }[] } => ({
  files: [{ name: `名册.${format}`, path: `/导出/名册.${format}`, renamed: false }],
});

function made(write: (format: Form) => Promise<ReturnType<typeof file>>): Export<Form> {
  openOffice(FRAME);
  let found: Export<Form> | undefined;
  const setup = (): (() => null) => {
    found = useExport<Form>(['docx', 'pdf', 'xlsx'], write, () => undefined);
    return () => null;
  };
  render(defineComponent({ setup }), { global: { plugins: [[VueQueryPlugin, { queryClient: makeCache() }]] } });
  if (found === undefined) {
    throw new Error('no export');
  }
  return found;
}

it('writes form after form and lists every file', async () => {
  const papers = made((format) => Promise.resolve(file(format)));
  await papers.write();
  expect(papers.files.value?.map((each) => each.name)).toEqual(['名册.docx', '名册.pdf', '名册.xlsx']);
  expect(papers.busy.value).toBe(false);
});

it('ends after the file being written when she stops it, and what is written stays', async () => {
  const papers = made((format) => {
    if (format === 'pdf') {
      papers.stop();
    }
    return Promise.resolve(file(format));
  });
  await papers.write();
  expect(papers.files.value?.map((each) => each.name)).toEqual(['名册.docx', '名册.pdf']);
});

it('lists what was written before one of the forms failed, and says why', async () => {
  const papers = made((format) => (format === 'pdf' ? Promise.reject(new Fault('file', '磁盘满了。')) : Promise.resolve(file(format))));
  await papers.write();
  expect(papers.files.value?.map((each) => each.name)).toEqual(['名册.docx']);
  expect(papers.fault.value?.message).toBe('磁盘满了。');
});

it('a long act is followed while it runs and can be stopped', async () => {
  const asked = openOffice({ ...FRAME, work_stop: {} });
  const busy = ref(true);
  const progress = effectScope().run(() => useProgress(busy));
  tellProgress({ done: 320, total: 1000 });
  expect([progress?.done.value, progress?.total.value]).toEqual([320, 1000]);
  progress?.stop();
  await waitFor(() => expect(asked.map((one) => one.name)).toContain('work_stop'));
  busy.value = false;
  expect(progress?.done.value).toBeNull();
});

import { VueQueryPlugin } from '@tanstack/vue-query';
import { render, waitFor } from '@testing-library/vue';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick, reactive } from 'vue';

import { FRAME, Refused, openOffice } from '@/testing/office';

import { makeCache } from './cache';
import { call } from './call';
import { tellChanged } from './changes';
import { useDraft } from './draft';
import { useRead, useWrite } from './read';

function mount(setup: () => () => unknown): void {
  render(defineComponent({ setup }), { global: { plugins: [[VueQueryPlugin, { queryClient: makeCache() }]] } });
}

describe('a call', () => {
  it('is answered with the reply', async () => {
    openOffice(FRAME);
    expect((await call('register_state', {})).today).toBe('2026-12-10');
  });

  it('throws the fault with its code, its sentence and its field', async () => {
    openOffice({
      person_add: () => {
        throw new Refused('empty', '“姓名”是空的。请填上再记。', 'name');
      },
    });
    await expect(call('person_add', { name: '' })).rejects.toMatchObject({ code: 'empty', message: '“姓名”是空的。请填上再记。', field: 'name' });
  });

  it('says in Chinese that nobody answered', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('NetworkError when attempting to fetch resource.')));
    await expect(call('register_state', {})).rejects.toMatchObject({ code: 'unreachable' });
    await expect(call('register_state', {})).rejects.not.toThrow(/[a-z]/i);
  });
});

describe('what was read', () => {
  it('is read again after a change of its tables, and only then', async () => {
    const asked = openOffice({ ...FRAME, paper_list: { papers: [] } });
    mount(() => {
      const papers = useRead('paper_list', {});
      return () => h('p', String(papers.data.value?.papers.length));
    });
    const count = (): number => asked.filter((one) => one.name === 'paper_list').length;
    await waitFor(() => expect(count()).toBe(1));
    tellChanged({ operation: 1, sentence: '添加人员', tables: ['person', 'operation'] });
    await nextTick();
    expect(count()).toBe(1);
    tellChanged({ operation: 2, sentence: '登记文件', tables: ['document', 'operation'] });
    await waitFor(() => expect(count()).toBe(2));
  });

  it('waits while there is nothing to ask for', async () => {
    const asked = openOffice(FRAME);
    mount(() => {
      const card = useRead('person_get', () => null);
      return () => h('p', String(card.data.value?.id));
    });
    await nextTick();
    expect(asked).toEqual([]);
  });
});

it('a write that is refused answers nothing and keeps the fault', async () => {
  openOffice({
    undo: () => {
      throw new Refused('nothing_to_undo', '没有可以撤销或重做的操作。');
    },
  });
  const undo = useWrite('undo');
  expect(await undo.run({})).toBeUndefined();
  expect(undo.fault.value?.code).toBe('nothing_to_undo');
  undo.clear();
  expect(undo.fault.value).toBeNull();
});

describe('a half-filled form', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it('is kept while she types and given back', async () => {
    let kept: string | null = null;
    openOffice({
      draft_get: () => ({ content: kept }),
      draft_put: (request) => {
        kept = request.content as string | null;
        return {};
      },
    });
    const first = reactive({ name: '', sex: null as string | null });
    mount(() => {
      useDraft('person/new', first);
      return () => h('p');
    });
    await vi.runAllTimersAsync();
    first.name = '王小明';
    await nextTick();
    await vi.advanceTimersByTimeAsync(500);
    expect(kept).toBe('{"name":"王小明","sex":null}');

    const second = reactive({ name: '', sex: null as string | null });
    let draft: ReturnType<typeof useDraft> | undefined;
    mount(() => {
      draft = useDraft('person/new', second);
      return () => h('p');
    });
    await vi.runAllTimersAsync();
    expect(second.name).toBe('王小明');
    expect(draft?.restored.value).toBe(true);
    await draft?.forget();
    expect(kept).toBeNull();
  });

  it('of another shape is left alone', async () => {
    openOffice({ draft_get: { content: '{"name":5,"evil":true}' }, draft_put: {} });
    const model = reactive({ name: '' });
    mount(() => {
      useDraft('person/new', model);
      return () => h('p');
    });
    await vi.runAllTimersAsync();
    expect({ ...model }).toEqual({ name: '' });
  });
});

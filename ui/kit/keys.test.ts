import { fireEvent, render } from '@testing-library/vue';
import { expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick, ref } from 'vue';

import ActDialog from './ActDialog.vue';
import { hearKeys, useKeys } from './keys';

function page(act: () => void, within: () => unknown = () => h('input', { 'aria-label': '填' })) {
  return defineComponent({
    setup() {
      hearKeys();
      useKeys({ 'ctrl+z': act, 'alt+2': act, f6: act });
      return within;
    },
  });
}

it('a key acts, by its place on the digit row where Alt is held', async () => {
  const act = vi.fn();
  render(page(act));
  await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await fireEvent.keyDown(document.body, { key: '™', code: 'Digit2', altKey: true });
  expect(act).toHaveBeenCalledTimes(2);
});

it('nothing acts while an input method is composing', async () => {
  const act = vi.fn();
  render(page(act));
  await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true, isComposing: true });
  await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true, keyCode: 229 });
  expect(act).not.toHaveBeenCalled();
});

it('undo inside a field is the field\'s own', async () => {
  const act = vi.fn();
  const { getByLabelText } = render(page(act));
  await fireEvent.keyDown(getByLabelText('填'), { key: 'z', ctrlKey: true });
  expect(act).not.toHaveBeenCalled();
  await fireEvent.keyDown(getByLabelText('填'), { key: 'F6' });
  expect(act).toHaveBeenCalledOnce();
});

it('a dialog takes the keys for itself while it is open', async () => {
  const act = vi.fn();
  const recorded = vi.fn();
  const open = ref(true);
  render(page(act, () => h(ActDialog, { modelValue: open.value, 'onUpdate:modelValue': (now: boolean) => (open.value = now), title: '登记离任', act: '记下离任', onAct: recorded })));
  await nextTick();
  await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
  expect(act).not.toHaveBeenCalled();
  expect(recorded).toHaveBeenCalledOnce();
  open.value = false;
  await nextTick();
  await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  expect(act).toHaveBeenCalledOnce();
});

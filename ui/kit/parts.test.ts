import { fireEvent, render, screen, waitFor } from '@testing-library/vue';
import { expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick, ref } from 'vue';

import { violations } from '@/testing/page';

import ActButton from './ActButton.vue';
import ActDialog from './ActDialog.vue';
import CheckField from './CheckField.vue';
import DataTable from './DataTable.vue';
import DateField from './DateField.vue';
import EmptyState from './EmptyState.vue';
import FilterPick from './FilterPick.vue';
import FinderList from './FinderList.vue';
import FormGrid from './FormGrid.vue';
import LongField from './LongField.vue';
import MessageStrip from './MessageStrip.vue';
import MonthGrid from './MonthGrid.vue';
import NumberChip from './NumberChip.vue';
import PaperPick from './PaperPick.vue';
import ResultMark from './ResultMark.vue';
import RuleHint from './RuleHint.vue';
import RuleMark from './RuleMark.vue';
import SegmentChoice from './SegmentChoice.vue';
import SelectField from './SelectField.vue';
import SidePanel from './SidePanel.vue';
import SizeSwitch from './SizeSwitch.vue';
import TabBar from './TabBar.vue';
import TextField from './TextField.vue';

const none = (): undefined => undefined;

it('the parts have no accessibility violations', async () => {
  render(
    defineComponent(() => () =>
      h('main', [
        h('h1', '部件'),
        h(TabBar, { modelValue: 'a', tabs: [{ name: 'a', title: '导入' }, { name: 'b', title: '历史', note: '3条' }], label: '各部分' }),
        h(FormGrid, () => [
          h(TextField, { modelValue: '王小明', 'onUpdate:modelValue': none, label: '姓名', fault: '姓名是空的。', note: '照身份证写' }),
          h(LongField, { modelValue: '', 'onUpdate:modelValue': none, label: '备注' }),
          h(DateField, { modelValue: '2026-07-01', 'onUpdate:modelValue': none, label: '任职起' }),
          h(SelectField<string>, { modelValue: 'han', 'onUpdate:modelValue': none, label: '民族', choices: [{ value: 'han', label: '汉族' }] }),
          h(PaperPick, { modelValue: null, 'onUpdate:modelValue': none, of: { papers: ref([]), busy: ref(false), fault: ref(null), add: () => Promise.resolve(undefined) } }),
          h(CheckField, { modelValue: true, 'onUpdate:modelValue': none, label: '列入公开' }),
        ]),
        h(FilterPick<string>, { modelValue: 'all', 'onUpdate:modelValue': none, label: '看哪些人', choices: [{ value: 'all', label: '全部' }] }),
        h(SegmentChoice<string>, { modelValue: 'a', 'onUpdate:modelValue': none, label: '哪一版', choices: [{ value: 'a', label: '上报版' }] }),
        h(SizeSwitch, { modelValue: 'normal', 'onUpdate:modelValue': none }),
        h(ActButton, { keycap: 'Ctrl+N' }, () => '添加'),
        h(MessageStrip, { tone: 'error', lead: '没有写入', loud: true }, () => 'U盘满了。'),
        h(ResultMark, { kind: 'warning' }, () => '待说明'),
        h(RuleMark, { mark: 'unrecorded' }),
        h(RuleHint, { lines: [{ rule: 'O-KIN', mark: 'error', sentence: '吴玉梅与陈静是母女', asked: '不得是近亲属', source: '组织法第三十六条', body_name: null }] }),
        h(NumberChip, { open: true }, () => '4'),
        h(EmptyState, { title: '还没有小组' }, () => '先登记楼栋。'),
        h(MonthGrid, { day: '2026-07-01', today: '2026-12-10' }),
        h(FinderList, { id: 'found', at: 0, found: [{ key: 'a', name: '仇小兰', hit: [0, 2], detail: '居民代表', kind: '人员' }] }),
        h(DataTable<{ id: number }, number>, { rows: [{ id: 1 }], columns: [{ key: 'id', head: '号', text: (line: { id: number }) => line.id, sort: (line: { id: number }) => line.id }], rowKey: (line: { id: number }) => line.id, caption: '名单', group: () => ({ key: 'g', title: '一组' }) }),
        h(SidePanel, { label: '详情' }, () => h('p', '内容')),
      ]),
    ),
  );
  await nextTick();
  expect(await violations()).toEqual([]);
});

it('a dialog has no accessibility violations and puts the focus in its first field', async () => {
  render(ActDialog, { props: { modelValue: true, title: '登记离任', act: '记下离任' }, slots: { default: () => h(TextField, { modelValue: '', 'onUpdate:modelValue': none, label: '原因' }) } });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('原因')));
  expect(await violations()).toEqual([]);
});

it('a date is taken as it is typed and shown in words when she leaves', async () => {
  const day = ref<string | null>(null);
  render(defineComponent(() => () => h(DateField, { modelValue: day.value, 'onUpdate:modelValue': (next: string | null) => (day.value = next), label: '任职起' })));
  const field = screen.getByLabelText<HTMLInputElement>('任职起');
  await fireEvent.update(field, '20260701');
  expect(day.value).toBe('2026-07-01');
  await fireEvent.blur(field);
  expect(field.value).toBe('2026年7月1日');
  await fireEvent.update(field, '2026-2-30');
  await fireEvent.blur(field);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('2026年2月没有30日，请再看一遍。')).toBeTruthy();
});

it('Enter goes to the next field, Ctrl+Enter records, and neither while composing', async () => {
  vi.spyOn(HTMLElement.prototype, 'offsetParent', 'get').mockReturnValue(document.body);
  const recorded = vi.fn();
  render(
    defineComponent(() => () =>
      h(FormGrid, { onRecord: recorded }, () => [
        h(TextField, { modelValue: '', 'onUpdate:modelValue': none, label: '姓名' }),
        h(TextField, { modelValue: '', 'onUpdate:modelValue': none, label: '手机' }),
      ]),
    ),
  );
  const [name, phone] = [screen.getByLabelText('姓名'), screen.getByLabelText('手机')];
  name.focus();
  await fireEvent.keyDown(name, { key: 'Enter', isComposing: true });
  expect(document.activeElement).toBe(name);
  await fireEvent.keyDown(name, { key: 'Enter' });
  expect(document.activeElement).toBe(phone);
  await fireEvent.keyDown(phone, { key: 'Enter', ctrlKey: true, keyCode: 229 });
  expect(recorded).not.toHaveBeenCalled();
  await fireEvent.keyDown(phone, { key: 'Enter', ctrlKey: true });
  expect(recorded).toHaveBeenCalledOnce();
});

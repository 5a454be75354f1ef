// What can be done from anywhere: undo, redo, and the acts the finder offers.
import { type ComputedRef, computed } from 'vue';
import { useRouter } from 'vue-router';

import { useDay } from '@/api/day';
import { useRead, useWrite } from '@/api/read';
import { useRegister } from '@/api/register';
import { clearTrouble, sayTrouble } from '@/kit/page';
import { AREAS } from '@/text/labels';

export interface Act {
  name: string;
  /** Its key, or where it leads. */
  detail: string;
  /** Letters it is found by: initials and pinyin. */
  also: string;
  run: () => void;
}

export interface Acts {
  list: ComputedRef<readonly Act[]>;
  /** What Ctrl+Z would take back. */
  undoable: ComputedRef<string | null>;
  redoable: ComputedRef<string | null>;
  undo: () => Promise<void>;
  redo: () => Promise<void>;
}

/** The acts of the window. */
export function useActs(open: { find: () => void; chooseDay: () => void }): Acts {
  const router = useRouter();
  const { backToToday } = useDay();
  const { isOpen, state, opened } = useRegister();
  const sample = useWrite('register_sample');
  const own = useWrite('register_own');
  const history = useRead('history_list', () => (isOpen.value ? { limit: 1 } : null));
  const taking = useWrite('undo');
  const putting = useWrite('redo');

  async function undo(): Promise<void> {
    clearTrouble();
    if ((await taking.run({})) === undefined && taking.fault.value) {
      sayTrouble('没有撤销', taking.fault.value.message);
    }
  }

  async function redo(): Promise<void> {
    clearTrouble();
    if ((await putting.run({})) === undefined && putting.fault.value) {
      sayTrouble('没有重做', putting.fault.value.message);
    }
  }

  async function change(door: typeof sample | typeof own): Promise<void> {
    clearTrouble();
    if ((await door.run({})) !== undefined) {
      await opened();
      await router.push('/today');
    } else if (door.fault.value) {
      sayTrouble('没有打开', door.fault.value.message);
    }
  }

  const go = (path: string) => (): void => void router.push(path);
  const undoable = computed(() => history.data.value?.undo ?? null);
  const redoable = computed(() => history.data.value?.redo ?? null);
  const list = computed<readonly Act[]>(() => [
    ...(undoable.value === null ? [] : [{ name: `撤销：${undoable.value}`, detail: 'Ctrl+Z', also: 'cx chexiao', run: () => void undo() }]),
    ...(redoable.value === null ? [] : [{ name: `重做：${redoable.value}`, detail: 'Ctrl+Y', also: 'cz chongzuo', run: () => void redo() }]),
    { name: '添加人员', detail: '人员', also: 'tjry tianjiarenyuan xinzeng', run: go('/people?do=add') },
    { name: '添加组织', detail: '组织', also: 'tjzz tianjiazuzhi xinzeng', run: go('/bodies?do=add') },
    { name: '登记楼栋', detail: '小组', also: 'djld dengjiloudong', run: go('/groups?do=building') },
    { name: '记一次会议', detail: '会议', also: 'jychy huiyi xinzeng', run: go('/meetings?do=add') },
    { name: '写年度报告', detail: '报告', also: 'xndbg baogao niandu', run: go('/report') },
    { name: '填街道的表', detail: '报告', also: 'tjddb biaoge yizhangbiao', run: go('/report/form') },
    { name: '看体检结果', detail: '体检', also: 'ktjjg tijianjieguo guize bufu', run: go('/checkup') },
    { name: '看规则包', detail: '体检', also: 'kgzb guizebao falv', run: go('/checkup?view=rules') },
    { name: '改算法', detail: '体检', also: 'gsf suanfa canshu', run: go('/checkup?view=numbers') },
    { name: '看全年日历', detail: '今日', also: 'kqnrl quannianrili daoqi', run: go('/today?view=calendar') },
    { name: '从Excel导入', detail: '数据', also: 'dr daoru excel', run: go('/data?tab=import') },
    { name: '现在备份', detail: 'Ctrl+B', also: 'bf beifen', run: go('/data?tab=backup&do=backup') },
    { name: '从备份恢复', detail: '数据', also: 'hf huifu', run: go('/data?tab=backup') },
    { name: '看历史', detail: '数据', also: 'ls lishi', run: go('/data?tab=history') },
    { name: '看回收站', detail: '数据', also: 'hsz huishouzhan', run: go('/data?tab=bin') },
    { name: '选日子', detail: 'Ctrl+D', also: 'xrz xuanrizi jiezhi', run: open.chooseDay },
    { name: '回到今天', detail: 'Alt+Home', also: 'hdjt huidaojintian', run: backToToday },
    state.value?.sample === true
      ? { name: '回到自己的台账', detail: '演示数据', also: 'hdzjdtz huidaozijidetaizhang', run: () => void change(own) }
      : { name: '打开样例居委会', detail: '演示数据', also: 'dkyljwh yangli yanshi', run: () => void change(sample) },
    { name: '更正居委会资料', detail: '关于', also: 'gzjwhzl juweihuiziliao jiedao luokuan', run: go('/about') },
    { name: '关于本程序', detail: '关于', also: 'gy guanyu banben', run: go('/about') },
    ...AREAS.map((area) => ({ name: `打开${area.title}`, detail: `Alt+${area.digit}`, also: `dk ${area.name}`, run: go(area.path) })),
  ]);
  return { list, undoable, redoable, undo, redo };
}

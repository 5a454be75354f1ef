// 已办: a deadline no area keeps is ticked by hand, and ticked off again.
import { type ComputedRef, computed } from 'vue';

import { useWrite } from '@/api/read';
import { sayTrouble } from '@/kit/page';

import type { DueLine } from './words';

/** Ticks a line or takes its tick away; does nothing for a line that is settled elsewhere. */
export function useTicking(): { toggle: (line: DueLine) => Promise<void>; busy: ComputedRef<boolean> } {
  const tick = useWrite('deadline_done');
  const untick = useWrite('deadline_undone');
  const busy = computed(() => tick.busy.value || untick.busy.value);
  return {
    busy,
    toggle: async (line) => {
      if (!line.by_hand || line.key === null || busy.value) {
        return;
      }
      const act = line.done === null ? tick : untick;
      const done = line.done === null ? await tick.run({ key: line.key }) : await untick.run({ id: line.done.id, version: line.done.version });
      if (done === undefined && act.fault.value !== null) {
        sayTrouble('没有记下', act.fault.value.message);
      }
    },
  };
}

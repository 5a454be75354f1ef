// What an act still being typed would break, make worse or settle: asked for behind her while she types, never waited
// for. Only the newest question counts; what cannot be answered leaves the form as it is.
import { type MaybeRefOrGetter, type Ref, computed, onScopeDispose, shallowRef, toValue, watch } from 'vue';

import { type Reply, type Request, call } from './call';

export type TryLine = Reply<'checkup_try'>['lines'][number];

/** Pause in typing after which the rules are asked, in milliseconds. */
const PAUSE = 250;

export interface Trying {
  lines: Readonly<Ref<readonly TryLine[]>>;
  /** Recording it breaks a rule: then it is recorded 按事实. */
  breaks: Readonly<Ref<boolean>>;
}

/** The rules over an act; `null` while too little of it is known. */
export function useTrying(act: MaybeRefOrGetter<Request<'checkup_try'> | null>): Trying {
  const lines = shallowRef<readonly TryLine[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function ask(request: Request<'checkup_try'>, mine: number): Promise<void> {
    let found: readonly TryLine[];
    try {
      found = (await call('checkup_try', request)).lines;
    } catch {
      found = [];
    }
    if (mine === asked) {
      lines.value = found;
    }
  }

  watch(
    () => JSON.stringify(toValue(act)),
    () => {
      clearTimeout(timer);
      asked += 1;
      const mine = asked;
      const request = toValue(act);
      if (request === null) {
        lines.value = [];
        return;
      }
      timer = setTimeout(() => void ask(request, mine), PAUSE);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    clearTimeout(timer);
    asked += 1;
  });

  return { lines, breaks: computed(() => lines.value.some((line) => line.mark === 'error' || line.mark === 'warning')) };
}

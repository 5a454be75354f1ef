// A half-filled form is never lost: it is kept in the register while she types and given back when she returns.
import { type Ref, onScopeDispose, ref, watch } from 'vue';

import { call } from './call';

/** Pause in typing after which a form is kept, in milliseconds. */
const PAUSE = 400;

export interface Draft {
  /** The form was given back from a draft. */
  restored: Ref<boolean>;
  /** What she typed last is kept. */
  kept: Ref<boolean>;
  /** The draft was looked for. */
  ready: Ref<boolean>;
  /** Throws the draft away: the form was recorded or given up. */
  forget: () => Promise<void>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Keeps `model` (a reactive object) under a name such as `person/new` or `meeting/12`. Fields of the draft that the
 * model does not know, and fields of another type, are left out.
 */
export function useDraft(form: string, model: Record<string, unknown>): Draft {
  const restored = ref(false);
  const ready = ref(false);
  const safe = ref(false);
  let kept = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let given = false;

  async function put(content: string | null): Promise<void> {
    try {
      await call('draft_put', { form, content });
      safe.value = true;
    } catch {
      safe.value = false;
      // A form that cannot be kept must not keep her from typing; what she records is refused or taken by itself.
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    const content = JSON.stringify(model);
    if (given || !ready.value || content === kept) {
      return;
    }
    kept = content;
    await put(content);
  }

  async function look(): Promise<void> {
    const before = JSON.stringify(model);
    try {
      const { content } = await call('draft_get', { form });
      // What she typed while it was looked for stays.
      if (content !== null && JSON.stringify(model) === before) {
        const draft: unknown = JSON.parse(content);
        if (isRecord(draft)) {
          for (const [name, value] of Object.entries(draft)) {
            const now = model[name];
            if (name in model && (now === null || value === null || typeof now === typeof value)) {
              model[name] = value;
            }
          }
          restored.value = content !== before;
        }
      }
    } catch {
      // No draft, no harm.
    }
    kept = JSON.stringify(model);
    ready.value = true;
  }

  void look();
  watch(model, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), PAUSE);
  });
  const hide = (): void => void flush();
  document.addEventListener('visibilitychange', hide);
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', hide);
    void flush();
  });

  return {
    restored,
    kept: safe,
    ready,
    forget: async () => {
      given = true;
      clearTimeout(timer);
      restored.value = false;
      kept = JSON.stringify(model);
      await put(null);
      given = false;
    },
  };
}

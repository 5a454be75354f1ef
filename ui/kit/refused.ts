// A refusal in a form: to the field it is about, the rest to a strip above. And dates that cannot be read yet, which
// hold an act back.
import { type ComputedRef, computed, ref } from 'vue';

interface Refused {
  message: string;
  field: string | null;
}

/** Sorts a refusal: `of(field)` for the fields the form shows, `rest` where it is about none of them. */
export function useRefusal(refused: () => Refused | null, fields: readonly string[]): { of: (...names: string[]) => string | null; rest: ComputedRef<string | null> } {
  return {
    of: (...names) => {
      const now = refused();
      return now !== null && now.field !== null && names.includes(now.field) ? now.message : null;
    },
    rest: computed(() => {
      const now = refused();
      return now === null || (now.field !== null && fields.includes(now.field)) ? null : now.message;
    }),
  };
}

/** Which date fields hold something that is no date. */
export function useUnread(): { hear: (field: string) => (sentence: string | null) => void; any: ComputedRef<boolean> } {
  const troubled = ref<ReadonlySet<string>>(new Set());
  return {
    hear: (field) => (sentence) => {
      const next = new Set(troubled.value);
      if (sentence === null) {
        next.delete(field);
      } else {
        next.add(field);
      }
      troubled.value = next;
    },
    any: computed(() => troubled.value.size > 0),
  };
}

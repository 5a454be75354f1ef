// The list of people: the first page at once, the rest behind it, so that letters jump anywhere and the foot line
// sums all that is shown; a very long one as far as she scrolls. And the search of a field where a person is chosen.
import { type QueryClient, keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query';
import { type ComputedRef, type MaybeRefOrGetter, type Ref, computed, onScopeDispose, ref, toValue, watch } from 'vue';

import { type Reply, type Request, call } from './call';
import { Fault } from './fault';
import { useRead } from './read';

export type PersonRow = Reply<'person_list'>['people'][number];

/** The first page is short so that it stands at once. */
const FIRST = 100;
const NEXT = 500;
/** Longer lists are read as far as she scrolls: every change would read them anew to their end. */
const WHOLE = 2000;
/** Pause in typing after which is searched, in milliseconds: the search itself takes a few, and two keys are further apart. */
const PAUSE = 30;

export interface People {
  /** In the order asked for; undefined until the first page is there. */
  people: ComputedRef<PersonRow[] | undefined>;
  /** How many fit in all. */
  total: ComputedRef<number>;
  /** All of them are there. */
  whole: ComputedRef<boolean>;
  fault: ComputedRef<Fault | null>;
  again: () => Promise<unknown>;
  /** She has scrolled to the end of what is there. */
  more: () => void;
}

function keyOf(request: Request<'person_list'>): unknown[] {
  return ['person_list', request, 'whole'];
}

/** A page of the list; the first one where nobody stands before it. */
function pageOf(request: Request<'person_list'>, after: number | null): Promise<Reply<'person_list'>> {
  return call('person_list', { ...request, limit: after === null ? FIRST : NEXT, after });
}

/** Reads the first page before anybody asks for it. */
export async function readPeopleAhead(client: QueryClient, request: Request<'person_list'>): Promise<void> {
  const read = client.infiniteQuery({
    queryKey: keyOf(request),
    queryFn: () => pageOf(request, null),
    initialPageParam: null as number | null,
    gcTime: Infinity,
  });
  // The page that asks for it says why there is none.
  await read.catch(() => undefined);
}

/** Everyone who fits, kept current. What is behind the first page is read once there is room for it. */
export function usePeople(request: MaybeRefOrGetter<Request<'person_list'>>, room: MaybeRefOrGetter<boolean> = true): People {
  const wanted = computed(() => toValue(request));
  const query = useInfiniteQuery({
    queryKey: computed(() => keyOf(wanted.value)),
    queryFn: ({ pageParam }) => pageOf(wanted.value, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (last, all): number | null => {
      const held = all.reduce((sum, page) => sum + page.people.length, 0);
      return held < last.total ? (last.people[last.people.length - 1]?.id ?? null) : null;
    },
    placeholderData: keepPreviousData,
  });
  watch(
    // The number of pages too: a reply may come and go between two looks at `isFetching`.
    [query.hasNextPage, query.isFetching, query.isPlaceholderData, () => toValue(room), () => query.data.value?.pages.length],
    ([more, busy, old, free]) => {
      if (more && !busy && !old && free && (query.data.value?.pages[0]?.total ?? 0) <= WHOLE) {
        void query.fetchNextPage();
      }
    },
    { immediate: true },
  );
  const pages = computed(() => query.data.value?.pages);
  return {
    people: computed(() => pages.value?.flatMap((page) => page.people)),
    total: computed(() => pages.value?.[0]?.total ?? 0),
    whole: computed(() => pages.value !== undefined && !query.hasNextPage.value),
    fault: computed(() => (query.error.value === null ? null : Fault.of(query.error.value))),
    again: () => query.refetch(),
    more: () => {
      if (query.hasNextPage.value && !query.isFetching.value) {
        void query.fetchNextPage();
      }
    },
  };
}

/** The numbers of everyone who fits, read page by page. */
export async function everyone(request: Request<'person_list'>): Promise<number[]> {
  const ids: number[] = [];
  for (;;) {
    const page = await call('person_list', { ...request, limit: NEXT, after: ids[ids.length - 1] ?? null });
    ids.push(...page.people.map((row) => row.id));
    if (page.people.length === 0 || ids.length >= page.total) {
      return ids;
    }
  }
}

/** A text that follows what is typed after a short pause. */
export function usePaused(typed: MaybeRefOrGetter<string>): Ref<string> {
  const settled = ref(toValue(typed));
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => toValue(typed),
    (text) => {
      clearTimeout(timer);
      timer = setTimeout(() => (settled.value = text), PAUSE);
    },
  );
  onScopeDispose(() => clearTimeout(timer));
  return settled;
}

export interface PersonFound {
  key: string;
  name: string;
  hit: null;
  detail: string;
  kind: string;
}

/** People a typed scrap finds, for a field that chooses one of them. */
export function usePersonSearch(): { search: (text: string) => void; found: ComputedRef<PersonFound[]> } {
  const typed = ref('');
  const asked = usePaused(typed);
  const list = useRead('person_list', () => (asked.value === '' ? null : { search: asked.value, limit: 8 }));
  return {
    search: (text) => {
      typed.value = text;
    },
    found: computed(() =>
      asked.value === ''
        ? []
        : (list.data.value?.people ?? []).map((row) => ({
            key: String(row.id),
            name: row.name,
            hit: null,
            detail: row.posts.length > 0 ? row.posts.join('、') : (row.residence ?? ''),
            kind: [row.sex?.text ?? '', row.age === null ? '' : `${row.age}岁`].filter((part) => part !== '').join('，'),
          })),
    ),
  };
}

// Reading and writing for pages: `useRead` keeps a reply current, `useWrite` runs one act and keeps its fault.
import { type QueryClient, keepPreviousData, useIsFetching, useQuery, useQueryClient } from '@tanstack/vue-query';
import { type ComputedRef, type MaybeRefOrGetter, type Ref, computed, ref, shallowRef, toValue } from 'vue';

import { type Name, type Reply, type Request, call } from './call';
import { Fault } from './fault';

export interface Read<N extends Name> {
  /** The newest reply; the last one stays while another is on its way. */
  data: Ref<Reply<N> | undefined>;
  /** Why there is none. */
  fault: ComputedRef<Fault | null>;
  /** What is shown was the answer to another request. */
  stale: Ref<boolean>;
  /** Nothing to show yet. */
  waiting: ComputedRef<boolean>;
  /** Asks again. */
  again: () => Promise<unknown>;
}

/** A reply kept current. A request of `null` waits until there is one. */
export function useRead<N extends Name>(name: N, request: MaybeRefOrGetter<Request<N> | null>): Read<N> {
  const wanted = computed(() => toValue(request));
  const query = useQuery<Reply<N>, Fault>({
    queryKey: computed(() => [name, wanted.value]),
    queryFn: async () => {
      if (wanted.value === null) {
        throw new Fault('bug', '');
      }
      return await call(name, wanted.value);
    },
    enabled: computed(() => wanted.value !== null),
    placeholderData: keepPreviousData,
  });
  return {
    data: query.data,
    fault: computed(() => (query.error.value === null ? null : Fault.of(query.error.value))),
    stale: query.isPlaceholderData,
    waiting: computed(() => query.isPending.value && query.error.value === null),
    again: () => query.refetch(),
  };
}

/** Reads a reply before anybody asks for it; where there is none yet, whoever asks hears why. */
export async function readAhead<N extends Name>(client: QueryClient, name: N, request: Request<N>): Promise<void> {
  await client.query({ queryKey: [name, request], queryFn: () => call(name, request), gcTime: Infinity }).catch(() => undefined);
}

/** How many writes are on their way. */
export const writing = ref(0);

export interface Write<N extends Name> {
  /** Runs the act. Answers undefined when it was refused; the fault says why. */
  run: (request: Request<N>) => Promise<Reply<N> | undefined>;
  /** On its way. */
  busy: Ref<boolean>;
  /** Why the last one was refused. */
  fault: Ref<Fault | null>;
  /** Forgets the fault. */
  clear: () => void;
}

/** One act. */
export function useWrite<N extends Name>(name: N): Write<N> {
  const busy = ref(false);
  const fault = shallowRef<Fault | null>(null);
  return {
    busy,
    fault,
    clear: () => {
      fault.value = null;
    },
    run: async (request) => {
      busy.value = true;
      writing.value += 1;
      fault.value = null;
      try {
        return await call(name, request);
      } catch (thrown) {
        fault.value = Fault.of(thrown);
        return undefined;
      } finally {
        busy.value = false;
        writing.value -= 1;
      }
    },
  };
}

/** Forgets all that was read: another register stands there now. */
export function useForgetAll(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.resetQueries();
}

/** How many replies are on their way. */
export function useOnTheWay(): Ref<number> {
  return useIsFetching();
}

// The pages of the report beside its text: only those that changed are sent, the others stand here already.
import { useQuery } from '@tanstack/vue-query';
import { type MaybeRefOrGetter, computed, toValue } from 'vue';

import { type Reply, type Request, call } from './call';
import { Fault } from './fault';
import type { Read } from './read';

/** What the window holds, by digest; no more than a few reports of pages. */
const held = new Map<string, string>();
const MOST = 400;

async function fetched(request: Request<'report_pages'>): Promise<Reply<'report_pages'>> {
  const reply = await call('report_pages', { ...request, known: [...held.keys()] });
  const pages = reply.pages.map((page, at) => (page === '' ? (held.get(reply.digests[at] ?? '') ?? '') : page));
  if (held.size > MOST) {
    held.clear();
  }
  pages.forEach((page, at) => held.set(reply.digests[at] ?? '', page));
  return { ...reply, pages };
}

/** The pages, kept current. A request of `null` waits until there is one. */
export function useReportPages(request: MaybeRefOrGetter<Request<'report_pages'> | null>): Pick<Read<'report_pages'>, 'data' | 'fault' | 'stale' | 'again'> {
  const wanted = computed(() => toValue(request));
  const query = useQuery<Reply<'report_pages'>, Fault>({
    queryKey: computed(() => ['report_pages', wanted.value]),
    queryFn: async () => {
      if (wanted.value === null) {
        throw new Fault('bug', '');
      }
      return await fetched(wanted.value);
    },
    enabled: computed(() => wanted.value !== null),
    placeholderData: (before) => before,
  });
  return {
    data: query.data,
    fault: computed(() => (query.error.value === null ? null : Fault.of(query.error.value))),
    stale: query.isPlaceholderData,
    again: () => query.refetch(),
  };
}

// What the page asks for first: the list as she likes it sorted.
import type { QueryClient } from '@tanstack/vue-query';

import { useDay } from '@/api/day';
import { readPeopleAhead } from '@/api/people';
import { preferred } from '@/api/preferences';
import { readAhead } from '@/api/read';

import { NO_FILTERS, type Order, isOrder, requestOf } from './filters';

/** Reads it before the page is opened. */
export async function ahead(cache: QueryClient): Promise<void> {
  await readAhead(cache, 'preference_list', {});
  const order = preferred<Order>(cache.getQueryData(['preference_list', {}]), 'people_order', 'pinyin', isOrder);
  await readPeopleAhead(cache, requestOf(NO_FILTERS, order, '', useDay().asOf.value));
}

// The lists she opens every day, read while there is nothing else to do: the first key to each then finds its rows there.
import type { QueryClient } from '@tanstack/vue-query';

import type { Reply } from '@/api/call';
import { useDay } from '@/api/day';
import { readPeopleAhead } from '@/api/people';
import { preferred } from '@/api/preferences';
import { readAhead } from '@/api/read';
import { NO_FILTERS, type Order, isOrder, requestOf } from '@/people/filters';

/** Reads what pages ask for first, one after the other. */
export async function readListsAhead(client: QueryClient): Promise<void> {
  const as_of = useDay().asOf.value;
  await readAhead(client, 'preference_list', {});
  const kept = client.getQueryData<Reply<'preference_list'>>(['preference_list', {}]);
  const order = preferred<Order>(kept, 'people_order', 'pinyin', isOrder);
  await readPeopleAhead(client, requestOf(NO_FILTERS, order, '', as_of));
  await readAhead(client, 'body_list', { as_of });
  await readAhead(client, 'group_list', { as_of });
  await readAhead(client, 'follow_up_list', {});
}

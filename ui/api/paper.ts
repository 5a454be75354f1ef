// What every paper does besides being written into files: it goes to the system's viewer for printing, and what goes wrong
// where no dialog stands is told beside the page.
import { type Request, call, shell } from './call';
import { Fault } from './fault';

/** Hears what was not done and why. */
export type Trouble = (lead: string, sentence: string) => void;

/** Does it; what goes wrong is told under the lead. */
export async function tried(lead: string, trouble: Trouble, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (thrown) {
    trouble(lead, Fault.of(thrown).message);
  }
}

/** Has the paper made and opens it for printing; throws a {@link Fault}. */
export async function print(request: Request<'paper_print'>): Promise<void> {
  const { path } = await call('paper_print', request);
  await shell('print_pdf', { path });
}

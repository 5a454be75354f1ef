// What Rust answers when it refuses: a stable code, the sentence for the person, and the field it is about.
import { FAULTS } from '@/text/labels';

export class Fault extends Error {
  readonly code: string;
  readonly field: string | null;

  constructor(code: string, message: string, field: string | null = null) {
    super(message);
    this.name = 'Fault';
    this.code = code;
    this.field = field;
  }

  /** Whatever was thrown, as a fault with a sentence. */
  static of(thrown: unknown): Fault {
    return thrown instanceof Fault ? thrown : new Fault('unreachable', FAULTS.unreachable);
  }
}

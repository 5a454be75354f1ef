// Commands that are on their way; replaced by the generated ones.
import type { Exported, Format, Made, OneAt, Pages } from '@/api/wire';
import type { Difference, FillSheet } from './agreed';

declare module '@/api/wire' {
  interface Commands {
    report_source_export: { request: { year: number; as_of?: string | null; number: string; folder?: string | null; format: Format }; reply: Exported; access: 'write' };
    report_check: { request: { year: number; reader: 'street' | 'congress' | 'plan'; as_of?: string | null }; reply: Made; access: 'write' };
    report_freeze: { request: { year: number; reader: 'street' | 'congress' | 'plan'; as_of?: string | null; note?: string | null }; reply: { id: number; number: number }; access: 'write' };
    report_return: { request: { id: number; version: number; on: string; reason: string }; reply: Made; access: 'write' };
    report_version_export: { request: { id: number; folder?: string | null; formats: Format[] }; reply: Exported; access: 'write' };
    report_version_pages: { request: { id: number }; reply: Pages; access: 'read' };
    report_versions_compare: { request: { from: number; to?: number | null }; reply: Difference; access: 'read' };
    report_fill_form: { request: { from: number; to: number; folder?: string | null }; reply: Exported; access: 'write' };
    report_fill_read: { request: { path: string; sheet?: string | null }; reply: FillSheet; access: 'read' };
    report_fill: { request: { rows: { year: number; code: string; thousandths: number }[]; basis: string }; reply: { filled: number; same: number }; access: 'write' };
    report_package: { request: { id: number; folder?: string | null; password?: string | null }; reply: Exported; access: 'write' };
  }
}

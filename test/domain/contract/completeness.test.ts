import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, Settings } from '../../../src/contract/settings.ts';
import {
  missingItems,
  requiredFieldsOf,
  requiredItemsOf,
  wasComplete,
} from '../../../src/domain/contract/completeness.ts';
import { completeShareOf } from '../../../src/domain/contract/complete-share.ts';
import { ProjectId } from '../../../src/contract/ids.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';

const item = (fieldId: string) => ({ name: { en: fieldId, he: '' }, source: { kind: 'field' as const, fieldId } });
const evidence = { name: { en: 'Evidence', he: 'אסמכתה' }, source: { kind: 'attachment' as const } };
const items = [item('month'), item('line'), evidence];
const settings = Settings.parse({
  ...DEFAULT_SETTINGS,
  processes: [
    {
      id: 'payslip',
      projectId: '7',
      name: { en: 'Payslip', he: 'תלוש' },
      team: { en: 'payroll', he: 'השכר' },
      requestTypeIds: ['701'],
      visibility: 'team',
      target: 4,
      commentReader: null,
      meaningfulMinutes: 0,
      complete: { since: 1000, items },
    },
  ],
});
const request = (id: string, createdAt: number) => ({
  projectId: ProjectId.parse('7'),
  requestType: { id, name: 'Ask' },
  createdAt: toInstant(createdAt),
});

describe('what a contract requires', () => {
  it('holds for requests of its process from its first moment on', () => {
    expect(requiredItemsOf(settings, request('701', 1000))).toEqual(items);
    expect(requiredItemsOf(settings, request('701', 999))).toEqual([]);
    expect(requiredItemsOf(settings, request('702', 1000))).toEqual([]);
    expect(requiredItemsOf(settings, { ...request('701', 1000), requestType: null })).toEqual([]);
  });

  it('names the fields to read once each', () => {
    expect(requiredFieldsOf(settings)).toEqual(['month', 'line', 'attachment']);
    expect(requiredFieldsOf(DEFAULT_SETTINGS)).toEqual([]);
  });

  it('is complete exactly when nothing was missing, and unknown where nothing is required', () => {
    const presences = fc.dictionary(
      fc.constantFrom('month', 'line', 'attachment'),
      fc.record({ now: fc.boolean(), atCreation: fc.boolean() }),
    );
    fc.assert(
      fc.property(presences, (presence) => {
        const missing = missingItems(items, presence);
        expect(
          missing.every(
            ({ source }) => presence[source.kind === 'field' ? source.fieldId : 'attachment']?.now !== true,
          ),
        ).toBe(true);
        const then = Object.fromEntries(
          Object.entries(presence).map(([id, { atCreation }]) => [id, { now: atCreation, atCreation }]),
        );
        expect(wasComplete(items, presence)).toBe(missingItems(items, then).length === 0);
        expect(wasComplete([], presence)).toBeNull();
      }),
    );
  });

  it('counts the share over those of which something was required', () => {
    expect(completeShareOf([{ complete: true }, { complete: false }, { complete: null }])).toEqual({
      complete: 1,
      of: 2,
    });
    expect(completeShareOf([])).toEqual({ complete: 0, of: 0 });
  });
});

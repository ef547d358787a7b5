import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AccountId, ProcessId } from '../../../src/contract/ids.ts';
import type { ContractTerms } from '../../../src/contract/service-contract.ts';
import {
  contractInForce,
  faultOf,
  planSave,
  planSignature,
  stageOf,
  type ContractDraft,
  type ServiceContract,
} from '../../../src/domain/contract/service-contract.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';

const words = (en: string, he = '') => ({ en, he });
const terms: ContractTerms = {
  receiver: words('Field service'),
  service: words('Payslips'),
  response: { amount: 4, unit: 'hours' },
  handling: null,
  complete: [{ name: words('', 'חודש'), source: { kind: 'field', fieldId: 'customfield_1' } }],
  format: words('A form'),
  noLonger: words('WhatsApp'),
  exception: words('Ask'),
  target: 4,
  floor: 2,
};
const decider = { accountId: AccountId.parse('cfo'), name: words('Avi Cohen, CFO') };
const draft: ContractDraft = { terms, decider, isPublic: true, reviewOn: null };
const processId = ProcessId.parse('payslip');
const ronit = AccountId.parse('ronit');
const dana = AccountId.parse('dana');
const at = toInstant(1000);
const edit = (revision: number, more: Partial<ContractDraft> = {}) => ({
  processId,
  revision,
  draft: { ...draft, ...more },
  by: ronit,
  at,
});
const contractOf = (plan: ReturnType<typeof planSave> | ReturnType<typeof planSignature>): ServiceContract => {
  if (plan.kind !== 'insert' && plan.kind !== 'update') throw new TypeError(`planned ${plan.kind}`);
  return plan.contract;
};
const sign = (contract: ServiceContract, side: 'giving' | 'receiving', by: AccountId) =>
  planSignature([contract], { revision: contract.revision, version: contract.version, side, by, at });
const first = contractOf(planSave([], edit(0)));
const half = contractOf(sign(first, 'giving', ronit));
const signed = contractOf(sign(half, 'receiving', dana));
const other = { ...terms, format: words('Another form') };

describe('a clause', () => {
  it.each([
    ['terms.receiver', { terms: { ...terms, receiver: words(' ') } }],
    ['terms.service', { terms: { ...terms, service: words('\n') } }],
    ['terms.format', { terms: { ...terms, format: words('') } }],
    ['terms.noLonger', { terms: { ...terms, noLonger: words('') } }],
    ['terms.exception', { terms: { ...terms, exception: words('') } }],
    ['terms.response', { terms: { ...terms, response: null } }],
    ['terms.complete', { terms: { ...terms, complete: [] } }],
    ['terms.complete.0.name', { terms: { ...terms, complete: [{ ...terms.complete[0], name: words('') }] } }],
    ['decider', { decider: null }],
    ['decider.name', { decider: { ...decider, name: words('') } }],
  ])('is refused empty: %s', (field, more) => {
    expect(faultOf({ ...draft, ...more } as ContractDraft)).toEqual({ code: 'CLAUSE_EMPTY', field });
  });

  it('is refused at a hundred kilobytes, in whichever language', () => {
    const long = 'א'.repeat(50_000);
    expect(faultOf({ ...draft, terms: { ...terms, exception: words('x', long) } })).toEqual({
      code: 'CLAUSE_TOO_LONG',
      field: 'terms.exception',
    });
    expect(faultOf({ ...draft, terms: { ...terms, exception: words('🙂'.repeat(2000)) } })).toBeNull();
  });
});

describe('a version', () => {
  it('is changed in place until somebody has signed it', () => {
    expect(planSave([first], edit(1, { terms: other }))).toMatchObject({
      kind: 'update',
      contract: { version: 1, revision: 2, terms: other },
    });
  });

  it.each([
    ['one side', half],
    ['both sides', signed],
  ])('becomes another, unsigned, when terms signed by %s change', (_who, contract) => {
    expect(planSave([contract], edit(contract.revision, { terms: other }))).toMatchObject({
      kind: 'insert',
      contract: { version: 2, giving: null, receiving: null },
    });
  });

  it('keeps its signatures when only its visibility or its review changes', () => {
    expect(planSave([signed], edit(3, { isPublic: false, reviewOn: '2027-01-01' }))).toMatchObject({
      kind: 'update',
      contract: { version: 1, giving: { by: ronit }, receiving: { by: dana }, isPublic: false },
    });
  });

  it('is not saved over another than the one that was read, nor when nothing changed', () => {
    expect(planSave([first], edit(0, { isPublic: false }))).toEqual({ kind: 'stale' });
    expect(planSave([first], { ...edit(0), by: dana })).toEqual({ kind: 'stale' });
    expect(planSave([], edit(1))).toEqual({ kind: 'stale' });
    expect(planSave([first], edit(1))).toEqual({ kind: 'nothing' });
  });

  it('is saved once when the same person sends the same again, not knowing that it arrived', () => {
    expect(planSave([first], edit(0))).toEqual({ kind: 'nothing' });
    expect(planSave([half], edit(0))).toEqual({ kind: 'stale' });
  });

  it('stays in force until a later one has both signatures', () => {
    const second = contractOf(planSave([signed], edit(3, { terms: other })));
    expect(contractInForce([signed, second])).toBe(signed);
    expect(stageOf([signed, second])).toBe('changed');
    const both = { ...second, giving: signed.giving, receiving: signed.receiving };
    expect(contractInForce([signed, both])).toBe(both);
  });
});

describe('a signature', () => {
  it('takes two people', () => {
    expect(sign(half, 'receiving', ronit)).toEqual({ kind: 'same-signer' });
    expect(stageOf([half])).toBe('half-signed');
    expect(stageOf([signed])).toBe('in-force');
  });

  it('is given once, and to what was read', () => {
    expect(sign(signed, 'giving', ronit)).toEqual({ kind: 'nothing' });
    expect(sign(signed, 'giving', AccountId.parse('other'))).toEqual({ kind: 'stale' });
    const read = { version: 1, side: 'receiving' as const, by: dana, at };
    expect(planSignature([half], { ...read, revision: half.revision - 1 })).toEqual({ kind: 'stale' });
    expect(planSignature([half], { ...read, version: 2, revision: half.revision })).toEqual({ kind: 'stale' });
    expect(planSignature([], { ...read, revision: 0 })).toEqual({ kind: 'stale' });
  });

  it('never covers terms that were not signed, whatever is edited and signed in whatever order', () => {
    const step = fc.record({
      text: fc.constantFrom('A', 'B', 'C'),
      act: fc.constantFrom('edit', 'giving', 'receiving'),
      by: fc.constantFrom(ronit, dana),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let versions: readonly ServiceContract[] = [];
        const agreed = new Map<string, string>();
        for (const { text, act, by } of steps) {
          const newest = versions.toSorted((a, b) => b.version - a.version)[0];
          const revision = newest?.revision ?? 0;
          const plan =
            act === 'edit'
              ? planSave(versions, { ...edit(revision, { terms: { ...terms, format: words(text) } }), by })
              : planSignature(versions, { revision, version: newest?.version ?? 1, side: act, by, at });
          if (plan.kind !== 'insert' && plan.kind !== 'update') continue;
          const { contract } = plan;
          versions = [...versions.filter(({ version }) => version !== contract.version), contract];
          if (act !== 'edit') agreed.set(`${contract.version} ${act}`, contract.terms.format.en);
        }
        for (const { version, giving, receiving, terms: now } of versions) {
          if (giving) expect(agreed.get(`${version} giving`)).toBe(now.format.en);
          if (receiving) expect(agreed.get(`${version} receiving`)).toBe(now.format.en);
        }
      }),
    );
  });
});

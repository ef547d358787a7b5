import type { AccountId } from '../../contract/ids';
import type { RemoveStaff, SaveStaff, StaffSaved, StaffView } from '../../contract/staff';
import { readStaffRows } from '../../domain/sources/staff-rows';
import type { Audit } from '../ports/admin';
import type { Names } from '../ports/facts';
import type { StaffMonths } from '../ports/sources';
import type { Clock, NewToken } from '../ports/system';

export interface KeepStaffDeps {
  readonly staffMonths: StaffMonths;
  readonly sourceNames: Pick<Names, 'list'>;
  readonly audit: Pick<Audit, 'note'>;
  readonly clock: Clock;
  readonly newToken: NewToken;
}

/**
 * Months of staff as they are kept.
 * @throws StorageUnavailableError
 */
export const readStaff = (deps: KeepStaffDeps) => async (): Promise<StaffView> => {
  const [months, names] = await Promise.all([deps.staffMonths.list(), deps.sourceNames.list('department')]);
  return { months, departments: [...new Set(names.map(({ name }) => name))].toSorted() };
};

/**
 * Keeps the rows that can be right, over what was there, and names the others.
 * @throws StorageUnavailableError
 */
export const saveStaff =
  (deps: KeepStaffDeps) =>
  async (call: { readonly accountId: AccountId; readonly payload: SaveStaff }): Promise<StaffSaved> => {
    const { months, faults } = readStaffRows(call.payload.rows);
    if (months.length > 0) {
      await deps.staffMonths.save(months);
      const entry = { id: deps.newToken(), at: deps.clock.now(), by: call.accountId };
      await deps.audit.note({ ...entry, kind: 'staff-saved', detail: { rows: months.length } });
    }
    return { saved: months.length, faults, view: await readStaff(deps)() };
  };

/**
 * Forgets one month of a department.
 * @throws StorageUnavailableError
 */
export const removeStaff =
  (deps: KeepStaffDeps) =>
  async ({ payload }: { readonly payload: RemoveStaff }): Promise<StaffView> => {
    await deps.staffMonths.remove(payload);
    return readStaff(deps)();
  };

import { StorageUnavailableError } from '../../usecases/ports/errors';
import type { ExecuteSql } from './database';

/** The same database with its failures in our words; Forge's own words stay in the cause. */
export const namingFailures =
  (execute: ExecuteSql): ExecuteSql =>
  async (statement) => {
    try {
      return await execute(statement);
    } catch (error) {
      throw new StorageUnavailableError('a statement failed', { cause: error });
    }
  };

import { useWords } from '../../kit/text';
import type { Faults } from './faults';

/** What is wrong with a field, in words; `path` is that of the form the fields stand in. */
export function useFault(faults: Faults, path = ''): (field: string) => string | undefined {
  const words = useWords();
  return (field) => {
    const key = faults.get(path === '' ? field : `${path}.${field}`);
    return key && words.text(key);
  };
}

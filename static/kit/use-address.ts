import { useCallback, useEffect, useRef, useState } from 'react';
import { connectAddress } from './bridge';
import type { PageAddress } from './bridge';

/** Where a page with pages of its own stands, so that reloading, linking and the Back button work. */
export interface Address {
  /** What follows the page's own address: `['contracts', 'payslip-fix']`. */
  readonly parts: readonly string[];
  readonly go: (...parts: readonly string[]) => void;
}

const partsOf = (path: string): readonly string[] =>
  path
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);

/** An address typed by hand may hold what is no encoding. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** `null` until the host has told the address. */
export function useAddress(): Address | null {
  const [parts, setParts] = useState<readonly string[] | null>(null);
  const history = useRef<PageAddress | null>(null);
  useEffect(() => {
    void connectAddress((path) => setParts(partsOf(path))).then((address) => {
      history.current = address;
      setParts(partsOf(address?.path ?? '/'));
    });
  }, []);
  const go = useCallback((...next: readonly string[]) => {
    setParts(next);
    history.current?.go(`/${next.map(encodeURIComponent).join('/')}`);
  }, []);
  return parts === null ? null : { parts, go };
}

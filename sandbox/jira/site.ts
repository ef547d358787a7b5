import type { Clock, ProductEvent } from '../platform/ports.ts';
import type { PersonRecord } from './state/records.ts';
import type { IndexedIssues } from './state/indexed-issues.ts';
import type { Store } from './state/store.ts';
import type { SlaService } from './sla/sla-service.ts';

/** What commands and views need of the site they work on. */
export interface Site {
  readonly clock: Clock;
  /** `http://127.0.0.1:4000`, without a slash at the end. */
  readonly siteUrl: string;
  readonly cloudId: string;
  readonly store: Store;
  readonly sla: SlaService;
  /** What searches read while the index lags. */
  readonly indexed: IndexedIssues;
  emit(event: ProductEvent): void;
}

/** Who acts. Apps act as their own account. */
export type Actor =
  | { readonly kind: 'app'; readonly accountId: string; readonly appId: string; readonly zone: string }
  | {
      readonly kind: 'person';
      readonly accountId: string;
      readonly person: PersonRecord;
      readonly zone: string;
      readonly throughApp: boolean;
    };

import type { Settings, SettingsView } from '../../../src/contract/settings';
import type { Faults } from './faults';

/** What every section gets: the draft, what is wrong with it, and a way to change a part. */
export interface SectionProps {
  readonly draft: Settings;
  readonly faults: Faults;
  readonly site: SettingsView['site'];
  readonly change: (part: Partial<Settings>) => void;
}

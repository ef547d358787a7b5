import type { Page } from './page.ts';
import { Permissions } from './shapes.ts';

/** Whether the person at the screen administers the site: its settings and its rules are theirs. */
export async function mayAdminister({ rest }: Page): Promise<boolean> {
  const granted = await rest.find('/rest/api/3/mypermissions?permissions=ADMINISTER', Permissions);
  return granted?.permissions['ADMINISTER']?.havePermission === true;
}

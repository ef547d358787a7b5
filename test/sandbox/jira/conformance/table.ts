import type { Row } from './row.ts';
import { attachmentRows } from './rows/attachments.ts';
import { customerRows, deskRows, organizationRows } from './rows/desks.ts';
import { commentRows, issueRows } from './rows/issues.ts';
import { peopleRows } from './rows/people.ts';
import { dashboardRows, projectRows } from './rows/places.ts';
import { propertyRows } from './rows/properties.ts';
import { requestRows } from './rows/requests.ts';
import { searchRows } from './rows/search.ts';

/** Every operation of the desk. A new one is a row here, or the table's test fails. */
export const TABLE: readonly Row[] = [
  ...issueRows,
  ...commentRows,
  ...attachmentRows,
  ...searchRows,
  ...propertyRows,
  ...peopleRows,
  ...projectRows,
  ...dashboardRows,
  ...deskRows,
  ...customerRows,
  ...organizationRows,
  ...requestRows,
];

import type { Route } from './http/rest-context.ts';
import { appFieldRoutes } from './rest/jira/app-fields.ts';
import { attachmentRoutes } from './rest/jira/attachments.ts';
import { bulkPropertyRoutes } from './rest/jira/bulk-properties.ts';
import { bulkMoveRoutes } from './rest/jira/bulk-move.ts';
import { catalogRoutes } from './rest/jira/catalog.ts';
import { changelogRoutes } from './rest/jira/changelogs.ts';
import { commentRoutes } from './rest/jira/comments.ts';
import { dashboardWriteRoutes } from './rest/jira/dashboard-writes.ts';
import { dashboardRoutes } from './rest/jira/dashboards.ts';
import { fieldMetaRoutes } from './rest/jira/field-meta.ts';
import { issueRoutes } from './rest/jira/issues.ts';
import { issueLinkRoutes } from './rest/jira/issue-links.ts';
import { jqlRoutes } from './rest/jira/jql.ts';
import { notifyRoutes } from './rest/jira/notify.ts';
import { permissionRoutes } from './rest/jira/permissions.ts';
import { projectRoleRoutes } from './rest/jira/project-roles.ts';
import { projectRoutes } from './rest/jira/projects.ts';
import { propertyOfJiraRoutes } from './rest/jira/properties.ts';
import { searchRoutes } from './rest/jira/search.ts';
import { transitionRoutes } from './rest/jira/transitions.ts';
import { userRoutes } from './rest/jira/users.ts';
import { requestAttachmentRoutes } from './rest/servicedesk/attachments.ts';
import { customerRoutes } from './rest/servicedesk/customers.ts';
import { deskRoutes } from './rest/servicedesk/desks.ts';
import { notificationRoutes } from './rest/servicedesk/notifications.ts';
import { organizationRoutes } from './rest/servicedesk/organizations.ts';
import { feedbackRoutes } from './rest/servicedesk/feedback.ts';
import { requestPartRoutes } from './rest/servicedesk/request-parts.ts';
import { requestRoutes } from './rest/servicedesk/requests.ts';

/** Every operation of the site. A new resource is a file in `rest/` and a line here. */
export const routes: readonly Route[] = [
  ...issueRoutes,
  ...fieldMetaRoutes,
  ...transitionRoutes,
  ...commentRoutes,
  ...attachmentRoutes,
  ...issueLinkRoutes,
  ...changelogRoutes,
  ...appFieldRoutes,
  ...searchRoutes,
  ...jqlRoutes,
  ...propertyOfJiraRoutes,
  ...notifyRoutes,
  ...bulkMoveRoutes,
  ...bulkPropertyRoutes,
  ...projectRoutes,
  ...projectRoleRoutes,
  ...userRoutes,
  ...permissionRoutes,
  ...dashboardRoutes,
  ...dashboardWriteRoutes,
  ...catalogRoutes,
  ...deskRoutes,
  ...customerRoutes,
  ...organizationRoutes,
  ...requestRoutes,
  ...requestPartRoutes,
  ...requestAttachmentRoutes,
  ...notificationRoutes,
  ...feedbackRoutes,
];

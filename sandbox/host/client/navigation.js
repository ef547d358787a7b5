/** Where the app may send a person, by Jira's names for places. */

function modulePath({ moduleKey, projectKey }) {
  const type = JSON.parse(document.body.dataset.modules)[moduleKey];
  if (type === 'jira:adminPage') return `/jira/settings/apps/${moduleKey}`;
  const project = projectKey ?? document.body.dataset.project;
  if (type === 'jira:projectPage' && project) return `/jira/projects/${project}/apps/${moduleKey}`;
  if (type === 'jiraServiceManagement:queuePage' && project)
    return `/jira/servicedesk/projects/${project}/apps/${moduleKey}`;
  throw new Error(`There is no page of the module ${moduleKey} here`);
}

const PATHS = {
  issue: ({ issueKey }) => `/browse/${encodeURIComponent(issueKey)}`,
  dashboard: ({ dashboardId }) => `/jira/dashboards/${encodeURIComponent(dashboardId)}`,
  module: modulePath,
};

/** The address of a place. Rejects a target these pages do not have. */
export function addressOf(place) {
  if (!Object.hasOwn(PATHS, place.target)) throw new Error(`The sandbox has no page for the target ${place.target}`);
  return new URL(PATHS[place.target](place), location.origin).href;
}

export function navigate(place) {
  const address = new URL(place.url ?? addressOf(place), location.origin);
  if (address.protocol !== 'http:' && address.protocol !== 'https:')
    throw new Error(`Only web addresses can be opened, not ${address.protocol}`);
  if (place.type === 'new-tab') globalThis.open(address.href, '_blank', 'noopener');
  else location.assign(address.href);
}

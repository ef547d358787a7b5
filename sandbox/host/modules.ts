import type { UiModule } from '../app/manifest.ts';
import type { Person } from '../platform/ports.ts';
import type { InstalledApp } from './ports.ts';

/** How the platform classes an account; `licensed` sees every module, the others only those that let them in. */
export type AccountType = 'licensed' | 'customer' | 'unlicensed';

export function accountTypeOf(person: Person): AccountType {
  return person.role === 'customer' || person.role === 'unlicensed' ? person.role : 'licensed';
}

/** True when the platform draws the module for this person at all. Display conditions are not evaluated. */
export function mayUse(module: UiModule, person: Person): boolean {
  const type = accountTypeOf(person);
  return type === 'licensed' || module.unlicensedAccess.includes(type);
}

/** The app's modules of one type that this person may use, in the manifest's order. */
export function modulesOf(app: InstalledApp, type: string, person: Person | null): readonly UiModule[] {
  return person === null
    ? []
    : app.manifest.uiModules.filter((module) => module.type === type && mayUse(module, person));
}

/** One module by its key, or null when it does not exist or is not for this person. */
export function moduleByKey(app: InstalledApp, key: string, person: Person | null): UiModule | null {
  return (
    app.manifest.uiModules.find((module) => module.key === key && person !== null && mayUse(module, person)) ?? null
  );
}

export function titleOf(module: UiModule): string {
  return module.title ?? module.key;
}

/** A text property of the manifest's module, '' when absent. */
export function textOf(module: UiModule, property: string): string {
  const value = module.raw[property];
  return typeof value === 'string' ? value : '';
}

/** The resource of the module's edit mode, null when it has none. */
export function editResourceOf(module: UiModule): string | null {
  const edit = module.raw['edit'];
  const resource = typeof edit === 'object' && edit !== null && 'resource' in edit ? edit.resource : null;
  return typeof resource === 'string' ? resource : null;
}

/** The module's ARI, as dashboards and `localId` carry it. */
export function moduleAri(app: InstalledApp, key: string): string {
  return `ari:cloud:ecosystem::extension/${app.manifest.appId}/${app.environmentId}/static/${key}`;
}

/** Address of `resource:<key>;<path>` on the resource server; null for anything else, since pages load nothing from elsewhere. */
export function iconAddress(icon: string, resourceUrl: string): string | null {
  const match = /^resource:([a-zA-Z0-9_-]+);(.+)$/.exec(icon);
  return match?.[1] === undefined || match[2] === undefined
    ? null
    : `${resourceUrl}/${match[1]}/${match[2].replace(/^\.?\//, '')}`;
}

import { describe, expect, it } from 'vitest';
import { ProjectId } from '../../../src/contract/ids.ts';
import { DEFAULT_SETTINGS, UNSAVED_SETTINGS, type Settings } from '../../../src/contract/settings.ts';
import { inScope, scopeJql, whyOff } from '../../../src/domain/experience/scope.ts';

const [A, B] = [ProjectId.parse('1'), ProjectId.parse('2')];
const settings = (more: Partial<Settings> = {}): Settings => ({ ...DEFAULT_SETTINGS, ...more });

describe('what a search is narrowed to', () => {
  it.each([
    ['nothing before Start', UNSAVED_SETTINGS, null],
    ['every desk', settings(), ''],
    ['every desk but a paused one', settings({ pausedProjectIds: [A] }), 'project not in (1) AND '],
    ['chosen desks', settings({ projectIds: [A, B] }), 'project in (1, 2) AND '],
    ['chosen desks but a paused one', settings({ projectIds: [A, B], pausedProjectIds: [A] }), 'project in (2) AND '],
    ['nothing where all are paused', settings({ projectIds: [A], pausedProjectIds: [A] }), null],
  ])('%s', (_what, given, jql) => {
    expect(scopeJql(given)).toBe(jql);
  });
});

describe('where the app works', () => {
  it('nowhere before Start, and not in a paused project', () => {
    expect(inScope(UNSAVED_SETTINGS, A)).toBe(false);
    expect(inScope(settings({ pausedProjectIds: [A] }), A)).toBe(false);
    expect(inScope(settings({ pausedProjectIds: [A] }), B)).toBe(true);
  });

  it('says why it does not, the widest reason first', () => {
    const here = { projectId: A, isLicensed: true };
    expect(whyOff(settings(), here)).toBeNull();
    expect(whyOff(UNSAVED_SETTINGS, { ...here, isLicensed: false })).toBe('not-started');
    expect(whyOff(settings({ pausedProjectIds: [A] }), { ...here, isLicensed: false })).toBe('licence');
    expect(whyOff(settings({ pausedProjectIds: [A] }), here)).toBe('paused');
    expect(whyOff(settings({ pausedProjectIds: [A] }), { ...here, projectId: null })).toBeNull();
  });
});

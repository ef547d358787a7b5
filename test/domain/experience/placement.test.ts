import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, Settings } from '../../../src/contract/settings.ts';
import {
  departmentIdOf,
  departmentValueOf,
  mergedDepartmentId,
  NO_DEPARTMENT,
} from '../../../src/domain/experience/department.ts';
import { placementOf } from '../../../src/domain/experience/request-record.ts';
import { ProjectId } from '../../../src/contract/ids.ts';
import { IssueLife } from '../../support/memory/issue-life.ts';

const unit = (values: string[], en: string) => ({ values, name: { en, he: en } });
const merging = (...merge: ReturnType<typeof unit>[]) => ({ sources: [{ kind: 'organization' as const }], merge });
const issue = new IssueLife().observed();
const sales = { id: 'org:71', value: 'Sales' };

describe('the department of a request', () => {
  it('is what the first source gives', () => {
    const sources = [{ kind: 'field' as const, fieldId: 'customfield_1' }, { kind: 'organization' as const }];
    const opt = { id: 'opt:5', value: 'Finance' };
    expect(departmentValueOf({ ...issue, fieldValues: { customfield_1: opt } }, { sources, merge: [] })).toEqual(opt);
    expect(departmentValueOf({ ...issue, fieldValues: { customfield_1: null } }, { sources, merge: [] })).toEqual(
      sales,
    );
  });

  it('is, of several organizations, the one the admin names first', () => {
    const organizations = [sales, { id: 'org:72', value: 'HQ' }];
    expect(departmentValueOf({ ...issue, organizations }, merging(unit(['HQ'], 'Head office')))?.value).toBe('HQ');
  });

  it('is the merged unit where the admin merged, under an id that does not depend on the order', () => {
    const hq = unit(['Finance', 'HQ'], 'Head office');
    expect(departmentIdOf({ id: 'org:72', value: 'HQ' }, merging(unit(['x'], 'X'), hq))).toBe(mergedDepartmentId(hq));
  });

  it('is shown as none where no source gives one', () => {
    expect(departmentIdOf(null, merging())).toBe(NO_DEPARTMENT);
  });
});

describe('the process of a request', () => {
  const projectId = ProjectId.parse('10700');
  const settings = Settings.parse({
    ...DEFAULT_SETTINGS,
    processes: [
      {
        id: 'pay',
        projectId,
        name: { en: 'Pay', he: 'שכר' },
        team: { en: 'Pay', he: 'שכר' },
        requestTypeIds: ['701'],
        visibility: 'team',
        target: 4,
        commentReader: null,
        meaningfulMinutes: 0,
      },
    ],
  });

  it('is the configured one, of its own project only', () => {
    expect(placementOf(settings, { projectId, requestTypeId: '701', departmentSource: null }).processId).toBe('pay');
    const elsewhere = { projectId: ProjectId.parse('1'), requestTypeId: '701', departmentSource: null };
    expect(placementOf(settings, elsewhere).processId).toBe('rt:701');
  });

  it('is the request type itself where nobody configured one, and unknown before a read', () => {
    expect(placementOf(settings, { projectId, requestTypeId: '9', departmentSource: null })).toEqual({
      processId: 'rt:9',
      departmentId: 'none',
    });
    expect(placementOf(settings, { projectId, requestTypeId: null, departmentSource: null })).toEqual({
      processId: null,
      departmentId: null,
    });
  });
});

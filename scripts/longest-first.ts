import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { LONG_TESTS } from './long-tests.ts';

/** What takes long, the longest first. Begun last, one of them would leave the other core without work at the end. */
const LONG = [...LONG_TESTS.keys(), 'test/sandbox/platform/build', 'test/sandbox/host', 'test/ui', 'test/integration'];

/** The order that a clean clone cannot know, because it remembers no earlier run. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's method, not the list's
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((part) => moduleId.includes(part));
  return at < 0 ? LONG.length : at;
}

import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ALL_RESOURCE_BYTES, ALL_RESOURCE_FILES, RESOURCE_FILE_BYTES, RESOURCE_FILES } from '../limits.ts';
import type { BuiltResource } from './build-app.ts';

/**
 * Holds the files of an app's resources to what a deployment takes.
 * @throws Error naming the first limit exceeded
 */
export function assertDeployable(resources: readonly BuiltResource[]): void {
  const sizes = resources.flatMap((resource) => sizesOf(resource));
  if (sizes.length > ALL_RESOURCE_FILES)
    throw new Error(
      `The resources hold ${sizes.length} files together; at most ${ALL_RESOURCE_FILES} can be deployed.`,
    );
  const bytes = sizes.reduce((total, size) => total + size, 0);
  if (bytes > ALL_RESOURCE_BYTES)
    throw new Error(`The resources have ${bytes} bytes together; at most ${ALL_RESOURCE_BYTES} can be deployed.`);
}

function sizesOf({ key, directory }: BuiltResource): readonly number[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  if (files.length > RESOURCE_FILES)
    throw new Error(`Resource ${key} holds ${files.length} files; at most ${RESOURCE_FILES} can be deployed.`);
  return files.map((file) => {
    const { size } = statSync(file);
    if (size > RESOURCE_FILE_BYTES)
      throw new Error(
        `Resource ${key}: ${relative(directory, file)} has ${size} bytes; at most ${RESOURCE_FILE_BYTES} can be deployed.`,
      );
    return size;
  });
}

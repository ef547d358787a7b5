import { sandbox } from '../../sandbox/sandbox';

export const leak = sandbox;

import { compose } from '../compose';

export const leak = compose;

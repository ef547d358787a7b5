import { one } from './no-runtime-cycles';

export const other = (): unknown => one;

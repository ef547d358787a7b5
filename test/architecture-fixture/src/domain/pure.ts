import { clean } from '../contract/clean';

export const pure = clean;

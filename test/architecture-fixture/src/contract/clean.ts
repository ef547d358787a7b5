export type Clean = 'clean';
export const clean: Clean = 'clean';

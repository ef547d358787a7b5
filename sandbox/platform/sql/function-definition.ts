import type { Compiled } from './compiled.ts';

/** A function of MySQL, said in SQLite's language. */
export interface FunctionDefinition {
  readonly least: number;
  readonly most: number;
  /** `text`: the statement, for errors. The arguments are as many as allowed. */
  readonly compile: (
    args: readonly [Compiled, Compiled, Compiled, ...Compiled[]],
    text: string,
    count: number,
  ) => Compiled;
}

export type FunctionTable = Readonly<Record<string, FunctionDefinition>>;

export function fn(least: number, most: number, compile: FunctionDefinition['compile']): FunctionDefinition {
  return { least, most, compile };
}

export const MANY = 1000;

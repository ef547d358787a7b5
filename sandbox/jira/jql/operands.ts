import type { Operand } from '@atlaskit/jql-ast';
import type { JqlContext } from './jql-context.ts';
import { JqlError, unknownFunction } from './jql-error.ts';

/** The operands of a clause as a flat list; `null` is EMPTY. Functions are given to `expand`. */
export const flatten = <T>(
  operand: Operand,
  read: {
    readonly value: (text: string) => T;
    readonly call: (name: string, args: readonly string[]) => readonly (T | null)[];
  },
): (T | null)[] => {
  switch (operand.operandType) {
    case 'list':
      return operand.values.flatMap((each) => flatten(each, read));
    case 'keyword':
      return [null];
    case 'function':
      return [
        ...read.call(
          operand.function.value,
          operand.arguments.map((argument) => argument.value),
        ),
      ];
    case 'value':
      return [read.value(operand.value)];
  }
};

/** Functions that give accounts: `currentUser()`, `membersOf("group")`, `organizationMembers("name")`. */
export const accountsOf = (context: JqlContext, name: string, args: readonly string[]): string[] => {
  const { store } = context.site;
  const wanted = args[0] ?? '';
  switch (name.toLowerCase()) {
    case 'currentuser':
      return context.actor === null ? [] : [context.actor.accountId];
    case 'membersof': {
      const group =
        store.groups.get(wanted) ??
        [...store.groups.values()].find((each) => each.name.toLowerCase() === wanted.toLowerCase());
      if (group === undefined)
        throw new JqlError(
          `Function 'membersOf' can not generate a list of usernames for group '${wanted}'; the group does not exist.`,
        );
      return group.memberIds;
    }
    case 'organizationmembers': {
      const organization = [...store.organizations.values()].find(
        (each) => each.name.toLowerCase() === wanted.toLowerCase(),
      );
      if (organization === undefined) throw new JqlError(`The organization '${wanted}' does not exist.`);
      return organization.memberIds;
    }
    default:
      throw unknownFunction(name);
  }
};

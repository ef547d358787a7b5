import { cardWork } from '../usecases/card-work';
import { createJira } from './jira';
import { openDatabase, requestStores } from './stores';
import { createSystem, type Invocation } from './system';

/** What the requester's card asks for, and nothing else: a card is the first that many people see of the app. */
export const composePortal = (invocation: Invocation) => {
  const system = createSystem(invocation);
  return { log: system.log, ...cardWork({ ...system, ...requestStores(openDatabase()), ...createJira(invocation) }) };
};

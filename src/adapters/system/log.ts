import type { Log } from '../../usecases/ports/system';

/** The one place that writes to the console: a line of JSON, read by machines. */
export const consoleLog: Log = (level, event, facts = {}) => {
  console[level](JSON.stringify({ event, ...facts }));
};

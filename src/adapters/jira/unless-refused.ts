import { JiraRefusedError } from '../../usecases/ports/errors';

/** What Jira answers, or `refused` where it refuses this very request: asking again would give the same. */
export const unlessRefused = async <T>(answer: Promise<T>, refused: T): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof JiraRefusedError) return refused;
    throw error;
  }
};

import { RiskAnswer } from '../../contract/automation';
import { guardedAction } from '../action';

/** A rule asks whether a request is at risk, and why. */
export const checkRisk = guardedAction('checkRisk', {
  result: RiskAnswer,
  run: (app, inputs) => app.checkRisk(inputs),
});

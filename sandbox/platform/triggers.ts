import type { EventFilter, TriggerModule } from '../app/manifest.ts';
import { type Expression, FilterSyntaxError } from './filter/syntax.ts';
import { FilterEvaluationError, passesFilter } from './filter/evaluate-filter.ts';
import { parseFilter } from './filter/parse-filter.ts';
import type { ProductEvent } from './ports.ts';

/** A trigger that wants an event, and whether its filter failed on the way. */
export interface TriggerMatch {
  readonly moduleKey: string;
  readonly warning: string | null;
}

interface Subscription {
  readonly moduleKey: string;
  readonly eventType: string;
  readonly filter: EventFilter;
  readonly expression: Expression | null;
}

/** The app's triggers with their filters, parsed once. */
export class Triggers {
  readonly #appId: string;
  readonly #subscriptions: readonly Subscription[];

  /** @throws FilterSyntaxError when a filter uses what the sandbox does not understand */
  constructor(appId: string, modules: readonly TriggerModule[]) {
    this.#appId = appId;
    this.#subscriptions = modules.flatMap(({ key, events }) =>
      events.map(({ eventType, filter }) => ({
        moduleKey: key,
        eventType,
        filter,
        expression: filter.expression === null ? null : parseNamed(key, filter.expression),
      })),
    );
  }

  /** Triggers an event reaches, with the warnings of filters that failed. A dropped event with a failed filter has `moduleKey` in `dropped`. */
  match(
    event: ProductEvent,
    payload: Readonly<Record<string, unknown>>,
    licensed: boolean,
  ): { readonly reached: readonly TriggerMatch[]; readonly dropped: readonly TriggerMatch[] } {
    const reached: TriggerMatch[] = [];
    const dropped: TriggerMatch[] = [];
    for (const subscription of this.#subscriptions) {
      if (subscription.eventType !== event.eventType) continue;
      const { passes, warning } = this.#judge(subscription, event, { payload, licensed });
      const match = { moduleKey: subscription.moduleKey, warning };
      if (passes) reached.push(match);
      else if (warning !== null) dropped.push(match);
    }
    return { reached, dropped };
  }

  #judge(
    { filter, expression, moduleKey }: Subscription,
    event: ProductEvent,
    given: { payload: unknown; licensed: boolean },
  ): { passes: boolean; warning: string | null } {
    if (filter.ignoreSelf && event.causedByApp === this.#appId) return { passes: false, warning: null };
    if (filter.appIsLicensed && !given.licensed) return { passes: false, warning: null };
    if (expression === null) return { passes: true, warning: null };
    try {
      return { passes: passesFilter(expression, given.payload), warning: null };
    } catch (error) {
      if (!(error instanceof FilterEvaluationError)) throw error;
      const warning = filter.onError.endsWith('_AND_LOG')
        ? `The filter of trigger ${moduleKey} failed: ${error.message}`
        : '';
      return { passes: filter.onError.startsWith('RECEIVE'), warning };
    }
  }
}

function parseNamed(moduleKey: string, source: string): Expression {
  try {
    return parseFilter(source);
  } catch (error) {
    if (error instanceof FilterSyntaxError) error.message = `Trigger ${moduleKey}: ${error.message}`;
    throw error;
  }
}

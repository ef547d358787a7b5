import type { AppManifest, ScheduleInterval, ScheduleModule } from '../app/manifest.ts';
import type { VirtualClock } from '../clock.ts';
import type { License } from '../runtime/protocol.ts';
import { createRandomStream, drawUuid } from '../seeded-random.ts';
import { CallLog } from './call-log.ts';
import { consumerBody, nextDelivery, retryWish } from './deliveries.ts';
import type { Deployment } from './deployment.ts';
import type { Faults } from './faults.ts';
import { consumerLimits, fieldsOnSite, installedEvent } from './installed-app.ts';
import type { InvocationSpec } from './invocation.ts';
import type { Invoker } from './invoker.ts';
import type { KvsStore } from './kvs/kvs-store.ts';
import { PersonalData } from './personal-data.ts';
import type { PointsQuota } from './points-quota.ts';
import type { JiraSite, ProductEvent, SqlEngine } from './ports.ts';
import { Queue, type QueueEvent } from './queue.ts';
import { InvokeError, type ResolverCall, toInvocation, toPageAnswer } from './resolver-call.ts';
import { Scheduler } from './scheduler.ts';
import { SiteRates } from './site-rates.ts';
import { Triggers } from './triggers.ts';
import { type Work, WorkList } from './work-list.ts';
import { APP_RETRIES } from '../limits.ts';

/** The addresses and stores of one site, made before the app is installed on it. */
export interface SiteParts {
  readonly index: number;
  readonly cloudId: string;
  readonly siteUrl: string;
  readonly resourceUrl: string;
  readonly jira: JiraSite;
  readonly sql: SqlEngine;
  readonly kvs: KvsStore;
  readonly license: License | null;
  readonly faults: Faults;
}

export interface InstallationOptions extends SiteParts {
  readonly deployment: Deployment;
  readonly clock: VirtualClock;
  readonly invoker: Invoker;
  readonly quota: PointsQuota;
  readonly seed: number;
  /** Called when new work may be due. */
  readonly wake: () => void;
  /** Called with what the platform itself would log about the app. */
  readonly warn: (text: string) => void;
}

/** The app installed on one site: its data, what waits for it, and how it is called. */
export class Installation {
  readonly index: number;
  readonly cloudId: string;
  readonly installationId: string;
  readonly contextAri: string;
  readonly siteUrl: string;
  readonly resourceUrl: string;
  readonly jira: JiraSite;
  readonly sql: SqlEngine;
  readonly kvs: KvsStore;
  readonly clock: VirtualClock;
  readonly deployment: Deployment;
  readonly manifest: AppManifest;
  readonly quota: PointsQuota;
  readonly calls = new CallLog();
  readonly faults: Faults;
  readonly rates: SiteRates;
  readonly privacy = new PersonalData();
  readonly work = new WorkList();
  readonly queue: Queue;
  readonly scheduler: Scheduler;
  license: License | null;
  readonly #options: InstallationOptions;
  readonly #triggers: Triggers;
  #invocations = 0;
  /** Invocations of pages that run now. */
  #pagesRunning = 0;

  /** @throws FilterSyntaxError when a trigger's filter uses what the sandbox does not understand */
  constructor(options: InstallationOptions) {
    const { deployment, seed, index } = options;
    this.#options = options;
    this.index = index;
    this.faults = options.faults;
    this.rates = new SiteRates(options.clock);
    this.cloudId = options.cloudId;
    this.installationId = drawUuid(createRandomStream('installation', seed, index));
    this.contextAri = `ari:cloud:jira::site/${options.cloudId}`;
    this.siteUrl = options.siteUrl;
    this.resourceUrl = options.resourceUrl;
    this.jira = options.jira;
    this.sql = options.sql;
    this.kvs = options.kvs;
    this.clock = options.clock;
    this.deployment = deployment;
    this.manifest = deployment.app.manifest;
    this.quota = options.quota;
    this.license = options.license;
    this.queue = new Queue({
      work: this.work,
      deliveries: () => this.faults.queueDeliveries(),
      eventId: (number) => drawUuid(createRandomStream('queue event', seed, index, number)),
      consumers: consumerLimits(deployment),
    });
    this.scheduler = new Scheduler(this.manifest.schedules);
    this.#triggers = new Triggers(this.manifest.appId, this.manifest.triggers);
  }

  /** Puts the app's fields into Jira, starts its schedules and tells it that it was installed. */
  install(): void {
    const { deployment, installationId } = this;
    const { appId } = this.manifest;
    this.jira.installFields({ appId, environmentId: deployment.environmentId }, fieldsOnSite(deployment));
    this.jira.onEvent((event) => this.publish(event));
    this.scheduler.start(this.clock.now(), this.index);
    const admin = this.jira.people().find(({ role }) => role === 'site-admin');
    this.publish(installedEvent(deployment, { installationId, installerAccountId: admin?.accountId ?? null }));
  }

  /** Offers an event to the app's triggers; faults decide when, how often and whether it arrives. */
  publish(event: ProductEvent): void {
    const payload = {
      ...event.payload,
      eventType: event.eventType,
      selfGenerated: event.causedByApp === this.manifest.appId,
    };
    const { reached, dropped } = this.#triggers.match(event, payload, this.license?.active === true);
    for (const { warning } of [...reached, ...dropped])
      if (warning !== null && warning !== '') this.#options.warn(warning);
    const isLifecycle = event.eventType.startsWith('avi:forge:');
    for (const { moduleKey } of reached) {
      for (const delay of isLifecycle ? [0] : this.faults.eventDeliveries())
        this.#add(delay, { kind: 'trigger', moduleKey, payload, retries: 0, retryData: null });
    }
    this.wake();
  }

  /** A page's `invoke`. @throws InvokeError */
  async invoke(call: ResolverCall): Promise<unknown> {
    const spec = toInvocation(this, call);
    if (!this.rates.invocations.admits(call.accountId, this.rates.time.next(this.#pagesRunning > 0)))
      throw new InvokeError('RATE_LIMITED', 'Rate limit exceeded: too many invocations.');
    this.#pagesRunning += 1;
    try {
      return toPageAnswer(await this.#options.invoker.run(this, spec));
    } finally {
      this.#pagesRunning -= 1;
    }
  }

  /** Does one piece of work that came due. */
  async perform(work: Work): Promise<void> {
    switch (work.kind) {
      case 'trigger':
        return this.#trigger(work);
      case 'consume':
        return this.#consume(work.event);
      case 'schedule':
        return this.#schedule(work.moduleKey);
    }
  }

  /** A schedule came due; faults decide whether, how often and when it runs. */
  async runSchedule({ key }: ScheduleModule): Promise<void> {
    this.scheduler.ran(key, this.clock.now());
    for (const late of this.faults.scheduleRuns()) {
      if (late === 0) await this.#schedule(key);
      else this.#add(late, { kind: 'schedule', moduleKey: key });
    }
  }

  /** Runs every schedule of an interval once, without moving time. */
  async runSchedules(interval: ScheduleInterval): Promise<void> {
    for (const { key } of this.scheduler.of(interval)) await this.#schedule(key);
  }

  wake(): void {
    this.#options.wake();
  }

  nextInvocationNumber(): number {
    this.#invocations += 1;
    return this.#invocations;
  }

  get invocations(): number {
    return this.#invocations;
  }

  restoreInvocations(count: number): void {
    this.#invocations = count;
  }

  /** What a schedule throws or returns is nobody's business, as on the platform. */
  async #schedule(moduleKey: string): Promise<void> {
    const module = this.manifest.schedules.find(({ key }) => key === moduleKey);
    if (module === undefined || (module.appIsLicensed && this.license?.active !== true)) return;
    await this.#run('schedule', {
      moduleKey,
      moduleType: 'scheduledTrigger',
      functionKey: module.function,
      body: this.#eventBody(moduleKey, {}),
    });
  }

  async #trigger({ moduleKey, payload, retries, retryData }: Extract<Work, { kind: 'trigger' }>): Promise<void> {
    const module = this.manifest.triggers.find(({ key }) => key === moduleKey);
    if (module === undefined) return;
    const retryContext =
      retries === 0 ? {} : { retryContext: { retryCount: retries, retryReason: 'FUNCTION_RETRY_REQUEST', retryData } };
    const outcome = await this.#run('trigger', {
      moduleKey,
      moduleType: 'trigger',
      functionKey: module.function,
      body: this.#eventBody(moduleKey, { ...payload, ...retryContext }),
    });
    const wish = retryWish(outcome);
    if (wish !== null && retries < APP_RETRIES)
      this.#add(wish.afterMs, { kind: 'trigger', moduleKey, payload, retries: retries + 1, retryData: wish.data });
  }

  async #consume(event: QueueEvent): Promise<void> {
    const consumer = this.manifest.consumers.find(({ queue }) => queue === event.queueName);
    if (consumer === undefined) return;
    const spec = {
      moduleKey: consumer.key,
      moduleType: 'consumer',
      functionKey: consumer.function,
      body: consumerBody(event, this.clock.now()),
      chain: event.chain,
    };
    const next = nextDelivery(event, await this.#run('queue', spec), this.clock.now());
    if (next.kind === 'again') this.#add(next.afterMs, { kind: 'consume', event: next.event });
    else this.queue.finished(event, next.kind === 'done' ? 'success' : 'failed');
  }

  #run(
    cause: InvocationSpec['cause'],
    spec: Pick<InvocationSpec, 'moduleKey' | 'moduleType' | 'functionKey' | 'body'> & { chain?: number },
  ): ReturnType<Invoker['run']> {
    return this.#options.invoker.run(this, { chain: 0, ...spec, cause, account: null });
  }

  #eventBody(moduleKey: string, payload: Readonly<Record<string, unknown>>): unknown {
    return { ...payload, context: { cloudId: this.cloudId, moduleKey }, contextToken: '' };
  }

  #add(delayMs: number, work: Work): void {
    this.work.add(this.clock.now() + delayMs, work);
  }
}

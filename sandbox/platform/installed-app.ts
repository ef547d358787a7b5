import type { Deployment } from './deployment.ts';
import type { AppField, ProductEvent } from './ports.ts';
import type { ConsumerLimits } from './queue.ts';

/** The app's fields under the keys they have on a site, which name app and environment too. */
export function fieldsOnSite({ app, environmentType }: Deployment): readonly AppField[] {
  const { appId, customFields } = app.manifest;
  return customFields.map((field) => ({ ...field, key: `${appId}__${environmentType}__${field.key}` }));
}

/** The app's queues, each with how long its consumer may run. */
export function consumerLimits({ app, timeoutOf }: Deployment): readonly ConsumerLimits[] {
  return app.manifest.consumers.map((consumer) => ({
    queueName: consumer.queue,
    timeoutSeconds: timeoutOf(consumer.function),
  }));
}

/** What the app is told when it was installed. */
export function installedEvent(
  { app, environmentId }: Deployment,
  { installationId, installerAccountId }: { installationId: string; installerAccountId: string | null },
): ProductEvent {
  return {
    eventType: 'avi:forge:installed:app',
    payload: {
      id: installationId,
      installerAccountId,
      app: { id: app.manifest.appAri, version: app.version },
      environment: { id: environmentId },
    },
    causedByApp: null,
  };
}

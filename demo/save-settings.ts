import { z } from 'zod';
import type { ControlClient } from './control-client.ts';

const SettingsAnswer = z.looseObject({ ok: z.boolean(), value: z.looseObject({ version: z.number() }).optional() });

/** Saves the app's settings the way its admin page does, as a site administrator. */
export async function saveSettings(client: ControlClient, accountId: string, settings: unknown): Promise<void> {
  const call = { moduleKey: 'settings', accountId, extension: { type: 'jira:adminPage' } };
  const read = SettingsAnswer.parse(await client.invoke({ ...call, functionKey: 'readSettings', payload: {} }));
  const saved = SettingsAnswer.parse(
    await client.invoke({
      ...call,
      functionKey: 'saveSettings',
      payload: { version: read.value?.version ?? 0, settings },
    }),
  );
  if (!saved.ok) throw new Error(`the app refused the settings of the demonstration: ${JSON.stringify(saved)}`);
}

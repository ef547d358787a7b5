import { z } from 'zod';
import type { ControlClient } from './control-client.ts';
import type { AgreedContract } from './rakia/contracts.ts';

const ContractAnswer = z.looseObject({
  ok: z.boolean(),
  value: z.looseObject({ revision: z.number(), versions: z.array(z.looseObject({ version: z.number() })) }).optional(),
});

type Functions = 'readContract' | 'saveContract' | 'signContract';

/** One call of the contracts' page as a person of the project makes it. */
async function call(
  client: ControlClient,
  contract: AgreedContract,
  made: { readonly by: string; readonly functionKey: Functions; readonly payload: object },
): Promise<z.infer<typeof ContractAnswer>> {
  const { projectId, projectKey, processId } = contract;
  const answer = ContractAnswer.parse(
    await client.invoke({
      moduleKey: 'workspace',
      accountId: made.by,
      functionKey: made.functionKey,
      payload: { processId, ...made.payload },
      extension: { type: 'jira:projectPage', project: { id: projectId, key: projectKey, type: 'service_desk' } },
    }),
  );
  if (!answer.ok) throw new Error(`the app refused a contract of the demonstration: ${JSON.stringify(answer)}`);
  return answer;
}

/** Writes the contract the way its page does, as the one who gives the service. */
export async function draftContract(client: ControlClient, contract: AgreedContract): Promise<void> {
  const by = contract.giver;
  const read = await call(client, contract, { by, functionKey: 'readContract', payload: {} });
  const revision = read.value?.revision ?? 0;
  await call(client, contract, {
    by,
    functionKey: 'saveContract',
    payload: { revision, ...contract.content },
  });
}

/** Signs what stands, for one side. */
export async function signContract(
  client: ControlClient,
  contract: AgreedContract,
  side: 'giving' | 'receiving',
): Promise<void> {
  const by = side === 'giving' ? contract.giver : contract.receiver;
  const { value } = await call(client, contract, { by, functionKey: 'readContract', payload: {} });
  const version = value?.versions[0]?.version ?? 0;
  await call(client, contract, {
    by,
    functionKey: 'signContract',
    payload: { revision: value?.revision ?? 0, version, side },
  });
}

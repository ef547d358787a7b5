/** The process that runs an app's functions. Forked by the host; speaks over IPC; ends with the host. */
import { createRequire } from 'node:module';
import type {
  FunctionResult,
  InvokeMessage,
  LambdaContext,
  LambdaEvent,
  ReadyMessage,
  ResultMessage,
} from './protocol.ts';
import { loadApp, prepareProcess } from './wrapper.ts';

type Main = (event: LambdaEvent, context: LambdaContext) => Promise<FunctionResult>;

const realNow = Date.now.bind(Date);
const [loader = '', entry = 'main'] = process.argv.slice(2);

prepareProcess();
const exported = createRequire(import.meta.url)(loader) as Readonly<Record<string, Main>>;

loadApp();
process.on('message', (message: InvokeMessage) => void answer(message));
process.on('disconnect', () => process.exit());
const ready: ReadyMessage = { ready: true };
process.send?.(ready);

async function answer({ lambdaEvent, tunnelContext }: InvokeMessage): Promise<void> {
  const { requestId, deadline } = tunnelContext;
  const main = exported[entry];
  if (main === undefined) throw new Error(`${loader} does not export ${entry}.`);
  const result = await main(lambdaEvent, {
    awsRequestId: requestId,
    getRemainingTimeInMillis: () => Math.max(0, deadline - realNow()),
  });
  const reply: ResultMessage = { requestId, result };
  process.send?.(reply);
}

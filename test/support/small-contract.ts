import { z } from 'zod';
import { ADMIN, LEAD, SMALL_SETTINGS, type CallAnswer, type SmallDesk } from './small-desk.ts';

const Read = z.object({
  value: z.object({ revision: z.number(), versions: z.array(z.object({ version: z.number() })) }),
});

const DESCRIPTION: { readonly kind: string; readonly fieldId?: string } = { kind: 'field', fieldId: 'description' };

/** A contract of the small desk's payroll as the editor sends it. */
export const CONTRACT = {
  terms: {
    receiver: { en: 'Sales and field service', he: 'מכירות ושירות שטח' },
    service: { en: 'Mending payslips, in the portal', he: 'תיקון תלושים, בפורטל' },
    response: { amount: 4, unit: 'hours' },
    handling: { amount: 2, unit: 'days' },
    complete: [
      {
        name: { en: 'Which month, which line', he: 'איזה חודש, איזו שורה' },
        source: DESCRIPTION,
      },
    ],
    format: { en: 'One request for each payslip', he: 'פנייה אחת לכל תלוש' },
    noLonger: { en: 'Questions by WhatsApp', he: 'פניות בוואטסאפ' },
    exception: { en: 'A missing salary is mended the same day', he: 'משכורת שלא הגיעה מתוקנת באותו יום' },
    target: 4.2,
    floor: 2,
  },
  decider: { accountId: ADMIN, name: { en: 'Amit Admin, CFO', he: 'עמית, סמנכ״ל הכספים' } },
  isPublic: true,
  reviewOn: '2027-04-05',
};

/** Three processes beside payroll, for contracts that have come less far. */
export const MORE_PROCESSES = {
  ...SMALL_SETTINGS,
  processes: [
    ...SMALL_SETTINGS.processes,
    ...[
      { id: 'letters', name: { en: 'Letters', he: 'אישורים' } },
      { id: 'form-101', name: { en: 'Form 101', he: 'טופס 101' } },
      { id: 'hours', name: { en: 'Hours report', he: 'דיווח שעות' } },
    ].map((more) => ({ ...SMALL_SETTINGS.processes[0], ...more, requestTypeIds: [] })),
  ],
};

/** Revision and version as a page that has just been opened holds them. */
export async function readContract(
  desk: SmallDesk,
  processId = 'payroll',
): Promise<{ readonly revision: number; readonly version: number }> {
  const { value } = Read.parse(await desk.workspace(ADMIN, 'readContract', { processId }));
  return { revision: value.revision, version: value.versions[0]?.version ?? 0 };
}

/** Saves the contract, or a change of it, over what stands now. */
export async function saveContract(
  desk: SmallDesk,
  more: Partial<typeof CONTRACT> & { readonly processId?: string } = {},
): Promise<CallAnswer> {
  const { processId = 'payroll' } = more;
  const { revision } = await readContract(desk, processId);
  return desk.workspace(ADMIN, 'saveContract', { ...CONTRACT, processId, revision, ...more });
}

export async function signContract(
  desk: SmallDesk,
  side: 'giving' | 'receiving',
  given: { readonly by: string; readonly processId?: string },
): Promise<CallAnswer> {
  const processId = given.processId ?? 'payroll';
  return desk.workspace(given.by, 'signContract', { processId, ...(await readContract(desk, processId)), side });
}

/** Payroll's contract in force: saved, and signed by both. */
export async function agree(desk: SmallDesk): Promise<void> {
  const answers = [
    await saveContract(desk),
    await signContract(desk, 'giving', { by: ADMIN }),
    await signContract(desk, 'receiving', { by: LEAD }),
  ];
  const refused = answers.find(({ ok }) => !ok);
  if (refused !== undefined) throw new Error(`the contract was refused: ${JSON.stringify(refused)}`);
}

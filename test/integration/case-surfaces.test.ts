import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { z } from 'zod';
import en from '../../locales/en.json' with { type: 'json' };
import he from '../../locales/he.json' with { type: 'json' };
import { prepareStates } from '../../scripts/small-states.ts';
import { PanelView } from '../../src/contract/panel.ts';
import { NOT_ASKED, STATUS_WORDS } from '../../static/surfaces/issue-panel/xla-words.ts';
import { CaseDesk } from '../support/case-desk.ts';
import { CASES_SAID, STATES_SAID, type Said } from '../support/case-surfaces.ts';
import { faultSeed, spareOfFaults } from '../support/faults/fault-seed.ts';
import { ADMIN, AGENT, SmallDesk } from '../support/small-desk.ts';

/** What panel, queue and gadget say of each case of the loop; the card of each is in the pictures. */

const Panel = z.looseObject({ value: PanelView });
const Row = z.looseObject({ id: z.string(), closed: z.number(), figures: z.record(z.string(), z.unknown()) });
const Gadget = z.looseObject({ value: z.looseObject({ byProcess: z.array(Row) }) });

interface Shown {
  readonly english: PanelView;
  readonly hebrew: PanelView;
  readonly fields: Readonly<Record<string, unknown>>;
}

async function look(desk: SmallDesk, key: string): Promise<Shown> {
  const panel = async (locale: string) =>
    Panel.parse(await desk.panelAnswer(AGENT, key, 'readPanel', {}, locale)).value;
  return { english: await panel('en-US'), hebrew: await panel('he-IL'), fields: await desk.fieldsOf(key) };
}

/** Looks at every request some minutes after the last of them was made, and at the gadget once all that is released. */
async function lookAtAll(desk: SmallDesk, keys: Readonly<Record<string, string>>) {
  await desk.client.advance('PT10M');
  const shown = new Map<string, Shown>();
  for (const [name, key] of Object.entries(keys)) shown.set(name, await look(desk, key));
  await desk.client.advance('P7D', 'coalesce');
  const config = { tiles: ['asked-share', 'response-share', 'experience'] };
  const gadget = Gadget.parse(await desk.gadget(ADMIN, 'readGadget', { config, period: 'all' }));
  return { shown, rows: gadget.value.byProcess };
}

interface Counts {
  readonly closed: number;
  readonly closes: number;
  readonly asked: number;
  readonly answered: number;
}

/** Closed requests of each process, how many of its closes were asked about, and how many of those were rated. */
function countsOf(said: readonly Said[]): Readonly<Record<string, Counts>> {
  const counts: Record<string, Counts> = {};
  for (const { process, counts: own, score } of said) {
    const { closed = 0, closes = 0, asked = 0, answered = 0 } = counts[process] ?? {};
    counts[process] = {
      closed: closed + own.closed,
      closes: closes + own.closes,
      asked: asked + own.asked,
      answered: answered + (score === null ? 0 : own.asked),
    };
  }
  return counts;
}

/** Who of five that are closed at once is asked follows from which close the app hears of first. */
function spareOfOrder(context: TestContext, name: string): void {
  if (name === 'bulk') spareOfFaults(context, 'which of the five is seen first depends on the events that are lost');
}

describe.each([
  {
    desk: 'small desk',
    said: STATES_SAID,
    start: async () => {
      const desk = await SmallDesk.start();
      return { desk, keys: await prepareStates(desk) };
    },
  },
  {
    desk: 'desk of cases',
    said: CASES_SAID,
    start: () => CaseDesk.start(),
  },
])('on the $desk', ({ said, start }) => {
  let desk: SmallDesk | undefined;
  let seen: Awaited<ReturnType<typeof lookAtAll>>;
  beforeAll(async () => {
    const made = await start();
    desk = made.desk;
    seen = await lookAtAll(desk, made.keys);
  });
  afterAll(() => desk?.stop());

  const of = (name: string): Shown => {
    const shown = seen.shown.get(name);
    if (shown === undefined) throw new Error(`nobody made the case ${name}`);
    return shown;
  };

  it.for(Object.entries<Said>(said))(
    'the panel tells where %s stands, in both languages',
    ([name, expected], context) => {
      spareOfOrder(context, name);
      const { english, hebrew } = of(name);
      for (const view of [english, hebrew]) {
        expect(view).toMatchObject({
          off: null,
          status: expected.status,
          notAskedReason: expected.why,
          score: expected.score,
          answerHidden: expected.hidden,
        });
        const keys = [
          STATUS_WORDS[view.status],
          ...(view.notAskedReason === null ? [] : [NOT_ASKED[view.notAskedReason]]),
        ];
        for (const key of keys) expect({ en: en[key], he: he[key] }).toEqual(IN_BOTH);
      }
      expect({ en: english.processName, he: hebrew.processName }).toEqual(
        expected.process.startsWith('rt:') ? AS_IN_JIRA : IN_BOTH,
      );
    },
  );

  it.for(Object.entries<Said>(said))(
    'the fields of the queue tell where %s stands',
    ([name, { field, score }], context) => {
      spareOfOrder(context, name);
      expect(of(name).fields).toMatchObject({ 'XLA status': field, 'XLA score': score });
    },
  );

  const expected = Object.entries(countsOf(Object.values(said)));
  const sureOfAsked = expected.filter(
    ([id]) => faultSeed() === null || new Map(Object.entries<Said>(said)).get('bulk')?.process !== id,
  );
  const figuresOf = (tile: string) => Object.fromEntries(seen.rows.map((row) => [row.id, row.figures[tile]]));

  it('the gadget counts what was closed and what was asked about', () => {
    const closed = seen.rows.map((row) => [row.id, row.closed]);
    expect(Object.fromEntries(closed)).toEqual(Object.fromEntries(expected.map(([id, counts]) => [id, counts.closed])));
    const shares = sureOfAsked
      .filter(([, { closes }]) => closes > 0)
      .map(([id, { asked, closes }]) => [id, { state: 'ready', value: asked / closes, n: closes }]);
    expect(figuresOf('asked-share')).toMatchObject(Object.fromEntries(shares));
  });

  it('the gadget shows how many of those answered and no score, also of a process that nobody rated', () => {
    const responses = sureOfAsked
      .filter(([, { asked }]) => asked > 0)
      .map(([id, { asked, answered }]) => [id, { state: 'ready', value: answered / asked, n: asked }]);
    expect(figuresOf('response-share')).toMatchObject(Object.fromEntries(responses));
    const scores = expected.filter(([, { closes }]) => closes > 0).map(([id]) => [id, { state: 'too-few' }]);
    expect(figuresOf('experience')).toMatchObject(Object.fromEntries(scores));
  });
});

const IN_BOTH = {
  en: expect.stringMatching(/^[A-Z][^\u0590-\u05FF]+$/) as unknown,
  he: expect.stringMatching(/^[\u0590-\u05FF][^a-z]+$/) as unknown,
};
/** The name of a request type is the desk's own, in whatever language. */
const AS_IN_JIRA = { en: expect.stringMatching(/./) as unknown, he: expect.stringMatching(/./) as unknown };

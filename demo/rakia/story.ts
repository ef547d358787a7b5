import { DESKS } from './desks.ts';
import type { StoryKeys } from './stories.ts';

/** A step of the walk: whose eyes, which page, and what to see there. */
interface StoryStep {
  readonly title: { readonly en: string; readonly he: string };
  readonly text: { readonly en: string; readonly he: string };
  readonly person: string;
  readonly path: string;
}

/** Three minutes at Rakia Elevators for somebody who has never seen the product, from the manager's question to the answer. */
export function rakiaStory(keys: StoryKeys): { readonly steps: readonly StoryStep[] } {
  return {
    steps: [
      watermelon(),
      promise(keys.fresh),
      contract(),
      rating(keys.unrated),
      panel(keys.unrated),
      experiencePage(keys.bounced),
      stuck(keys.bounced),
      rules(),
      holiday(keys.holiday),
    ],
  };
}

const portal = (key: string): string => `/servicedesk/customer/portal/${DESKS.PAY.serviceDeskId}/${key}`;

function watermelon(): StoryStep {
  return {
    title: { en: 'A watermelon: green outside, red inside', he: 'אבטיח: ירוק מבחוץ, אדום מבפנים' },
    text: {
      en: 'You are Tamar, a manager at Rakia Elevators. IT access keeps almost every deadline, so its SLA (was it on time?) is green. But the people it served rate the experience (XLA: how was it?) low and say: not solved. That is a watermelon: on time, and still bad. No SLA report shows it. Read the sentence above the tiles, then press Next: each step makes you somebody else and shows one page.',
      he: 'אתם במקום תמר, מנהלת ברקיע מעליות. הרשאות הגישה ניתנות כמעט תמיד בזמן, ולכן ה־SLA (האם זה הגיע בזמן?) ירוק. אבל מי שביקשו נותנים לחוויה (XLA: איך היה?) ציון נמוך ואומרים: לא נפתר. זה אבטיח: בזמן, ועדיין רע. שום דוח SLA לא מראה את זה. קראו את המשפט שמעל המספרים ולחצו על ״הבא״: כל צעד שם אתכם במקום מישהו אחר ומראה דף אחד.',
    },
    person: 'tamar-golan',
    path: '/jira/dashboards/10000',
  };
}

function promise(key: string): StoryStep {
  return {
    title: { en: 'A promise, not only a target', he: 'הבטחה, לא רק יעד' },
    text: {
      en: 'You are Dana, an employee without a Jira licence. You asked payroll a quarter of an hour ago. The card on your request tells what payroll promised and until when, in working hours, and what your request still lacks to be complete.',
      he: 'עכשיו אתם במקום דנה, עובדת בלי רישיון Jira. הפנייה לשכר נשלחה לפני רבע שעה. הכרטיס שבפנייה אומר מה צוות השכר הבטיח ועד מתי, בשעות עבודה, ומה עוד חסר כדי שהפנייה תהיה שלמה.',
    },
    person: 'dana-mizrahi',
    path: portal(key),
  };
}

function contract(): StoryStep {
  return {
    title: { en: 'The contract behind the promise', he: 'החוזה שמאחורי ההבטחה' },
    text: {
      en: 'You are Ronit, who leads payroll. Seven clauses on one page, signed by both sides: what the desk gives, what it needs, what is no longer done, and who decides. It binds both, so both are counted: how often payroll kept its times, and how often requests came complete.',
      he: 'עכשיו אתם במקום רונית, מנהלת השכר. שבעה סעיפים בעמוד אחד, חתומים משני הצדדים: מה הצוות נותן, מה הוא צריך, מה כבר לא עושים, ומי מחליט. החוזה מחייב את שניהם, ולכן סופרים את שניהם: כמה פעמים צוות השכר עמד בזמנים, וכמה פעמים הפניות הגיעו שלמות.',
    },
    person: 'ronit-levy',
    path: '/jira/projects/PAY/apps/workspace/contracts/payslip-fix',
  };
}

function rating(key: string): StoryStep {
  return {
    title: { en: 'Where the score comes from: one click', he: 'מאיפה מגיע הציון: לחיצה אחת' },
    text: {
      en: 'You are Dana again. Payroll closed another request of yours on Thursday. Rate it on the card: one click is a full answer, everything after it is optional, and the card says who will see it.',
      he: 'שוב במקום דנה. צוות השכר סגר ביום חמישי פנייה אחרת שלכם. דרגו אותה בכרטיס: לחיצה אחת היא תשובה שלמה, כל השאר רשות, והכרטיס אומר מי יראה את הדירוג.',
    },
    person: 'dana-mizrahi',
    path: portal(key),
  };
}

function panel(key: string): StoryStep {
  return {
    title: { en: 'The team sees it at once', he: 'הצוות רואה מיד' },
    text: {
      en: 'You are Yossi of payroll, on the same request in the usual Jira. Look at the Experience panel: the rating that Dana has just given, or that one is awaited, the service clocks, and what was promised and kept. No new queue and no new inbox.',
      he: 'עכשיו אתם במקום יוסי מצוות השכר, באותה פנייה, בתוך Jira הרגילה. הסתכלו בלוח Experience: הדירוג שדנה נתנה זה עתה, או שעוד מחכים לו, שעוני השירות, ומה הובטח וקוים. בלי תור חדש ובלי תיבה חדשה.',
    },
    person: 'yossi-amar',
    path: `/browse/${key}`,
  };
}

function experiencePage(key: string): StoryStep {
  return {
    title: { en: 'What goes wrong, and what soon will', he: 'מה משתבש, ומה עומד להשתבש' },
    text: {
      en: `You are still Yossi. Beside the queues stands the experience page: the requests at risk, worst first, each with its one reason and the next step. ${key} leads the list; Next opens it.`,
      he: `עדיין במקום יוסי. ליד התורים נמצא עמוד החוויה: הפניות שבסיכון, החמורה ראשונה, ולכל אחת סיבה אחת והצעד הבא. ${key} בראש; ״הבא״ פותח אותה.`,
    },
    person: 'yossi-amar',
    path: '/jira/servicedesk/projects/PAY/apps/experience-page',
  };
}

function stuck(key: string): StoryStep {
  return {
    title: { en: `${key}: nobody decides`, he: `${key}: אף אחד לא מחליט` },
    text: {
      en: 'You are still Yossi. Three times between payroll and HR, and silent for six working days: each team did its part, and Dana still waits. The panel shows the clock that ran out, what is still missing, who may decide fast by the contract (the CFO) and, at its end, how often the request changed hands.',
      he: 'עדיין במקום יוסי. שלוש פעמים בין השכר למשאבי האנוש, ושישה ימי עבודה של שתיקה: כל צוות עשה את שלו, ודנה עדיין מחכה. הלוח מראה איזה שעון עבר את היעד, מה עוד חסר, מי מוסמך להכריע מהר לפי החוזה (סמנכ״ל הכספים), ובסופו כמה פעמים הפנייה עברה ידיים.',
    },
    person: 'yossi-amar',
    path: `/browse/${key}`,
  };
}

function rules(): StoryStep {
  return {
    title: { en: 'Told early, once at each threshold', he: 'מתריעים מוקדם, פעם אחת בכל סף' },
    text: {
      en: 'You are Ronit again. Without any setting the team is told when three quarters of the promised time have passed, and again when it is missed: on the request, in its fields and on the experience page. Open a rule to decide who else is told, when, and how often at most. Nothing is mailed before somebody turns it on.',
      he: 'שוב במקום רונית. בלי להגדיר דבר, הצוות יודע כשעברו שלושה רבעים מהזמן שהובטח, ושוב כשלא עמדו בו: בפנייה, בשדות ובעמוד החוויה. פתחו כלל כדי לקבוע מי עוד יקבל הודעה, מתי, וכמה לכל היותר. שום מייל לא נשלח לפני שמישהו מפעיל אותו.',
    },
    person: 'ronit-levy',
    path: '/jira/projects/PAY/apps/workspace/alerts',
  };
}

function holiday(key: string): StoryStep {
  return {
    title: { en: 'Honest time', he: 'זמן הוגן' },
    text: {
      en: 'You are Yossi again. This request was opened on the Thursday before Rosh Hashana at 16:00 and solved on Monday at 10:00: four days in the calendar, three working hours on the clock. Weekends, eves and holidays do not count, for anybody. That is the whole walk: a watermelon is a service that is green by the clock and red to its people. Now change person, language or time in the bar, and look around.',
      he: 'שוב במקום יוסי. הפנייה הזאת נפתחה ביום חמישי לפני ראש השנה ב־16:00 ונפתרה ביום שני ב־10:00: ארבעה ימים בלוח השנה, שלוש שעות עבודה בשעון. סופי שבוע, ערבי חג וחגים לא נספרים, לאף אחד. זה כל הסיפור: אבטיח הוא שירות ירוק לפי השעון ואדום בעיני מי שקיבלו אותו. עכשיו החליפו משתמש, שפה או זמן בסרגל, והסתכלו סביב.',
    },
    person: 'yossi-amar',
    path: `/browse/${key}`,
  };
}

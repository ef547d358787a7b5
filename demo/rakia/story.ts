import { DESKS } from './desks.ts';
import type { StoryKeys } from './stories.ts';

/** A step of the walk: whose eyes, which page, and what to see there. */
interface StoryStep {
  readonly title: { readonly en: string; readonly he: string };
  readonly text: { readonly en: string; readonly he: string };
  readonly person: string;
  readonly path: string;
}

/** Three minutes at Rakia Elevators for somebody who has never seen the product, from a watermelon to what is inside it. */
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
      holiday(keys.holiday),
      inside(),
    ],
  };
}

const DASHBOARD = '/jira/dashboards/10000';

const portal = (key: string): string => `/servicedesk/customer/portal/${DESKS.PAY.serviceDeskId}/${key}`;

function watermelon(): StoryStep {
  return {
    title: { en: 'A watermelon: green outside, red inside', he: 'אבטיח: ירוק מבחוץ, אדום מבפנים' },
    text: {
      en: 'You are Tamar, a manager. Read the blue line: IT access is on time, so its SLA is green, yet the people it served rate the experience (XLA) 2.9 of 5: a watermelon.',
      he: 'אתם בתפקיד תמר, מנהלת. קראו את השורה הכחולה: הרשאות הגישה ניתנות בזמן ולכן ה־SLA ירוק, אבל מי שקיבלו אותן נותנים לחוויה (XLA) 2.9 מתוך 5: זה אבטיח.',
    },
    person: 'tamar-golan',
    path: DASHBOARD,
  };
}

function promise(key: string): StoryStep {
  return {
    title: { en: 'A promise, not only a target', he: 'הבטחה, לא רק יעד' },
    text: {
      en: 'You are Dana, an employee without a Jira licence. The card on your request tells what payroll promised, until when, and what is still missing.',
      he: 'אתם בתפקיד דנה, עובדת בלי רישיון Jira. הכרטיס שבפנייה אומר מה צוות השכר הבטיח, עד מתי, ומה עוד חסר.',
    },
    person: 'dana-mizrahi',
    path: portal(key),
  };
}

function contract(): StoryStep {
  return {
    title: { en: 'The contract behind the promise', he: 'החוזה שמאחורי ההבטחה' },
    text: {
      en: 'You are Ronit, who leads payroll. Both sides signed these seven clauses, and what each side kept is counted.',
      he: 'אתם בתפקיד רונית, מנהלת השכר. שני הצדדים חתמו על שבעת הסעיפים האלה, ורואים במה עמד כל צד.',
    },
    person: 'ronit-levy',
    path: '/jira/projects/PAY/apps/workspace/contracts/payslip-fix',
  };
}

function rating(key: string): StoryStep {
  return {
    title: { en: 'Where the score comes from: one click', he: 'מאיפה מגיע הציון: לחיצה אחת' },
    text: {
      en: 'You are Dana again, and this request is closed. Rate it: one click is a full answer, and the card says who will see it.',
      he: 'שוב בתפקיד דנה, והפנייה הזאת סגורה. דרגו אותה: לחיצה אחת היא תשובה שלמה, והכרטיס אומר מי יראה אותה.',
    },
    person: 'dana-mizrahi',
    path: portal(key),
  };
}

function panel(key: string): StoryStep {
  return {
    title: { en: 'The team sees it at once', he: 'הצוות רואה מיד' },
    text: {
      en: 'You are Yossi of payroll, on the same request in the usual Jira. The Experience panel shows the rating, or that one is awaited, and what was promised and kept.',
      he: 'אתם בתפקיד יוסי מצוות השכר, באותה פנייה בתוך Jira. בלוח Experience רואים את הדירוג, או שעוד מחכים לו, ומה הובטח וקוים.',
    },
    person: 'yossi-amar',
    path: `/browse/${key}`,
  };
}

function experiencePage(key: string): StoryStep {
  return {
    title: { en: 'What goes wrong, and what soon will', he: 'מה משתבש, ומה עומד להשתבש' },
    text: {
      en: `Beside Yossi's queues stand the requests at risk, worst first, each with one reason and the next step. ${key} leads; Next opens it.`,
      he: `ליד התורים של יוסי נמצאות הפניות שבסיכון, החמורה ראשונה, ולכל אחת סיבה אחת והצעד הבא. ${key} בראש; ״הבא״ פותח אותה.`,
    },
    person: 'yossi-amar',
    path: '/jira/servicedesk/projects/PAY/apps/experience-page',
  };
}

function stuck(key: string): StoryStep {
  return {
    title: { en: `${key}: nobody decides`, he: `${key}: אף אחד לא מחליט` },
    text: {
      en: 'It went back and forth between payroll and HR, and Dana has heard nothing for six working days. The panel names who may decide fast by the contract: the CFO.',
      he: 'הפנייה עברה הלוך ושוב בין השכר למשאבי האנוש, ודנה לא שמעה דבר שישה ימי עבודה. הלוח אומר בידי מי ההכרעה המהירה לפי החוזה: סמנכ״ל הכספים.',
    },
    person: 'yossi-amar',
    path: `/browse/${key}`,
  };
}

function holiday(key: string): StoryStep {
  return {
    title: { en: 'Honest time', he: 'רק זמן העבודה נספר' },
    text: {
      en: 'Opened on the Thursday before Rosh Hashana at 16:00, solved on Monday at 10:00. Four days in the calendar are three working hours on the clock.',
      he: 'נפתחה ביום חמישי לפני ראש השנה ב־16:00 ונפתרה ביום שני ב־10:00. ארבעה ימים בלוח השנה הם שלוש שעות עבודה בשעון.',
    },
    person: 'yossi-amar',
    path: `/browse/${key}`,
  };
}

function inside(): StoryStep {
  return {
    title: { en: 'Inside the watermelon', he: 'מה יש בתוך האבטיח' },
    text: {
      en: 'You are Tamar again. Press "Show IT access", then its experience score: the reason people give most is that the problem was not solved.',
      he: 'שוב בתפקיד תמר. לחצו על ״הציגו את הרשאות גישה״ ואז על ציון החוויה: הסיבה השכיחה היא שהבעיה לא נפתרה.',
    },
    person: 'tamar-golan',
    path: DASHBOARD,
  };
}

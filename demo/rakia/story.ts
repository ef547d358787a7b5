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
      en: 'You are Tamar, a manager. Read the first blue box: IT access is in time (96%), so its SLA is green, yet the people it served rate the experience level (XLA) 2.9 of 5: a watermelon.',
      he: 'אתם בתפקיד תמר, מנהלת. קראו את התיבה הכחולה הראשונה: פניות להרשאות גישה נסגרות בזמן (96%) ולכן ה־SLA ירוק, אבל מי שפנו מדרגים את רמת החוויה (XLA) רק 2.9 מתוך 5: זה אבטיח.',
    },
    person: 'tamar-golan',
    path: DASHBOARD,
  };
}

function promise(key: string): StoryStep {
  return {
    title: { en: 'A promise, not only a target', he: 'הבטחה, לא רק יעד' },
    text: {
      en: 'You are Dana, an employee without a Jira licence. The card beside your request tells what payroll promised, until when, and what is still missing.',
      he: 'אתם בתפקיד דנה, עובדת בלי רישיון Jira. הכרטיס שבצד הפנייה אומר מה צוות השכר הבטיח, עד מתי, ומה עוד חסר.',
    },
    person: 'dana-mizrahi',
    path: portal(key),
  };
}

function contract(): StoryStep {
  return {
    title: { en: 'The contract behind the promise', he: 'החוזה שמאחורי ההבטחה' },
    text: {
      en: 'You are Ronit, who leads payroll. The promise to Dana comes from these seven clauses; further down stand the signatures of both sides, and how often each clause was kept.',
      he: 'אתם בתפקיד רונית, מנהלת השכר. ההבטחה לדנה באה משבעת הסעיפים האלה; בהמשך העמוד רואים מי חתם מכל צד, וכמה פעמים עמדו בכל סעיף.',
    },
    person: 'ronit-levy',
    path: '/jira/projects/PAY/apps/workspace/contracts/payslip-fix',
  };
}

function rating(key: string): StoryStep {
  return {
    title: { en: 'Where the score comes from: one click', he: 'מאיפה מגיע הציון: לחיצה אחת' },
    text: {
      en: 'You are Dana again, and another request of hers is closed. Rate it: one click is a full answer, a reason and a comment may follow, and the card says who sees what.',
      he: 'שוב בתפקיד דנה, בפנייה אחרת שלה שכבר נסגרה. דרגו אותה: לחיצה אחת היא תשובה שלמה, אפשר להוסיף סיבה והערה, והכרטיס אומר מי רואה מה.',
    },
    person: 'dana-mizrahi',
    path: portal(key),
  };
}

function panel(key: string): StoryStep {
  return {
    title: { en: 'The team sees it at once', he: 'הצוות רואה מיד' },
    text: {
      en: 'You are Yossi of payroll, on the same request in the usual Jira. The Experience panel shows the rating that Dana gave, or that one is awaited, and which promises were kept.',
      he: 'אתם בתפקיד יוסי מצוות השכר, באותה פנייה בתוך Jira. בלוח Experience רואים את הדירוג של דנה, או שעדיין מחכים לו, ובאילו הבטחות הצוות עמד.',
    },
    person: 'yossi-amar',
    path: `/browse/${key}`,
  };
}

function experiencePage(key: string): StoryStep {
  return {
    title: { en: 'What goes wrong, and what soon will', he: 'מה משתבש, ומה עומד להשתבש' },
    text: {
      en: `Beside Yossi's queues stand the requests at risk, worst first, each with its main reason and the next step. ${key} leads; Next opens it.`,
      he: `ליד התורים של יוסי נמצאות הפניות שבסיכון, החמורה ראשונה, ולכל אחת הסיבה העיקרית והצעד הבא. ${key} בראש; ״הבא״ פותח אותה.`,
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
      he: 'הפנייה עברה הלוך ושוב בין השכר למשאבי אנוש, ודנה לא שמעה דבר שישה ימי עבודה. הלוח אומר מי מוסמך לפי החוזה להכריע מהר: סמנכ״ל הכספים.',
    },
    person: 'yossi-amar',
    path: `/browse/${key}`,
  };
}

function holiday(key: string): StoryStep {
  return {
    title: { en: 'Honest time', he: 'רק זמן העבודה נספר' },
    text: {
      en: 'This request was opened on the Thursday before Rosh Hashana at 16:00 and solved on Monday at 10:00. Nearly four days went by; three working hours are counted.',
      he: 'הפנייה נפתחה ביום חמישי לפני ראש השנה ב־16:00 ונפתרה ביום שני ב־10:00. עברו כמעט ארבעה ימים, ונספרו שלוש שעות עבודה בלבד.',
    },
    person: 'yossi-amar',
    path: `/browse/${key}`,
  };
}

function inside(): StoryStep {
  return {
    title: { en: 'Inside the watermelon', he: 'מה יש בתוך האבטיח' },
    text: {
      en: 'You are Tamar again, and opened the experience score of IT access. The reason people give most is that the problem was not solved: to close in time is not yet to solve.',
      he: 'שוב בתפקיד תמר, אחרי פתיחת ציון החוויה של הרשאות הגישה. הסיבה השכיחה היא שהבעיה לא נפתרה: לסגור בזמן זה עוד לא לפתור.',
    },
    person: 'tamar-golan',
    path: '/jira/projects/IT/apps/workspace/overview/process/it-access/experience',
  };
}

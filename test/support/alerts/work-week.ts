const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Working hours of Monday to Friday in UTC, counted without any code of the product. */
export class WorkWeek {
  readonly #from: number;
  readonly #to: number;

  constructor(hours: { readonly from: number; readonly to: number }) {
    this.#from = hours.from * HOUR;
    this.#to = hours.to * HOUR;
  }

  isOpen(at: number): boolean {
    const time = at % DAY;
    return isWeekday(Math.floor(at / DAY)) && time >= this.#from && time < this.#to;
  }

  worked(from: number, to: number): number {
    return to <= from ? 0 : this.#since(to) - this.#since(from);
  }

  /** First instant by which `ms` have been worked since `from`. */
  after(from: number, ms: number): number {
    let left = ms;
    for (let day = Math.floor(from / DAY); ; day += 1) {
      if (!isWeekday(day)) continue;
      const opens = Math.max(from, day * DAY + this.#from);
      const closes = day * DAY + this.#to;
      const room = Math.max(0, closes - opens);
      if (left <= room) return opens + left;
      left -= room;
    }
  }

  /** Worked since Monday 5 January 1970. */
  #since(at: number): number {
    const days = Math.floor(at / DAY) - 4;
    const weeks = Math.floor(days / 7);
    const weekday = days - weeks * 7;
    const today = weekday < 5 ? Math.min(Math.max(0, (at % DAY) - this.#from), this.#to - this.#from) : 0;
    return (weeks * 5 + Math.min(weekday, 5)) * (this.#to - this.#from) + today;
  }
}

const isWeekday = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5;

const minute = 60_000

/** So many working days before today, by the calendar of this machine: midnight. */
export function workingDay(before: number, now: Date): Date {
  const day = new Date(now)
  day.setHours(0, 0, 0, 0)
  for (let left = before; left > 0; ) {
    day.setDate(day.getDate() - 1)
    if (day.getDay() !== 0 && day.getDay() !== 6) left--
  }

  return day
}

/** A time such as 07:55 of a day. */
export function clockTime(day: Date, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const at = new Date(day)
  at.setHours(hours, minutes)

  return at
}

export function minutesAfter(time: Date, minutes: number): Date {
  return new Date(time.getTime() + minutes * minute)
}

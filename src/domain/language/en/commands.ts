import type { CommandPack } from '../command-pack.ts'

export const enCommands: CommandPack = {
  language: 'en',
  aliases: {},
  lists: { late: ['overdue'] },
  weekdays: [
    ['sun', 'sunday'],
    ['mon', 'monday'],
    ['tue', 'tues', 'tuesday'],
    ['wed', 'wednesday'],
    ['thu', 'thur', 'thurs', 'thursday'],
    ['fri', 'friday'],
    ['sat', 'saturday'],
  ],
  today: ['today'],
  tomorrow: ['tomorrow', 'tmrw'],
  afterTomorrow: [],
  units: { hour: ['h', 'hr', 'hrs', 'hour', 'hours'], day: ['d', 'day', 'days'], week: ['w', 'week', 'weeks'] },
  working: ['business', 'working'],
  fillers: ['on', 'by', 'in', 'until', 'next'],
}

import { useSyncExternalStore } from 'react'
import { noted } from '../server/noted.ts'

const heldBack = noted(false)

export const noteHeldBack = heldBack.note

/** Whether the server, when something was last sent, answered that it can't take it for now. */
export function useIsHeldBack(): boolean {
  return useSyncExternalStore(heldBack.watch, heldBack.now)
}

/** Sends the requests that it is told of, on one connection, and tells how long each answer took; in a process of its own. */
import { Agent, request } from 'node:http'

/** A request to be sent, as one process tells another. */
export interface Told {
  url: string
  method: string
  headers: Record<string, string>
  body?: string
}

/** How it was answered, and after how many milliseconds the answer was there whole. */
export interface Heard {
  status: number
  milliseconds: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

process.on('message', (told: Told) => {
  const { url, method, headers, body } = told
  const began = performance.now()
  request(url, { agent, method, headers }, (response) => {
    response.resume().on('end', () => {
      const heard: Heard = { status: response.statusCode ?? 0, milliseconds: performance.now() - began }
      process.send?.(heard)
    })
  }).end(body)
})

import { resolve } from 'node:path'
import { ConfigurationError, type WhyMisconfigured } from '../../config.ts'
import { DemoForThisMachine, TlsNeeded } from './errors.ts'
import { isLoopback, Networks, NotANetwork } from './networks.ts'

/** What a server is told of itself, by options or by the environment; validated once and frozen. */
export interface ServeSettings {
  readonly host: string
  /** 0 takes one that is free. */
  readonly port: number
  readonly tls: TlsFiles | undefined
  /** Whose word is taken for where a request comes from. */
  readonly trusted: Networks
  readonly metrics: MetricsReaders
  readonly logLevel: LogLevel
  readonly limits: Limits
  readonly stopping: Stopping
  /** Undefined where real records are served. */
  readonly demo: DemoSettings | undefined
}

/** A plant to try everything with. */
export interface DemoSettings {
  /** Where its database is kept; absolute. */
  readonly folder: string
}

export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

/** Who may read the metrics besides this machine. */
export interface MetricsReaders {
  readonly from: Networks
  /** What a reader from elsewhere shows, as `Authorization: Bearer …`. */
  readonly token: string | undefined
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export interface Limits {
  /** Bytes. */
  readonly body: number
  /** Bytes of all headers of a request together. */
  readonly header: number
  readonly connections: number
  /** Milliseconds that a request may take to arrive. */
  readonly read: number
  /** Milliseconds that a connection stays open without a request. */
  readonly keepAlive: number
}

/** How a server ends, in milliseconds. */
export interface Stopping {
  /** How long it still takes requests after it has begun to say that it is not ready. */
  readonly drain: number
  /** How long what is in flight may take then. */
  readonly patience: number
}

/** What options say, as they were written; undefined for one that was not given. */
export interface GivenSettings {
  host: string | undefined
  port: string | undefined
  tlsCert: string | undefined
  tlsKey: string | undefined
  insecureHttp: true | undefined
  trustProxy: readonly string[] | undefined
  metricsFrom: readonly string[] | undefined
  logLevel: string | undefined
  maxBody: string | undefined
  maxHeader: string | undefined
  maxConnections: string | undefined
  readTimeout: string | undefined
  keepAlive: string | undefined
  drain: string | undefined
  stopTimeout: string | undefined
  demo: true | undefined
  data: string | undefined
}

const demoFolder = '.tenken/plant'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads what a server is told: an option, else the variable that stands for it, else what is usual. Throws
 * ConfigurationError, which names the option or the variable, TlsNeeded where people's passwords would travel in
 * the clear, or DemoForThisMachine.
 */
export function readServeSettings(given: GivenSettings, env: Environment): ServeSettings {
  const host = said(given.host, '--host', env, 'TENKEN_HOST')?.text ?? '127.0.0.1'
  const demo = demoSettings(given, host)
  const tls = tlsFiles(given, env)
  if (!tls && !given.insecureHttp && !isLoopback(host)) throw new TlsNeeded(host)

  return Object.freeze({
    host,
    port: number(said(given.port, '--port', env, 'TENKEN_PORT'), { from: 0, to: 65_535, unset: 8080 }),
    tls,
    trusted: networks(list(given.trustProxy, '--trust-proxy', env, 'TENKEN_TRUST_PROXY')),
    metrics: {
      from: networks(list(given.metricsFrom, '--metrics-from', env, 'TENKEN_METRICS_FROM')),
      token: env['TENKEN_METRICS_TOKEN'] || undefined,
    },
    logLevel: logLevel(said(given.logLevel, '--log-level', env, 'TENKEN_LOG_LEVEL'), demo ? 'warn' : 'info'),
    demo,
    limits: {
      body: number(option(given.maxBody, '--max-body'), { from: 1_000, to: 100_000_000, unset: 5_000_000 }),
      header: number(option(given.maxHeader, '--max-header'), { from: 1_000, to: 1_000_000, unset: 16_384 }),
      connections: number(option(given.maxConnections, '--max-connections'), {
        from: 1,
        to: 100_000,
        unset: 1_000,
      }),
      read: seconds(option(given.readTimeout, '--read-timeout'), { from: 1, to: 3_600, unset: 30 }),
      keepAlive: seconds(option(given.keepAlive, '--keep-alive'), { from: 1, to: 3_600, unset: 65 }),
    },
    stopping: {
      drain: seconds(option(given.drain, '--drain'), { from: 0, to: 3_600, unset: 0 }),
      patience: seconds(option(given.stopTimeout, '--stop-timeout'), { from: 0, to: 3_600, unset: 30 }),
    },
  })
}

/** A value, and who has said it. */
interface Said {
  text: string
  by: string
}

function option(text: string | undefined, by: string): Said | undefined {
  return text === undefined ? undefined : { text, by }
}

/** Empty variables count as not set. */
function said(text: string | undefined, name: string, env: Environment, variable: string): Said | undefined {
  return option(text, name) ?? option(env[variable] || undefined, variable)
}

function list(
  words: readonly string[] | undefined,
  name: string,
  env: Environment,
  variable: string,
): Said | undefined {
  return said(words?.join(' '), name, env, variable)
}

function tlsFiles(given: GivenSettings, env: Environment): TlsFiles | undefined {
  const cert = said(given.tlsCert, '--tls-cert', env, 'TENKEN_TLS_CERT')
  const key = said(given.tlsKey, '--tls-key', env, 'TENKEN_TLS_KEY')
  if (cert && key) return { cert: cert.text, key: key.text }
  if (cert) throw misconfigured(cert, { code: 'needs', other: '--tls-key' })
  if (key) throw misconfigured(key, { code: 'needs', other: '--tls-cert' })

  return undefined
}

function demoSettings({ demo, data }: GivenSettings, host: string): DemoSettings | undefined {
  if (demo && !isLoopback(host)) throw new DemoForThisMachine(host)
  if (data !== undefined && !demo) throw new ConfigurationError('--data', { code: 'needs', other: '--demo' })

  return demo && { folder: resolve(data ?? demoFolder) }
}

function networks(said: Said | undefined): Networks {
  try {
    return new Networks(said?.text.split(/[\s,]+/).filter(Boolean) ?? [])
  } catch (error) {
    if (!(said && error instanceof NotANetwork)) throw error
    throw misconfigured(said, { code: 'not_a_network', text: error.word })
  }
}

function logLevel(said: Said | undefined, usual: LogLevel): LogLevel {
  const known = logLevels.find((level) => level === (said?.text ?? usual))
  if (known) return known
  throw new ConfigurationError(said?.by ?? '', { code: 'not_one_of', values: logLevels })
}

interface Range {
  from: number
  to: number
  unset: number
}

function number(said: Said | undefined, { from, to, unset }: Range): number {
  if (!said) return unset
  if (!/^\d{1,12}$/.test(said.text)) throw misconfigured(said, { code: 'not_whole' })
  const value = Number(said.text)
  if (value < from || value > to) throw misconfigured(said, { code: 'out_of_range', from, to })

  return value
}

function seconds(said: Said | undefined, range: Range): number {
  return number(said, range) * 1_000
}

function misconfigured({ by }: Said, reason: WhyMisconfigured): ConfigurationError {
  return new ConfigurationError(by, reason)
}

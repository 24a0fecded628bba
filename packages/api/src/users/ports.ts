/** A private place for documents. @throws PROVIDER_UNAVAILABLE when it cannot be reached */
export interface DocumentBucket {
  put(key: string, body: Buffer, contentType: string): Promise<void>;
  /** An address that shows the object to whoever holds it, for `ttlSeconds`. */
  signedUrl(key: string, ttlSeconds: number): Promise<string>;
}

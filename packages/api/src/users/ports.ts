/** A private place for documents. @throws PROVIDER_UNAVAILABLE when it cannot be reached */
export interface DocumentBucket {
  put(key: string, body: Buffer, contentType: string): Promise<void>;
  /** Writes as it is read, so that a file of any size needs little memory. Until it is whole, nothing stands there. */
  putStream(key: string, body: AsyncIterable<Uint8Array>, contentType: string): Promise<void>;
  /**
   * An address that shows the object to whoever holds it, for `ttlSeconds`.
   * @param downloadAs the name it is saved under; shown in place when left out
   */
  signedUrl(key: string, ttlSeconds: number, downloadAs?: string): Promise<string>;
  /** Safe to repeat: an object that is not there is removed already. */
  remove(key: string): Promise<void>;
}

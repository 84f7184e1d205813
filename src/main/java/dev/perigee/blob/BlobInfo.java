package dev.perigee.blob;

/**
 * A stored blob without its bytes.
 *
 * @param length bytes
 * @param etag changes when the content changes; printable, without quotes
 */
public record BlobInfo(BlobMeta meta, long length, String etag) {}

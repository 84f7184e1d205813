package dev.perigee.blob;

import java.time.Instant;

/**
 * A stored blob without its bytes. That of a thumbnail has the metadata of its image.
 *
 * @param length bytes
 * @param etag strong: equal for equal content, another one for other content; printable, without
 *     quotes
 * @param created when this content was stored
 */
public record BlobInfo(BlobMeta meta, long length, String etag, Instant created) {}

package dev.perigee.blob.internal.rest;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

/**
 * The body of an answer, as it comes from the store.
 *
 * @param length bytes
 * @param bytes to be subscribed to once
 */
record BlobContent(long length, Multi<Buffer> bytes) {}

package dev.perigee.platform.fetch;

import java.net.URI;

/**
 * What a URL has answered.
 *
 * @param uri where it came from, after redirects
 * @param content the body, at most {@code perigee.fetch.max-size} bytes; may be empty
 * @param contentType media type in lower case without parameters, such as {@code image/jpeg}; null
 *     when the server told none
 */
public record FetchedBody(URI uri, byte[] content, String contentType) {}

package dev.perigee.estimation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.perigee.vision.Rect;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * {@code detection} of a body. What was not asked for is null here and absent in JSON.
 *
 * @param rect pixels of the upright source image
 * @param attributes by name, see {@link BodyAttributes}; a null value was asked for and could not
 *     be found out
 * @param warp JPEG: base64 in JSON, bytes in msgpack
 */
@RegisterForReflection
@JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS)
@SuppressWarnings("ArrayRecordComponent") // an encoded image on its way out
public record BodyView(Rect rect, Map<String, Object> attributes, byte[] warp) {}

package dev.perigee.estimation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.perigee.vision.Quality;
import dev.perigee.vision.Rect;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * {@code detection} of a face. What was not asked for is null here and absent in JSON.
 *
 * @param rect pixels of the upright source image
 * @param landmarks5 pairs x, y: eyes from the left of the image, nose tip, mouth corners
 * @param landmarks68 pairs x, y in the i-bug order
 * @param attributes by name, see {@link FaceAttributes}; a null value was asked for and could not
 *     be found out
 * @param warp JPEG: base64 in JSON, bytes in msgpack
 */
@RegisterForReflection
@JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS)
@SuppressWarnings("ArrayRecordComponent") // an encoded image on its way out
public record FaceView(
    Rect rect,
    List<int[]> landmarks5,
    List<int[]> landmarks68,
    Quality quality,
    Map<String, Object> attributes,
    FaceQualityView faceQuality,
    byte[] warp) {}

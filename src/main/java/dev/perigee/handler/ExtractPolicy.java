package dev.perigee.handler;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What is extracted from faces and bodies.
 *
 * @param fdScoreThreshold what was extracted with a lower score is dropped, 0..1
 */
@RegisterForReflection
public record ExtractPolicy(
    @Switch boolean extractFaceDescriptor,
    @Switch boolean extractBodyDescriptor,
    @Switch boolean extractBasicAttributes,
    double fdScoreThreshold) {}

package dev.perigee.vision;

/**
 * Values for the checks of ISO/IEC 19794-5 that can be computed from the pixels of a photo and the
 * landmarks of its face. Shares are relative to the photo's width or height. What is not here
 * (natural light, distortion of the lens, shoulders) has no source.
 *
 * @param eyeDistance pixels between the centres of the eyes
 * @param headWidth share of the width
 * @param headHeight crown to chin, share of the height; the crown is taken to lie as far above the
 *     eyes as the chin below them
 * @param horizontalCentre of the point between the eyes, share of the width
 * @param verticalCentre of the same point, share of the height from the top
 * @param redEyes whether the pupils glow red
 * @param colour false for gray pictures
 * @param dynamicRange 0..1, part of the gray scale that the face uses
 * @param illuminationUniformity 0..1, darkest of four parts of the face relative to the brightest
 * @param backgroundLightness 0..1, null when no background can be seen
 * @param backgroundUniformity 0..1, 1 = uniform; null when no background can be seen
 */
public record Portrait(
    float eyeDistance,
    float headWidth,
    float headHeight,
    float horizontalCentre,
    float verticalCentre,
    boolean redEyes,
    boolean colour,
    float dynamicRange,
    float illuminationUniformity,
    Float backgroundLightness,
    Float backgroundUniformity) {}

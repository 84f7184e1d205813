package dev.perigee.vision;

/**
 * How good the picture of a face is; everything 0..1, 1 = good.
 *
 * @param blurriness sharp
 * @param dark not too dark
 * @param illumination evenly lit
 * @param specularity without highlights
 * @param light not overexposed
 */
public record Quality(
    float blurriness, float dark, float illumination, float specularity, float light) {}

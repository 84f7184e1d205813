package dev.perigee.vision;

import java.util.List;

/**
 * Names of main colours, the largest area first: black, blue, green, gray, orange, purple, red,
 * white, yellow, pink, brown, beige, khaki; {@code multicolored} alone when there are many, {@code
 * undefined} alone when the place is not in the image.
 */
public record ClothingColors(List<String> upper, List<String> lower) {}

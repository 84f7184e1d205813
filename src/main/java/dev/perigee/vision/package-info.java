/**
 * Photos to faces: decoding, detection, landmarks, the 250x250 sample and the descriptor. Pure
 * computation: no database and no HTTP. {@link dev.perigee.vision.FaceVision} is the way in.
 */
package dev.perigee.vision;

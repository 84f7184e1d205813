/**
 * Photos to faces and bodies: decoding, detection, landmarks, samples, descriptors, and what can be
 * estimated of them. Pure computation: no database and no HTTP. {@link
 * dev.perigee.vision.FaceVision} is the way in, {@link dev.perigee.vision.AnalysisOptions} says
 * what is wanted, {@link dev.perigee.vision.Estimation} names what can be estimated.
 */
package dev.perigee.vision;

/** Verifiers: whether a photo or a descriptor shows a certain person. */
package dev.perigee.verifier;

/**
 * The licence: a signed file, what it grants, what is left of it, and the Licenses API. See
 * docs/licences.md.
 */
package dev.perigee.license;

#!/bin/sh
# runtime.sh DEST: a Java runtime with only the modules that the program uses, by jlink from the JDK
# in JAVA_HOME.
set -eu
# jdk.incubator.vector: kernels of the matcher. java.sql, java.naming, java.transaction.xa,
# java.security.sasl: the PostgreSQL driver, Flyway and Hibernate. java.desktop: java.beans, which
# Hibernate reads entities with. java.rmi, java.management, jdk.management: the framework's own
# beans. java.net.http: enrolment. jdk.unsupported: Netty and Vert.x. jdk.zipfs: resources in jars.
modules=java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,\
java.net.http,java.rmi,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml,\
jdk.incubator.vector,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs
rm -rf "$1"
"$JAVA_HOME/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages \
  --output "$1"

#!/bin/sh
# libraries.sh JARS DEST: unpacks the shared libraries of PyTorch, OpenCV and FFmpeg from the jars in
# the folder JARS (any layout below it) into DEST/pytorch, DEST/opencv and DEST/ffmpeg, where
# `perigee.vision.libraries=DEST` finds them.
set -eu
jars=$1
mkdir -p "$2/pytorch" "$2/opencv" "$2/ffmpeg"
dest=$(cd "$2" && pwd)

take() { # take FOLDER JAR-PATTERN FILE...: the files of the one jar whose name fits
  folder=$1 pattern=$2
  shift 2
  jar=$(find -L "$jars" -name "$pattern" | head -n 1)
  [ -n "$jar" ] || { echo "libraries.sh: no $pattern under $jars" >&2; exit 1; }
  unzip -q -o -j "$jar" "$@" -d "$dest/$folder"
}

take pytorch '*pytorch-native-cpu-*linux-x86_64.jar' 'pytorch/cpu/linux-x86_64/*.so*'
take pytorch '*pytorch-jni-*.jar' 'jnilib/linux-x86_64/cpu/libdjl_torch.so'
take opencv '*javacpp-*linux-x86_64.jar' '*/libjnijavacpp.so'
# OpenCV as it is used: three modules. Its core calls OpenBLAS.
for module in core imgproc imgcodecs; do
  take opencv '*opencv-*linux-x86_64.jar' "*/libopencv_$module.so*" "*/libjniopencv_$module.so"
done
take opencv '*openblas-*linux-x86_64.jar' '*/libopenblas.so*' '*/libgfortran.so*' '*/libquadmath.so*' \
  '*/libgcc_s.so*'
# FFmpeg as it is used: reading files, decoding, converting pixels. Its utilities ask for VA-API.
for library in avutil avcodec avformat swscale; do
  take ffmpeg '*ffmpeg-*linux-x86_64.jar' "*/lib$library.so*" "*/libjni$library.so"
done
take ffmpeg '*ffmpeg-*linux-x86_64.jar' '*/libswresample.so*' '*/libdrm.so*' '*/libva.so*' '*/libva-drm.so*'
chmod 755 "$dest"/pytorch/* "$dest"/opencv/* "$dest"/ffmpeg/*

# Third-party software

Everything that CartHAL is built on, tests aside, with its licences. Written by `scripts/third-party`; a test compares it with what the
modules really use. An image carries a part of it only.

Native code inside: `org.bytedeco:ffmpeg` brings FFmpeg built as LGPL version 3 or later, `org.xerial:sqlite-jdbc` SQLite (public
domain), `com.microsoft.onnxruntime:onnxruntime` the libraries that its `META-INF/ThirdPartyNotices.txt` names,
`org.bytedeco:tensorflow-lite` TensorFlow Lite, Abseil, FlatBuffers, gemmlowp and ruy (Apache-2.0), XNNPACK (BSD-3-Clause), pthreadpool
and cpuinfo (BSD-2-Clause), farmhash (MIT), Eigen (MPL-2.0) and FFT2D (free for any use).

| what | version | licence |
|---|---|---|
<#list dependencyMap?sort_by(["key", "id"]) as entry>
<#assign project = entry.getKey()>
| [`${project.groupId}:${project.artifactId}`](${project.url!"-"}) | ${project.version} | ${entry.getValue()?sort?join(", ")?replace("\\s+", " ", "r")} |
</#list>

package dev.carthal.camera.ffmpeg;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        pid = "camera.ffmpeg",
        name = "FFmpeg camera",
        description = "A file, a network stream or a test source in place of a camera")
@interface FfmpegCameraConfig {
    @AttributeDefinition(description = "A path, a URL or, with format lavfi, a graph of filters")
    String source();

    @AttributeDefinition(
            description = "FFmpeg's name of the format; empty: it guesses; lavfi: test sources",
            required = false)
    String format() default "";

    @AttributeDefinition(description = "FFmpeg's options of protocol, format and codec, as key=value", required = false)
    String[] options() default {};

    @AttributeDefinition(
            description = "Whether a file or test source is paced as it was recorded; a network stream paces itself")
    boolean realtime() default true;

    @AttributeDefinition(description = "Whether to begin again at the end")
    boolean loop() default false;

    @AttributeDefinition(description = "Threads that decode", min = "1", max = "64")
    int threads() default 1;

    @AttributeDefinition(
            description = "Frames that may be lent out at a time: twice the subscribers and two more",
            min = "2",
            max = "64")
    int frames() default 8;
}

package dev.carthal.recording;

import java.nio.file.Path;

/// Say which picture a camera delivered when.
///
/// @param sequence the number of the frame as the camera counted
/// @param nanos when it was taken, in nanoseconds since the recording began
/// @param media the video or the still picture
/// @param position which frame of the video, from 0; 0 for a still picture
public record FrameLine(long sequence, long nanos, Path media, long position) {}

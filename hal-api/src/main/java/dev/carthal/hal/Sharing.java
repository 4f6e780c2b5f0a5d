package dev.carthal.hal;

/// Say whether two holders of one device can stand side by side.
public enum Sharing {
    /// One holder at a time: the old one is closed before the new one is opened, and the stream has a gap.
    EXCLUSIVE,
    /// Old and new side by side: no instant without service.
    SHAREABLE
}

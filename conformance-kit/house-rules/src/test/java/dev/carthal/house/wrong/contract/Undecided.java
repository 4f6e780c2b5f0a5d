package dev.carthal.house.wrong.contract;

/// A public interface that does not say who implements it, and throws anything.
public interface Undecided {
    /// Fail somehow.
    ///
    /// @throws Exception for any reason
    void fail() throws Exception;
}

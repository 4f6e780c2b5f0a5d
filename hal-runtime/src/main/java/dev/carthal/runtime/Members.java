package dev.carthal.runtime;

import java.util.Arrays;
import java.util.function.IntFunction;

/// Who takes part, as an array, because walking through it allocates nothing.
final class Members<M> {
    /// Why the stream is over for all of them.
    static final String REMOVED = "the slot is removed";

    private final IntFunction<M[]> array;
    private volatile M[] members;
    private boolean dissolved;

    Members(IntFunction<M[]> array) {
        this.array = array;
        this.members = array.apply(0);
    }

    M[] now() {
        return members;
    }

    synchronized M join(M member) {
        if (dissolved) {
            throw new IllegalStateException(REMOVED + ": " + member);
        }
        M[] more = Arrays.copyOf(members, members.length + 1);
        more[members.length] = member;
        members = more;
        return member;
    }

    synchronized void leave(M member) {
        members = Arrays.stream(members).filter(other -> !other.equals(member)).toArray(array);
    }

    /// Let nobody in any more.
    synchronized M[] dissolve() {
        dissolved = true;
        return members;
    }
}

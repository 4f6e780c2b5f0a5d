/// Look after devices: slots, owner threads, leases, deadlines, states with their reasons, statistics.
@NullMarked
package dev.carthal.runtime;

import org.jspecify.annotations.NullMarked;

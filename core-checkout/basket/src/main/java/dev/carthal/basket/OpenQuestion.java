package dev.carthal.basket;

import dev.carthal.checkout.Question;

/// A change of the weight that the shopper is asked about.
///
/// @param put whether something was put in; otherwise something was taken out
/// @param weightMg what it weighs, not negative
record OpenQuestion(Question question, boolean put, long weightMg, long sdMg) {
    WeightModel.Weighed weighed() {
        return WeightModel.Weighed.of(weightMg, sdMg);
    }
}

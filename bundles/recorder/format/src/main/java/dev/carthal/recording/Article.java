package dev.carthal.recording;

/// Name the article that a class of the model stands for, as the catalogue has it.
///
/// @param sku the shop's key of the article
/// @param weightMg what one of it weighs, in milligrams
/// @param weightSdMg how much that varies, in milligrams (standard deviation)
public record Article(String sku, long weightMg, long weightSdMg) {
    /// Check the weights.
    ///
    /// @throws IllegalArgumentException if one is not what an article can weigh
    public Article {
        if (weightMg <= 0 || weightSdMg < 0) {
            throw new IllegalArgumentException("an article must weigh something: sku=" + sku + ", weightMg=" + weightMg
                    + ", weightSdMg=" + weightSdMg);
        }
    }
}

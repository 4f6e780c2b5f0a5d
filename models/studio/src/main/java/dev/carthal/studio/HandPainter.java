package dev.carthal.studio;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/// Draws the shopper's hand, which comes from above. Its origin is where the fingers reach over the edge of what
/// they hold.
final class HandPainter {
    private static final Color SKIN = new Color(0xD9A27E);
    private static final Color SHADE = new Color(0xB97F5E);
    private static final Color SLEEVE = new Color(0x3E5C76);

    private HandPainter() {}

    /// Draws arm and palm, behind what is held.
    static void arm(Graphics2D g) {
        Path2D arm = new Path2D.Double();
        arm.moveTo(-34, -70);
        arm.curveTo(-30, -160, -48, -400, -60, -1000);
        arm.lineTo(62, -1000);
        arm.curveTo(56, -400, 42, -160, 40, -70);
        arm.closePath();
        g.setPaint(new GradientPaint(-40, 0, SHADE, 30, 0, SKIN));
        g.fill(arm);
        g.fill(new RoundRectangle2D.Double(-62, -108, 124, 116, 70, 70));
        Path2D sleeve = new Path2D.Double();
        sleeve.moveTo(-58, -190);
        sleeve.lineTo(62, -184);
        sleeve.lineTo(76, -1000);
        sleeve.lineTo(-70, -1000);
        sleeve.closePath();
        g.setPaint(new GradientPaint(-60, 0, SLEEVE.darker(), 50, 0, SLEEVE));
        g.fill(sleeve);
    }

    /// Draws the fingers, before what is held.
    static void fingers(Graphics2D g) {
        double[] reach = {17, 22, 23, 18};
        for (int i = 0; i < reach.length; i++) {
            double x = -58 + 30 * i;
            double top = -66;
            double height = reach[i] - top;
            g.setPaint(new GradientPaint((float) x, 0, SKIN, (float) x + 27, 0, SHADE));
            g.fill(new RoundRectangle2D.Double(x, top, 26, height, 26, 26));
            g.setColor(new Color(0xF0CDB5));
            g.fill(new RoundRectangle2D.Double(x + 7, reach[i] - 15, 12, 11, 9, 9));
        }
    }
}

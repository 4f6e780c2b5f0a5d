package dev.carthal.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.osgi.framework.Bundle;
import org.osgi.service.metatype.AttributeDefinition;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Say in words what a configuration value should have been. Metatype's service validates against bounds but
/// does not give them, so they are read from the bundle's own file; only when something is wrong already.
final class Expected {
    private Expected() {}

    static String of(Bundle bundle, AttributeDefinition attribute) {
        String[] options = attribute.getOptionValues();
        if (options != null && options.length > 0) {
            return "one of " + String.join(", ", options).toLowerCase(Locale.ROOT);
        }
        String type = switch (attribute.getType()) {
            case AttributeDefinition.INTEGER, AttributeDefinition.LONG, AttributeDefinition.SHORT -> "a whole number";
            case AttributeDefinition.DOUBLE, AttributeDefinition.FLOAT -> "a number";
            case AttributeDefinition.BOOLEAN -> "true or false";
            default -> "text";
        };
        return type + bounds(bundle, attribute.getID());
    }

    private static String bounds(Bundle bundle, String id) {
        Enumeration<URL> files = bundle.findEntries("OSGI-INF/metatype", "*.xml", false);
        if (files == null) {
            return "";
        }
        return Collections.list(files).stream()
                .flatMap(file -> bounds(file, id).stream())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> bounds(URL file, String id) {
        try (InputStream in = file.openStream()) {
            NodeList attributes = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getElementsByTagNameNS("*", "AD");
            for (int i = 0; i < attributes.getLength(); i++) {
                if (attributes.item(i) instanceof Element attribute
                        && attribute.getAttribute("id").equals(id)) {
                    return Optional.of(bounds(attribute.getAttribute("min"), attribute.getAttribute("max")));
                }
            }
            return Optional.empty();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            return Optional.empty(); // the message does without the bounds
        }
    }

    private static String bounds(String least, String most) {
        if (least.isEmpty()) {
            return most.isEmpty() ? "" : ", " + most + " or less";
        }
        return most.isEmpty() ? ", " + least + " or more" : ", " + least + ".." + most;
    }
}

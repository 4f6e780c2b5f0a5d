package dev.carthal.backend.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/// Write a `.tflite` file of a few hundred bytes, by the field numbers of TensorFlow Lite's published schema: no
/// converter is needed, and a file that no converter would write can be had.
final class Flatbuffer {
    static final int FLOAT32 = 0;
    static final int FLOAT16 = 1;
    static final int INT32 = 2;
    static final int UINT8 = 3;
    static final int INT64 = 4;
    static final int INT8 = 9;

    private static final int SCHEMA = 3;
    private static final int CUSTOM = 32;
    private static final int LAST_BYTE_CODE = 127;

    /// How integers become real values.
    record Quantized(List<Float> scales, List<Integer> zeroPoints, int dimension) {
        static Quantized by(float scale, int zeroPoint) {
            return new Quantized(List.of(scale), List.of(zeroPoint), 0);
        }
    }

    /// What an operator is called, and the table with its options: its number in the union, and its fields.
    record Kind(int code, String custom, int union, Map<Integer, Number> fields) {
        static Kind plain(int code) {
            return new Kind(code, "", 0, Map.of());
        }

        static Kind of(int code, int union, Map<Integer, Number> fields) {
            return new Kind(code, "", union, new TreeMap<>(fields));
        }

        static Kind custom(String name) {
            return new Kind(CUSTOM, name, 0, Map.of());
        }
    }

    private record Content(int buffer, int quantization) {
        static final Content NONE = new Content(0, 0);
    }

    private record Operator(Kind kind, List<Integer> inputs, int output) {}

    private final FlatBufferBuilder builder = new FlatBufferBuilder(1024);
    private final List<Integer> buffers = new ArrayList<>();
    private final List<Integer> tensors = new ArrayList<>();
    private final List<Operator> operators = new ArrayList<>();

    Flatbuffer() {
        buffers.add(table(Map.of(), Map.of())); // the empty one, of whatever has no content
    }

    /// Declare a tensor that a run fills; an extent of -1 is dynamic.
    int tensor(String name, int type, int... shape) {
        return add(name, type, shape, Content.NONE);
    }

    int quantized(String name, int type, Quantized meaning, int... shape) {
        int scale = vector(
                meaning.scales().size(), i -> builder.addFloat(meaning.scales().get(i)));
        int count = meaning.zeroPoints().size();
        builder.startVector(8, count, 8);
        for (int i = count - 1; i >= 0; i--) {
            builder.addLong(meaning.zeroPoints().get(i));
        }
        int zeroPoint = builder.endVector();
        int quantization = table(Map.of(2, scale, 3, zeroPoint), Map.of(6, meaning.dimension()));
        return add(name, type, shape, new Content(0, quantization));
    }

    int constant(String name, float[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return add(name, FLOAT32, shape, new Content(buffer(bytes.array()), 0));
    }

    int constant(String name, int[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return add(name, INT32, shape, new Content(buffer(bytes.array()), 0));
    }

    private int buffer(byte[] content) {
        builder.startVector(1, content.length, 16);
        for (int i = content.length - 1; i >= 0; i--) {
            builder.addByte(content[i]);
        }
        buffers.add(table(Map.of(0, builder.endVector()), Map.of()));
        return buffers.size() - 1;
    }

    private int add(String name, int type, int[] shape, Content content) {
        int[] first = Arrays.stream(shape).map(extent -> Math.max(extent, 1)).toArray();
        Map<Integer, Integer> offsets = new TreeMap<>(Map.of(0, ints(list(first)), 3, builder.createString(name)));
        if (content.quantization() != 0) {
            offsets.put(4, content.quantization());
        }
        if (!Arrays.equals(first, shape)) {
            offsets.put(7, ints(list(shape)));
        }
        tensors.add(table(offsets, Map.of(1, (byte) type, 2, content.buffer())));
        return tensors.size() - 1;
    }

    void operator(Kind kind, int output, int... inputs) {
        operators.add(new Operator(kind, list(inputs), output));
    }

    /// {@return the file}
    byte[] bytes(int[] inputs, int... outputs) {
        List<Integer> codes = operators.stream().map(this::code).toList();
        List<Integer> nodes = new ArrayList<>();
        for (int i = 0; i < operators.size(); i++) {
            nodes.add(node(operators.get(i), i));
        }
        int graph = table(
                Map.of(0, offsets(tensors), 1, ints(list(inputs)), 2, ints(list(outputs)), 3, offsets(nodes)),
                Map.of());
        int model =
                table(Map.of(1, offsets(codes), 2, offsets(List.of(graph)), 4, offsets(buffers)), Map.of(0, SCHEMA));
        builder.finish(model, "TFL3");
        return builder.sizedByteArray();
    }

    private int code(Operator operator) {
        Kind kind = operator.kind();
        Map<Integer, Integer> names =
                kind.custom().isEmpty() ? Map.of() : Map.of(1, builder.createString(kind.custom()));
        return table(names, Map.of(0, (byte) Math.min(kind.code(), LAST_BYTE_CODE), 2, 1, 3, kind.code()));
    }

    private int node(Operator operator, int code) {
        Kind kind = operator.kind();
        Map<Integer, Integer> offsets =
                new TreeMap<>(Map.of(1, ints(operator.inputs()), 2, ints(List.of(operator.output()))));
        if (kind.union() != 0) {
            offsets.put(4, table(Map.of(), kind.fields()));
        }
        return table(offsets, Map.of(0, code, 3, (byte) kind.union()));
    }

    private int table(Map<Integer, Integer> offsets, Map<Integer, ? extends Number> scalars) {
        builder.startTable(8);
        builder.forceDefaults(true);
        offsets.forEach((field, offset) -> builder.addOffset(field, offset, 0));
        scalars.forEach((field, value) -> {
            switch (value) {
                case Byte number -> builder.addByte(field, number, 0);
                case Float number -> builder.addFloat(field, number, 0);
                default -> builder.addInt(field, value.intValue(), 0);
            }
        });
        builder.forceDefaults(false);
        return builder.endTable();
    }

    private static List<Integer> list(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private int ints(List<Integer> values) {
        return vector(values.size(), i -> builder.addInt(values.get(i)));
    }

    private int offsets(List<Integer> values) {
        return vector(values.size(), i -> builder.addOffset(values.get(i)));
    }

    private int vector(int length, IntConsumer add) {
        builder.startVector(4, length, 4);
        for (int i = length - 1; i >= 0; i--) {
            add.accept(i);
        }
        return builder.endVector();
    }
}

package io.frontrow.shared.model;

import java.util.Set;
import java.util.regex.Pattern;

/** Rules for what people can see of a text. Characters are those of the Unicode version of the JDK. */
public final class VisibleText {

    /** Has the Unicode property White_Space, which none of the methods of {@link Character} covers. */
    private static final Pattern BLANK = Pattern.compile("\\p{IsWhite_Space}");

    /** Letters and symbols without a shape: the fillers of Hangul and the blank of Braille. */
    private static final Set<Integer> FILLERS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800);

    private VisibleText() {}

    /** Whether at least one character can be seen by itself. */
    public static boolean hasVisible(String text) {
        return text.codePoints().anyMatch(VisibleText::isVisible);
    }

    /**
     * Whether every character can be seen, by itself or on the one before it: no blank, control, format, bidirectional or
     * unassigned character, no filler and no variation selector.
     */
    public static boolean isWhollyVisible(String text) {
        return text.codePoints()
                .allMatch(character -> isVisible(character) || (isMark(character) && !isIgnorableMark(character)));
    }

    /** The text without blanks at either end. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text, start)) {
            start++;
        }
        while (end > start && isBlank(text, end - 1)) {
            end--;
        }
        return text.substring(start, end);
    }

    /** All blanks are in the first plane, and therefore one char each. */
    private static boolean isBlank(String text, int index) {
        return BLANK.matcher(text.substring(index, index + 1)).matches();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isMark(character) && !FILLERS.contains(character);
        };
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** The marks that Unicode counts among the default-ignorable characters. */
    private static boolean isIgnorableMark(int character) {
        return character == 0x034F // combining grapheme joiner
                || character == 0x17B4 // inherent vowels of Khmer
                || character == 0x17B5
                || (character >= 0x180B && character <= 0x180F) // variation selectors of Mongolian
                || (character >= 0xFE00 && character <= 0xFE0F) // variation selectors
                || (character >= 0xE0100 && character <= 0xE01EF);
    }
}

package io.frontrow.shared.model;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Rules for what people can see of a text. Characters are those of the Unicode version of the JDK. */
public final class VisibleText {

    /** Has the Unicode property White_Space, which none of the methods of {@link Character} covers. */
    private static final Pattern BLANK = Pattern.compile("\\p{IsWhite_Space}");

    /** Letters and symbols without a shape: the fillers of Hangul and the blank of Braille. */
    private static final Set<Integer> FILLERS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800);

    /** Scripts in which a joiner between two letters changes their shape. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.BENGALI,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.GUJARATI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.ORIYA,
            UnicodeScript.SINHALA,
            UnicodeScript.SYRIAC,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU);

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private static final Pattern BLANKS = Pattern.compile("\\p{IsWhite_Space}+");

    private VisibleText() {}

    /** Whether at least one character can be seen by itself. */
    public static boolean hasVisible(String text) {
        return text.codePoints().anyMatch(VisibleText::isVisible);
    }

    /**
     * Whether every character can be seen, by itself or on the one before it: no blank, control, format, bidirectional
     * or unassigned character, no filler and no variation selector.
     */
    public static boolean isWhollyVisible(String text) {
        return text.codePoints()
                .allMatch(character -> isVisible(character) || (isMark(character) && !isIgnorableMark(character)));
    }

    /**
     * Whether a text shows all that it contains on one line: at least one visible character, and besides visible ones
     * only blanks, and joiners and variation selectors where they change what one sees. So two texts that differ in
     * anything but blanks look different, and none turns the direction of what stands beside it.
     */
    public static boolean isLine(String text) {
        int[] characters = text.codePoints().toArray();
        return hasVisible(text)
                && IntStream.range(0, characters.length)
                        .allMatch(i -> isOfLine(characters[i])
                                || shapes(at(characters, i - 1), characters[i], at(characters, i + 1)));
    }

    /** The character at an index; a blank before the first and after the last one. */
    private static int at(int[] characters, int index) {
        return index < 0 || index >= characters.length ? ' ' : characters[index];
    }

    private static boolean isOfLine(int character) {
        return isVisible(character)
                || Character.getType(character) == Character.SPACE_SEPARATOR
                || (isMark(character) && !isIgnorableMark(character));
    }

    /** Whether an invisible character changes what one sees of its neighbours. */
    private static boolean shapes(int before, int character, int after) {
        return switch (character) {
            case ZERO_WIDTH_JOINER -> joinsPictures(before, after) || joinsLetters(before, after);
            case ZERO_WIDTH_NON_JOINER -> joinsLetters(before, after);
            case TEXT_STYLE, EMOJI_STYLE -> Character.isExtendedPictographic(before) || after == KEYCAP;
            default -> false;
        };
    }

    private static boolean joinsPictures(int before, int after) {
        return (Character.isExtendedPictographic(before) || Character.isEmojiModifier(before) || before == EMOJI_STYLE)
                && Character.isExtendedPictographic(after);
    }

    private static boolean joinsLetters(int before, int after) {
        return JOINING.contains(UnicodeScript.of(before)) && JOINING.contains(UnicodeScript.of(after));
    }

    /** The text in a form that is equal for texts that differ only in their blanks or in how Unicode composes them. */
    public static String comparable(String text) {
        return Normalizer.normalize(BLANKS.matcher(strip(text)).replaceAll(" "), Normalizer.Form.NFC);
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

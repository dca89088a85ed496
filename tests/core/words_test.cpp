// SPDX-License-Identifier: Apache-2.0
// Catalogs, and dates and numbers as offices write them.
#include "core/words/words.h"

#include <gtest/gtest.h>

namespace core::words {
namespace words_test {

constexpr std::string_view indonesian =
    "# Kepala\nmsgid \"\"\nmsgstr \"\"\n\"Language: id\\n\"\n\n"
    "msgid \"letters.sent\"\nmsgstr \"Terkirim ke {count} unit\"\n\n"
    "msgid \"letters.long\"\nmsgstr \"\"\n\"Baris \\\"satu\\\"\\n\"\n\"baris dua\"\n";
constexpr std::string_view english =
    "msgid \"letters.sent\"\nmsgstr \"Sent to {count} units\"\n"
    "msgid \"letters.long\"\nmsgstr \"One line\"\n";

Words both(std::string_view id = indonesian, std::string_view en = english) {
    Words words;
    words.add("letters", {{"id.po", id}, {"en.po", en}});
    return words;
}

TEST(Words, SaysSentences) {
    const auto words = both();
    EXPECT_EQ(words.in("id").say("letters.sent", {{"count", "24"}}), "Terkirim ke 24 unit");
    EXPECT_EQ(words.in("en").say("letters.sent", {{"count", "24"}}), "Sent to 24 units");
    EXPECT_EQ(words.in("id").say("letters.long"), "Baris \"satu\"\nbaris dua");
    EXPECT_EQ(words.in("xx").language(), "id");
    EXPECT_EQ(words.in("id").say("letters.unknown"), "letters.unknown");
    EXPECT_TRUE(words.faults().empty());
}

TEST(Words, ListsFaults) {
    EXPECT_EQ(both(indonesian, "msgid \"letters.sent\"\nmsgstr \"Sent to {number} units\"\n")
                  .faults()
                  .size(),
              2u);
    EXPECT_EQ(
        both(indonesian, std::string(english) + "msgid \"letters.sent\"\nmsgstr \"x {count}\"\n")
            .faults()
            .size(),
        1u);
    EXPECT_EQ(both(indonesian, std::string(english) + "msgid \"archive.x\"\nmsgstr \"x\"\n")
                  .faults()
                  .size(),
              2u);
    EXPECT_EQ(both(indonesian, std::string(english) + "msgid \"letters.x\"\nmsgstr \"\"\n")
                  .faults()
                  .size(),
              2u);
}

TEST(Words, RefusesBrokenFiles) {
    for (std::string_view broken :
         {"msgid \"a\"\n", "msgstr \"a\"\n", "msgid \"a\nmsgstr \"b\"\n", "hello\n", "\"text\"\n",
          "msgid \"a\"\nmsgstr \"b\\q\"\n", "msgid \"a\"\nmsgstr \"\xff\"\n",
          "msgid \"a\"\nmsgid_plural \"b\"\n", "msgid \"a\"\nmsgstr \"b\"c\"\n"})
        EXPECT_THROW(both(broken), Error) << broken;
}

TEST(Words, DatesAndTimes) {
    const auto words = both();
    using namespace std::chrono;
    const Date date = 2026y / November / 23;
    EXPECT_EQ(words.in("id").date(date), "23 November 2026");
    EXPECT_EQ(words.in("id").day_date(date), "Senin, 23 November 2026");
    EXPECT_EQ(words.in("en").day_date(date), "Monday, 23 November 2026");
    EXPECT_EQ(words.in("id").date(2026y / August / 7), "7 Agustus 2026");
    const auto at = parse_instant("2026-11-23T17:05:00Z");
    EXPECT_EQ(words.in("id").time(at, Zone::wib), "00.05 WIB");
    EXPECT_EQ(words.in("en").time(at, Zone::wit), "02:05 WIT");
    EXPECT_EQ(words.in("id").moment(at, Zone::wita), "24 November 2026 01.05 WITA");
}

TEST(Words, Numbers) {
    const auto words = both();
    EXPECT_EQ(words.in("id").number(0), "0");
    EXPECT_EQ(words.in("id").number(999), "999");
    EXPECT_EQ(words.in("id").number(1234567), "1.234.567");
    EXPECT_EQ(words.in("en").number(-1234), "-1,234");
    EXPECT_EQ(words.in("id").number(INT64_MIN), "-9.223.372.036.854.775.808");
}

TEST(Words, Spelled) {
    EXPECT_EQ(spelled(0), "nol");
    EXPECT_EQ(spelled(10), "sepuluh");
    EXPECT_EQ(spelled(11), "sebelas");
    EXPECT_EQ(spelled(19), "sembilan belas");
    EXPECT_EQ(spelled(21), "dua puluh satu");
    EXPECT_EQ(spelled(100), "seratus");
    EXPECT_EQ(spelled(115), "seratus lima belas");
    EXPECT_EQ(spelled(1000), "seribu");
    EXPECT_EQ(spelled(1100), "seribu seratus");
    EXPECT_EQ(spelled(2026), "dua ribu dua puluh enam");
    EXPECT_EQ(spelled(101'000), "seratus satu ribu");
    EXPECT_EQ(spelled(1'000'000), "satu juta");
    EXPECT_EQ(spelled(-5), "minus lima");
    EXPECT_EQ(spelled(3'000'000'000'001), "tiga triliun satu");
}

}  // namespace
}  // namespace core::words

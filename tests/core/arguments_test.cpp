// SPDX-License-Identifier: Apache-2.0
// Words after a command against its usage line.
#include "core/plugin/arguments.h"

#include <gtest/gtest.h>

namespace core::arguments {
namespace arguments_test {

using Words = std::vector<std::string>;

constexpr const char* usage = "FILE --key P12 [PAGE] [--days N] [--from YYYY-MM-DD] [--dry-run]";

std::string misuse(const Words& words) {
    try {
        fitted(usage, words);
    } catch (const Misuse& misuse) {
        return misuse.what();
    }
    return {};
}

TEST(Arguments, plain_words_come_first) {
    EXPECT_EQ(fitted(usage, {"--key", "a.p12", "--dry-run", "surat.pdf", "--days", "30"}),
              (Words{"surat.pdf", "--key", "a.p12", "--dry-run", "--days", "30"}));
    EXPECT_EQ(fitted(usage, {"surat.pdf", "2", "--from", "2026-11-23", "--key", "a.p12"}).size(), 6u);
    EXPECT_EQ(fitted("", {}), Words{});
    EXPECT_EQ(fitted("[--dry-run]", {"--dry-run"}), Words{"--dry-run"});
}

TEST(Arguments, what_does_not_fit_is_named) {
    EXPECT_EQ(misuse({"surat.pdf"}), "--key P12 is missing");
    EXPECT_EQ(misuse({"--key", "a.p12"}), "FILE is missing");
    EXPECT_EQ(misuse({"surat.pdf", "--key"}), "--key needs a value: P12");
    EXPECT_EQ(misuse({"surat.pdf", "--kye", "a.p12"}), "unknown option --kye");
    EXPECT_EQ(misuse({"surat.pdf", "--key", "a", "--key", "b"}), "--key is given twice");
    EXPECT_EQ(misuse({"surat.pdf", "1", "2", "--key", "a"}), "one word too many: 2");
    EXPECT_EQ(misuse({"surat.pdf", "--key", "a", "--days", "tiga"}), "--days wants a whole number, not tiga");
    EXPECT_EQ(misuse({"surat.pdf", "--key", "a", "--days", "-3"}), "--days wants a whole number, not -3");
    EXPECT_EQ(misuse({"surat.pdf", "--key", "a", "--from", "23-11-2026"}),
              "--from wants a day such as 2026-11-23, not 23-11-2026");
    EXPECT_THROW(fitted("", {"lagi"}), Misuse);
}

TEST(Arguments, the_last_may_be_many) {
    EXPECT_EQ(fitted("[--json] FILE...", {"a.pdf", "--json", "b.pdf", "c.pdf"}),
              (Words{"a.pdf", "b.pdf", "c.pdf", "--json"}));
    EXPECT_THROW(fitted("[--json] FILE...", {"--json"}), Misuse);
}

TEST(Arguments, a_number_keeps_its_bounds) {
    EXPECT_EQ(number({"--days", "30"}, "--days", 1, 90), 30);
    EXPECT_EQ(number({}, "--days", 1, 90), std::nullopt);
    EXPECT_THROW(number({"--days", "0"}, "--days", 1, 90), Misuse);
    EXPECT_THROW(number({"--days", "999999999"}, "--days", 1, 90), Misuse);
}

}  // namespace
}  // namespace core::arguments

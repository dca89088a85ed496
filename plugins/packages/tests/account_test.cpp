// SPDX-License-Identifier: Apache-2.0
// What is told of a dossier beside its items, as packages write it; and codes that mean the same in two houses.
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "packages/domain/account.h"
#include "packages/domain/content.h"
#include "packages/domain/meaning.h"
#include "packages/tests/told_account.h"

namespace packages {
namespace account_test {

TEST(Account, is_read_as_it_was_written_and_what_nobody_knows_is_left_out) {
    const auto sent = told();
    archive::Account got;
    for (const auto& each : told_of(sent)) tell(got, each);
    tell(got, {"ramalan", {{"tanggal", "bukan hari"}}});
    EXPECT_EQ(got.events, sent.events);
    EXPECT_EQ(got.marks, sent.marks);
    EXPECT_EQ(got.exceptions, sent.exceptions);
    EXPECT_EQ(got.references, sent.references);
    EXPECT_EQ(got.judged, sent.judged);
    EXPECT_EQ(got.rule, sent.rule);
    EXPECT_THROW(tell(got, {std::string(told_event), {{"tanggal", "kemarin"}}}), core::Error);
}

TEST(Account, of_what_was_destroyed_nothing_is_left) {
    Content content;
    content.account = told();
    EXPECT_EQ(stub_of(content).account, archive::Account{});
}

TEST(Meaning, is_the_same_whatever_letters_and_marks) {
    EXPECT_TRUE(same_words("Rapat Pimpinan, antara lain: Notula", "rapat pimpinan antara  lain notula"));
    EXPECT_FALSE(same_words("Rapat Pimpinan", "Peresmian gedung"));
    EXPECT_TRUE(same_words("", "Rapat")) << "older packages tell no name";
}

}  // namespace account_test
}  // namespace packages

// SPDX-License-Identifier: Apache-2.0
// That the nasty pieces are as nasty as they are called, counted in the printed PDF by tools of others:
// forty addressees, a name of 300 characters, a table of five pages, four signers.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/child.h"
#include "core/base/text.h"
#include "style/service/shipped.h"
#include "tests/gallery/content.h"
#include "tests/gallery/heads.h"
#include "tests/gallery/texts.h"

namespace gallery {

void PrintTo(const Piece& piece, std::ostream* out) { *out << name(piece); }   // gtest tells a piece by it

namespace amounts_test {

constexpr std::size_t many = 40, long_name = 300, table_pages = 5, signers = 4;

std::string told_by(const std::vector<std::string>& argv, const core::Bytes& pdf) {
    const auto outcome = core::child::run(argv, pdf);
    EXPECT_TRUE(outcome.good()) << argv.front() << ": " << outcome.errors;
    return std::string(core::chars(outcome.out));
}

// Without blanks and line ends: where a line is broken says nothing about what stands there.
std::string dense(std::string text) {
    std::erase_if(text, [](char each) { return static_cast<unsigned char>(each) <= ' '; });
    return text;
}

struct Printed {
    std::vector<std::string> pages;   // dense
    std::string whole;
};

Printed printed(const style::Sheet& sheet) {
    const auto pdf = style::render(sheet, emblems(), NASKAH_FONTS).bytes;
    Printed made;
    for (auto& page : core::text::split(told_by({"pdftotext", "-enc", "UTF-8", "/dev/stdin", "-"}, pdf), '\f'))
        made.pages.push_back(dense(std::move(page)));
    made.pages.pop_back();   // behind the last form feed
    const auto count = core::text::trim(told_by({"qpdf", "--show-npages", "/dev/stdin"}, pdf));
    EXPECT_EQ(std::to_string(made.pages.size()), count) << "pages";
    for (const auto& page : made.pages) made.whole += page;
    return made;
}

// Pages from the line that announces the table to its sum, each with the head of the table.
std::size_t pages_of_table(const Printed& in) {
    const auto holds = [](const std::string& words) {
        return [words = dense(words)](const std::string& page) { return page.find(words) != page.npos; };
    };
    const auto first = std::find_if(in.pages.begin(), in.pages.end(), holds(std::string(table_announced)));
    const auto last = std::find_if(first, in.pages.end(), holds(std::to_string(long_table * 31)));
    if (last == in.pages.end()) return 0;
    // Where the announcing line ends a page the table begins on the next.
    return static_cast<std::size_t>(std::count_if(first, last + 1, holds("Rekapitulasi Jumlah")));
}

// Below the text each party stands with its role and the name of who signs for it.
void expect_signed_by_all(const Printed& in, const style::Sheet& sheet) {
    const auto parties = style::parties_of(sheet.values, "pihak");
    ASSERT_EQ(parties.size(), signers);
    const auto below = in.whole.substr(std::min(in.whole.rfind("PIHAKKESATU,"), in.whole.rfind("PIHAKKEDUA,")));
    for (const auto& party : parties) {
        EXPECT_NE(below.find(dense(party.role) + ","), below.npos) << party.role << " does not sign";
        EXPECT_NE(below.find(dense(party.ours ? sheet.signer.name : party.name)), below.npos) << party.name;
    }
}

class Nasty : public testing::TestWithParam<Piece> {};

TEST_P(Nasty, holds_what_it_promises) {
    const auto made = sheet(GetParam());
    const auto in = printed(made);
    const auto name = dense(endless_name());
    EXPECT_NE(in.whole.find(name), std::string::npos) << "no name of 300 characters";
    if (made.kind.recipients != style::Recipients::none) {
        ASSERT_EQ(made.to.size(), many);
        for (std::size_t i = 0; i < many; ++i)
            EXPECT_NE(in.whole.find(std::to_string(i + 1) + "." + dense(made.to[i])), std::string::npos)
                << "addressee " << i + 1 << " is not printed: " << made.to[i];
    }
    const auto& parts = made.kind.parts;
    const auto has = [&](style::PartType type) {
        return std::any_of(parts.begin(), parts.end(), [&](const style::Part& part) { return part.type == type; });
    };
    if (has(style::PartType::body)) {
        EXPECT_GE(pages_of_table(in), table_pages) << "pages with the long table";
    }
    if (has(style::PartType::parties)) expect_signed_by_all(in, made);
}

std::vector<Piece> nasty_ones() {
    auto all = pieces();
    std::erase_if(all, [](const Piece& piece) { return piece.which != Case::nasty || !piece.head.empty(); });
    return all;
}

std::string called(const testing::TestParamInfo<Piece>& info) { return core::text::replace(name(info.param), ".", "_"); }

INSTANTIATE_TEST_SUITE_P(Kinds, Nasty, testing::ValuesIn(nasty_ones()), called);

TEST(Amounts, names_are_as_long_as_they_are_called) {
    EXPECT_EQ(core::text::length(endless_name()), long_name);
    EXPECT_EQ(core::text::length(endless_subject()), long_name);
    auto all = addressees();
    EXPECT_EQ(all.size(), many);
    std::sort(all.begin(), all.end());
    EXPECT_EQ(std::unique(all.begin(), all.end()), all.end()) << "each counts once";
}

TEST(Amounts, every_head_of_the_paper_is_shown) {
    auto all = heads();
    for (const auto& [code, file] : style::shipped(style::Thing::letterhead))
        EXPECT_EQ(std::erase(all, code), 1u) << code << " is in no piece";
    EXPECT_TRUE(all.empty());
}

}  // namespace
}  // namespace gallery

// SPDX-License-Identifier: Apache-2.0
// Every cell of the letter's state table.
#include "letters/domain/letter.h"

#include <gtest/gtest.h>

namespace letters {
namespace {

Content whole() {
    Content content;
    content.kind = Kind::surat_dinas;
    content.subject = "Rapat koordinasi";
    content.body = style::body_from_text("Dengan hormat kami sampaikan.");
    content.classification = "000.1.5";
    content.signer = core::PositionId::make({1});
    content.addressees = {{core::PositionId::make({2}), "Kepala Dinas Kesehatan", false}};
    return content;
}

Letter in(State state) {
    Letter letter;
    letter.version = 1;
    letter.content = whole();
    letter.state = state;
    if (state != State::draft && state != State::waiting) letter.numbered_as = Numbered{};
    return letter;
}

struct Move {
    const char* name;
    State from, to;
    void (*act)(Letter&);
};

const Move moves[] = {
    {"revise", State::draft, State::draft, [](Letter& l) { l.revise(whole(), 1, {5}); }},
    {"submit", State::draft, State::waiting, [](Letter& l) { l.submit(); }},
    {"refuse", State::waiting, State::draft, [](Letter& l) { l.refuse("Sekretaris", "perbaiki hal"); }},
    {"numbered", State::waiting, State::sealing, [](Letter& l) { l.numbered({}); }},
    {"sealed", State::sealing, State::sealed, [](Letter& l) { l.sealed(core::sha256("pdf")); }},
    {"send", State::sealed, State::sent, [](Letter& l) { l.send({9}); }},
    {"withdraw", State::sealing, State::void_, [](Letter& l) { l.withdraw("Konseptor", "salah tujuan"); }},
};

TEST(Letter, moves_as_drawn_and_in_no_other_way) {
    for (const auto& move : moves)
        for (const auto state : all_states) {
            auto letter = in(state);
            SCOPED_TRACE(std::string(move.name) + " from " + std::string(name(state)));
            if (state == move.from) {
                ASSERT_NO_THROW(move.act(letter));
                EXPECT_EQ(letter.state, move.to);
                continue;
            }
            try {
                move.act(letter);
                ADD_FAILURE() << "allowed";
            } catch (const core::Error& error) {
                EXPECT_EQ(error.code(), core::Code::conflict);
                EXPECT_EQ(error.key(), "letters.error.move." + std::string(name(state)));
            }
            EXPECT_EQ(letter.state, state);
        }
}

TEST(Letter, second_saver_is_told) {
    auto letter = in(State::draft);
    letter.revise(whole(), 1, {5});
    EXPECT_EQ(letter.version, 2);
    try {
        letter.revise(whole(), 1, {6});
        FAIL();
    } catch (const core::Error& error) {
        EXPECT_EQ(error.code(), core::Code::conflict);
        EXPECT_EQ(error.key(), "letters.error.changed");
    }
}

TEST(Letter, names_everything_that_is_missing) {
    Letter letter;
    letter.content.kind = Kind::undangan;
    try {
        letter.submit();
        FAIL();
    } catch (const core::Error& error) {
        std::vector<std::string> fields;
        for (const auto& fault : error.faults()) fields.push_back(fault.field);
        EXPECT_EQ(fields, (std::vector<std::string>{"subject", "addressees", "body", "event.day",
                                                    "event.time", "event.place", "event.agenda",
                                                    "classification", "signer"}));
    }
    EXPECT_EQ(letter.state, State::draft);
}

TEST(Letter, withdrawing_needs_a_reason) {
    auto letter = in(State::sealing);
    EXPECT_THROW(letter.withdraw("Konseptor", "  "), core::Error);
    EXPECT_EQ(letter.state, State::sealing);
}

TEST(Content, json_form_comes_back_the_same) {
    auto content = whole();
    content.kind = Kind::undangan;
    content.event = {core::parse_date("2026-12-03"), "09.00 WIB", "Aula", "Rapat"};
    content.initials = {core::PositionId::make({3})};
    content.addressees.push_back({core::PositionId::make({4}), "Sekda", true});
    const auto again = content_from(to_json(content)).take();
    EXPECT_EQ(to_json(again), to_json(content));
    EXPECT_EQ(digest(again), digest(content));
    EXPECT_TRUE(differences(again, content).empty());
    auto other = content;
    other.subject += ".";
    EXPECT_NE(digest(other), digest(content));
    EXPECT_EQ(differences(other, content), std::vector<std::string>{"subject"});
}

TEST(Content, names_the_field_that_is_wrong) {
    const auto faults = content_from(core::Json{{"kind", "memo"},
                                                {"access", "gelap"},
                                                {"signer", "x"},
                                                {"event", {{"day", "besok"}}},
                                                {"size", 3}})
                            .faults();
    std::vector<std::string> fields;
    for (const auto& fault : faults) fields.push_back(fault.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"size", "kind", "access", "signer", "event.day"}));
}

}  // namespace
}  // namespace letters

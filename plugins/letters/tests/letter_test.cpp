// SPDX-License-Identifier: Apache-2.0
// Every cell of the letter's state table.
#include "letters/domain/letter.h"

#include <gtest/gtest.h>

namespace letters {
namespace letter_test {

// An invitation as the shipped kind has it, as far as these tests ask.
style::Kind invitation() {
    return style::kind_from(core::json::parse(R"({
        "code": "undangan", "version": 3, "name": "Surat Undangan", "recipients": "any",
        "parts": [
          {"code": "body", "type": "body", "label": "Isi naskah", "required": true},
          {"code": "event", "type": "rows", "label": "Acara", "fields": [
            {"code": "day", "label": "Hari/Tanggal", "type": "day", "required": true},
            {"code": "time", "label": "Waktu", "required": true},
            {"code": "place", "label": "Tempat", "required": true}]},
          {"code": "closing", "type": "line", "label": "Kalimat penutup"}]})"))
        .take();
}

Content whole() {
    Content content;
    content.kind = "undangan";
    content.kind_version = 3;
    content.subject = "Rapat koordinasi";
    content.parts = style::values_from(invitation(), {{"body", "Dengan hormat kami sampaikan."},
                                                      {"event",
                                                       {{"day", "2026-12-03"}, {"time", "09.00 WIB"}, {"place", "Aula"}}}})
                        .take();
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
    {"submit", State::draft, State::waiting, [](Letter& l) { l.submit(invitation()); }},
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

// The same life with ink: what is numbered waits for its sheet, and no key may close it.
TEST(Letter, signed_with_ink_it_waits_printed) {
    Numbered as;
    as.look.ink = true;
    auto letter = in(State::waiting);
    letter.numbered(as);
    EXPECT_EQ(letter.state, State::printed);
    EXPECT_TRUE(letter.by_ink());
    auto withdrawn = letter;
    withdrawn.withdraw("Konseptor", "perjalanan batal");
    EXPECT_EQ(withdrawn.state, State::void_);
    letter.sealed(core::sha256("pindaian"));
    EXPECT_EQ(letter.state, State::sealed);
    auto keyed = in(State::sealing);
    keyed.numbered_as->look.ink = true;
    EXPECT_THROW(keyed.sealed(core::sha256("pdf")), core::Error) << "no state of a letter on paper";
    EXPECT_TRUE(look_kept(to_json(as.look)).ink);
    auto older = to_json(as.look);
    older.erase("ink");
    EXPECT_FALSE(look_kept(older).ink) << "kept before there was ink";
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
    letter.content.kind = "undangan";
    try {
        letter.submit(invitation());
        FAIL();
    } catch (const core::Error& error) {
        std::vector<std::string> fields;
        for (const auto& fault : error.faults()) fields.push_back(fault.field);
        EXPECT_EQ(fields, (std::vector<std::string>{"subject", "addressees", "parts.body", "parts.event.day",
                                                    "parts.event.time", "parts.event.place",
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
    content.behalf = style::Behalf::an;
    content.outside = {"Rektor Universitas Contoh"};
    content.initials = {core::PositionId::make({3})};
    content.addressees.push_back({core::PositionId::make({4}), "Sekda", true});
    const auto again = content_from(to_json(content), invitation()).take();
    EXPECT_EQ(to_json(again), to_json(content));
    EXPECT_EQ(digest(again), digest(content));
    EXPECT_EQ(digest(content_kept(to_json(content))), digest(content));
    EXPECT_TRUE(differences(again, content).empty());
    auto other = content;
    other.subject += ".";
    EXPECT_NE(digest(other), digest(content));
    EXPECT_EQ(differences(other, content), std::vector<std::string>{"subject"});
    other = content;
    other.parts["closing"] = "Terima kasih.";
    EXPECT_EQ(differences(other, content), std::vector<std::string>{"parts.closing"});
    EXPECT_EQ(field_of(to_json(other), "parts.closing"), "Terima kasih.");
}

TEST(Content, parts_may_stand_beside_the_others) {
    const auto beside = content_from({{"kind", "undangan"}, {"body", "Isi."}, {"event", {{"place", "Aula"}}}}, invitation());
    const auto within = content_from(
        {{"kind", "undangan"}, {"parts", {{"body", "Isi."}, {"event", {{"place", "Aula"}}}}}}, invitation());
    EXPECT_EQ(to_json(beside.value()), to_json(within.value()));
    const auto wrong = content_from({{"kind", "undangan"}, {"menimbang", core::Json::array()}}, invitation());
    EXPECT_EQ(wrong.faults().front().field, "menimbang");
}

TEST(Content, names_the_field_that_is_wrong) {
    const auto faults = content_from(core::Json{{"access", "gelap"},
                                                {"signer", "x"},
                                                {"parts", {{"event", {{"day", "besok"}}}}},
                                                {"size", 3}},
                                     invitation())
                            .faults();
    std::vector<std::string> fields;
    for (const auto& fault : faults) fields.push_back(fault.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"size", "access", "signer", "parts.event.day"}));
}

}  // namespace
}  // namespace letters

// SPDX-License-Identifier: Apache-2.0
// The sheet while it is written, and people suggested: nothing is stored, faults name their field, and
// nobody sees another's sheet.
#include "core/pdf/read.h"
#include "letters/tests/kit.h"

namespace letters {
namespace proof_service_test {

class LetterProof : public LettersService {};

style::Body body(const char* text) { return style::body_from_text(text); }

TEST_P(LetterProof, a_proof_shows_what_is_typed_and_stores_nothing) {
    const auto letter = services->draft.create(drafter, content());
    auto typed = content("Rapat yang belum disimpan");
    typed.parts["body"] = style::to_json(body("Kalimat yang baru diketik."));
    const auto first = services->proof.make(drafter, letter.id, typed);
    const auto text = core::pdf::text(first.bytes);
    EXPECT_NE(text.find("Kalimat yang baru diketik."), std::string::npos) << text;
    EXPECT_NE(text.find("DRAF"), std::string::npos);
    EXPECT_EQ(first.pages, 1);
    EXPECT_TRUE(first.lacking.empty()) << first.lacking.front().field;
    EXPECT_EQ(get(letter.id).version, 1);
    EXPECT_EQ(get(letter.id).content.subject, "Rapat koordinasi");
    EXPECT_EQ(services->draft.versions(drafter, letter.id).size(), 1u);
    EXPECT_EQ(services->proof.make(drafter, letter.id, typed).key, first.key) << "the same words, the same sheet";
    EXPECT_EQ(services->proof.pdf(drafter, letter.id, first.key), first.bytes);
    EXPECT_TRUE(core::chars(services->proof.picture(drafter, letter.id, first.key, 1)).starts_with("\x89PNG"));
}

TEST_P(LetterProof, a_proof_is_for_whoever_typed_it) {
    const auto letter = services->draft.create(drafter, content());
    const auto other = services->draft.create(drafter, content());
    const auto made = services->proof.make(drafter, letter.id, content());
    const auto refused = [&](auto act) {
        try {
            act();
        } catch (const Error& error) {
            return error.code();
        }
        return Code::internal;
    };
    const auto colleague = office.as(office.section, clock);
    EXPECT_EQ(refused([&] { services->proof.pdf(colleague, letter.id, made.key); }), Code::not_found);
    EXPECT_EQ(refused([&] { services->proof.pdf(drafter, other.id, made.key); }), Code::not_found);
    EXPECT_EQ(refused([&] { services->proof.pdf(drafter, letter.id, ""); }), Code::not_found);
    EXPECT_EQ(refused([&] { services->proof.pdf(sekda, letter.id, made.key); }), Code::not_found);
    EXPECT_EQ(refused([&] { services->proof.make(sekda, letter.id, content()); }), Code::not_found);
    EXPECT_EQ(refused([&] { services->proof.picture(drafter, letter.id, made.key, 9); }), Code::not_found);
    services->submit.send_up(drafter, letter.id, letter.version);
    EXPECT_EQ(refused([&] { services->proof.make(drafter, letter.id, content()); }), Code::conflict);
}

TEST_P(LetterProof, what_cannot_be_printed_is_told_at_its_field) {
    const auto letter = services->draft.create(drafter, content());
    const auto fault_of = [&](const Content& typed) {
        try {
            services->proof.make(drafter, letter.id, typed);
        } catch (const Error& error) {
            if (error.code() == Code::invalid && error.faults().size() == 1) return error.faults().front();
        }
        return core::Fault{"none", "", {}};
    };
    auto typed = content("Rapat \xF0\x9F\x98\x80");
    EXPECT_EQ(fault_of(typed).field, "subject");
    EXPECT_EQ(fault_of(typed).key, "core.pdf.glyph");
    typed = content();
    typed.parts["body"] = style::to_json(body("Senyum \xF0\x9F\x98\x80 di isi."));
    EXPECT_EQ(fault_of(typed).field, "parts.body");
    typed = content();
    typed.outside = {"Kementerian \xF0\x9F\x98\x80"};
    EXPECT_EQ(fault_of(typed).field, "outside");

    typed = content();
    typed.kind = "keputusan";
    core::Json clauses = core::Json::array();
    for (int i = 1; i <= 9; ++i) clauses.push_back(style::to_json(body(i == 7 ? "Diktum \xF0\x9F\x98\x80" : "Diktum.")));
    typed.parts = {{"diktum", clauses}};
    EXPECT_EQ(fault_of(typed).field, "parts.diktum.7");
    EXPECT_EQ(get(letter.id).version, 1);
}

TEST_P(LetterProof, what_is_still_missing_is_no_fault) {
    const auto letter = services->draft.create(drafter, content());
    auto typed = content("");
    typed.parts.clear();
    typed.addressees.clear();
    std::vector<std::string> fields;
    for (const auto& each : services->proof.make(drafter, letter.id, typed).lacking) fields.push_back(each.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"subject", "addressees", "parts.body"}));
}

TEST_P(LetterProof, staff_is_suggested_by_words_and_a_nip_only_in_the_own_office) {
    const auto found = services->staff.find(drafter, "kadis dinas", 8);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].name, "Nama KADIS, S.T.");
    EXPECT_EQ(found[0].position, "Plt. Kepala Dinas");
    EXPECT_EQ(found[0].rank, "Pembina (IV/a)");
    EXPECT_EQ(found[0].nip, "197001012000031000");
    const auto all = services->staff.find(drafter, "nama", 8);
    ASSERT_EQ(all.size(), 4u);
    EXPECT_EQ(all.back().position, "Sekretaris Daerah") << "the own office goes before";
    EXPECT_EQ(all.back().nip, "");
    EXPECT_EQ(services->staff.find(drafter, "nama", 2).size(), 2u);
    EXPECT_TRUE(services->staff.find(drafter, "19700101", 8).empty()) << "a NIP is no way to find anybody";
    EXPECT_TRUE(services->staff.find(drafter, " ", 8).empty());
    auto reader = drafter;
    reader.actor.rights = {"letters.read"};
    EXPECT_THROW(services->staff.find(reader, "nama", 8), Error);
}

NASKAH_ON_BOTH_DATABASES(LetterProof);

}  // namespace
}  // namespace letters

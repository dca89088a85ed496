// SPDX-License-Identifier: Apache-2.0
// A letter on its way, over both databases: its circuit, corrections, versions, who is writing.
#include "core/pdf/read.h"
#include "letters/tests/kit.h"
#include "tests/support/refusal.h"

namespace letters {
namespace rounds_service_test {

using tests::key_of;

class LettersOnTheirWay : public LettersService {
  protected:
    Context section = office.as(office.section, clock);
};

TEST_P(LettersOnTheirWay, the_circuit_shown_is_the_one_opened) {
    rounds.wanted = signing::Circuit{};
    rounds.wanted->steps = {{signing::StepKind::coordination, office.sekda, 1, true}};
    auto letter = services->draft.begin(drafter, "surat_dinas");
    EXPECT_EQ(letter.content.coordinators, std::vector<core::PositionId>{office.sekda}) << "the template is proposed";
    auto written = content();
    written.initials = {office.staff, office.section};
    letter = services->draft.create(drafter, written);
    const auto ahead = services->desk.whole(drafter, letter.id).ahead;
    ASSERT_EQ(ahead.size(), 4u);
    EXPECT_EQ(ahead[0].skip, Skip::drafter);
    EXPECT_EQ(ahead[1].origin, signing::Origin::line);
    EXPECT_EQ(ahead[1].holder, "Nama KABID, S.T.");
    EXPECT_TRUE(ahead[2].required);
    EXPECT_EQ(ahead[3].position_name, "Plt. Kepala Dinas");
    services->submit.send_up(drafter, letter.id, letter.version);
    ASSERT_EQ(rounds.steps.size(), 3u);
    EXPECT_EQ(rounds.steps[0].position, office.section);
    EXPECT_EQ(rounds.steps[1].kind, signing::StepKind::coordination);
    EXPECT_TRUE(rounds.steps[1].required);
    EXPECT_EQ(rounds.steps[2].group, 3);
    EXPECT_EQ(services->draft.find(sekda, letter.id).id, letter.id) << "who is asked may read it";
}

TEST_P(LettersOnTheirWay, who_is_asked_corrects_it) {
    const auto letter = submitted();
    const auto before = rounds.content;
    signing::Step lapsed;
    lapsed.person_name = "Nama STAF";
    rounds.lapse = {lapsed};
    auto next = letter.content;
    next.subject = "Rapat koordinasi anggaran";
    EXPECT_EQ(key_of([&] { services->correct.save(drafter, letter.id, next, letter.version); }), "core.error.forbidden");
    EXPECT_EQ(key_of([&] { services->correct.save(sekda, letter.id, next, letter.version); }), "core.error.not_found");
    EXPECT_EQ(key_of([&] { services->correct.save(section, letter.id, next, 9); }), "letters.error.changed");
    auto other_signer = next;
    other_signer.signer = office.sekda;
    EXPECT_EQ(key_of([&] { services->correct.save(section, letter.id, other_signer, letter.version); }),
              "letters.fault.circuit_fixed");
    auto empty = next;
    empty.subject.clear();
    EXPECT_EQ(key_of([&] { services->correct.save(section, letter.id, empty, letter.version); }),
              "letters.fault.subject_empty");
    EXPECT_EQ(services->correct.save(section, letter.id, letter.content, letter.version).letter.version, letter.version)
        << "no change, no version";

    EXPECT_TRUE(services->desk.whole(section, letter.id).may_correct);
    EXPECT_FALSE(services->desk.whole(drafter, letter.id).may_correct);
    const auto outcome = services->correct.save(section, letter.id, next, letter.version);
    EXPECT_EQ(outcome.lapsed, std::vector<std::string>{"Nama STAF"});
    EXPECT_EQ(outcome.letter.state, State::waiting);
    EXPECT_NE(rounds.content, before) << "paraf cover the new content from here on";
    const auto versions = services->history.versions(drafter, letter.id);
    ASSERT_EQ(versions.size(), 2u);
    EXPECT_EQ(versions[0].cause, Cause::correction);
    EXPECT_EQ(versions[0].person, "Nama KABID");
    EXPECT_EQ(versions[1].cause, Cause::draft);
}

TEST_P(LettersOnTheirWay, what_cannot_be_printed_goes_no_further) {
    const auto face = style::to_json(style::body_from_text("Rapat menyenangkan \U0001F600."));
    auto written = content();
    written.parts["body"] = face;
    const auto draft = services->draft.create(drafter, written);
    try {
        services->submit.send_up(drafter, draft.id, draft.version);
        FAIL() << "a signer would have met it";
    } catch (const Error& error) {
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults()[0].field, "parts.body");
        EXPECT_EQ(error.faults()[0].key, "core.pdf.glyph");
    }
    EXPECT_EQ(get(draft.id).state, State::draft);
    const auto letter = submitted();
    auto next = letter.content;
    next.parts["body"] = face;
    EXPECT_EQ(key_of([&] { services->correct.save(section, letter.id, next, letter.version); }), "core.pdf.glyph");
    EXPECT_EQ(get(letter.id).version, letter.version);
}

TEST_P(LettersOnTheirWay, a_corrector_sees_the_sheet_while_he_writes) {
    const auto letter = submitted();
    auto typed = letter.content;
    typed.subject = "Rapat koordinasi anggaran";
    typed.signer = {};   // the form of a correction does not carry the circuit
    const auto sheets = services->proof.make(section, letter.id, typed);
    const auto text = core::pdf::text(sheets.bytes);
    EXPECT_NE(text.find("Rapat koordinasi anggaran"), std::string::npos) << text;
    EXPECT_NE(text.find("Plt. Kepala Dinas"), std::string::npos) << text;
    EXPECT_EQ(services->proof.pdf(section, letter.id, sheets.key), sheets.bytes);
    EXPECT_EQ(key_of([&] { services->proof.make(drafter, letter.id, typed); }), "letters.error.move.waiting");
    EXPECT_EQ(key_of([&] { services->proof.make(sekda, letter.id, typed); }), "core.error.not_found");
}

TEST_P(LettersOnTheirWay, a_correction_keeps_the_members_of_groups) {
    auto written = content();
    written.groups = {"SEMUA"};
    office.everyone = {office.sekda, office.staff};
    const auto draft = services->draft.create(drafter, written);
    const auto letter = services->submit.send_up(drafter, draft.id, draft.version);
    const auto listed = [](const Content& of) {
        std::vector<std::string> all;
        for (const auto& one : of.addressees) all.push_back(one.group + " " + one.printed);
        return all;
    };
    office.everyone = {office.section};
    clock.pass(std::chrono::hours(24));
    auto next = letter.content;
    next.subject = "Rapat koordinasi anggaran";
    next.addressees = {{office.sekda, "", false}};   // a form sends those chosen by themselves
    const auto corrected = services->correct.save(section, letter.id, next, letter.version).letter;
    EXPECT_EQ(listed(corrected.content), listed(letter.content)) << "whom paraf were given for";
    EXPECT_EQ(corrected.content.grouped_on, core::parse_date("2026-11-23"));
    next.subject = "Rapat koordinasi anggaran tahun depan";
    next.groups.clear();
    next.copy_groups = {"SEMUA"};
    const auto other = services->correct.save(section, letter.id, next, corrected.version).letter;
    EXPECT_EQ(other.content.grouped_on, core::parse_date("2026-11-24")) << "another choice is of its own day";
    EXPECT_EQ(other.content.addressees.back().position, office.section);
}

TEST_P(LettersOnTheirWay, versions_are_compared_field_by_field) {
    const auto letter = services->draft.create(drafter, content());
    auto next = content("Rapat koordinasi akhir tahun");
    next.parts = {{"body", style::to_json(style::body_from_text("Pembahasan anggaran tahun berjalan."))}};
    services->draft.save(drafter, letter.id, next, 1);
    next.coordinators = {office.sekda};
    services->draft.save(drafter, letter.id, next, 2);
    const auto found = services->history.compare(section, letter.id, 1, 2);
    ASSERT_EQ(found.differences.size(), 2u);
    EXPECT_EQ(found.differences[0].field, "subject");
    ASSERT_EQ(found.differences[0].pieces.size(), 2u);
    EXPECT_EQ(found.differences[0].pieces[1].text, " akhir tahun");
    EXPECT_EQ(found.differences[1].field, "parts.body");
    EXPECT_EQ(found.differences[1].label, "Isi naskah");
    EXPECT_EQ(found.differences[1].pieces[1].text, "depan");
    const auto newest = services->history.compare(drafter, letter.id, 0, 0);
    EXPECT_EQ(newest.from.number, 2);
    EXPECT_EQ(newest.to.number, 3);
    ASSERT_EQ(newest.differences.size(), 1u);
    EXPECT_EQ(newest.differences[0].pieces[0].text, "Sekretaris Daerah");
    EXPECT_TRUE(services->history.compare(drafter, letter.id, 2, 2).differences.empty());
    EXPECT_EQ(key_of([&] { services->history.compare(drafter, letter.id, 1, 7); }), "letters.error.version");
    EXPECT_EQ(key_of([&] { services->history.compare(sekda, letter.id, 1, 2); }), "core.error.not_found");
}

TEST_P(LettersOnTheirWay, an_addressee_reads_the_letter_but_not_its_versions) {
    const auto id = submitted().id;
    number(id);
    const auto sealed = blobs->put(core::Bytes{1, 2, 3});
    place->db().write([&](Tx& tx) { services->number.sealed(tx, signer, subject_of(id), sealed); });
    services->dispatch.on_sealed({subject_of(id), sealed});
    EXPECT_EQ(services->draft.find(sekda, id).id, id);
    EXPECT_EQ(key_of([&] { services->history.versions(sekda, id); }), "core.error.not_found");
    EXPECT_EQ(key_of([&] { services->history.compare(sekda, id, 0, 0); }), "core.error.not_found");
}

TEST_P(LettersOnTheirWay, one_writes_and_the_other_is_told) {
    const auto letter = services->draft.create(drafter, content());
    EXPECT_FALSE(services->writing.begin(drafter, letter.id, false));
    const auto since = clock.now();
    clock.pass(std::chrono::minutes(2));
    EXPECT_FALSE(services->writing.begin(drafter, letter.id, false));
    const auto other = services->writing.begin(section, letter.id, false);
    ASSERT_TRUE(other);
    EXPECT_EQ(other->name, "Nama STAF");
    EXPECT_EQ(other->since, since) << "since when, not since the last sign of life";
    EXPECT_EQ(services->desk.whole(section, letter.id).writer->name, "Nama STAF");
    EXPECT_EQ(services->draft.save(section, letter.id, content("Kedua"), 1).version, 2) << "it keeps nobody from saving";
    clock.pass(std::chrono::minutes(5));
    EXPECT_FALSE(services->writing.now(section, letter.id)) << "it ends by itself";
    EXPECT_FALSE(services->writing.begin(section, letter.id, false));
    ASSERT_TRUE(services->writing.begin(drafter, letter.id, false));
    EXPECT_FALSE(services->writing.begin(drafter, letter.id, true));
    ASSERT_TRUE(services->writing.begin(section, letter.id, false)) << "taken over";
    const auto trail = services->desk.whole(drafter, letter.id).trail;
    EXPECT_EQ(trail.back().act, "letters.writing_taken");
    EXPECT_EQ(trail.back().data["from"], "Nama KABID");
    services->writing.leave(section, letter.id);
    EXPECT_TRUE(services->writing.now(section, letter.id)) << "one leaves for oneself alone";
    services->writing.leave(drafter, letter.id);
    EXPECT_FALSE(services->writing.now(section, letter.id));
    EXPECT_EQ(key_of([&] { services->writing.begin(sekda, letter.id, false); }), "core.error.not_found");
}

NASKAH_ON_BOTH_DATABASES(LettersOnTheirWay);

}  // namespace
}  // namespace letters

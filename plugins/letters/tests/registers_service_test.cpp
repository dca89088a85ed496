// SPDX-License-Identifier: Apache-2.0
// The registers over both databases: by day, by unit, with receipts, and nothing of a secret letter.
#include "letters/tests/kit.h"

namespace letters {
namespace registers_service_test {

class LetterRegisters : public LettersService {
  protected:
    LetterId sealed(Content made) {
        const auto draft = services->draft.create(drafter, std::move(made));
        const auto id = services->submit.send_up(drafter, draft.id, draft.version).id;
        number(id);
        const auto bytes = services->number.bytes(signer, subject_of(id)).bytes;
        place->db().write([&](Tx& tx) { services->number.sealed(tx, signer, subject_of(id), bytes); });
        return id;
    }
    LetterId sent(Content made) {
        const auto id = sealed(std::move(made));
        services->dispatch.on_sealed({subject_of(id), *get(id).bytes});
        return id;
    }
};

TEST_P(LetterRegisters, the_register_of_outgoing_letters_follows_the_days) {
    auto outside = content("Undangan bimbingan teknis");
    outside.outside = {"Kepala Dinas Kominfo Provinsi"};
    const auto first = sent(outside);
    clock.pass(std::chrono::hours(24 * 10));   // 3 December
    const auto second = sealed(content("Laporan triwulan"));
    const auto withdrawn = submitted().id;
    number(withdrawn);
    services->submit.withdraw(drafter, withdrawn, "Salah tujuan");
    submitted();   // no number yet: not in the book

    const auto year = services->registers.outgoing(drafter, {});
    ASSERT_EQ(year.lines.size(), 3u);
    EXPECT_EQ(year.period.year, 2026);
    EXPECT_EQ(year.unit.code, "DISKOMINFO");
    EXPECT_EQ(year.lines[0].id, first);
    EXPECT_EQ(year.lines[0].to, (std::vector<std::string>{"Sekretaris Daerah", "Kepala Dinas Kominfo Provinsi"}));
    EXPECT_EQ(year.lines[0].number, "000.1.5/1/DISKOMINFO");
    EXPECT_EQ(year.lines[0].kind_name, "Surat Dinas");
    EXPECT_EQ(year.lines[0].signer, "Plt. Kepala Dinas");
    EXPECT_EQ(year.lines[1].id, second);
    EXPECT_EQ(year.lines[2].state, State::void_);
    EXPECT_EQ(year.lines[2].note, "Salah tujuan");

    EXPECT_EQ(services->registers.outgoing(drafter, {2026, 11}).lines.size(), 1u);
    EXPECT_EQ(services->registers.outgoing(drafter, {2026, 12}).lines.size(), 2u);
    EXPECT_TRUE(services->registers.outgoing(drafter, {2025, 0}).lines.empty());
    EXPECT_TRUE(services->registers.outgoing(sekda, {}).lines.empty()) << "another unit's book is another book";
}

TEST_P(LetterRegisters, the_dispatch_book_tells_who_has_taken_the_letter) {
    auto made = content();
    made.addressees.push_back({office.section, "", true});
    made.outside = {"Ketua RT 05 Kelurahan Contoh"};
    const auto id = sent(made);
    sealed(content("Belum dikirim"));
    clock.pass(std::chrono::hours(2));
    place->db().write([&](Tx& tx) { services->dispatch.received(tx, sekda, id, office.sekda, "12/SETDA/2026"); });
    const auto book = services->registers.dispatch(drafter, {2026, 11});
    ASSERT_EQ(book.lines.size(), 3u) << "one line for each receiver";
    EXPECT_EQ(book.lines[0].to, "Sekretaris Daerah");
    EXPECT_EQ(book.lines[0].agenda, "12/SETDA/2026");
    EXPECT_EQ(book.lines[0].received, clock.now());
    EXPECT_TRUE(book.lines[1].copy);
    EXPECT_FALSE(book.lines[1].received);
    EXPECT_EQ(book.lines[2].to, "Ketua RT 05 Kelurahan Contoh");
    EXPECT_FALSE(book.lines[2].handed);
    services->courier.record(signer, id, 1, {Way::post, get(id).numbered_as->date, "P-77", ""});
    const auto handed = services->registers.dispatch(drafter, {2026, 11}).lines.at(2).handed;
    ASSERT_TRUE(handed);
    EXPECT_EQ(handed->receipt, "P-77");
    EXPECT_TRUE(services->registers.dispatch(drafter, {2026, 10}).lines.empty());
}

// In the evening of the last day of a year it is the new year already in the office's zone.
TEST_P(LetterRegisters, a_day_is_a_day_of_the_office) {
    clock.set(core::parse_instant("2026-12-31T17:30:00Z"));
    sent(content());
    EXPECT_TRUE(services->registers.dispatch(drafter, {2026, 0}).lines.empty());
    EXPECT_EQ(services->registers.dispatch(drafter, {2027, 1}).lines.size(), 1u);
    EXPECT_EQ(services->registers.outgoing(drafter, {2027, 1}).lines.size(), 1u);
}

TEST_P(LetterRegisters, who_stands_above_the_unit_opens_its_registers_and_nobody_else_does) {
    const auto id = sent(content("Rapat koordinasi"));
    auto hidden = content("Pemeriksaan khusus");
    hidden.access = classification::AccessClass::secret;
    hidden.addressees = {{office.section, "", false}};
    sent(hidden);
    auto elsewhere = content("Laporan triwulan");
    elsewhere.addressees = {{office.section, "", false}};
    sent(elsewhere);
    const auto own = services->registers.outgoing(sekda, {});
    EXPECT_EQ(own.unit.id, office.agency_unit);
    ASSERT_EQ(own.units.size(), 2u);
    EXPECT_EQ(own.units[1].id, office.unit_id);
    const auto below = services->registers.outgoing(sekda, {}, office.unit_id);
    EXPECT_EQ(below.unit.code, "DISKOMINFO");
    ASSERT_EQ(below.lines.size(), 2u) << "all but the secret one";
    EXPECT_EQ(below.lines[0].id, id);
    EXPECT_FALSE(below.lines[1].readable) << "and opens no more than before";
    EXPECT_EQ(services->registers.dispatch(sekda, {}, office.unit_id).lines.size(), 2u);
    EXPECT_TRUE(services->registers.dispatch(sekda, {2025, 0}, office.unit_id).lines.empty());

    const auto refused = [&](const Context& ctx, core::UnitId unit) {
        for (const bool outgoing : {true, false}) try {
                if (outgoing) services->registers.outgoing(ctx, {}, unit);
                else services->registers.dispatch(ctx, {}, unit);
                return false;
            } catch (const Error& error) {
                if (error.code() != Code::not_found) return false;
            }
        return true;
    };
    EXPECT_TRUE(refused(sekda, core::UnitId::make({77})));
    EXPECT_TRUE(refused(signer, office.agency_unit)) << "not upwards";
    EXPECT_TRUE(refused(drafter, office.agency_unit));
    auto clerk = sekda;
    clerk.actor.seats[0].roles = {"clerk"};
    EXPECT_TRUE(refused(clerk, office.unit_id)) << "who keeps the own book keeps no other";
    auto administrator = drafter;
    administrator.actor.rights.insert("numbering.manage_all");
    EXPECT_TRUE(refused(administrator, office.agency_unit)) << "numbers are not letters";
    EXPECT_EQ(services->registers.outgoing(administrator, {}).units.size(), 1u);
}

// Of addressees outside the partners come first, in each book as they stand on the letter.
TEST_P(LetterRegisters, partners_stand_in_the_register_and_in_the_number_book) {
    auto made = content("Permohonan data");
    made.addressees.clear();
    made.partners = {{address_book.anri, "", "", false}, {address_book.bps, "", "", true}, {address_book.pln, "", "", false}};
    made.outside = {"Ketua RT 05 Kelurahan Contoh"};
    sent(made);
    const auto book = services->registers.outgoing(drafter, {});
    ASSERT_EQ(book.lines.size(), 1u);
    EXPECT_EQ(book.lines[0].to, (std::vector<std::string>{"Kepala Arsip Nasional Republik Indonesia", "PT PLN",
                                                          "Ketua RT 05 Kelurahan Contoh"}))
        << "a copy is not to whom it goes";
    const auto went = services->registers.dispatch(drafter, {});
    ASSERT_EQ(went.lines.size(), 4u);
    EXPECT_TRUE(std::any_of(went.lines.begin(), went.lines.end(),
                            [](const auto& line) { return line.copy && line.to == "Kepala BPS Kota Contoh"; }));
    const auto numbers = books->books.book(drafter, {});
    ASSERT_EQ(numbers.lines.size(), 1u);
    ASSERT_TRUE(numbers.lines[0].card);
    EXPECT_EQ(numbers.lines[0].card->to, "Kepala Arsip Nasional Republik Indonesia, PT PLN, +1");
}

TEST_P(LetterRegisters, registers_tell_nobody_of_a_secret_letter) {
    auto hidden = content("Pemeriksaan khusus");
    hidden.access = classification::AccessClass::secret;
    sent(hidden);
    auto colleague = office.as(office.section, clock);
    colleague.actor.person = core::PersonId::make({98});
    colleague.actor.seats[0].position = core::PositionId::make({99});
    EXPECT_TRUE(services->registers.outgoing(colleague, {}).lines.empty());
    EXPECT_TRUE(services->registers.dispatch(colleague, {}).lines.empty());
    EXPECT_EQ(services->registers.outgoing(drafter, {}).lines.size(), 1u);
    EXPECT_EQ(services->registers.dispatch(drafter, {}).lines.size(), 1u);
    sent(content());
    auto elsewhere = colleague;
    elsewhere.actor.seats[0].unit = office.section_unit;
    elsewhere.actor.seats[0].roles = {"staff"};
    EXPECT_TRUE(services->registers.outgoing(elsewhere, {}).lines.empty());
    elsewhere.actor.seats[0].roles = {"clerk"};
    const auto kept = services->registers.outgoing(elsewhere, {});
    ASSERT_EQ(kept.lines.size(), 1u) << "who keeps the register sees what is not secret";
    EXPECT_FALSE(kept.lines[0].readable) << "and opens no more than before";
    EXPECT_EQ(services->registers.dispatch(elsewhere, {}).lines.size(), 1u);
    elsewhere.actor.seats[0].book = office.agency_unit;
    EXPECT_TRUE(services->registers.outgoing(elsewhere, {}).lines.empty()) << "of its own unit only";
    colleague.actor.rights.clear();
    EXPECT_THROW(services->registers.outgoing(colleague, {}), Error);
}

NASKAH_ON_BOTH_DATABASES(LetterRegisters);

}  // namespace
}  // namespace letters

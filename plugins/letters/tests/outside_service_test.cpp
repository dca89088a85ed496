// SPDX-License-Identifier: Apache-2.0
// Letters to partners outside, over both databases: chosen, printed with their town, handed on by hand;
// and groups, expanded when the letter goes up and frozen then.
#include "letters/service/sheet.h"
#include "letters/tests/kit.h"

namespace letters {
namespace outside_service_test {

class LetterOutside : public LettersService {
  protected:
    Content to_partners(std::vector<directory::PartnerId> ids) {
        auto made = content();
        made.addressees.clear();
        for (const auto id : ids) made.partners.push_back({id, "", "", false});
        return made;
    }
    style::Sheet sheet(LetterId id) {
        return place->db().read([&](Tx& tx) { return sheet_of(tx, services->parts, services->parts.letters.get(tx, id)); });
    }
    LetterId sealed(Content of) {
        const auto draft = services->draft.create(drafter, std::move(of));
        services->submit.send_up(drafter, draft.id, draft.version);
        number(draft.id);
        const auto bytes = services->number.bytes(signer, subject_of(draft.id));
        place->db().write([&](Tx& tx) { services->number.sealed(tx, signer, subject_of(draft.id), bytes.bytes); });
        return draft.id;
    }
    Handing by_post(const char* day) { return {Way::post, core::parse_date(day), "RR 0012", ""}; }
};

TEST_P(LetterOutside, one_partner_is_addressed_with_its_town) {
    const auto letter = services->draft.create(drafter, to_partners({address_book.anri}));
    EXPECT_EQ(sheet(letter.id).to, std::vector<std::string>{"Kepala Arsip Nasional Republik Indonesia"});
    EXPECT_EQ(sheet(letter.id).to_place, "Jakarta");
    EXPECT_NO_THROW(services->submit.send_up(drafter, letter.id, letter.version)) << "a partner is addressee enough";
}

TEST_P(LetterOutside, several_bear_their_towns_where_they_differ) {
    auto made = to_partners({address_book.anri, address_book.bps});
    made.outside = {"Pimpinan Redaksi Harian Contoh"};
    made.partners.push_back({address_book.pln, "", "", true});
    const auto letter = services->draft.create(drafter, made);
    const auto printed = sheet(letter.id);
    EXPECT_EQ(printed.to, (std::vector<std::string>{"Kepala Arsip Nasional Republik Indonesia di Jakarta",
                                                    "Kepala BPS Kota Contoh", "Pimpinan Redaksi Harian Contoh"}));
    EXPECT_EQ(printed.to_place, "Tempat");
    EXPECT_EQ(printed.copies, std::vector<std::string>{"PT PLN di Koba"});
    EXPECT_EQ(addressed_to(letter.content, "+{count}"), "Kepala Arsip Nasional Republik Indonesia, Kepala BPS Kota Contoh, +1");
}

TEST_P(LetterOutside, a_merged_partner_is_its_survivor_and_stands_once) {
    const auto letter = services->draft.create(drafter, to_partners({address_book.old_bps, address_book.bps}));
    ASSERT_EQ(letter.content.partners.size(), 1u);
    EXPECT_EQ(letter.content.partners[0].partner, address_book.bps);
    try {
        services->draft.create(drafter, to_partners({directory::PartnerId::make({99})}));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.faults().at(0).field, "partners");
    }
}

TEST_P(LetterOutside, a_kind_for_the_house_goes_to_no_partner) {
    auto note = to_partners({address_book.anri});
    note.kind = "nota_dinas";
    note.addressees = {{office.section, "", false}};
    const auto letter = services->draft.create(drafter, note);
    try {
        services->submit.send_up(drafter, letter.id, letter.version);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.faults().at(0).key, "letters.fault.partners_inside");
    }
}

TEST_P(LetterOutside, handing_on_is_recorded_once_it_is_sealed) {
    auto made = to_partners({address_book.anri});
    made.outside = {"Pimpinan Redaksi Harian Contoh"};
    const auto waiting = services->draft.create(drafter, made);
    EXPECT_THROW(services->courier.record(signer, waiting.id, 1, by_post("2026-11-23")), Error) << "a draft";
    const auto id = sealed(made);
    EXPECT_THROW(services->courier.record(drafter, id, 1, by_post("2026-11-23")), Error) << "not for the drafter";
    for (const char* day : {"2026-11-22", "2026-11-24"})
        EXPECT_THROW(services->courier.record(signer, id, 1, by_post(day)), Error) << day;
    EXPECT_THROW(services->courier.record(signer, id, 3, by_post("2026-11-23")), Error) << "there are two";
    services->courier.record(signer, id, 2, by_post("2026-11-23"));
    const auto whole = services->desk.whole(signer, id);
    ASSERT_EQ(whole.outside.size(), 2u);
    EXPECT_EQ(*whole.outside[0].partner, address_book.anri);
    EXPECT_FALSE(whole.outside[0].handed);
    ASSERT_TRUE(whole.outside[1].handed);
    EXPECT_EQ(whole.outside[1].handed->receipt, "RR 0012");
    EXPECT_EQ(whole.outside[1].recorded_by, "Nama KADIS");
    EXPECT_TRUE(whole.may_hand);
    EXPECT_FALSE(services->desk.whole(drafter, id).may_hand);
    EXPECT_EQ(whole.trail.back().act, "letters.handed");
    services->courier.record(signer, id, 2, {Way::courier, core::parse_date("2026-11-23"), "", ""});
    EXPECT_EQ(services->desk.whole(signer, id).outside[1].handed->way, Way::courier) << "a correction";
}

// The list is put together in SQL, the gate judges letters one by one: for every seat they say the same.
TEST_P(LetterOutside, the_list_to_hand_out_holds_what_the_gate_lets_a_seat_send) {
    using classification::AccessClass;
    std::vector<LetterId> open;   // sealed, with somebody outside who has nothing yet
    for (const auto access :
         {AccessClass::ordinary, AccessClass::limited, AccessClass::secret, AccessClass::top_secret}) {
        auto made = to_partners({address_book.anri, address_book.pln});
        made.access = access;
        open.push_back(sealed(made));
    }
    open.push_back(sealed(to_partners({address_book.bps})));
    services->dispatch.on_sealed({subject_of(open.back()), *get(open.back()).bytes});
    const auto handed = sealed(to_partners({address_book.anri}));
    services->courier.record(signer, handed, 1, by_post("2026-11-23"));
    sealed(content());
    services->draft.create(drafter, to_partners({address_book.anri}));
    const auto waiting = services->draft.create(drafter, to_partners({address_book.anri}));
    services->submit.send_up(drafter, waiting.id, waiting.version);

    const std::vector<std::set<std::string>> roles{{},        {"staff"}, {"head"}, {"clerk"}, {"archivist"},
                                                   {"admin"}, {"staff", "clerk", "archivist"}};
    std::size_t found = 0;
    for (const auto position : {office.staff, office.section, office.head, office.sekda, core::PositionId::make({99})})
        for (const auto unit : {office.unit_id, office.section_unit, office.agency_unit})
            for (const auto& each : roles) {
                auto ctx = office.as(position, clock);
                ctx.actor.person = {position.uuid};
                ctx.actor.seats[0].position = position;
                ctx.actor.seats[0].unit = unit;
                ctx.actor.seats[0].roles = each;
                place->db().read([&](Tx& tx) {
                    std::set<LetterId> listed, allowed;
                    for (const auto& one : services->parts.desk.to_hand(tx, ctx.actor)) listed.insert(one.id);
                    for (const auto id : open) {
                        const auto standing = services->parts.letters.standing(tx, services->parts.letters.get(tx, id));
                        if (may(ctx.actor, Right::send, standing) == core::Verdict::allowed) allowed.insert(id);
                    }
                    EXPECT_EQ(listed, allowed) << position.text() << " in " << unit.text() << " "
                                               << (each.empty() ? "" : *each.begin());
                    found += listed.size();
                });
            }
    EXPECT_GT(found, open.size()) << "more than one seat sends";
}

// Whoever joins or leaves after the letter went up changes nothing on it.
TEST_P(LetterOutside, groups_follow_until_the_letter_goes_up_and_are_frozen_then) {
    auto made = content();
    made.addressees = {{office.section, "", false}};
    made.groups = {"SEMUA"};
    const auto names = [&](LetterId id) {
        std::vector<std::string> found;
        for (const auto& each : get(id).content.addressees)
            found.push_back(each.printed + (each.group.empty() ? "" : " (" + each.group + ")"));
        return found;
    };
    const auto draft = services->draft.create(drafter, made);
    EXPECT_EQ(names(draft.id), (std::vector<std::string>{"Kepala Bidang", "Sekretaris Daerah (SEMUA)"})) << "without the signer";
    EXPECT_FALSE(get(draft.id).content.grouped_on);
    office.everyone = {office.sekda, office.staff, office.section};
    clock.pass(std::chrono::hours(24));
    const auto up = services->submit.send_up(drafter, draft.id, draft.version);
    const std::vector<std::string> frozen{"Kepala Bidang", "Sekretaris Daerah (SEMUA)", "Staf (SEMUA)"};
    EXPECT_EQ(names(draft.id), frozen) << "as the group is on the day it goes up";
    EXPECT_EQ(get(draft.id).content.grouped_on, core::parse_date("2026-11-24"));
    EXPECT_EQ(rounds.content, printed_digest(get(draft.id).content, services->draft.kind(drafter, made.kind))) << "and this is what paraf approves";
    EXPECT_EQ(up.version, 2);
    office.everyone = {office.section};
    clock.pass(std::chrono::hours(24));
    number(draft.id);
    const auto bytes = services->number.bytes(signer, subject_of(draft.id));
    place->db().write([&](Tx& tx) { services->number.sealed(tx, signer, subject_of(draft.id), bytes.bytes); });
    services->dispatch.on_sealed({subject_of(draft.id), bytes.bytes});
    EXPECT_EQ(names(draft.id), frozen);
    const auto whole = services->desk.whole(drafter, draft.id);
    EXPECT_EQ(whole.receipts.size(), 3u);
    ASSERT_EQ(whole.groups.size(), 1u);
    EXPECT_EQ(whole.groups[0].name, "Semua");
    EXPECT_EQ(whole.groups[0].members, 2);
}

TEST_P(LetterOutside, a_group_that_is_none_is_a_fault_and_content_comes_back_as_it_went) {
    auto made = content();
    made.groups = {"TIDAK-ADA"};
    try {
        services->draft.create(drafter, made);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.faults().at(0).field, "groups");
    }
    made.groups = {"SEMUA"};
    const auto draft = services->draft.create(drafter, made);
    const auto kind = services->draft.kind(drafter, "surat_dinas");
    const auto again = content_from(to_json(draft.content), kind).take();
    EXPECT_EQ(services->draft.save(drafter, draft.id, again, 1).version, 1) << "sent back as it was read: nothing changed";
    EXPECT_TRUE(differences(draft.content, again).empty());
}

NASKAH_ON_BOTH_DATABASES(LetterOutside);

}  // namespace
}  // namespace letters

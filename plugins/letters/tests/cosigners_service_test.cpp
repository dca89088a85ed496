// SPDX-License-Identifier: Apache-2.0
// Letters that several sign: who may be named, how they stand on the sheet and in the payload, and that only
// those who are printed sign.
#include "core/audit/trail.h"
#include "core/pdf/read.h"
#include "letters/service/anew.h"
#include "letters/service/sheet.h"
#include "letters/tests/kit.h"

namespace letters {
namespace cosigners_service_test {

class Cosigners : public LettersService {
  protected:
    // Handed over by the (acting) head to Sekda; both are parties of ours.
    Content handing_over() {
        auto made = content("Serah terima perangkat jaringan");
        made.kind = "berita_acara";
        made.addressees.clear();
        const core::Json party{{"institution", ""}, {"name", ""}, {"position", ""}, {"address", ""},
                               {"basis", ""},       {"role", ""}, {"number", ""},   {"ours", true}};
        auto one = party, two = party;
        one["role"] = "PIHAK KESATU";
        two["role"] = "PIHAK KEDUA";
        made.parts = {{"pihak", core::Json::array({one, two})},
                      {"isi", style::to_json(style::body_from_text("PIHAK KESATU menyerahkan 12 (dua belas) perangkat."))}};
        made.cosigners = {office.sekda};
        return made;
    }
    style::Kind kind(const char* code) {
        return place->db().read([&](Tx& tx) { return *looks->shelf.kind(tx, code); });
    }
    LetterId numbered() {
        const auto draft = services->draft.create(drafter, handing_over());
        const auto id = services->submit.send_up(drafter, draft.id, draft.version).id;
        number(id);
        return id;
    }
    std::string also_signs(LetterId id, core::PositionId who) {
        const auto ctx = office.as(who, clock);
        return place->db().read([&](Tx& tx) {
            return services->number.also_signs(tx, ctx, subject_of(id), ctx.actor.seat().appointment);
        });
    }
    template <class F>
    Error refused(F act) {
        try {
            act();
        } catch (const Error& error) {
            return error;
        }
        ADD_FAILURE() << "was taken";
        return Error(Code::internal, "");
    }
    std::string fault(const Content& wanted) {
        const auto error = refused([&] {
            const auto draft = services->draft.create(drafter, wanted);
            services->submit.send_up(drafter, draft.id, draft.version);
        });
        for (const auto& each : error.faults())
            if (each.field == "cosigners") return each.key;
        return error.key();
    }
};

TEST_P(Cosigners, are_named_only_where_several_sign_and_once) {
    auto json = to_json(handing_over());
    ASSERT_TRUE(content_from(json, kind("berita_acara")));
    EXPECT_EQ(content_from(json, kind("berita_acara")).value().cosigners, std::vector{office.sekda});
    auto invitation = to_json(content());
    invitation["cosigners"] = {office.sekda.text()};
    const auto checked = content_from(invitation, kind("nota_dinas"));
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.faults().front().field, "cosigners");
    EXPECT_EQ(checked.faults().front().key, "letters.fault.cosigners_one");
    json["cosigners"] = {office.sekda.text(), office.sekda.text()};
    EXPECT_EQ(content_from(json, kind("berita_acara")).faults().front().key, "letters.fault.cosigners_twice");
    json["cosigners"] = {office.head.text()};
    EXPECT_EQ(content_from(json, kind("berita_acara")).faults().front().key, "letters.fault.cosigners_twice")
        << "the signer himself";
    json["cosigners"] = "Sekda";
    EXPECT_EQ(content_from(json, kind("berita_acara")).faults().front().field, "cosigners");
    auto other = handing_over();
    other.cosigners.clear();
    EXPECT_EQ(differences(handing_over(), other), std::vector<std::string>{"cosigners"});
}

TEST_P(Cosigners, are_positions_that_sign_held_by_different_people) {
    auto wanted = handing_over();
    wanted.cosigners = {office.section};
    EXPECT_EQ(fault(wanted), "letters.fault.cosigner") << "not authorised to sign";
    office.held_by[office.sekda] = {office.head.uuid};
    EXPECT_EQ(fault(handing_over()), "letters.fault.signs_twice");
}

TEST_P(Cosigners, follow_the_signer_in_the_circuit_on_the_sheet_and_in_the_payload) {
    const auto id = numbered();
    ASSERT_GE(rounds.steps.size(), 2u);
    const auto& last = rounds.steps.back();
    EXPECT_EQ(last.kind, signing::StepKind::signature);
    EXPECT_EQ(last.position, office.sekda);
    EXPECT_EQ(rounds.steps[rounds.steps.size() - 2].position, office.head);
    const auto letter = get(id);
    ASSERT_EQ(letter.numbered_as->cosigners.size(), 1u);
    const auto& frozen = letter.numbered_as->cosigners[0];
    EXPECT_EQ(frozen.position, office.sekda);
    EXPECT_EQ(frozen.person, core::PersonId{office.sekda.uuid});
    EXPECT_EQ(frozen.block.name, "Nama SEKDA, S.T.");
    const auto sheet = place->db().read([&](Tx& tx) { return sheet_of(tx, services->parts, letter); });
    const auto payload = core::json::parse(sheet.payload)["penandatangan"];
    ASSERT_EQ(payload.size(), 2u) << payload.dump(1);
    EXPECT_EQ(payload[0]["nama"], "Nama KADIS, S.T.");
    EXPECT_EQ(payload[0]["pihak"], "PIHAK KESATU");
    EXPECT_EQ(payload[0]["kapasitas"], "plt");
    EXPECT_EQ(payload[1]["nama"], "Nama SEKDA, S.T.");
    EXPECT_EQ(payload[1]["pihak"], "PIHAK KEDUA");
    const auto paper = looks->shelf.print(sheet);
    const auto text = core::pdf::text(paper.bytes);
    EXPECT_NE(text.find("Nama KADIS, S.T."), text.npos);
    EXPECT_NE(text.find("Nama SEKDA, S.T."), text.npos);
    const auto places = services->number.bytes(signer, subject_of(id)).places;
    ASSERT_EQ(places.size(), 2u);
    EXPECT_GT(places[0].x, places[1].x) << "the first party stands on the right";
    for (const auto& each : places) EXPECT_GT(each.width, 100);
    const auto shown = [&](std::size_t nth) {
        return services->number.shown(signer, subject_of(id), nth, clock.now());
    };
    EXPECT_EQ(shown(0).capacity, "Plt. Kepala Dinas");
    EXPECT_EQ(shown(1).capacity, "Sekretaris Daerah");
    EXPECT_TRUE(shown(0).page.empty()) << "the page bears the mark";
}

// A profile that has the mark drawn in the field: the sheet leaves it out, and the signing brings it.
TEST_P(Cosigners, marks_drawn_in_the_field_come_with_the_signature) {
    auto admin = drafter;
    admin.actor.rights.insert("style.manage");
    auto profile = place->db().read([&](Tx& tx) { return looks->shelf.profile(tx, admin.today()); });
    profile.field = {"qr", "capacity", "name", "time"};
    const auto draft = looks->workshop.save(admin, style::Thing::profile, profile.code, style::to_json(profile), 0);
    looks->workshop.publish(admin, style::Thing::profile, profile.code, draft.revision);
    const auto id = numbered();
    const auto made = services->number.bytes(signer, subject_of(id));
    EXPECT_EQ(core::pdf::text(blobs->get(made.bytes)).find("secara elektronik oleh:"), std::string::npos);
    for (const std::size_t nth : {0u, 1u}) {
        const auto shown = services->number.shown(signer, subject_of(id), nth, clock.now());
        const auto said = core::pdf::text(shown.page);
        EXPECT_NE(said.find(nth == 0 ? "Nama KADIS, S.T." : "Nama SEKDA, S.T."), std::string::npos) << said;
        EXPECT_NE(said.find(shown.capacity), std::string::npos) << said;
        EXPECT_NE(said.find(" WIB"), std::string::npos) << said;
        EXPECT_GT(shown.width, 200);
    }
}

TEST_P(Cosigners, only_those_printed_sign) {
    const auto id = numbered();
    EXPECT_NE(also_signs(id, office.sekda).find(get(id).numbered_as->number), std::string::npos);
    EXPECT_EQ(refused([&] { also_signs(id, office.section); }).key(), "letters.error.not_signer");
    office.held_by[office.sekda] = core::PersonId::make({99});
    const auto error = refused([&] { also_signs(id, office.sekda); });
    EXPECT_EQ(error.key(), "letters.error.cosigner_changed");
    EXPECT_EQ(error.code(), Code::conflict);
    EXPECT_NE(error.args().at(0).second.find("Nama SEKDA"), std::string::npos);
}

TEST_P(Cosigners, until_somebody_signed_a_new_holder_is_named_under_the_same_number) {
    const auto id = numbered();
    (void)services->number.bytes(signer, subject_of(id));
    const auto taken = get(id).numbered_as->number;
    const auto since = core::PersonId::make({99});
    office.held_by[office.sekda] = since;
    number(id);   // the first tries again
    EXPECT_EQ(get(id).numbered_as->cosigners.at(0).person, since);
    EXPECT_EQ(get(id).numbered_as->number, taken);
    EXPECT_EQ(get(id).numbered_as->signer_person, core::PersonId{office.head.uuid});
    EXPECT_FALSE(get(id).unsigned_bytes) << "made again";
    EXPECT_NE(also_signs(id, office.sekda).find(taken), std::string::npos);
    office.held_by[office.sekda] = {};
    EXPECT_EQ(refused([&] { number(id); }).key(), "letters.error.cosigner_gone");
}

TEST_P(Cosigners, a_letter_that_is_stuck_is_written_anew_in_one_act) {
    const auto referred = services->draft.create(drafter, handing_over());
    const auto older = referred.id;
    const auto id = numbered();
    place->db().write([&](Tx& tx) {
        auto about = about_of(tx, services->parts, referred);
        about.date = core::parse_date("2026-11-20");   // it was sent then
        services->parts.relations.declare(tx, id, Relation::refers, about);
    });
    const auto anew = [&](const Context& ctx, const char* why) {
        return draft_anew(services->parts, services->draft, ctx, id, why);
    };
    EXPECT_EQ(refused([&] { anew(sekda, "Berganti"); }).code(), Code::forbidden);
    (void)refused([&] { anew(drafter, " "); });
    EXPECT_EQ(get(id).state, State::sealing) << "all of it or nothing";
    const auto made = anew(drafter, "Sekda berganti.");
    EXPECT_EQ(get(id).state, State::void_);
    EXPECT_EQ(get(id).note, "Sekda berganti.");
    EXPECT_EQ(rounds.cancelled, 1);
    EXPECT_EQ(numbering::name(books->books.book(drafter, {}).lines.at(0).number.state), "void");
    EXPECT_EQ(made.state, State::draft);
    EXPECT_FALSE(made.numbered_as);
    EXPECT_TRUE(differences(get(id).content, made.content).empty());
    const auto ties = place->db().read([&](Tx& tx) { return services->parts.relations.of(tx, made.id); });
    ASSERT_EQ(ties.size(), 1u) << "what it refers to comes along";
    EXPECT_EQ(ties[0].how, Relation::refers);
    EXPECT_EQ(ties[0].about.subject, subject_of(older));
    place->db().write([&](Tx& tx) { services->parts.relations.drop(tx, made.id, subject_of(older)); });
    const auto trail = place->db().read([&](Tx& tx) { return core::audit::of(tx, subject_of(made.id)); });
    EXPECT_EQ(trail.back().act, "letters.written_anew");
    EXPECT_EQ(trail.back().data["reason"], "Sekda berganti.");
    EXPECT_EQ(services->submit.send_up(drafter, made.id, made.version).state, State::waiting);
}

TEST_P(Cosigners, one_who_refuses_voids_letter_and_number) {
    const auto id = numbered();
    const auto ctx = office.as(office.sekda, clock);
    place->db().write([&](Tx& tx) { services->number.returned(tx, ctx, subject_of(id), "Jumlah perangkat tidak cocok."); });
    EXPECT_EQ(get(id).state, State::void_);
    EXPECT_EQ(get(id).note, "Jumlah perangkat tidak cocok.");
    const auto line = books->books.book(drafter, {}).lines.at(0);
    EXPECT_EQ(numbering::name(line.number.state), "void");
    EXPECT_NE(line.number.reason.find("Jumlah perangkat"), std::string::npos);
}

NASKAH_ON_BOTH_DATABASES(Cosigners);

}  // namespace
}  // namespace letters

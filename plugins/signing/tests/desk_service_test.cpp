// SPDX-License-Identifier: Apache-2.0
// Rounds over both databases: who is told, who may, what is kept; and the circuits of units.
#include "signing/tests/desk_kit.h"

#include "core/undo/undo.h"

namespace signing {
namespace desk_service_test {

TEST_P(SigningDesk, those_of_a_group_are_told_together) {
    open();
    EXPECT_EQ(told(), "KABID");
    desk->pass(as("KABID"), subject, "");
    EXPECT_EQ(told(), "HUKUM SEKRETARIS");
    desk->pass(as("HUKUM"), subject, "Sesuai.");
    EXPECT_EQ(told(), "");
    EXPECT_EQ(desk->count(as("SEKRETARIS"), StepKind::coordination), 1);
    desk->pass(as("SEKRETARIS"), subject, "");
    EXPECT_EQ(told(), "KADIS");
    EXPECT_EQ(states(), "passed passed passed active");
    const auto steps = view().round.steps;
    EXPECT_EQ(steps[0].origin, Origin::line);
    EXPECT_TRUE(steps[1].required);
    EXPECT_EQ(steps[2].note, "Sesuai.");
    EXPECT_EQ(steps[2].content, memo.now);
    EXPECT_FALSE(steps[2].opened) << "to give paraf is not to open";
}

TEST_P(SigningDesk, an_opening_is_kept_and_ends_the_taking_back) {
    open();
    desk->opened(as("KADIS"), subject);
    EXPECT_FALSE(view().round.steps[3].opened) << "not asked yet";
    desk->pass(as("KABID"), subject, "");
    EXPECT_TRUE(view("KABID").may_recall);
    EXPECT_FALSE(view("HUKUM").may_recall);
    desk->recall(as("KABID"), subject);
    EXPECT_EQ(states(), "active waiting waiting waiting");
    desk->pass(as("KABID"), subject, "");
    const auto at = clock.now();
    desk->opened(as("HUKUM"), subject);
    clock.pass(std::chrono::minutes(9));
    desk->opened(as("HUKUM"), subject);
    EXPECT_EQ(view().round.steps[2].opened, at) << "the first time counts";
    EXPECT_FALSE(view("KABID").may_recall);
    EXPECT_EQ(key_of([&] { desk->recall(as("KABID"), subject); }), "signing.error.opened_next");
    EXPECT_EQ(key_of([&] { place->db().write([&](Tx& tx) { desk->take_back(tx, as("STAF"), subject); }); }),
              "signing.error.opened");
}

TEST_P(SigningDesk, what_was_given_back_is_taken_back_while_nothing_followed) {
    open();
    desk->pass(as("KABID"), subject, "");
    (void)told();
    desk->give_back(as("HUKUM"), subject, "Perbaiki dasar hukumnya");
    EXPECT_EQ(memo.note, "Perbaiki dasar hukumnya");
    EXPECT_EQ(key_of([&] { desk->undo_return(as("SEKRETARIS"), subject); }), "core.error.not_found") << "not his act";
    EXPECT_EQ(key_of([&] { desk->undo_return(as("KABID"), subject); }), "core.error.undo_gone") << "nor this one's";
    EXPECT_EQ(key_of([&] { desk->undo_return(as("TU"), subject); }), "core.error.not_found") << "may not see it";
    desk->undo_return(as("HUKUM"), subject);
    EXPECT_EQ(states(), "passed active active waiting");
    EXPECT_EQ(told(), "HUKUM SEKRETARIS") << "they are asked again";
    EXPECT_EQ(memo.note, "");
    EXPECT_EQ(key_of([&] { desk->undo_return(as("HUKUM"), subject); }), "core.error.undo_gone") << "once";
    desk->give_back(as("HUKUM"), subject, "Perbaiki dasar hukumnya");
    clock.pass(core::undo::window + std::chrono::minutes(1));
    EXPECT_EQ(key_of([&] { desk->undo_return(as("HUKUM"), subject); }), "core.error.undo_gone") << "too late";
}

TEST_P(SigningDesk, what_was_given_back_and_sent_up_again_stays_so) {
    open();
    desk->give_back(as("KABID"), subject, "Perbaiki");
    clock.pass(std::chrono::minutes(1));
    open();
    EXPECT_EQ(key_of([&] { desk->undo_return(as("KABID"), subject); }), "core.error.undo_gone");
    EXPECT_EQ(states(), "active waiting waiting waiting");
}

TEST_P(SigningDesk, a_lent_seat_gives_paraf_under_both_names_and_has_no_hand) {
    const auto lent = [&](std::string_view code, std::set<std::string> acts) {
        auto ctx = as(code);
        ctx.actor.seats.front().position_name = "Jabatan " + std::string(code);
        core::Lent how;
        how.kind = "substitute";
        how.own = {seats.id("STAF").uuid};
        how.own_name = "Jabatan STAF";
        how.acts = std::move(acts);
        ctx.actor.person = {seats.id("STAF").uuid};
        ctx.actor.person_name = "Nama STAF";
        ctx.actor.seats.front().lent = how;
        return ctx;
    };
    open();
    EXPECT_EQ(desk->count(lent("KABID", {"see"}), StepKind::initial), 0);
    EXPECT_EQ(key_of([&] { desk->pass(lent("KABID", {"see", "instruct"}), subject, ""); }), "core.error.lent_seat");
    EXPECT_EQ(desk->count(lent("KABID", {"see", "initial"}), StepKind::initial), 1);
    desk->opened(lent("KABID", {"see"}), subject);
    EXPECT_FALSE(view().round.steps[0].opened);
    EXPECT_FALSE(desk->show(lent("KABID", {"see", "initial"}), subject).may_change);
    desk->pass(lent("KABID", {"see", "initial"}), subject, "");
    EXPECT_EQ(view().round.steps[0].person_name, "Nama STAF (Jabatan STAF selaku pengganti Jabatan KABID)");
    desk->pass(as("HUKUM"), subject, "");
    desk->pass(as("SEKRETARIS"), subject, "");
    ASSERT_EQ(states(), "passed passed passed active");
    // Even with the right in hand, which no lent seat has.
    const auto signer = lent("KADIS", {"see", "prepare", "instruct", "initial"});
    desk->opened(signer, subject);
    EXPECT_FALSE(view().round.steps[3].opened);
    EXPECT_EQ(desk->count(signer, StepKind::signature), 0);
    EXPECT_TRUE(desk->waiting(signer).empty());
    EXPECT_EQ(key_of([&] { desk->sign(signer, subject, core::Secret(std::string("x"))); }), "core.error.lent_seat");
    memo.ink = true;
    EXPECT_EQ(key_of([&] { desk->hand_to_ink(signer, subject); }), "core.error.lent_seat");
    memo.ink = false;
    EXPECT_EQ(key_of([&] { desk->refuse(signer, subject, "Tidak"); }), "core.error.lent_seat");
    EXPECT_EQ(memo.numbered, 0);
}

TEST_P(SigningDesk, the_circuit_is_changed_by_those_who_may) {
    open();
    const auto wish = [&](std::string_view code) {
        Desk::Addition addition;
        addition.position = seats.id(code);
        addition.reason = "Menyangkut anggaran";
        return addition;
    };
    EXPECT_TRUE(view("KABID").may_change) << "who has it";
    EXPECT_FALSE(view("HUKUM").may_change) << "who will have it";
    EXPECT_EQ(key_of([&] { desk->add(as("HUKUM"), subject, wish("TU")); }), "core.error.forbidden");
    EXPECT_EQ(key_of([&] { desk->add(as("TU"), subject, wish("TU")); }), "core.error.not_found");
    seats.vacant = {seats.id("TU")};
    EXPECT_EQ(key_of([&] { desk->add(as("STAF"), subject, wish("TU")); }), "signing.fault.no_holder");
    seats.vacant.clear();
    auto beside = wish("TU");
    beside.where.beside = step("KABID");
    desk->add(as("STAF"), subject, beside);
    EXPECT_EQ(told(), "KABID TU");
    EXPECT_EQ(memo.newcomers, std::vector<core::PositionId>{seats.id("TU")});
    EXPECT_EQ(view().round.steps[1].changed_by, "Nama STAF");
    EXPECT_EQ(key_of([&] { desk->remove(as("STAF"), subject, step("SEKRETARIS"), "Cuti"); }),
              "signing.error.step_required");
    desk->remove(as("KABID"), subject, step("HUKUM"), "Tidak menyangkut hukum");
    EXPECT_EQ(states(), "active active waiting removed waiting");
    EXPECT_EQ(desk->count(as("HUKUM"), StepKind::coordination), 0);
    const auto trail = place->db().read([&](Tx& tx) { return core::audit::of(tx, subject); });
    EXPECT_EQ(trail.back().act, "signing.removed");
    EXPECT_EQ(trail.back().data["note"], "Tidak menyangkut hukum");
    EXPECT_EQ(trail.back().data["position"], "Jabatan HUKUM");
}

TEST_P(SigningDesk, a_correction_asks_again) {
    open();
    for (const char* code : {"KABID", "HUKUM"}) desk->pass(as(code), subject, "");
    (void)told();
    memo.now = core::sha256("isi yang dikoreksi");
    EXPECT_EQ(key_of([&] { desk->pass(as("SEKRETARIS"), subject, ""); }), "signing.error.content_changed");
    const auto lapsed = place->db().write([&](Tx& tx) { return desk->amend(tx, as("SEKRETARIS"), subject, memo.now, false); });
    EXPECT_EQ(lapsed.size(), 2u);
    EXPECT_EQ(states(), "lapsed active lapsed active waiting waiting");
    EXPECT_EQ(told(), "HUKUM");
    for (const char* code : {"HUKUM", "SEKRETARIS", "KABID"}) desk->pass(as(code), subject, "");
    EXPECT_EQ(states(), "lapsed passed lapsed passed passed active");
    desk->give_back(as("KADIS"), subject, "Perbaiki lampiran.");
    EXPECT_EQ(memo.note, "Perbaiki lampiran.");
    clock.pass(std::chrono::minutes(1));
    open();
    ASSERT_EQ(view().earlier.size(), 1u);
    EXPECT_EQ(view().earlier[0].state, RoundState::returned);
    EXPECT_EQ(view().earlier[0].steps.size(), 6u);
}

TEST_P(SigningDesk, signed_with_ink_it_waits_for_its_sheet) {
    open();
    for (const char* code : {"KABID", "HUKUM", "SEKRETARIS"}) desk->pass(as(code), subject, "");
    EXPECT_EQ(key_of([&] { desk->hand_to_ink(as("KADIS"), subject); }), "signing.error.not_ink");
    memo.ink = true;
    EXPECT_EQ(key_of([&] { desk->sign(as("KADIS"), subject, core::Secret(std::string("apa saja"))); }), "signing.error.by_ink");
    EXPECT_EQ(key_of([&] { desk->hand_to_ink(as("KABID"), subject); }), "signing.error.not_your_turn");
    EXPECT_EQ(key_of([&] { desk->hand_to_ink(as("TU"), subject); }), "core.error.not_found");
    memo.must_read = "signing.list.read_first";
    EXPECT_EQ(key_of([&] { desk->hand_to_ink(as("KADIS"), subject); }), "signing.error.not_opened");
    desk->opened(as("KADIS"), subject);
    desk->hand_to_ink(as("KADIS"), subject);
    EXPECT_EQ(view().round.state, RoundState::approved);
    EXPECT_TRUE(view().round.ink);
    EXPECT_EQ(desk->held(as("KADIS")), 0) << "nothing to try again: it waits for paper";
    EXPECT_TRUE(desk->waiting(as("KADIS")).at(0).waiting.printed);
    const Inked inked{core::parse_date("2026-11-23"), core::sha256("cetak"), core::sha256("pindaian")};
    place->db().write([&](Tx& tx) { desk->record_ink(tx, as("STAF"), subject, inked); });
    EXPECT_EQ(view().round.state, RoundState::sealed);
    EXPECT_EQ(view().round.steps.back().person_name, "Nama KADIS");
    EXPECT_EQ(memo.whole.back(), inked.scan);
    EXPECT_TRUE(desk->waiting(as("KADIS")).empty());
    const auto kept = place->db().read([&](Tx& tx) {
        return tx.one("SELECT recorder_name, signed_on, scan, made FROM signing_ink WHERE person_id = ?",
                      {as("KADIS").actor.person}, [](const core::db::Row& row) {
                          return row.text(0) + " " + core::iso(row.date(1)) + " " + row.digest(2).hex() + row.digest(3).hex();
                      });
    });
    EXPECT_EQ(kept, "Nama STAF 2026-11-23 " + inked.scan.hex() + inked.made.hex());
    EXPECT_EQ(key_of([&] { place->db().write([&](Tx& tx) { desk->record_ink(tx, as("STAF"), subject, inked); }); }),
              "signing.error.round_over");
}

TEST_P(SigningDesk, circuits_belong_to_their_units) {
    auto clerk = as("TU"), admin = as("STAF"), nobody = as("KABID");
    clerk.actor.rights.insert("signing.circuits");
    admin.actor.rights.insert({"signing.circuits", "core.admin"});
    Circuit wanted;
    wanted.name = "Keputusan";
    wanted.unit = seats.town;
    wanted.matter = "keputusan";
    wanted.steps = {{StepKind::coordination, seats.id("HUKUM"), 2, true}, {StepKind::initial, seats.id("SEKRETARIS")}};
    EXPECT_EQ(key_of([&] { circuits->save(nobody, wanted); }), "core.error.forbidden");
    EXPECT_EQ(key_of([&] { circuits->save(clerk, wanted); }), "signing.fault.unit") << "not the unit he serves";
    const auto made = circuits->save(admin, wanted);
    EXPECT_EQ(made.steps[0].kind, StepKind::initial) << "in the order they are asked";
    EXPECT_EQ(key_of([&] { circuits->save(admin, wanted); }), "signing.error.circuit_exists");
    EXPECT_EQ(key_of([&] { circuits->find(clerk, made.id); }), "signing.error.no_circuit");
    EXPECT_TRUE(circuits->list(clerk).empty());
    EXPECT_EQ(circuits->list(admin).at(0).matter_name, "Keputusan");

    const auto named = [&](std::string_view matter, core::UnitId unit) {
        return place->db().read([&](Tx& tx) {
            const auto found = desk->circuit(tx, matter, unit);
            return found ? found->name : std::string();
        });
    };
    EXPECT_EQ(named("keputusan", seats.office), "Keputusan") << "of the unit above";
    EXPECT_EQ(named("nota", seats.office), "");
    wanted.unit = seats.office;
    wanted.matter = "";
    wanted.name = "Semua naskah dinas ini";
    auto own = circuits->save(clerk, wanted);
    EXPECT_EQ(named("keputusan", seats.office), "Semua naskah dinas ini") << "its own goes before";
    EXPECT_EQ(named("keputusan", seats.town), "Keputusan");
    own.name = " ";
    EXPECT_EQ(key_of([&] { circuits->save(clerk, own); }), "signing.fault.name_empty");
    own.name = "Diperbarui";
    own.steps.push_back(own.steps[0]);
    EXPECT_EQ(key_of([&] { circuits->save(clerk, own); }), "signing.fault.twice");
    own.steps.pop_back();
    EXPECT_EQ(circuits->save(clerk, own).version, 2);
    EXPECT_EQ(key_of([&] { circuits->save(clerk, own); }), "signing.error.circuit_changed") << "read before it changed";
    circuits->remove(clerk, own.id);
    EXPECT_EQ(named("keputusan", seats.office), "Keputusan");
}

NASKAH_ON_BOTH_DATABASES(SigningDesk);

}  // namespace
}  // namespace signing

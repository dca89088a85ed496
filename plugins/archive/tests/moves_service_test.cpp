// SPDX-License-Identifier: Apache-2.0
// An item goes to where it loses something by two persons alone, and by none who may not know of it.
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace moves_service_test {

class MovesService : public cabinet_town::Town {};

TEST_P(MovesService, a_second_person_of_the_records_unit_decides_on_a_move_to_fewer_years) {
    const auto everybody = std::set{head_, clerk_, archivist_, drafter_, signer_};
    schedule_.rule("600.2", 0, 1, Fate::destroy);
    const auto from = open(clerk_, "Kenaikan pangkat"), brief = open(clerk_, "Undangan", "", "600.2");
    cabinet_->file(as(clerk_), from, letter("Undangan apel", AccessClass::ordinary, everybody));
    records_office_.serve([&](core::db::Tx&, const core::Seat& seat) { return seat.position == heirs_ || seat.position == chief_; });
    const auto person = [&](core::PositionId seat, int number) {
        auto ctx = as(seat);
        ctx.actor.person = core::PersonId::parse("00000000-0000-7000-8000-00000000000" + std::to_string(number));
        return ctx;
    };
    const auto ask = [&] { return cabinet_->ask_move(person(archivist_, 1), from, 1, brief.text(), "Salah berkas"); };
    const auto id = ask();
    EXPECT_EQ(fault_of(ask), "archive.error.move_waits");
    EXPECT_EQ(cabinet_->moves(person(later_, 4)).size(), 0u) << "of another unit, and not of the records unit";
    ASSERT_EQ(cabinet_->moves(person(heirs_, 2)).size(), 1u);
    const auto waiting = cabinet_->moves(person(heirs_, 2)).front();
    EXPECT_EQ(waiting.loses->what, "kept_shorter");
    EXPECT_GT(waiting.here->active_years + waiting.here->inactive_years, waiting.there->active_years + waiting.there->inactive_years);
    ASSERT_EQ(cabinet_->whole(person(archivist_, 1), from).moves.size(), 1u);
    EXPECT_TRUE(cabinet_->whole(person(archivist_, 1), from).moves.front().own);
    EXPECT_FALSE(cabinet_->whole(person(archivist_, 5), from).moves.front().own);
    const auto decided = [&](const core::Context& ctx, Move::Verdict verdict) {
        return fault_of([&] { cabinet_->decide(ctx, id, verdict, "Memang undangan", waiting.seen); });
    };
    EXPECT_EQ(decided(person(later_, 4), Move::Verdict::approve), "core.error.not_found");
    EXPECT_EQ(decided(person(clerk_, 3), Move::Verdict::approve), "core.error.forbidden");
    EXPECT_EQ(decided(person(heirs_, 1), Move::Verdict::approve), "archive.error.move_second") << "the same person in another seat";
    EXPECT_EQ(cabinet_->count_moves(person(heirs_, 1)), 0);
    EXPECT_EQ(cabinet_->whole(as(archivist_), brief).items.size(), 0u);
    schedule_.rule("600.2", 0, 0, Fate::destroy);
    EXPECT_EQ(decided(person(heirs_, 2), Move::Verdict::approve), "archive.error.move_changed") << "it would lose more than he saw";
    schedule_.rule("600.2", 0, 1, Fate::destroy);
    EXPECT_EQ(decided(person(heirs_, 2), Move::Verdict::approve), "");
    EXPECT_EQ(cabinet_->whole(as(archivist_), brief).items.size(), 1u);
    EXPECT_TRUE(cabinet_->moves(person(heirs_, 2)).empty());
    EXPECT_TRUE(cabinet_->whole(as(archivist_), from).moves.empty());
    EXPECT_EQ(decided(person(heirs_, 2), Move::Verdict::refuse), "archive.error.move_decided");
    EXPECT_FALSE(sees(heirs_, from)) << "who decides sees no more of it than he did";
}

TEST_P(MovesService, what_is_secret_is_decided_by_nobody_who_may_not_know_of_it) {
    schedule_.rule("600.2", 0, 1, Fate::destroy);
    const auto from = open(archivist_, "Kenaikan pangkat", "rahasia"), brief = open(archivist_, "Undangan", "rahasia", "600.2");
    Paper paper;
    paper.title = "Undangan";
    paper.date = core::parse_date("2020-02-01");
    cabinet_->register_paper(as(archivist_), from, paper);
    records_office_.serve([&](core::db::Tx&, const core::Seat& seat) { return seat.position == heirs_; });
    const auto id = cabinet_->ask_move(as(archivist_), from, 1, brief.text(), "Salah berkas");
    EXPECT_TRUE(cabinet_->moves(as(heirs_)).empty());
    EXPECT_EQ(fault_of([&] { cabinet_->decide(as(heirs_), id, Move::Verdict::approve, "Ya", ""); }), "core.error.not_found");
}

TEST_P(MovesService, of_what_is_limited_the_matter_is_not_told_and_nothing_asked_outlives_its_dossier) {
    schedule_.rule("600.2", 0, 1, Fate::destroy);
    const auto from = open(archivist_, "Teguran", "terbatas"), brief = open(archivist_, "Undangan", "terbatas", "600.2");
    Paper paper;
    paper.title = "Teguran tertulis pertama";
    paper.date = core::parse_date("2020-02-01");
    cabinet_->register_paper(as(archivist_), from, paper);
    records_office_.serve([&](core::db::Tx&, const core::Seat& seat) { return seat.position == heirs_; });
    cabinet_->ask_move(as(archivist_), from, 1, brief.text(), "Salah berkas");
    const auto shown = cabinet_->moves(as(heirs_));
    ASSERT_EQ(shown.size(), 1u) << "he decides";
    EXPECT_EQ(shown[0].item.title + shown[0].from.title + shown[0].target.title, "");
    EXPECT_EQ(shown[0].loses->what, "kept_shorter");
    EXPECT_EQ(cabinet_->moves(as(archivist_)).at(0).item.title, "Teguran tertulis pertama");
    place_->db().write([&](core::db::Tx& tx) { cabinet_->erase(tx, house(), from, "BA 1/2026"); });
    EXPECT_TRUE(cabinet_->moves(as(heirs_)).empty());
    EXPECT_EQ(place_->db().read([](core::db::Tx& tx) { return tx.count("SELECT COUNT(*) FROM archive_move"); }), 0);
}

// "Masuk berkas perseorangan" as the whole fate: kept until it is moved there, and then kept as that dossier is.
TEST_P(MovesService, what_belongs_into_a_personal_dossier_goes_there_and_nowhere_else) {
    const auto everybody = std::set{head_, clerk_, archivist_, drafter_, signer_};
    schedule_.rule("600.2", 0, 1, Fate::destroy);
    schedule_.rule("800.1.13.1", 0, 1, Fate::destroy);
    schedule_.named["800.1.13.1"] = {"800.1.13.1", "PNS", "800.1.13", true, true};
    schedule_.named["800.1.13"] = {"800.1.13", "Administrasi Perseorangan", "800.1", false, true, true};
    schedule_.rule("600.7", 2, 3, Fate::review);
    schedule_.others["600.7"].exception = "Masuk berkas perorangan";
    const auto whole = open(clerk_, "Angka kredit", "", "600.7"), brief = open(clerk_, "Undangan", "", "600.2");
    const auto personal = open(clerk_, "Pegawai", "", "800.1.13.1");
    cabinet_->file(as(clerk_), whole, letter("Penetapan angka kredit", AccessClass::ordinary, everybody));
    const auto moved = [&](DossierId to) {
        return fault_of([&] { tell(archivist_, whole, 1, Exception::Kind::moved, to.text()); });
    };
    EXPECT_EQ(moved(personal), "archive.fault.less_permanent") << "its rule does not send it";
    schedule_.others["600.7"].to_personal = true;
    EXPECT_EQ(moved(brief), "archive.fault.less_permanent");
    EXPECT_EQ(moved(personal), "");
}

// Permanent, undecided, its own years: each is told by one person, and taken back by two.
TEST_P(MovesService, a_word_that_takes_from_what_stands_is_decided_by_a_second_person) {
    const auto everybody = std::set{head_, clerk_, archivist_, drafter_, signer_};
    const auto id = open(clerk_, "Kenaikan pangkat");
    cabinet_->file(as(clerk_), id, letter("SK", AccessClass::ordinary, everybody));
    records_office_.serve([&](core::db::Tx&, const core::Seat& seat) { return seat.position == heirs_; });
    using Kind = Exception::Kind;
    const auto years = [&](int active, int inactive) {
        auto told = word(1, Kind::years);
        told.active_years = active;
        told.inactive_years = inactive;
        return told;
    };
    const auto told = [&](const Exception& one) {
        clock_.pass(std::chrono::seconds(1));
        return fault_of([&] { cabinet_->tell_apart(person_at(archivist_, 1), id, one, ""); });
    };
    const auto ask = [&](const Exception& one) { return cabinet_->ask_lesser(person_at(archivist_, 1), id, one); };
    const auto stands = [&] { return cabinet_->whole(as(archivist_), id).items.at(0).exception->kind; };
    EXPECT_EQ(fault_of([&] { ask(years(2, 2)); }), "archive.fault.word_itself") << "longer years are one person's to tell";
    EXPECT_EQ(told(years(2, 9)), "");
    EXPECT_EQ(told(years(4, 9)), "");
    EXPECT_EQ(told(years(5, 8)), "archive.fault.lesser_years") << "each of the two periods counts";
    EXPECT_EQ(told(word(1, Kind::none)), "archive.fault.lesser_years");
    EXPECT_EQ(told(word(1, Kind::unresolved)), "");
    EXPECT_EQ(told(word(1, Kind::none)), "archive.fault.lesser_unresolved");
    EXPECT_EQ(told(word(1, Kind::permanent)), "");
    EXPECT_EQ(told(word(1, Kind::unresolved)), "archive.fault.lesser_permanent");
    EXPECT_EQ(told(years(100, 100)), "archive.fault.lesser_permanent");
    const auto asked = ask(word(1, Kind::none));
    EXPECT_EQ(fault_of([&] { ask(word(1, Kind::unresolved)); }), "archive.error.move_waits");
    const auto shown = cabinet_->moves(person_at(heirs_, 2)).at(0);
    EXPECT_EQ(shown.loses->what, "lesser_permanent");
    EXPECT_EQ(shown.loses->also, "lesser_years") << "its own years had stood beneath";
    EXPECT_EQ(shown.here->fate, Fate::keep);
    EXPECT_EQ(shown.there->fate, Fate::destroy);
    const auto decided = [&](const core::Context& ctx) {
        return fault_of([&] { cabinet_->decide(ctx, asked, Move::Verdict::approve, "Benar", shown.seen); });
    };
    EXPECT_EQ(decided(person_at(heirs_, 1)), "archive.error.move_second");
    EXPECT_EQ(decided(person_at(clerk_, 3)), "core.error.forbidden") << "not of the records unit";
    EXPECT_EQ(stands(), Kind::permanent);
    second(heirs_, asked, Move::Verdict::refuse);
    EXPECT_EQ(stands(), Kind::permanent);
    second(heirs_, ask(word(1, Kind::none)));
    EXPECT_EQ(stands(), Kind::none);
    const auto kept = place_->db().read([&](core::db::Tx& tx) { return cabinet_->find(tx, house(), id)->apart; });
    ASSERT_EQ(kept.size(), 2u) << "the committee is told what was taken back";
    EXPECT_TRUE(kept[0].lifted && kept[0].kind == "years" && kept[0].active_years == 4) << "they went with what stood above them";
    EXPECT_TRUE(kept[1].lifted && kept[1].kind == "permanent" && kept[1].item == 1);
}

TEST_P(MovesService, an_approval_of_a_lesser_word_names_the_word_that_stood) {
    const auto id = open(clerk_, "Kenaikan pangkat");
    Paper paper;
    paper.title = "SK";
    paper.date = core::parse_date("2020-02-01");
    cabinet_->register_paper(as(archivist_), id, paper);
    tell(archivist_, id, 1, Exception::Kind::unresolved);
    const auto asked = cabinet_->ask_lesser(person_at(archivist_, 1), id, word(1, Exception::Kind::none));
    const auto seen = cabinet_->moves(person_at(archivist_, 2)).at(0).seen;
    tell(archivist_, id, 1, Exception::Kind::permanent);
    EXPECT_EQ(fault_of([&] { cabinet_->decide(person_at(archivist_, 2), asked, Move::Verdict::approve, "Ya", seen); }),
              "archive.error.move_changed");
}

// Moved on, nothing would tell that it was never decided.
TEST_P(MovesService, an_undecided_item_goes_on_one_word_only_to_where_somebody_is_asked_of_it_again) {
    schedule_.rule("600.2", 2, 3, Fate::destroy);
    schedule_.rule("600.7", 2, 3, Fate::review);
    const auto from = open(clerk_, "Undangan", "", "600.2"), same = open(clerk_, "Undangan lain", "", "600.2");
    const auto judged = open(clerk_, "Kerja sama", "", "600.7");
    Paper paper;
    paper.title = "Undangan pelantikan";
    paper.date = core::parse_date("2020-02-01");
    cabinet_->register_paper(as(archivist_), from, paper);
    tell(archivist_, from, 1, Exception::Kind::unresolved);
    EXPECT_EQ(fault_of([&] { tell(archivist_, from, 1, Exception::Kind::moved, same.text()); }), "archive.fault.undecided");
    EXPECT_EQ(fault_of([&] { tell(archivist_, from, 1, Exception::Kind::moved, judged.text()); }), "");
}

NASKAH_ON_BOTH_DATABASES(MovesService);

}  // namespace
}  // namespace archive

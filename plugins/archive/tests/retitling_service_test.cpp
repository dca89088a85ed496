// SPDX-License-Identifier: Apache-2.0
// What was written down wrongly is corrected by a further record: title and code of a dossier, how an item on paper is
// called; and one opened by mistake is annulled.
#include "archive/service/lists.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace retitling_service_test {

using core::parse_date;

class RetitlingService : public cabinet_town::Town {
  protected:
    // Held while it has that code, whoever asks.
    class HeldByCode final : public Guard {
      public:
        std::string code;
        Obstacles against(core::db::Tx&, const core::Context&, const std::vector<Kept>& dossiers, Deed deed) override {
            Obstacles all;
            for (const auto& each : dossiers)
                if (deed == Deed::propose && each.process == Process::destruction && each.code == code)
                    all[each.id].push_back({"depot.obstacle.held_some", {}});
            return all;
        }
    };
    void paper(DossierId id, const char* title, const char* day = "2020-02-01") {
        Paper paper;
        paper.title = title;
        paper.date = parse_date(day);
        cabinet_->register_paper(as(archivist_), id, paper);
    }
    std::string retitled(core::PositionId by, DossierId id, const char* title, const char* why = "Salah ketik") {
        return fault_of([&] { cabinet_->retitle(as(by), id, title, why); });
    }
    std::string recoded(DossierId id, const char* code) {
        return fault_of([&] { cabinet_->recode(person_at(archivist_, 1), id, code, "Salah kode"); });
    }
    std::string annulled(DossierId id) {
        return fault_of([&] { cabinet_->annul(as(archivist_), id, "Dibuka dua kali"); });
    }
    std::string trail_of(DossierId id) {
        std::string all;
        for (const auto& entry : place_->db().read([&](core::db::Tx& tx) { return core::audit::of(tx, object_of(id)); }))
            all += entry.act + " " + core::json::write(entry.data) + "\n";
        return all;
    }
    std::set<DossierId> listed(const store::Wish& wish = {}) {
        std::set<DossierId> all;
        for (const auto& each : cabinet_->list(as(archivist_), wish).all) all.insert(each.dossier.id);
        return all;
    }
    Clock term(DossierId id) { return cabinet_->whole(as(archivist_), id).term; }
};

TEST_P(RetitlingService, a_title_is_corrected_with_a_reason_and_what_it_was_is_still_found) {
    const auto id = open(clerk_, "Undngan");
    EXPECT_EQ(retitled(heirs_, id, "Undangan"), "core.error.not_found");
    EXPECT_EQ(retitled(archivist_, id, "Undangan", " "), "archive.fault.reason");
    EXPECT_EQ(retitled(archivist_, id, " "), "archive.fault.title");
    EXPECT_EQ(retitled(archivist_, id, "Undngan"), "archive.fault.same_title");
    EXPECT_EQ(retitled(archivist_, id, " Undangan "), "");
    EXPECT_EQ(now(id).title, "Undangan");
    EXPECT_EQ(index_.documents.at(id.text()).title, "Undangan");
    EXPECT_NE(index_.documents.at(id.text()).unshown.find("Undngan"), std::string::npos);
    cabinet_->close(as(clerk_), id, as(clerk_).today());
    EXPECT_EQ(retitled(archivist_, id, "Undangan rapat"), "") << "closed, too";
    const auto told = cabinet_->whole(as(archivist_), id).retitlings;
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(told[0].was.title, "Undngan");
    EXPECT_EQ(told[1].now.title, "Undangan rapat");
    EXPECT_EQ(trail_of(id).find("Und"), std::string::npos) << "the trail forgets nothing: " << trail_of(id);
    EXPECT_ANY_THROW(place_->db().write([](core::db::Tx& tx) { tx.exec("UPDATE archive_retitling SET was_title = 'x'"); }));
    EXPECT_ANY_THROW(place_->db().write([](core::db::Tx& tx) { tx.exec("DELETE FROM archive_retitling"); }));
    place_->db().write([&](core::db::Tx& tx) { cabinet_->engage(tx, house(), id, Process::transfer, "proposal:1"); });
    EXPECT_EQ(retitled(archivist_, id, "Undangan apel"), "archive.obstacle.proposed") << "the list of a proposal stays as it was made";
}

TEST_P(RetitlingService, a_secret_dossier_tells_its_old_title_to_nobody_more_than_its_new_one) {
    const auto id = open(archivist_, "Hukuman Budi", "rahasia");
    ASSERT_EQ(retitled(archivist_, id, "Hukuman disiplin"), "");
    EXPECT_FALSE(sees(clerk_, id));
    EXPECT_EQ(fault_of([&] { cabinet_->whole(as(clerk_), id); }), "core.error.not_found");
    EXPECT_EQ(index_.documents.at(id.text()).readers, std::vector<std::string>{"position:" + archivist_.text()});
    EXPECT_EQ(trail_of(id).find("Budi"), std::string::npos);
}

TEST_P(RetitlingService, a_code_that_keeps_as_long_is_one_archivists_and_the_clock_goes_by_it) {
    schedule_.rule("600.1", 2, 3, Fate::destroy);
    schedule_.rule("600.3", 5, 5, Fate::destroy);
    schedule_.named["600.9"] = {"600.9", "Umum", "", false, true};
    const auto id = open(clerk_, "Belanja", "", "600.1");
    cabinet_->close(as(clerk_), id, parse_date("2020-06-01"));
    const auto before = term(id);
    EXPECT_EQ(recoded(id, "600.9"), "archive.fault.code") << "not one of the finest";
    EXPECT_EQ(recoded(id, "600.1"), "archive.fault.same_code");
    EXPECT_EQ(recoded(id, "600.3"), "");
    EXPECT_EQ(now(id).code, "600.3");
    EXPECT_EQ(now(id).rule->active_years, 5) << "frozen anew";
    EXPECT_GT(*term(id).inactive_until, *before.inactive_until);
    EXPECT_EQ(place_->db().read([&](core::db::Tx& tx) { return store::wound(tx, id); })->inactive_until, term(id).inactive_until);
    EXPECT_EQ(index_.documents.at(id.text()).code, "600.3");
    EXPECT_NE(index_.documents.at(id.text()).unshown.find("600.1"), std::string::npos);
    store::Wish wish;
    wish.code = "600.3";
    EXPECT_TRUE(listed(wish).contains(id));
    EXPECT_EQ(cabinet_->whole(as(archivist_), id).retitlings.at(0).was.code, "600.1");
    EXPECT_NE(trail_of(id).find("archive.recoded"), std::string::npos);
}

TEST_P(RetitlingService, a_code_that_keeps_less_is_decided_by_a_second_person) {
    schedule_.rule("600.1", 2, 3, Fate::keep);
    schedule_.rule("600.2", 2, 2, Fate::destroy);
    schedule_.rule("600.3", 5, 5, Fate::destroy);
    schedule_.rule("600.4", 5, 5, Fate::destroy);
    schedule_.others["600.3"].exception = "kecuali SK";
    const auto kept = open(clerk_, "Sertifikat", "", "600.1"), spared = open(clerk_, "Kepegawaian", "", "600.3");
    const auto again = open(clerk_, "Belanja", "", "600.4");
    EXPECT_EQ(recoded(kept, "600.3"), "archive.fault.code_less_permanent");
    EXPECT_EQ(recoded(spared, "600.4"), "archive.fault.code_excepts_less") << "nobody would go through it any more";
    cabinet_->close(as(clerk_), again, parse_date("2020-06-01"));
    EXPECT_EQ(recoded(again, "600.2"), "archive.fault.code_kept_shorter");
    records_office_.serve([&](core::db::Tx&, const core::Seat& seat) { return seat.position == heirs_ || seat.position == archivist_; });
    cabinet_->reopen(as(archivist_), again, "Masih berjalan");
    EXPECT_EQ(recoded(again, "600.2"), "archive.fault.code_kept_shorter") << "opened again it is kept as it was to be";
    EXPECT_EQ(fault_of([&] { cabinet_->ask_recoding(person_at(archivist_, 1), spared, "600.1", "Salah"); }), "archive.fault.code_itself");
    const auto asked = cabinet_->ask_recoding(person_at(archivist_, 1), again, "600.2", "Memang undangan");
    EXPECT_EQ(fault_of([&] { cabinet_->ask_recoding(person_at(archivist_, 1), again, "600.2", "Sekali lagi"); }),
              "archive.error.recoding_waits");
    const auto shown = cabinet_->moves(person_at(heirs_, 2)).at(0);
    EXPECT_EQ(shown.loses->what, "code_kept_shorter");
    EXPECT_EQ(shown.target.code, "600.2");
    EXPECT_EQ(fault_of([&] { cabinet_->decide(person_at(archivist_, 1), asked, Move::Verdict::approve, "Ya", shown.seen); }),
              "archive.error.move_second");
    EXPECT_EQ(now(again).code, "600.4");
    second(heirs_, asked);
    EXPECT_EQ(now(again).code, "600.2");
    cabinet_->close(as(clerk_), again, parse_date("2020-06-01"));
    EXPECT_EQ(now(again).rule->active_years + now(again).rule->inactive_years, 4) << "closed once more it goes by the code it has";
}

TEST_P(RetitlingService, a_dossier_held_by_its_code_keeps_it) {
    schedule_.rule("600.1", 2, 3, Fate::destroy);
    schedule_.rule("600.3", 5, 5, Fate::destroy);
    const auto id = open(clerk_, "Belanja", "", "600.1");
    HeldByCode hold;
    hold.code = "600.1";
    cabinet_->guard(hold);
    EXPECT_EQ(recoded(id, "600.3"), "archive.error.code_held");
    EXPECT_EQ(now(id).code, "600.1");
    hold.code = "600.3";
    EXPECT_EQ(recoded(id, "600.3"), "") << "into what is held it may go";
}

TEST_P(RetitlingService, an_empty_dossier_is_annulled_and_its_number_stays) {
    const auto used = open(clerk_, "Rapat"), id = open(clerk_, "Rapat"), next = open(clerk_, "Rapat besar");
    paper(used, "Notulen");
    EXPECT_EQ(annulled(used), "archive.error.not_empty");
    cabinet_->refer(as(archivist_), next, id.text(), "Berkaitan");
    EXPECT_EQ(annulled(id), "archive.error.not_empty") << "somebody would look for it";
    cabinet_->unrefer(as(archivist_), next, cabinet_->whole(as(archivist_), next).referred.at(0).reference.id, "Keliru");
    const auto closed = open(clerk_, "Selesai");
    cabinet_->close(as(clerk_), closed, as(clerk_).today());
    EXPECT_EQ(annulled(closed), "archive.error.closed");
    EXPECT_TRUE(cabinet_->whole(as(archivist_), id).may_annul);
    EXPECT_EQ(annulled(id), "");
    EXPECT_EQ(annulled(id), "archive.obstacle.annulled");
    const auto number = now(id).numbered();
    EXPECT_FALSE(listed().contains(id));
    EXPECT_TRUE(cabinet_->open_ones(as(archivist_), number).shown.empty()) << "nothing is filed into it";
    EXPECT_EQ(fault_of([&] { cabinet_->open_called(as(archivist_), number); }), "archive.fault.other_dossier");
    EXPECT_NE(index_.documents.at(id.text()).number.find(number), std::string::npos) << "by its number it is found";
    Wanted wanted;
    wanted.numbers = {number};
    EXPECT_TRUE(place_->db().read([&](core::db::Tx& tx) {
        const auto all = static_cast<Holdings&>(*cabinet_).list(tx, house(), wanted);
        return std::none_of(all.begin(), all.end(), [&](const Kept& each) { return each.id == id; });
    }));
    const auto whole = cabinet_->whole(as(archivist_), id);
    EXPECT_TRUE(whole.dossier.stub());
    EXPECT_EQ(whole.dossier.ended_by, "Dibuka dua kali");
    EXPECT_EQ(fault_of([&] { paper(id, "Notulen"); }), "archive.obstacle.annulled");
    EXPECT_EQ(retitled(archivist_, id, "Rapat lain"), "archive.obstacle.annulled");
    EXPECT_EQ(fault_of([&] { cabinet_->refer(as(archivist_), next, id.text(), "Berkaitan"); }), "archive.fault.other_dossier");
    EXPECT_ANY_THROW(place_->db().write([](core::db::Tx& tx) { tx.exec("UPDATE archive_dossier SET life = 'active' WHERE life = 'annulled'"); }));
    clock_.pass(std::chrono::seconds(1));
    EXPECT_NE(now(open(clerk_, "Lagi")).numbered(), number) << "it is not given again";
}

TEST_P(RetitlingService, what_is_filed_while_it_is_annulled_is_refused) {
    const auto id = open(clerk_, "Rapat");
    const auto subject = letter("Undangan", AccessClass::ordinary, {clerk_, archivist_});
    std::string filed;
    amid([&](core::db::Tx& tx) {
             cabinet_->pass(tx, as(archivist_), id, Deed::file);
             auto dossier = store::find(tx, {{}, {}, false, true}, id).value();
             dossier.life = Life::annulled;
             store::save(tx, dossier);
         },
         [&] { cabinet_->file(as(clerk_), id, subject); }, filed);
    EXPECT_EQ(filed, "archive.obstacle.annulled");
    EXPECT_TRUE(cabinet_->whole(as(archivist_), id).items.empty());
}

TEST_P(RetitlingService, an_item_on_paper_is_called_anew_and_a_letter_is_not) {
    const auto id = open(clerk_, "Rapat");
    paper(id, "Notuln", "2002-03-04");
    cabinet_->file(as(clerk_), id, letter("Undangan", AccessClass::ordinary, {clerk_, archivist_}));
    const auto renamed = [&](int item, const Naming& told, const char* why = "Salah catat") {
        clock_.pass(std::chrono::seconds(1));
        return fault_of([&] { cabinet_->rename(as(archivist_), id, item, told, why); });
    };
    const Naming right{"Notulen", "005/12", parse_date("2001-03-04"), parse_date("2001-01-02")};
    EXPECT_EQ(renamed(2, right), "archive.fault.naming_letter");
    EXPECT_EQ(renamed(1, right, ""), "archive.fault.reason");
    EXPECT_EQ(renamed(1, {"", "", right.date, {}}), "archive.fault.paper_title");
    EXPECT_EQ(renamed(1, {"Notulen", "", parse_date("2031-01-01"), {}}), "archive.fault.paper_date");
    EXPECT_EQ(renamed(1, {"Notuln", "", parse_date("2002-03-04"), {}}), "archive.fault.nothing_told");
    EXPECT_EQ(renamed(1, right), "");
    EXPECT_EQ(renamed(1, {"Notulen rapat", "005/12", right.date, right.first}), "");
    const auto whole = cabinet_->whole(as(archivist_), id);
    EXPECT_EQ(whole.items[0].title, "Notulen rapat");
    EXPECT_EQ(whole.items[0].letter_number, "005/12");
    EXPECT_EQ(whole.extent.first, right.first);
    ASSERT_EQ(whole.renamings.size(), 2u);
    EXPECT_EQ(whole.renamings[0].was.title, "Notuln");
    EXPECT_EQ(whole.renamings[1].was.title, "Notulen");
    EXPECT_NE(words_of(id).find("Notulen rapat"), std::string::npos);
    EXPECT_EQ(trail_of(id).find("Notul"), std::string::npos);
    store::Wish wish;
    wish.year_until = 2001;
    EXPECT_TRUE(listed(wish).contains(id)) << "of the years it is told now";
    EXPECT_EQ(place_->db().read([&](core::db::Tx& tx) { return cabinet_->letter_named(tx, as(archivist_), office_, "005/12"); }),
              whole.items[0].subject);
    cabinet_->close(as(clerk_), id, parse_date("2020-06-01"));
    clock_.pass(std::chrono::hours(48));
    EXPECT_EQ(renamed(1, {"Notulen rapat", "005/12", parse_date("2020-06-02"), {}}), "archive.fault.naming_late");
    EXPECT_ANY_THROW(place_->db().write([](core::db::Tx& tx) { tx.exec("UPDATE archive_naming SET title = 'x'"); }));
    EXPECT_ANY_THROW(place_->db().write([](core::db::Tx& tx) { tx.exec("DELETE FROM archive_naming"); }));
    place_->db().write([&](core::db::Tx& tx) { cabinet_->erase(tx, house(), id, "BA 1/2026"); });
    EXPECT_EQ(place_->db().read([](core::db::Tx& tx) { return tx.count("SELECT COUNT(*) FROM archive_naming"); }), 0);
}

NASKAH_ON_BOTH_DATABASES(RetitlingService);

}  // namespace retitling_service_test
}  // namespace archive

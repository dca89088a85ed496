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
    EXPECT_EQ(index_.documents.at(id.text()).readers, (std::vector<std::string>{"archivist-at:" + archivist_.text() + ":" + office_.text()}));
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
    EXPECT_EQ(cabinet_->whole(as(archivist_), again).retitlings.at(0).recorded_by, "Arsiparis; Arsiparis") << "who asked and who decided";
    cabinet_->close(as(clerk_), again, parse_date("2020-06-01"));
    EXPECT_EQ(now(again).rule->active_years + now(again).rule->inactive_years, 4) << "closed once more it goes by the code it has";
}

TEST_P(RetitlingService, what_another_rule_excepts_is_gone_through_anew) {
    for (const char* code : {"600.1", "600.2", "600.3"}) schedule_.rule(code, 2, 3, Fate::destroy);
    schedule_.others["600.1"].exception = "kecuali SK";
    schedule_.others["600.2"].exception = "kecuali kontrak";
    schedule_.rule("600.4", 5, 5, Fate::destroy);
    schedule_.others["600.4"].exception = "kecuali kontrak";
    const auto spared = open(clerk_, "Kepegawaian", "", "600.1"), plain = open(clerk_, "Belanja", "", "600.3");
    for (const auto& id : {spared, plain}) {
        tell(archivist_, id, 0, Exception::Kind::settled);
        cabinet_->close(as(clerk_), id, parse_date("2020-06-01"));
        EXPECT_TRUE(term(id).whole);
    }
    records_office_.serve([&](core::db::Tx&, const core::Seat& seat) { return seat.position == heirs_ || seat.position == archivist_; });
    EXPECT_EQ(recoded(spared, "600.2"), "archive.fault.code_excepts_less");
    second(heirs_, cabinet_->ask_recoding(person_at(archivist_, 1), spared, "600.2", "Salah kode"));
    EXPECT_EQ(now(spared).code, "600.2");
    EXPECT_FALSE(term(spared).whole) << "nobody went through the contracts";
    EXPECT_EQ(cabinet_->whole(as(archivist_), spared).exceptions.back().reason, "Salah kode");
    EXPECT_EQ(recoded(plain, "600.4"), "");
    EXPECT_FALSE(cabinet_->whole(as(archivist_), plain).settled) << "nor by one person's word";
    EXPECT_FALSE(term(plain).whole);
}

TEST_P(RetitlingService, what_a_rule_adopted_excepts_is_gone_through_anew) {
    schedule_.rule("600.3", 2, 3, Fate::destroy);
    const auto id = open(clerk_, "Belanja", "", "600.3"), night = open(clerk_, "Belanja lain", "", "600.3");
    for (const auto& each : {id, night}) {
        tell(archivist_, each, 0, Exception::Kind::settled);
        cabinet_->close(as(clerk_), each, parse_date("2020-06-01"));
    }
    schedule_.others["600.3"].exception = "kecuali kontrak";
    cabinet_->adopt(as(archivist_), id, "Jadwal baru");
    EXPECT_FALSE(term(id).whole);
    cabinet_->recompute(house());
    EXPECT_EQ(now(night).rule->exception, "kecuali kontrak");
    EXPECT_FALSE(term(night).whole) << "taken over by night";
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

TEST_P(RetitlingService, what_is_not_known_to_the_day_is_corrected_in_a_closed_dossier_too) {
    const auto id = open(clerk_, "Peta");
    for (const char* dated : {"XXXX", "2020", "2003"}) {
        Paper made;
        made.title = "Peta";
        made.dated = dated;
        cabinet_->register_paper(as(archivist_), id, made);
    }
    const auto item = [&](int number) { return cabinet_->whole(as(archivist_), id).items.at(static_cast<std::size_t>(number - 1)); };
    const auto dated = [&](int number, const char* title, const char* edtf) {
        clock_.pass(std::chrono::seconds(1));
        Naming told{title, "", {}, {}, edtf};
        return fault_of([&] { cabinet_->rename(as(archivist_), id, number, told, "Salah catat"); });
    };
    clock_.pass(std::chrono::hours(24 * 400));
    EXPECT_EQ(dated(1, "Peta", "XXXX"), "archive.fault.nothing_told");
    EXPECT_EQ(dated(1, "Peta tua", "XXXX"), "");
    EXPECT_EQ(item(1).date, parse_date("2020-06-01")) << "the day it was registered on";
    EXPECT_NE(trail_of(id).find("\"fields\":[\"title\"]"), std::string::npos) << trail_of(id);
    cabinet_->close(as(clerk_), id, parse_date("2020-06-01"));
    EXPECT_EQ(now(id).closed, parse_date("2020-06-01")) << "an item of that year holds no closing up";
    EXPECT_EQ(dated(1, "Peta kuno", "XXXX"), "");
    EXPECT_EQ(dated(2, "Peta baru", "2020"), "") << "only its title";
    EXPECT_EQ(dated(3, "Peta", "XXXX"), "");
    EXPECT_EQ(item(3).date, parse_date("2020-06-01"));
    EXPECT_EQ(dated(3, "Peta", "2020-06"), "");
    EXPECT_EQ(item(3).date, parse_date("2020-06-01")) << "nothing in it is later";
    EXPECT_EQ(dated(3, "Peta", "2020-07"), "archive.fault.naming_late");
    EXPECT_EQ(dated(3, "Peta", "2019/2021"), "archive.fault.naming_late") << "something of it is of the next year";
}

TEST_P(RetitlingService, what_becomes_of_a_dossier_while_an_item_is_corrected_stands_in_the_index) {
    const auto id = open(archivist_, "Rapat");
    paper(id, "Notuln");
    const auto raise = [&](core::db::Tx& tx) {
        cabinet_->pass(tx, as(archivist_), id, Deed::file);
        auto dossier = store::find(tx, {{}, {}, false, true}, id).value();
        dossier.access = AccessClass::secret;
        store::save(tx, dossier);
        store::set_readers(tx, id, {{archivist_}});
    };
    std::string came;
    amid(raise, [&] { cabinet_->rename(as(archivist_), id, 1, {"Notulen", "", parse_date("2020-02-01"), {}}, "Salah ketik"); }, came);
    EXPECT_EQ(came, "");
    EXPECT_EQ(index_.documents.at(id.text()).access, "rahasia");
    Telling told;
    told.sender = "Dinas lain";
    index_.documents.clear();
    amid([&](core::db::Tx& tx) {
             cabinet_->pass(tx, as(archivist_), id, Deed::file);
             auto dossier = store::find(tx, {{}, {}, false, true}, id).value();
             dossier.access = AccessClass::top_secret;
             store::save(tx, dossier);
         },
         [&] { cabinet_->describe(as(archivist_), id, 1, told, "Kurang"); }, came);
    EXPECT_EQ(came, "");
    EXPECT_EQ(index_.documents.at(id.text()).access, "sangat_rahasia");
}

TEST_P(RetitlingService, what_an_item_is_called_where_it_went_is_not_told_where_it_was) {
    const auto from = open(archivist_, "Rapat"), secret = open(archivist_, "Hukuman", "rahasia");
    paper(from, "Notuln");
    ASSERT_EQ(fault_of([&] { cabinet_->rename(as(archivist_), from, 1, {"Notulen", "", parse_date("2020-02-01"), {}}, "Salah ketik"); }), "");
    tell(archivist_, from, 1, Exception::Kind::moved, secret.text());
    clock_.pass(std::chrono::seconds(1));
    ASSERT_EQ(fault_of([&] { cabinet_->rename(as(archivist_), secret, 1, {"Hukuman Budi", "1/R", parse_date("2020-02-02"), {}}, "Lengkapi"); }), "");
    Telling told;
    told.sender = "Inspektorat";
    cabinet_->describe(as(archivist_), secret, 1, told, "Lengkapi");
    const auto left = cabinet_->whole(as(clerk_), from), there = cabinet_->whole(as(archivist_), secret);
    EXPECT_EQ(left.items.at(0).title + left.items.at(0).letter_number + left.items.at(0).sender, "Notulen");
    EXPECT_EQ(left.renamings.size(), 1u) << "what was told of it there";
    EXPECT_EQ(left.renamings.at(0).now.title, "Notulen");
    EXPECT_TRUE(left.corrections.empty());
    EXPECT_EQ(there.items.at(0).title, "Hukuman Budi");
    EXPECT_EQ(there.items.at(0).sender, "Inspektorat");
    EXPECT_EQ(there.renamings.size(), 2u);
    EXPECT_EQ(there.corrections.size(), 1u);
}

NASKAH_ON_BOTH_DATABASES(RetitlingService);

}  // namespace retitling_service_test
}  // namespace archive
